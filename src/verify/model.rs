//! The protocol as diagrams, and how a property is proven over it.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use biodivine_lib_bdd::Bdd;
use serde_json::{Map, Value, json};

use super::{Answers, Decision, Space, Variables};
use crate::content::author::SourceDef;
use crate::engine::{OptionSet, Path, Protocol, Response};

/// Everything a property is stated over.
#[derive(Debug)]
pub struct Model<'a> {
    pub protocol: &'a Protocol,
    /// The source table, which the protocol's levels are held against.
    pub sources: &'a [SourceDef],
    pub variables: Variables,
    pub answers: Answers,
    pub decision: Decision,
    /// Public so that a test can break it; see [`Self::with_leftovers`].
    pub leftovers: OnceLock<(Answers, Decision)>,
}

/// Something that must hold for every complete response.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    pub name: &'static str,
    pub check: fn(&Model) -> Checked,
}

pub type Checked = Result<Covered, Broken>;

/// How many responses a proof covers, exactly.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Covered(String);

/// Why a property does not hold.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Broken {
    pub what: String,
    /// A complete response that shows it, with as few options picked as possible; none where the fault
    /// is that no response does something.
    pub response: Option<Response>,
    /// The response one box later, where the property is about ticking a box.
    pub then: Option<Response>,
}

/// What became of a property.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub property: &'static str,
    pub checked: Checked,
    pub time: Duration,
}

/// Checks properties on two threads; the verdicts come in the order of the properties.
pub fn prove(model: &Model, properties: &[Property]) -> Vec<Verdict> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut verdicts = Vec::new();
        while let Some((i, property)) = {
            let i = next.fetch_add(1, Ordering::Relaxed);
            properties.get(i).map(|property| (i, property))
        } {
            let start = Instant::now();
            let checked = (property.check)(model);
            let verdict = Verdict { property: property.name, checked, time: start.elapsed() };
            verdicts.push((i, verdict));
        }
        verdicts
    };
    let mut verdicts = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut verdicts = work();
        match other.join() {
            Ok(more) => verdicts.extend(more),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        verdicts
    });
    verdicts.sort_by_key(|(i, _)| *i);
    verdicts.into_iter().map(|(_, verdict)| verdict).collect()
}

impl<'a> Model<'a> {
    pub fn new(protocol: &'a Protocol, sources: &'a [SourceDef]) -> Self {
        let variables = Variables::new(&protocol.questionnaire);
        let answers = Answers::new(protocol, &variables, Space::Complete);
        let decision = Decision::new(protocol, &answers);
        Self { protocol, sources, variables, answers, decision, leftovers: OnceLock::new() }
    }

    /// The same over responses with leftover answers; made when first needed.
    pub fn with_leftovers(&self) -> &(Answers, Decision) {
        self.leftovers.get_or_init(|| {
            let answers = Answers::new(self.protocol, &self.variables, Space::WithLeftovers);
            let decision = Decision::new(self.protocol, &answers);
            (answers, decision)
        })
    }

    /// The same with every question asked whose condition holds, whether or not it can matter.
    pub fn unabridged(&self) -> (Answers, Decision) {
        let answers = Answers::unabridged(self.protocol, &self.variables, Space::WithLeftovers);
        let decision = Decision::new(self.protocol, &answers);
        (answers, decision)
    }

    /// The complete responses for which this holds, counted.
    pub fn covers(&self, when: &Bdd) -> Covered {
        Covered::of(&self.answers.all.and(when))
    }

    /// Every complete response, counted.
    pub fn covers_all(&self) -> Covered {
        Covered::of(&self.answers.all)
    }

    /// Holds for at least one complete response.
    pub fn someone(&self, when: &Bdd) -> bool {
        !self.answers.all.and(when).is_false()
    }

    /// Fails with the smallest complete response for which this holds.
    pub fn never(&self, bad: &Bdd, what: impl FnOnce() -> String) -> Result<(), Broken> {
        match self.answers.all.and(bad).most_negative_valuation() {
            None => Ok(()),
            Some(values) => {
                let response = self.variables.response(&self.protocol.questionnaire, &values);
                Err(Broken { response: Some(response), ..Broken::new(what()) })
            }
        }
    }

    /// The same over responses with leftovers: gives the smallest complete response that is in `bad` for
    /// some leftovers, and one with such leftovers.
    pub fn smallest_with_leftovers(&self, bad: &Bdd) -> Option<(Response, Response)> {
        let (answers, _) = self.with_leftovers();
        let bad = answers.all.and(bad);
        let mut clean = bad.clone();
        let items = self.protocol.questionnaire.indexed().map(|(index, _)| index);
        let asked: Vec<_> = items.zip(&answers.asked).collect();
        for (index, asked) in asked.into_iter().rev() {
            let none = self.variables.exactly(index, OptionSet::EMPTY);
            let unasked = clean.and_not(asked).exists(&self.variables.of(index)).and(&none);
            clean = clean.and(asked).or(&unasked);
        }
        let read = |values| self.variables.response(&self.protocol.questionnaire, &values);
        let smallest = read(clean.most_negative_valuation()?);
        let same = Path::new(self.protocol, &smallest)
            .items()
            .iter()
            .fold(bad, |same, item| same.and(&self.variables.exactly(*item, smallest.get(*item))));
        let with_leftovers = read(same.most_negative_valuation()?);
        Some((smallest, with_leftovers))
    }
}

impl Broken {
    /// Without a response to show.
    pub fn new(what: String) -> Self {
        Self { what, response: None, then: None }
    }
}

/// The answers that count.
pub fn without_leftovers(protocol: &Protocol, response: &Response) -> Response {
    let path = Path::new(protocol, response);
    let mut counts = Response::default();
    for item in path.items() {
        counts.set(*item, path.picked(*item));
    }
    counts
}

/// A response as `cargo xtask recommend` reads it.
pub fn response_json(protocol: &Protocol, response: &Response) -> Value {
    let mut answers = Map::new();
    for (index, item) in protocol.questionnaire.indexed() {
        let picked = response.get(index);
        if !picked.is_empty() {
            answers.insert(item.link_id.to_string(), json!(item.codes(picked).collect::<Vec<_>>()));
        }
    }
    json!({ "answers": answers })
}

impl Covered {
    pub fn of(responses: &Bdd) -> Self {
        Self(responses.exact_cardinality().to_string())
    }

    /// All digits.
    pub fn exact(&self) -> &str {
        &self.0
    }
}

/// A count that a person can compare: exact up to a million, then as a power of ten.
impl fmt::Display for Covered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_bytes() {
            digits if digits.len() <= 6 => f.pad(&self.0),
            [first, second, third, rest @ ..] => {
                let digit = |byte: &u8| char::from(*byte);
                let (first, second, third) = (digit(first), digit(second), digit(third));
                f.pad(&format!("{first}.{second}{third}e{}", rest.len() + 2))
            }
            _ => f.pad(&self.0),
        }
    }
}
