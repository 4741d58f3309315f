//! What personas are told otherwise than before.

use massage_or_pt::engine::{OptionSet, Protocol, Recommendation, Response, recommend};

use crate::review::words;
use crate::verify::personas::Case;

/// The personas of today, as the old guide and the new judge them.
#[derive(Default)]
pub struct Personas {
    pub compared: usize,
    /// Name, and what is said otherwise than before.
    pub changed: Vec<(String, String)>,
    /// Those whose answers the old guide cannot be given.
    pub unknown: Vec<String>,
}

impl Personas {
    /// Judges each by both guides; leaves the services out where they cannot be compared.
    pub fn compare(old: &Protocol, new: &Protocol, cases: &[Case], services: bool) -> Self {
        let mut personas = Self::default();
        for case in cases {
            let (before, now) = (known_answers(case, old), known_answers(case, new));
            let said = recommend(old, &before).ok().zip(recommend(new, &now).ok());
            let Some((before, now)) = said else {
                personas.unknown.push(case.name.clone());
                continue;
            };
            personas.compared += 1;
            let what = said_otherwise(&before, &now, services);
            if !what.is_empty() {
                personas.changed.push((case.name.clone(), what));
            }
        }
        personas
    }
}

/// The answers of a case that a guide has questions and options for.
fn known_answers(case: &Case, protocol: &Protocol) -> Response {
    let mut response = Response::default();
    for (link_id, codes) in &case.answers {
        let Some((index, item)) = protocol.questionnaire.find(link_id) else { continue };
        let options = codes.iter().filter_map(|code| item.option(code));
        response.set(index, options.fold(OptionSet::EMPTY, |all, (option, _)| all.with(option)));
    }
    response
}

fn said_otherwise(before: &Recommendation, now: &Recommendation, services: bool) -> String {
    let service = |said: &Recommendation| {
        let choice = said.service.as_ref().filter(|_| services);
        choice.map_or("none".to_string(), |choice| choice.service.name.clone())
    };
    let pairs = [
        ("outcome", words::outcome(before.outcome).into(), words::outcome(now.outcome).into()),
        ("urgency", words::urgency(before.urgency).into(), words::urgency(now.urgency).into()),
        ("massage", words::massage(before.massage).into(), words::massage(now.massage).into()),
        ("service", service(before), service(now)),
    ];
    let changed = pairs.into_iter().filter(|(_, before, now)| before != now);
    let said =
        changed.map(|(what, before, now): (_, String, String)| format!("{what} {before} -> {now}"));
    said.collect::<Vec<_>>().join(", ")
}
