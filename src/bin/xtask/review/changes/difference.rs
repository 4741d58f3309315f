//! What is different between two editions, entry by entry.

use std::collections::BTreeSet;

use super::entries::{Entries, Key, Part, Parts, SERVICE};

/// The kinds of entries, in the order in which a reviewer wants to see them; files come last.
const KINDS: [&str; 9] = [
    "red flag",
    "caution",
    "evidence",
    "decision",
    "no result",
    SERVICE,
    "question",
    "answer",
    "order",
];

/// What became of an entry.
#[derive(Debug, PartialEq)]
pub enum Change {
    Added(Parts),
    Removed(Parts),
    /// Name, before, now; empty where a part was not there.
    Changed(Vec<(String, String, String)>),
}

/// Every entry that is not the same in both.
pub fn differences(old: &Entries, new: &Entries) -> Vec<(Key, Change)> {
    let gone = old.iter().filter(|(key, _)| !new.contains_key(key));
    let gone = gone.map(|(key, parts)| (key.clone(), Change::Removed(parts.clone())));
    let others = new.iter().filter_map(|(key, now)| match old.get(key) {
        None => Some((key.clone(), Change::Added(now.clone()))),
        Some(before) if before == now => None,
        Some(before) => Some((key.clone(), Change::Changed(changed_parts(before, now)))),
    });
    let mut all: Vec<_> = gone.chain(others).collect();
    let place = |key: &Key| KINDS.iter().position(|kind| *kind == key.kind).unwrap_or(KINDS.len());
    all.sort_by(|(one, _), (other, _)| (place(one), one).cmp(&(place(other), other)));
    all
}

fn changed_parts(before: &Parts, now: &Parts) -> Vec<(String, String, String)> {
    let said = |part: Option<&Part>| part.map_or_else(String::new, |part| part.said.clone());
    let names: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    let parts = names.into_iter().map(|name| (name, before.get(name), now.get(name)));
    let changed = parts.filter(|(_, before, now)| before != now);
    changed.map(|(name, before, now)| (name.clone(), said(before), said(now))).collect()
}

impl Change {
    /// What became of it, in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Removed(_) => "removed",
            Self::Changed(_) => "changed",
        }
    }

    /// The parts that changed, with what they say where that is short: `: when, points: 1 -> 2`.
    pub fn names(&self) -> String {
        let Self::Changed(parts) = self else { return String::new() };
        let short = |before: &str, now: &str| before.len() + now.len() < 60;
        let names = parts.iter().map(|(name, before, now)| match short(before, now) {
            true => format!("{name}: {} -> {}", or_none(before), or_none(now)),
            false => name.clone(),
        });
        format!(": {}", names.collect::<Vec<_>>().join(", "))
    }
}

/// What a part says, or that there is none.
pub fn or_none(said: &str) -> &str {
    if said.is_empty() { "none" } else { said }
}
