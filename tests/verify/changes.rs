//! What changes between two editions is counted as by brute force on a guide small enough for that.

use std::collections::{BTreeMap, BTreeSet};

use massage_or_pt::engine::{
    Item, OptionSet, Path, Protocol, ProtocolDef, Recommendation, Response, Urgency, recommend,
    validate,
};
use massage_or_pt::verify::{Changes, Moves};

use crate::support::{evidence, red_flag, shipped};

/// Four questions, one of them asked only of those with an ache.
const GUIDE: [&str; 4] = [
    r#"
version = "1"
reviewed = "2026-01-01"
items = [
  { link_id = "goals", text = "Why?", repeats = true, options = [
    { code = "relax", text = "To relax" },
    { code = "ache", text = "An ache" },
  ] },
  { link_id = "signs", text = "Which?", repeats = true, enable_when = ["goals = ache"], options = [
    { code = "numb", text = "Numb" },
    { code = "fever", text = "Fever" },
    { code = "none", text = "None", exclusive = true },
    { code = "not_sure", text = "Not sure", exclusive = true, not_sure = true },
  ] },
  { link_id = "weeks", text = "How long?", enable_when = ["goals = ache"], options = [
    { code = "few", text = "Few" },
    { code = "many", text = "Many" },
  ] },
  { link_id = "skin", text = "Skin?", options = [
    { code = "well", text = "Well" },
    { code = "sore", text = "Sore" },
    { code = "rash", text = "Rash" },
  ] },
]
"#,
    r#"
out_of_scope = []
red_flags = [
  { id = "numb", when = ["signs = numb"], urgency = "emergency_now", reason = "r", sources = ["A"] },
  { id = "fever", when = ["signs = fever"], urgency = "same_day", reason = "r", sources = ["A"] },
  { id = "unsure", when = ["signs = not_sure"], urgency = "same_day", reason = "r", sources = ["A"] },
]
contraindications = [
  { id = "rash", when = ["skin = rash"], level = "no", precaution = "p", sources = ["A"] },
  { id = "sore", when = ["skin = sore"], level = "adapt", precaution = "p", sources = ["A"] },
]
"#,
    r#"
decision = { massage_at = 3, physical_therapy_at = 3, tie_break = "physical_therapy" }
evidence = [
  { id = "relax", when = ["goals = relax"], toward = "massage", weight = 4, reason = "r", sources = ["A"] },
  { id = "ache", when = ["goals = ache"], toward = "physical_therapy", weight = 2, reason = "r", sources = ["A"] },
  { id = "many", when = ["weeks = many"], toward = "physical_therapy", weight = 2, reason = "r", sources = ["A"] },
]
"#,
    r#"
name = "Spa"
website = "https://example.org"
services = ["gentle", "firm"]
styles = [
  { id = "gentle", name = "Gentle", description = "d", technique = "swedish", offered_up_to = "adapt", fits = [] },
  { id = "firm", name = "Firm", description = "d", technique = "deep_tissue", offered_up_to = "ok", fits = [{ when = ["goals = ache"], weight = 3 }] },
]
"#,
];

/// The guide with texts replaced, each of which must be there.
#[track_caller]
fn guide(edits: &[(&str, &str)]) -> Protocol {
    let [questionnaire, screening, scoring, spa] = GUIDE
        .map(|text| edits.iter().fold(text.to_string(), |text, (old, new)| text.replace(old, new)));
    for (old, _) in edits {
        assert!(GUIDE.iter().any(|text| text.contains(old)), "the guide has no {old:?}");
    }
    let def = ProtocolDef {
        questionnaire: toml::from_str(&questionnaire).expect("questions"),
        screening: toml::from_str(&screening).expect("screening"),
        scoring: toml::from_str(&scoring).expect("scoring"),
        spa: toml::from_str(&spa).expect("spa"),
        source_ids: vec!["A".to_string()],
    };
    let (protocol, problems) = validate(&def);
    assert_eq!(problems, [], "the edited guide is not sound");
    protocol
}

/// Compares the guide with an edited one, both ways round, with counts by brute force.
#[track_caller]
fn check(edits: &[(&str, &str)]) -> Changes {
    let (before, after) = (guide(&[]), guide(edits));
    compare(&after, &before);
    compare(&before, &after)
}

