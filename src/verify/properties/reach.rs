//! Nothing is there for nobody.

use std::collections::HashSet;

use biodivine_lib_bdd::{Bdd, BddVariable};

use super::ticks::Tick;
use crate::engine::{Item, ItemIndex, Outcome, Technique, Treatment};
use crate::verify::{Broken, Checked, Model, OUTCOMES, URGENCIES};

/// Each outcome at each urgency, service, technique, rule and option is there for someone.
pub fn everything(model: &Model) -> Checked {
    outcomes(model)?;
    services(model)?;
    rules(model)?;
    for (index, item) in model.protocol.questionnaire.indexed() {
        for (i, option) in item.options.iter().enumerate() {
            let picked = model.variables.picked(index, i);
            reached(model, &picked, || format!("option '{}.{}'", item.link_id, option.code))?;
        }
    }
    Ok(model.covers_all())
}

fn outcomes(model: &Model) -> Result<(), Broken> {
    let decision = &model.decision;
    for (outcome, when) in OUTCOMES.iter().zip(&decision.outcomes) {
        reached(model, when, || format!("outcome {outcome:?}"))?;
    }
    for (i, urgency) in URGENCIES.iter().enumerate() {
        let higher = decision.urgency.get(i + 1).cloned().unwrap_or(model.answers.nothing());
        let when = decision.urgency[i].and_not(&higher);
        reached(model, &when, || format!("urgency {urgency:?}"))?;
    }
    let scope = model.protocol.out_of_scope.iter().map(|rule| model.answers.holds(&rule.when));
    let on_hold =
        decision.outcomes[3].and_not(&decision.urgency[0]).and_not(&model.answers.any(scope));
    reached(model, &on_hold, || "care first because massage must wait".to_string())
}

fn services(model: &Model) -> Result<(), Broken> {
    for (service, chosen) in model.protocol.services.iter().zip(&model.decision.services) {
        reached(model, chosen, || format!("service '{}'", service.id))?;
    }
    for (technique, used) in Technique::ALL.iter().zip(&model.decision.techniques) {
        reached(model, used, || format!("technique {technique:?}"))?;
    }
    Ok(())
}

/// Every rule fires for someone, and every piece of evidence is a reason that someone reads.
fn rules(model: &Model) -> Result<(), Broken> {
    let holds = |when| model.answers.holds(when);
    for rule in &model.protocol.out_of_scope {
        reached(model, &holds(&rule.when), || format!("rule '{}'", rule.id))?;
    }
    for rule in &model.protocol.red_flags {
        reached(model, &holds(&rule.when), || format!("red flag '{}'", rule.id))?;
    }
    for rule in &model.protocol.contraindications {
        reached(model, &holds(&rule.when), || format!("caution '{}'", rule.id))?;
    }
    for rule in &model.protocol.evidence {
        let shown = |outcome: &Outcome| match outcome {
            Outcome::Massage => rule.toward == Treatment::Massage,
            Outcome::PhysicalTherapy => rule.toward == Treatment::PhysicalTherapy,
            Outcome::Both => true,
            Outcome::SeekCareFirst => false,
        };
        let outcomes = OUTCOMES.iter().zip(&model.decision.outcomes);
        let shown = outcomes.filter(|(outcome, _)| shown(outcome)).map(|(_, when)| when.clone());
        let read = holds(&rule.when).and(&model.answers.any(shown));
        reached(model, &read, || format!("reason '{}'", rule.id))?;
    }
    Ok(())
}

fn reached(model: &Model, when: &Bdd, what: impl FnOnce() -> String) -> Result<(), Broken> {
    if model.someone(when) {
        return Ok(());
    }
    Err(Broken::new(format!("no complete response reaches {}", what())))
}

/// Something that a visitor is told, and the variables it looks at.
type Effect = (Bdd, HashSet<BddVariable>);

/// For each option, two responses that differ in it alone are told different things: another urgency,
/// limit or outcome, or another reason or precaution. An option without such a pair need not be there.
pub fn every_option_counts(model: &Model) -> Checked {
    let effects = effects(model);
    let ticks = Tick::all(model);
    for (index, item) in model.protocol.questionnaire.indexed() {
        for (option, offered) in item.options.iter().enumerate() {
            let tick = ticks.iter().find(|tick| (tick.item, tick.option) == (index, option));
            let counts = match tick {
                Some(tick) => effects.iter().any(|effect| box_counts(model, tick, effect)),
                None => {
                    effects.iter().any(|effect| choice_counts(model, index, item, option, effect))
                }
            };
            if !counts {
                let what = format!(
                    "option '{}.{}' changes nothing for anyone",
                    item.link_id, offered.code
                );
                return Err(Broken::new(what));
            }
        }
    }
    Ok(model.covers_all())
}

fn effects(model: &Model) -> Vec<Effect> {
    let (answers, decision) = model.with_leftovers();
    let protocol = model.protocol;
    let scope = protocol.out_of_scope.iter().map(|rule| &rule.when);
    let flags = protocol.red_flags.iter().map(|rule| &rule.when);
    let cautions = protocol.contraindications.iter().map(|rule| &rule.when);
    let evidence = protocol.evidence.iter().map(|rule| &rule.when);
    let rules = scope.chain(flags).chain(cautions).chain(evidence);
    let told = rules.map(|when| answers.holds(when));
    let levels = decision.urgency.iter().chain(&decision.massage).chain(&decision.outcomes);
    let effects = told.chain(levels.cloned());
    effects
        .map(|effect| {
            let seen = effect.support_set();
            (effect, seen)
        })
        .collect()
}

fn box_counts(model: &Model, tick: &Tick, (effect, seen): &Effect) -> bool {
    if !seen.contains(&model.variables.variable(tick.item, tick.option)) {
        return false;
    }
    let differs = tick.without(effect).xor(&tick.with(effect));
    possible(model, &differs.and(&tick.pairs(model)))
}

/// Picking this option rather than some other one that can stand in its place.
fn choice_counts(
    model: &Model,
    index: ItemIndex,
    item: &Item,
    option: usize,
    (effect, seen): &Effect,
) -> bool {
    let variables = model.variables.of(index);
    if !variables.iter().any(|variable| seen.contains(variable)) {
        return false;
    }
    let only = |picked: usize| {
        let values: Vec<_> =
            variables.iter().enumerate().map(|(i, variable)| (*variable, i == picked)).collect();
        effect.restrict(&values)
    };
    let (answers, _) = model.with_leftovers();
    let asked = &answers.asked[usize::from(index.0)];
    let this = only(option);
    let mut others = (0..item.options.len()).filter(|other| *other != option);
    others.any(|other| possible(model, &this.xor(&only(other)).and(asked)))
}

fn possible(model: &Model, when: &Bdd) -> bool {
    !when.is_false() && !model.with_leftovers().0.all.and(when).is_false()
}
