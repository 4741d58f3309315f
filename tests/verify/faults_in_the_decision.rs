//! Faults that no content can cause, since the engine rules them out: they are seeded in the diagrams.

use std::sync::OnceLock;

use massage_or_pt::verify::{Model, agreement};

use crate::support::{caught_in, shipped, shows, sources};

#[track_caller]
fn caught(property: &str, expected: &str, seed: impl FnOnce(&mut Model)) {
    let protocol = shipped();
    let mut model = Model::new(&protocol, sources());
    seed(&mut model);
    caught_in(&model, property, expected);
}

#[test]
fn two_outcomes_at_once() {
    caught("every complete response has exactly one outcome", "Massage and Both", |model| {
        model.decision.outcomes[0] = model.decision.outcomes[0].or(&model.decision.outcomes[2]);
    });
}

#[test]
fn no_outcome() {
    caught("every complete response has exactly one outcome", "no outcome", |model| {
        model.decision.outcomes[1] = model.answers.nothing();
    });
}

#[test]
fn care_first_with_a_booking() {
    caught("care first and physical therapy book nothing", "a service is offered", |model| {
        model.decision.services[0] = model.answers.everything();
    });
}

#[test]
fn an_emergency_read_as_less() {
    caught("any U1 answer gives emergency now", "'chest' fires", |model| {
        model.decision.urgency[2] = model.answers.nothing();
    });
}

#[test]
fn a_clear_read_as_ok() {
    caught("NO and CLEAR never read ok", "massage reads looser", |model| {
        model.decision.massage[1] = model.decision.massage[2].clone();
    });
}

#[test]
fn points_that_outvote_screening() {
    caught("screening only takes massage away", "although it must wait", |model| {
        model.decision.outcomes[0] = model.decision.scored.massage.clone();
    });
}

#[test]
fn a_technique_used_in_spite_of_screening() {
    let property = "a technique that screening forbids is never offered";
    caught(property, "forbids DeepTissue", |model| {
        model.decision.techniques[1] = model.decision.books(&model.answers);
    });
}

#[test]
fn a_question_passed_over_that_matters() {
    caught("passing over a question changes no result", "that matters is passed over", |model| {
        let (answers, mut decision) = model.with_leftovers().clone();
        let impact = model.protocol.questionnaire.find("impact").map(|(index, _)| index);
        let variables = model.variables.of(impact.expect("an item of that id"));
        decision.outcomes = decision.outcomes.map(|outcome| outcome.exists(&variables));
        model.leftovers = OnceLock::from((answers, decision));
    });
}

#[test]
fn a_question_asked_for_nothing() {
    caught("every question asked can still matter", "'checked' is asked although", |model| {
        model.leftovers = OnceLock::from(model.unabridged());
    });
}

/// The comparison with the engine notices a proof that is about something else.
#[test]
fn a_proof_about_another_decision() {
    let protocol = shipped();
    let mut model = Model::new(&protocol, sources());
    assert_eq!(agreement::on_random(&model, 1_000, 7).map_err(|broken| broken.what), Ok(1_000));
    model.decision.outcomes.swap(0, 2);
    let broken = agreement::on_random(&model, 1_000, 7).expect_err("the fault is not caught");
    shows(&protocol, &broken, "the proof and the engine differ");
}