#[track_caller]
fn compare(old: &Protocol, new: &Protocol) -> Changes {
    let changes = Changes::between(old, new);
    let counted = Counted::between(old, new);
    assert_eq!(changes.responses.exact(), counted.responses.to_string());
    assert_eq!(changes.comparable.exact(), counted.comparable.to_string());
    assert_eq!(moves(&changes.outcome), counted.outcome);
    assert_eq!(moves(&changes.urgency), counted.urgency);
    assert_eq!(moves(&changes.massage), counted.massage);
    let exact = [&changes.outcome.changed, &changes.service, &changes.any].map(|c| c.exact());
    assert_eq!(
        exact,
        counted.changed.map(|count| count.to_string()).each_ref().map(String::as_str)
    );
    changes
}

#[test]
fn nothing_changes_between_a_guide_and_itself() {
    let changes = check(&[]);
    assert_eq!(changes.comparable, changes.responses);
    assert_eq!(changes.any.exact(), "0");
}

#[test]
fn a_weight_that_changes() {
    let changes = check(&[("weight = 2", "weight = 3")]);
    // Those with an ache for a few weeks, no sign and the wish to relax; a rash rules massage out.
    let outcome = moves(&changes.outcome);
    assert_eq!((outcome["Massage to Both"], outcome["SeekCareFirst to PhysicalTherapy"]), (2, 1));
    assert_eq!(changes.outcome.changed.exact(), "3");
}

#[test]
fn a_tie_break_and_a_threshold_that_change() {
    check(&[("tie_break = \"physical_therapy\"", "tie_break = \"massage\"")]);
    check(&[("physical_therapy_at = 3", "physical_therapy_at = 2")]);
}

#[test]
fn a_caution_that_changes() {
    check(&[("level = \"no\"", "level = \"clear\"")]);
    check(&[("level = \"adapt\"", "level = \"no\"")]);
}

#[test]
fn an_emergency_that_now_ends_the_questions_is_not_overlooked() {
    let changes = check(&[("urgency = \"same_day\"", "urgency = \"emergency_now\"")]);
    let urgency = moves(&changes.urgency);
    assert!(urgency["Some(SameDay) to Some(EmergencyNow)"] > 0, "{urgency:?}");
    assert_eq!(changes.comparable, changes.responses);
}

#[test]
fn a_question_asked_of_more_people() {
    check(&[(
        "enable_when = [\"goals = ache\"], options = [\n    { code = \"few\"",
        "options = [\n    { code = \"few\"",
    )]);
}

#[test]
fn a_new_option_can_be_compared_where_it_is_not_the_only_one() {
    let changes = check(&[
        (
            "{ code = \"ache\", text = \"An ache\" },",
            "{ code = \"ache\", text = \"An ache\" }, { code = \"sleep\", text = \"To sleep\" },",
        ),
        ("when = [\"goals = relax\"]", "when = [\"goals = relax | sleep\"]"),
    ]);
    assert_ne!(changes.comparable, changes.responses);
}

#[test]
fn a_new_question_an_option_gone_and_another_name() {
    check(&[("link_id = \"weeks\"", "link_id = \"months\""), ("weeks = many", "months = many")]);
    check(&[("    { code = \"rash\", text = \"Rash\" },\n", ""), ("skin = rash", "signs = fever")]);
}

#[test]
fn questions_in_another_order() {
    check(&[
        (
            "{ link_id = \"skin\", text = \"Skin?\", options = [\n    { code = \"well\", text = \"Well\" },\n    { code = \"sore\", text = \"Sore\" },\n    { code = \"rash\", text = \"Rash\" },\n  ] },",
            "",
        ),
        (
            "items = [\n",
            "items = [\n{ link_id = \"skin\", text = \"Skin?\", options = [\n    { code = \"well\", text = \"Well\" },\n    { code = \"sore\", text = \"Sore\" },\n    { code = \"rash\", text = \"Rash\" },\n  ] },",
        ),
    ]);
}

#[test]
fn each_change_is_shown_by_a_response_that_both_editions_judge_so() {
    let old = shipped();
    let mut new = shipped();
    evidence(&mut new, "limits").weight = 1;
    red_flag(&mut new, "tingle_both").urgency = Urgency::EmergencyNow;
    new.index();
    let changes = Changes::between(&old, &new);
    assert_eq!(changes.comparable, changes.responses);
    let mut shown = 0;
    for (i, before) in changes.outcome.values.iter().enumerate() {
        for (j, after) in changes.outcome.values.iter().enumerate() {
            let Some(response) = &changes.outcome.from[i][j].smallest else { continue };
            shown += 1;
            let said = recommend(&new, response).expect("it is complete");
            assert_eq!(said.outcome, *after);
            let said = recommend(&old, response).expect("it is complete");
            assert_eq!(said.outcome, *before);
        }
    }
    assert!(shown > 0);
}

