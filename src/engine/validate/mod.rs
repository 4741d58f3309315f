//! Turns what authors wrote into a [`Protocol`], and reports every mistake at once.
//!
//! Read in this order: `conditions` reads what every other part is made of, `items`, `rules` and `services`
//! go through one file each, `answers` and `reach` look at all of them together.

mod answers;
mod conditions;
mod items;
mod reach;
mod rules;
mod services;

use conditions::Line;

use super::report::Report;
use super::{Problem, ProblemKind, Protocol, ProtocolDef, Questionnaire};

const QUESTIONNAIRE: &str = "questionnaire.toml";
const SCREENING: &str = "screening.toml";
const SCORING: &str = "scoring.toml";
const SPA: &str = "spa.toml";

/// Checks and resolves a protocol. What it gives back may only be used where there is no problem: it is
/// there so that other checks can go on, and show their problems in the same run.
pub fn validate(def: &ProtocolDef) -> (Protocol, Vec<Problem>) {
    let mut check = Check { report: Report::new(def.source_ids.clone()), ..Check::default() };
    check.head(&def.questionnaire);
    check.questionnaire = check.items(&def.questionnaire.items);
    let screening = &def.screening;
    let mut protocol = Protocol {
        version: def.questionnaire.version.clone(),
        reviewed: def.questionnaire.reviewed.clone(),
        out_of_scope: screening.out_of_scope.iter().map(|d| check.out_of_scope(d)).collect(),
        red_flags: screening.red_flags.iter().map(|d| check.red_flag(d)).collect(),
        contraindications: screening
            .contraindications
            .iter()
            .map(|d| check.contraindication(d))
            .collect(),
        evidence: def.scoring.evidence.iter().map(|d| check.evidence(d)).collect(),
        decision: check.decision(&def.scoring),
        styles: check.styles(&def.spa),
        services: Vec::new(),
        questionnaire: check.questionnaire.clone(),
    };
    protocol.services = check.services(&def.spa, &protocol.styles);
    protocol.index();
    check.rule_ids(screening, &def.scoring);
    check.not_sure_is_never_no(&protocol);
    check.every_option_counts();
    check.everything_can_be_reached(&protocol);
    (protocol, check.report.problems)
}

/// Whether a link is of a kind that a booking button may open.
pub fn is_allowed_url(url: &str) -> bool {
    let rest = ["https://", "http://", "tel:", "mailto:", "sms:"]
        .iter()
        .find_map(|scheme| url.strip_prefix(scheme));
    rest.is_some_and(|rest| !rest.is_empty() && !url.contains(char::is_whitespace))
}

#[derive(Default)]
struct Check {
    report: Report,
    /// Against which conditions are read.
    questionnaire: Questionnaire,
    /// Every line of every condition so far.
    lines: Vec<Line>,
}

impl Check {
    fn weight(&mut self, file: &'static str, id: &str, weight: i64) -> u8 {
        let in_range = u8::try_from(weight).ok().filter(|weight| (1..=9).contains(weight));
        self.report.add_if(in_range.is_none(), file, id, ProblemKind::WeightOutOfRange { weight });
        in_range.unwrap_or(1)
    }
}
