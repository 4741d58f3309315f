//! `disagreements.toml`: where the sources disagree, and what the guide does about it.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::engine::{ProblemKind, Protocol, Report};

const FILE: &str = "disagreements.toml";
/// How the ids of disagreements begin in `sources.toml`.
const PREFIX: &str = "DG-";

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisagreementsDef {
    pub disagreements: Vec<Disagreement>,
}

/// A question on which sources disagree, and the choice that the guide makes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disagreement {
    /// The id in `sources.toml`, where the claim says who says what.
    pub id: String,
    pub question: String,
    pub choice: String,
    pub why: String,
    /// The rules that show the choice, as `table.id`: `red_flags.night_pain`.
    pub rules: Vec<String>,
    /// What those rules and the texts do with the choice.
    pub shows: String,
    /// What the choice asks for and the guide does not do, or does on another ground.
    pub gap: Option<String>,
    /// When a person last compared this with the rules, as `YYYY-MM-DD`.
    pub reviewed: String,
}

/// Every disagreement of the source table has its choice, and names rules that exist.
pub(super) fn check(disagreements: &[Disagreement], protocol: &Protocol, report: &mut Report) {
    let rules = rule_names(protocol);
    report.each_once(FILE, disagreements.iter().map(|row| &row.id));
    for row in disagreements {
        let unknown = !row.id.starts_with(PREFIX) || !report.source_ids.contains(&row.id);
        report.add_if(unknown, FILE, &row.id, ProblemKind::NotASource);
        report.text(FILE, &row.id, "question", &row.question);
        report.text(FILE, &row.id, "choice", &row.choice);
        report.text(FILE, &row.id, "why", &row.why);
        report.text(FILE, &row.id, "shows", &row.shows);
        report.optional(FILE, &row.id, "gap", row.gap.as_ref());
        report.date(FILE, &row.id, "reviewed", &row.reviewed);
        for rule in row.rules.iter().filter(|rule| !rules.contains(*rule)) {
            report.add(FILE, &row.id, ProblemKind::UnknownRule { rule: rule.clone() });
        }
    }
    let decided: BTreeSet<_> = disagreements.iter().map(|row| &row.id).collect();
    let ids = report.source_ids.iter().filter(|id| id.starts_with(PREFIX));
    let undecided: Vec<_> = ids.filter(|id| !decided.contains(id)).cloned().collect();
    undecided.iter().for_each(|id| report.add(FILE, id, ProblemKind::NoChoice));
}

fn rule_names(protocol: &Protocol) -> BTreeSet<String> {
    let scope = protocol.out_of_scope.iter().map(|rule| ("out_of_scope", &rule.id));
    let flags = protocol.red_flags.iter().map(|rule| ("red_flags", &rule.id));
    let cautions = protocol.contraindications.iter().map(|rule| ("contraindications", &rule.id));
    let evidence = protocol.evidence.iter().map(|rule| ("evidence", &rule.id));
    let all = scope.chain(flags).chain(cautions).chain(evidence);
    all.map(|(table, id)| format!("{table}.{id}")).collect()
}