/// What [`Changes`] counts, counted one response at a time.
#[derive(Default)]
struct Counted {
    responses: usize,
    comparable: usize,
    outcome: BTreeMap<String, usize>,
    urgency: BTreeMap<String, usize>,
    massage: BTreeMap<String, usize>,
    /// Outcome, service, anything.
    changed: [usize; 3],
}

impl Counted {
    fn between(old: &Protocol, new: &Protocol) -> Self {
        let before = complete(old);
        let mut counted = Self::default();
        for response in complete(new) {
            counted.responses += 1;
            let now = recommend(new, &response).expect("it is complete");
            let same = before.iter().filter(|other| agrees(old, other, new, &response));
            let said: Vec<_> =
                same.map(|other| recommend(old, other).expect("it is complete")).collect();
            counted.comparable += usize::from(!said.is_empty());
            counted.add(&said, &now);
        }
        counted
    }

    fn add(&mut self, before: &[Recommendation], now: &Recommendation) {
        let mut count = |moves: fn(&mut Self) -> &mut BTreeMap<String, usize>,
                         said: fn(&Recommendation) -> String| {
            let pairs: BTreeSet<_> =
                before.iter().map(|old| format!("{} to {}", said(old), said(now))).collect();
            for pair in pairs {
                *moves(self).entry(pair).or_default() += 1;
            }
        };
        count(|c| &mut c.outcome, |r| format!("{:?}", r.outcome));
        count(|c| &mut c.urgency, |r| format!("{:?}", r.urgency));
        count(|c| &mut c.massage, |r| format!("{:?}", r.massage));
        let service = |r: &Recommendation| r.service.as_ref().map(|s| s.service.id.clone());
        let told = |r: &Recommendation| (r.outcome, service(r), r.urgency, r.massage);
        let differs = [
            before.iter().any(|old| old.outcome != now.outcome),
            before.iter().any(|old| service(old) != service(now)),
            before.iter().any(|old| told(old) != told(now)),
        ];
        for (changed, differs) in self.changed.iter_mut().zip(differs) {
            *changed += usize::from(differs);
        }
    }
}

/// Every complete response without leftovers.
fn complete(protocol: &Protocol) -> Vec<Response> {
    let mut responses = vec![Response::default()];
    for (index, item) in protocol.questionnaire.indexed() {
        responses = responses
            .into_iter()
            .flat_map(|response| {
                let asked = Path::new(protocol, &response).items().contains(&index);
                let answers = if asked { answers(item) } else { vec![OptionSet::EMPTY] };
                answers.into_iter().map(move |picked| {
                    let mut longer = response.clone();
                    longer.set(index, picked);
                    longer
                })
            })
            .collect();
    }
    responses
}

fn answers(item: &Item) -> Vec<OptionSet> {
    let every = (1_usize..1 << item.options.len()).map(|bits| {
        let options = (0..item.options.len()).filter(|option| bits >> option & 1 == 1);
        options.fold(OptionSet::EMPTY, OptionSet::with)
    });
    every.filter(|picked| can_be_picked(item, *picked)).collect()
}

fn can_be_picked(item: &Item, picked: OptionSet) -> bool {
    picked.len() == 1 || item.repeats && !item.picked(picked).any(|option| option.exclusive)
}

/// Whether an answer to the old guide is the same as one to the new, as far as both ask.
fn agrees(old: &Protocol, before: &Response, new: &Protocol, after: &Response) -> bool {
    old.questionnaire.indexed().all(|(index, item)| {
        let picked = before.get(index);
        let now = new.questionnaire.find(&item.link_id).map(|(i, item)| (item, after.get(i)));
        match now {
            Some((item_now, picked_now)) if !picked_now.is_empty() && !picked.is_empty() => {
                let known = item_now.codes(picked_now).filter(|code| item.option(code).is_some());
                known.eq(item.codes(picked))
            }
            _ => true,
        }
    })
}

/// The moves that some response makes.
fn moves<T: std::fmt::Debug>(moves: &Moves<T>) -> BTreeMap<String, usize> {
    let pairs = (0..4).flat_map(|i| (0..4).map(move |j| (i, j)));
    let counted = pairs.map(|(i, j)| {
        let name = format!("{:?} to {:?}", moves.values[i], moves.values[j]);
        (name, moves.from[i][j].responses.exact().parse().expect("a small number"))
    });
    counted.filter(|(_, count)| *count > 0).collect()
}
