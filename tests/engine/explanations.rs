//! What the guide says about its own result is true: reasons, and what would change it.

use massage_or_pt::engine::{
    Change, ItemIndex, OptionSet, Path, Response, deciding_answers, recommend, what_would_change,
};

use crate::generated;
use crate::personas::all;
use crate::support::protocol;

#[test]
fn every_reason_is_an_answer_really_given_the_weightiest_first() {
    for case in all() {
        let response = case.response(&protocol().questionnaire).expect("cases are readable");
        let got = recommend(protocol(), &response).expect("cases are complete");
        for reason in &got.reasons {
            let (item, _) = protocol().questionnaire.find(&reason.item.link_id).expect("an item");
            let (option, _) = reason.item.option(&reason.option.code).expect("an option");
            assert!(response.get(item).contains(option), "{}: {}", case.name, reason.rule);
        }
        let weights: Vec<_> = got.reasons.iter().map(|reason| weight(reason.rule)).collect();
        assert!(weights.is_sorted_by(|one, next| one >= next), "{}: {weights:?}", case.name);
    }
}

/// Red flags by urgency, evidence by its points.
fn weight(rule: &str) -> u8 {
    let flag = protocol().red_flags.iter().find(|flag| flag.id == rule);
    let evidence = protocol().evidence.iter().find(|evidence| evidence.id == rule);
    flag.map(|flag| flag.urgency as u8).or(evidence.map(|e| e.weight)).unwrap_or_default()
}

/// Each change is what `recommend` says of the response with that one answer changed, and every change
/// of an answer that may be named and leads elsewhere is there.
#[test]
fn what_would_change_is_what_one_other_answer_leads_to() {
    let mut found = 0;
    for case in all() {
        let response = case.response(&protocol().questionnaire).expect("cases are readable");
        let said: Vec<_> = what_would_change(protocol(), &response).iter().map(told).collect();
        let tried = every_single_change(&response);
        assert_eq!(said, tried, "{}", case.name);
        found += said.len();
    }
    assert!(found > 100, "only {found} changes in all");
}

#[test]
fn no_change_names_age_health_or_a_sign() {
    let changeable = protocol().questionnaire.items.iter().filter(|item| item.changeable);
    let named: Vec<_> = changeable.map(|item| item.link_id.as_str()).collect();
    assert_eq!(named, ["surgery_when", "duration", "impact", "checked"]);
}

#[test]
fn where_more_answers_were_given_than_can_be_compared_all_of_them_decide() {
    let (protocol, response) = (generated::protocol(100), generated::response(100));
    let path = Path::new(&protocol, &response);
    assert!(path.items().len() > 25 && path.next_unanswered().is_none());
    assert_eq!(deciding_answers(&protocol, &response), path.items());
}

type Told = (ItemIndex, String, String);

fn told(change: &Change) -> Told {
    let then = (change.outcome, change.urgency, change.massage);
    (change.index, change.option.code.to_string(), format!("{then:?}"))
}

fn every_single_change(response: &Response) -> Vec<Told> {
    let now = recommend(protocol(), response).expect("cases are complete");
    let path = Path::new(protocol(), response);
    let items = path.answered(protocol()).filter(|(_, item, _)| item.changeable);
    items
        .flat_map(|(index, item, picked)| {
            let others = (0..item.options.len()).filter(move |option| !picked.contains(*option));
            others.map(move |option| (index, item, item.press(picked, option), option))
        })
        .filter_map(|(index, item, picked, option): (ItemIndex, _, OptionSet, _)| {
            let mut changed = response.clone();
            changed.set(index, picked);
            let then = recommend(protocol(), &changed).ok()?;
            let differs = (then.outcome, then.urgency) != (now.outcome, now.urgency);
            let then = (then.outcome, then.urgency, then.massage);
            differs.then(|| (index, item.options[option].code.to_string(), format!("{then:?}")))
        })
        .collect()
}
