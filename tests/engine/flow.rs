//! Which questions are asked, and how a response is read.

use std::collections::BTreeMap;

use massage_or_pt::engine::{
    ItemIndex, OptionSet, Path, Protocol, Response, ResponseProblem, recommend,
};

use crate::random::Random;
use crate::support::{protocol, recommendation, response};

fn asked(answers: &str) -> Vec<&'static str> {
    let path = Path::new(protocol(), &response(answers));
    path.items()
        .iter()
        .map(|i| protocol().questionnaire.get(*i).unwrap().link_id.as_str())
        .collect()
}

#[test]
fn a_stressed_visitor_is_asked_four_questions() {
    let items = asked("age = from_18_to_49; goals = relax; emergency_signs = none; health = none");
    assert_eq!(items, ["age", "goals", "emergency_signs", "health"]);
}

#[test]
fn an_emergency_sign_ends_the_questions() {
    let items = asked("age = from_18_to_49; goals = ache; emergency_signs = chest");
    assert_eq!(items, ["age", "goals", "emergency_signs"]);
    let got = recommendation("age = from_18_to_49; goals = ache; emergency_signs = chest");
    assert_eq!(got.reasons[0].option.code, "chest");
}

#[test]
fn answers_after_an_emergency_sign_change_nothing() {
    let short = recommendation("age = from_18_to_49; goals = relax; emergency_signs = chest");
    let long = recommendation(
        "age = from_18_to_49; goals = relax; emergency_signs = chest; health = alcohol",
    );
    assert_eq!(format!("{short:?}"), format!("{long:?}"));
}

#[test]
fn an_answer_to_an_item_that_is_no_longer_asked_does_not_count() {
    let with = recommendation(
        "age = from_18_to_49; goals = relax; emergency_signs = none; pain_area = chest_belly; \
         spine_signs = saddle_numb; health = none",
    );
    let without =
        recommendation("age = from_18_to_49; goals = relax; emergency_signs = none; health = none");
    assert_eq!(format!("{with:?}"), format!("{without:?}"));
}

#[test]
fn an_incomplete_response_names_the_item_to_answer() {
    let error = recommend(protocol(), &response("age = from_18_to_49; goals = ache")).unwrap_err();
    assert_eq!(error.link_id, "emergency_signs");
}

#[test]
fn bad_answers_are_named_all_at_once() {
    let answers = [
        ("shoe_size", vec!["9"]),
        ("age", vec!["120"]),
        ("goals", vec![]),
        ("emergency_signs", vec!["none", "chest"]),
        ("duration", vec!["under_3_days", "over_12_weeks"]),
    ];
    let problems = Response::from_codes(&protocol().questionnaire, answers).unwrap_err();
    assert!(matches!(
        problems.as_slice(),
        [
            ResponseProblem::UnknownItem { .. },
            ResponseProblem::UnknownOption { .. },
            ResponseProblem::NothingPicked { .. },
            ResponseProblem::ExclusiveWithOthers { .. },
            ResponseProblem::MoreThanOne { .. },
        ]
    ));
    for problem in problems {
        let text = problem.to_string();
        assert!(
            text.starts_with("item '") && text.contains("; ") || text.contains("use one of"),
            "{text}"
        );
    }
}

/// A random visitor: answers what is asked and what might be, and picks "none of these" `none_in_ten` times out of ten where
/// it is offered.
fn random_response(protocol: &Protocol, random: &mut Random, none_in_ten: usize) -> Response {
    let mut response = Response::default();
    while let Some(item) = Path::unabridged(protocol, &response).next_unanswered() {
        response.set(item, random_answer(protocol, item, random, none_in_ten));
    }
    response
}

fn random_answer(
    protocol: &Protocol,
    index: ItemIndex,
    random: &mut Random,
    none_in_ten: usize,
) -> OptionSet {
    let item = protocol.questionnaire.get(index).expect("the path names items that exist");
    let none = item.options.iter().position(|option| option.exclusive && !option.not_sure);
    if let Some(none) = none.filter(|_| random.below(10) < none_in_ten) {
        return OptionSet::one(none);
    }
    let mut picked = item.press(OptionSet::EMPTY, random.below(item.options.len()));
    if item.repeats && random.below(3) == 0 {
        let more = item.press(picked, random.below(item.options.len()));
        picked = if more.is_empty() { picked } else { more };
    }
    picked
}

/// A visitor as most are: an adult who answers for themselves, and who has few signs and conditions.
fn typical_response(protocol: &Protocol, random: &mut Random) -> Response {
    loop {
        let response = random_response(protocol, random, 9);
        let in_scope = recommend(protocol, &response).is_ok_and(|got| !got.out_of_scope);
        if in_scope {
            return response;
        }
    }
}

#[test]
fn every_random_visitor_gets_one_explained_outcome_in_few_questions() {
    let mut random = Random(2026);
    let visitors: Vec<_> = (0..10_000).map(|_| typical_response(protocol(), &mut random)).collect();
    for response in &visitors {
        let got = recommend(protocol(), response).expect("a finished walk is complete");
        assert!(!got.reasons.is_empty(), "no reason for {response:?}");
    }
    let personas = crate::personas::all();
    let personas = personas.iter().map(|case| case.response(&protocol().questionnaire));
    let personas: Vec<_> = personas.map(|case| case.expect("cases are readable")).collect();
    let (pain_area, _) = protocol().questionnaire.find("pain_area").expect("an item of that id");
    let sore = visitors.iter().filter(|response| !response.get(pain_area).is_empty());
    print_questions("10,000 random typical visitors", visitors.iter());
    print_questions("those of them with an ache or injury", sore);
    print_questions("persona cases", personas.iter());
    let mean = |responses: &[Response]| Asked::count(responses.iter(), Path::new).mean();
    assert!(mean(&visitors) <= 9.0 && mean(&personas) <= 9.5, "the guide asks too much");
}

fn print_questions<'a>(who: &str, responses: impl Iterator<Item = &'a Response> + Clone) {
    let asked = Asked::count(responses.clone(), Path::new);
    let before = Asked::count(responses, Path::unabridged);
    println!(
        "questions asked, {who}: mean {:.2}; {:.2} if none were passed over",
        asked.mean(),
        before.mean()
    );
    for (items, visitors) in &asked.0 {
        println!("  {items:2} questions: {visitors}");
    }
}

/// How many visitors are asked how many questions.
struct Asked(BTreeMap<usize, usize>);

impl Asked {
    fn count<'a>(
        responses: impl Iterator<Item = &'a Response>,
        path: fn(&Protocol, &Response) -> Path,
    ) -> Self {
        let mut counts = BTreeMap::new();
        for response in responses {
            *counts.entry(path(protocol(), response).items().len()).or_default() += 1;
        }
        Self(counts)
    }

    fn mean(&self) -> f64 {
        let asked: usize = self.0.iter().map(|(items, visitors)| items * visitors).sum();
        asked as f64 / self.0.values().sum::<usize>() as f64
    }
}

/// What is passed over would have changed nothing; the proof covers every response, this the code.
#[test]
fn a_question_that_can_no_longer_matter_is_passed_over() {
    let lasting_neck_ache = "age = from_18_to_49; goals = ache; emergency_signs = none; \
        pain_area = neck; neck_signs = none; duration = under_12_weeks; general_signs = none; \
        impact = limits; health = none";
    assert!(!asked(lasting_neck_ache).contains(&"checked"), "both is settled");
    let elbow = lasting_neck_ache.replace("= neck;", "= arm; limb_signs = none;");
    assert!(asked(&elbow).contains(&"checked"), "massage is still open");
}
