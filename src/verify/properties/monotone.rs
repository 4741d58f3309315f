//! What adding an answer can do: one more box never makes the guide more careless, and more evidence
//! never counts against its own treatment.

use biodivine_lib_bdd::Bdd;

use super::ticks::Tick;
use crate::engine::Treatment;
use crate::verify::{Broken, Checked, Model};

pub fn urgency(model: &Model) -> Checked {
    let (_, decision) = model.with_leftovers();
    never_falls(model, &decision.urgency, "lowers the urgency")
}

pub fn massage(model: &Model) -> Checked {
    let (_, decision) = model.with_leftovers();
    never_falls(model, &decision.massage, "loosens massage")
}

/// Wherever one of the levels is reached, it still is with one more box.
fn never_falls(model: &Model, levels: &[Bdd], what: &str) -> Checked {
    for tick in Tick::all(model) {
        for level in levels {
            let falls = tick.without(level).and_not(&tick.with(level));
            refuse(model, &tick, &falls, what)?;
        }
    }
    Ok(model.covers_all())
}

/// A box that brings no new evidence for one treatment never moves what the points say toward it. Where
/// the box leads to a red flag the points say nothing, and an emergency ends the questions.
pub fn evidence(model: &Model) -> Checked {
    let (answers, decision) = model.with_leftovers();
    let scored = &decision.scored;
    let toward = |treatment, says: &Bdd| {
        let rules = model.protocol.evidence.iter().filter(|rule| rule.toward == treatment);
        let rules: Vec<_> = rules.map(|rule| answers.holds(&rule.when)).collect();
        (rules, [scored.both.or(says), says.clone()])
    };
    let massage = toward(Treatment::Massage, &scored.massage);
    let therapy = toward(Treatment::PhysicalTherapy, &scored.physical_therapy);
    for tick in Tick::all(model) {
        for (rules, levels) in [&massage, &therapy] {
            for level in levels {
                let rises = tick.with(level).and_not(&tick.without(level));
                if rises.is_false() {
                    continue;
                }
                let new = rules.iter().map(|rule| tick.with(rule).and_not(&tick.without(rule)));
                let unfounded =
                    rises.and_not(&answers.any(new)).and_not(&tick.with(&decision.urgency[0]));
                refuse(
                    model,
                    &tick,
                    &unfounded,
                    "moves the outcome toward what it does not support",
                )?;
            }
        }
    }
    Ok(model.covers_all())
}

fn refuse(model: &Model, tick: &Tick, bad: &Bdd, what: &str) -> Result<(), Broken> {
    if bad.is_false() {
        return Ok(());
    }
    let Some((response, with_leftovers)) =
        model.smallest_with_leftovers(&bad.and(&tick.pairs(model)))
    else {
        return Ok(());
    };
    let then = tick.add_to(model, with_leftovers);
    let what = format!("picking {} as well {what}", tick.name(model));
    Err(Broken { what, response: Some(response), then: Some(then) })
}
