//! The answers that are said to decide the outcome do, and no fewer would: held against the diagrams.

use biodivine_lib_bdd::Bdd;
use massage_or_pt::engine::{ItemIndex, Path, Protocol, Response, deciding_answers, recommend};
use massage_or_pt::verify::{
    Answers, Decision, OUTCOMES, Space, URGENCIES, Variables, agreement, response_json,
};

use crate::personas;
use crate::support::shipped;

#[test]
fn they_decide_for_every_completion_and_no_fewer_do() {
    let protocol = shipped();
    let proof = Proof::new(&protocol);
    for case in personas::all() {
        let response = case.response(&protocol.questionnaire).expect("cases are readable");
        let said = deciding_answers(&protocol, &response);
        let decided = Decided::by(&proof, &response);
        let shown = || format!("{}: {said:?} {}", case.name, response_json(&protocol, &response));
        assert!(decided.when(&said), "these do not decide: {}", shown());
        assert!(!decided.with_fewer(said.len()), "fewer would do: {}", shown());
    }
}

#[test]
fn they_decide_for_random_visitors() {
    let protocol = shipped();
    let proof = Proof::new(&protocol);
    for response in agreement::random_responses(&protocol, 2026).take(500) {
        let said = deciding_answers(&protocol, &response);
        let decides = Decided::by(&proof, &response).when(&said);
        assert!(decides, "{said:?} do not decide: {}", response_json(&protocol, &response));
    }
}

/// What is said of every complete response, with each question asked whose condition holds.
struct Proof<'a> {
    protocol: &'a Protocol,
    variables: Variables,
    answers: Answers,
    decision: Decision,
}

impl<'a> Proof<'a> {
    fn new(protocol: &'a Protocol) -> Self {
        let variables = Variables::new(&protocol.questionnaire);
        let answers = Answers::unabridged(protocol, &variables, Space::Complete);
        let decision = Decision::new(protocol, &answers);
        Self { protocol, variables, answers, decision }
    }
}

/// One response with what the proof says of it.
struct Decided<'a> {
    proof: &'a Proof<'a>,
    response: &'a Response,
    given: Vec<ItemIndex>,
    /// Every complete response that comes to another outcome, or to a lesser urgency.
    elsewhere: Bdd,
}

impl<'a> Decided<'a> {
    fn by(proof: &'a Proof<'a>, response: &'a Response) -> Self {
        let said = recommend(proof.protocol, response).expect("a complete response");
        let outcome = OUTCOMES.iter().position(|outcome| *outcome == said.outcome);
        let urgency = URGENCIES.iter().position(|urgency| Some(*urgency) == said.urgency);
        let same = match urgency {
            Some(urgency) => &proof.decision.urgency[urgency],
            None => &proof.decision.outcomes[outcome.expect("one of four")],
        };
        Self {
            proof,
            response,
            given: Path::new(proof.protocol, response).items().to_vec(),
            elsewhere: proof.answers.all.and_not(same),
        }
    }

    /// With just these answers fixed, every completion has the same outcome.
    fn when(&self, fixed: &[ItemIndex]) -> bool {
        self.fix(self.elsewhere.clone(), fixed).is_false()
    }

    /// Some set with fewer answers than `size` decides too.
    ///
    /// An answer without which all others do not decide is in every set that does, so that only the
    /// others need to be tried.
    fn with_fewer(&self, size: usize) -> bool {
        let all_but = |item| self.given.iter().copied().filter(move |other| *other != item);
        let (needed, others): (Vec<_>, Vec<_>) =
            self.given.iter().partition(|item| !self.when(&all_but(**item).collect::<Vec<_>>()));
        let Some(more) = size.checked_sub(needed.len() + 1) else { return false };
        let left = self.fix(self.elsewhere.clone(), &needed);
        self.some_decide(left, &others, more)
    }

    /// Some set of at most `size` of these leaves nothing of `left`.
    fn some_decide(&self, left: Bdd, others: &[ItemIndex], size: usize) -> bool {
        left.is_false()
            || size > 0
                && others.iter().enumerate().any(|(i, item)| {
                    let left = self.fix(left.clone(), &[*item]);
                    self.some_decide(left, &others[i + 1..], size - 1)
                })
    }

    fn fix(&self, responses: Bdd, items: &[ItemIndex]) -> Bdd {
        items.iter().fold(responses, |left, item| {
            left.and(&self.proof.variables.exactly(*item, self.response.get(*item)))
        })
    }
}
