//! Exactly one outcome, and a booking only where there is one to make.

use biodivine_lib_bdd::Bdd;

use crate::verify::{Checked, Model, OUTCOMES};

/// Total and deterministic.
pub fn exactly_one(model: &Model) -> Checked {
    let outcomes = &model.decision.outcomes;
    let some = model.answers.any(outcomes.iter().cloned());
    model.never(&some.not(), || "no outcome".to_string())?;
    for (i, one) in outcomes.iter().enumerate() {
        for (j, other) in outcomes.iter().enumerate().skip(i + 1) {
            let what = || format!("{:?} and {:?} at once", OUTCOMES[i], OUTCOMES[j]);
            model.never(&one.and(other), what)?;
        }
    }
    Ok(model.covers_all())
}

pub fn one_service(model: &Model) -> Checked {
    let decision = &model.decision;
    let massage = decision.outcomes[0].or(&decision.outcomes[2]);
    let none = massage.and_not(&decision.books(&model.answers));
    model.never(&none, || "massage is recommended but no service is offered".to_string())?;
    let ids: Vec<&str> =
        model.protocol.services.iter().map(|service| service.id.as_str()).collect();
    for (i, one) in decision.services.iter().enumerate() {
        for (j, other) in decision.services.iter().enumerate().skip(i + 1) {
            let what = || format!("'{}' and '{}' at once", ids[i], ids[j]);
            model.never(&one.and(other), what)?;
        }
    }
    Ok(model.covers(&massage))
}

pub fn books_nothing(model: &Model) -> Checked {
    let decision = &model.decision;
    let elsewhere = decision.outcomes[1].or(&decision.outcomes[3]);
    let wrong = elsewhere.and(&decision.books(&model.answers));
    model
        .never(&wrong, || "a service is offered although massage is not recommended".to_string())?;
    Ok(model.covers(&elsewhere))
}

/// No weight outvotes screening: what it lets through is what the points say, or less massage.
pub fn screening_outvotes(model: &Model) -> Checked {
    let decision = &model.decision;
    let [massage, therapy, both, care] = &decision.outcomes;
    let [_, _, not_now] = &decision.massage;
    let flagged = decision.urgency[0].and_not(care);
    model.never(&flagged, || "a red flag does not give care first".to_string())?;
    let held = not_now.and(&massage.or(both));
    model.never(&held, || "massage is recommended although it must wait".to_string())?;
    let scored = &decision.scored;
    let more: [(&Bdd, Bdd); 3] = [
        (massage, scored.massage.clone()),
        (both, scored.both.clone()),
        (therapy, scored.physical_therapy.or(&scored.both)),
    ];
    for (outcome, points) in &more {
        let what = || "the outcome is not what the points say".to_string();
        model.never(&outcome.and_not(points), what)?;
    }
    Ok(model.covers_all())
}
