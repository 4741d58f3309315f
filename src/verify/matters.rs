//! What a visitor is told, and which questions can still change it.

use biodivine_lib_bdd::{Bdd, BddVariable};

use super::{Answers, Decision, Model};
use crate::engine::{Condition, ItemIndex, Level, Protocol};

/// The responses, with leftovers, in which an item is asked although no answer to it can matter:
/// whatever the later answers are, all of its answers come to the same [`results`].
pub fn idle(model: &Model, index: ItemIndex) -> Bdd {
    let (answers, decision) = model.with_leftovers();
    let item = &model.protocol.questionnaire.items[usize::from(index.0)];
    let here = model.variables.of(index);
    let (earlier, later) = around(model, index);
    let valid = model.variables.answered(index, item);
    let asked =
        answers.asked[usize::from(index.0)].and(&answers.all.exists(&[&here[..], &later].concat()));
    let later_valid = answers.all.exists(&[earlier, here.clone()].concat());
    let results = results(model.protocol, answers, decision);
    let looks_here = |result: &&Bdd| {
        let seen = result.support_set();
        here.iter().any(|variable| seen.contains(variable))
    };
    results.iter().filter(looks_here).fold(asked, |idle, result| {
        if idle.is_false() {
            return idle;
        }
        let one = valid.and(result).exists(&here);
        let other = valid.and_not(result).exists(&here);
        idle.and_not(&one.and(&other).and(&later_valid).exists(&later))
    })
}

/// The variables of the items before this one, and of those after it.
fn around(model: &Model, index: ItemIndex) -> (Vec<BddVariable>, Vec<BddVariable>) {
    let items = model.protocol.questionnaire.indexed().map(|(other, _)| other);
    let others = items.filter(|other| *other != index);
    let (earlier, later): (Vec<_>, Vec<_>) = others.partition(|other| *other < index);
    let variables = |items: Vec<ItemIndex>| -> Vec<BddVariable> {
        items.into_iter().flat_map(|item| model.variables.of(item)).collect()
    };
    (variables(earlier), variables(later))
}

/// Everything that must not depend on whether a question was passed over: the outcome, the urgency,
/// what becomes of massage, the service with its techniques, each precaution, whom to call, the page
/// for a sign that stands alone, and what comes after a doctor's check. The reasons are not among
/// these: an answer that was not asked for is no reason.
pub fn results(protocol: &Protocol, answers: &Answers, decision: &Decision) -> Vec<Bdd> {
    let holds = |when: &Condition| answers.holds(when);
    let levels = decision.urgency.iter().chain(&decision.massage).chain(&decision.outcomes);
    let booked = decision.services.iter().chain(&decision.techniques);
    let mut results: Vec<Bdd> = levels.chain(booked).cloned().collect();
    results.extend(protocol.contraindications.iter().map(|rule| holds(&rule.when)));
    let calls = protocol.red_flags.iter().filter(|flag| flag.call.is_some());
    results.extend(calls.map(|flag| holds(&flag.when)));
    for flag in protocol.red_flags.iter().filter(|flag| flag.page.is_some()) {
        let others = protocol.red_flags.iter().filter(|other| other.id != flag.id);
        let others = answers.any(others.map(|other| holds(&other.when)));
        results.push(holds(&flag.when).and_not(&others));
    }
    let soon = decision.urgency[0].and_not(&decision.urgency[1]);
    let waits = protocol.contraindications.iter().filter(|rule| rule.level == Level::No);
    let waits = answers.any(waits.map(|rule| holds(&rule.when)));
    let scored = &decision.scored;
    let after_check = [
        scored.massage.and_not(&waits),
        scored.physical_therapy.or(&scored.both.and(&waits)),
        scored.both.and_not(&waits),
    ];
    results.extend(after_check.map(|next| next.and(&soon)));
    results
}
