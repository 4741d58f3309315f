//! Ties the proof to the code that runs: the diagrams and [`recommend`] say the same.

use biodivine_lib_bdd::{Bdd, BddValuation};

use super::model::without_leftovers;
use super::{Broken, Decision, LIMITS, Model, OUTCOMES, URGENCIES};
use crate::engine::{Item, OptionSet, Protocol, Recommendation, Response, Technique, recommend};

/// Compares on `count` random complete responses, half of them on each of two threads; gives back how
/// many there were.
///
/// # Errors
/// The first response on which the two differ.
pub fn on_random(model: &Model, count: u64, seed: u64) -> Result<u64, Broken> {
    let half = |seed, count| {
        let responses = random_responses(model.protocol, seed);
        responses.take(count as usize).try_for_each(|response| on(model, &response))
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(seed ^ 0x9E37_79B9_7F4A_7C15, count / 2));
        let mine = half(seed, count - count / 2);
        match other.join() {
            Ok(theirs) => mine.and(theirs).map(|()| count),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Compares on one complete response, which may have leftover answers to items that are not asked.
///
/// # Errors
/// What differs.
pub fn on(model: &Model, response: &Response) -> Result<(), Broken> {
    let clean = without_leftovers(model.protocol, response);
    let broken = |what: String| Broken { response: Some(clean.clone()), ..Broken::new(what) };
    let said = recommend(model.protocol, response)
        .map_err(|incomplete| broken(format!("no recommendation: {incomplete}")))?;
    let values = model.variables.valuation(|item| clean.get(item));
    if !model.answers.all.eval_in(&values) {
        return Err(broken("the proof leaves this complete response out".to_string()));
    }
    let found = difference(&model.decision, model.protocol, &values, &said).or_else(|| {
        let (answers, decision) = model.with_leftovers();
        let values = model.variables.valuation(|item| response.get(item));
        let whole = answers.all.eval_in(&values);
        whole.then(|| difference(decision, model.protocol, &values, &said)).flatten()
    });
    found.map_or(Ok(()), |what| Err(broken(what)))
}

/// The first thing on which the diagrams and the engine differ.
fn difference(
    decision: &Decision,
    protocol: &Protocol,
    values: &BddValuation,
    said: &Recommendation,
) -> Option<String> {
    let differs = |diagram: &Bdd, engine: bool| diagram.eval_in(values) != engine;
    let word = |what: String| format!("the proof and the engine differ: {what}");
    for (outcome, diagram) in OUTCOMES.iter().zip(&decision.outcomes) {
        if differs(diagram, said.outcome == *outcome) {
            return Some(word(format!("the engine says {:?}, not so the proof", said.outcome)));
        }
    }
    for (urgency, diagram) in URGENCIES.iter().zip(&decision.urgency) {
        if differs(diagram, said.urgency >= Some(*urgency)) {
            return Some(word(format!("the engine's urgency is {:?}", said.urgency)));
        }
    }
    for (limit, diagram) in LIMITS.iter().zip(&decision.massage) {
        if differs(diagram, said.massage >= *limit) {
            return Some(word(format!("for massage the engine says {:?}", said.massage)));
        }
    }
    let booked = said.service.as_ref();
    for (service, diagram) in protocol.services.iter().zip(&decision.services) {
        if differs(diagram, booked.is_some_and(|choice| choice.service.id == service.id)) {
            return Some(word(format!("on the service '{}'", service.id)));
        }
    }
    for (technique, diagram) in Technique::ALL.iter().zip(&decision.techniques) {
        if differs(diagram, booked.is_some_and(|choice| choice.techniques.contains(technique))) {
            return Some(word(format!("on the technique {technique:?}")));
        }
    }
    None
}

/// Complete responses without end, the same for the same seed.
pub fn random_responses(protocol: &Protocol, seed: u64) -> impl Iterator<Item = Response> {
    let mut random = Random(seed | 1);
    std::iter::repeat_with(move || any_response(protocol, &mut random))
}

/// An answer to every item, asked or not, so that leftovers are compared too. How many signs there are
/// varies from visitor to visitor, so that neither emergencies nor the healthy are rare.
fn any_response(protocol: &Protocol, random: &mut Random) -> Response {
    let signs_in_32 = 1 + random.below(12);
    let mut response = Response::default();
    for (index, item) in protocol.questionnaire.indexed() {
        response.set(index, any_answer(item, signs_in_32, random));
    }
    response
}

fn any_answer(item: &Item, signs_in_32: usize, random: &mut Random) -> OptionSet {
    let none = item.options.iter().position(|option| option.exclusive && !option.not_sure);
    if let Some(none) = none.filter(|_| random.below(32) >= signs_in_32) {
        return OptionSet::one(none);
    }
    let mut picked = OptionSet::one(random.below(item.options.len()));
    while item.repeats && random.below(3) == 0 {
        let more = item.press(picked, random.below(item.options.len()));
        picked = if more.is_empty() { picked } else { more };
    }
    picked
}

/// A small repeatable generator (xorshift64*, Vigna 2016), so that a failure can be run again.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        mixed as usize % limit.max(1)
    }
}
