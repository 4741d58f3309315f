//! `sources.toml` and `not_asked.toml`: the facts that rules rest on.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::content::SourceLink;
use crate::engine::{ProblemKind, Report};

const SOURCES: &str = "sources.toml";
const NOT_ASKED: &str = "not_asked.toml";

/// One row of `sources.toml`: a fact that rules rest on, by stable id.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDef {
    pub id: String,
    /// The fact in our words.
    pub claim: String,
    pub links: Vec<SourceLink>,
    pub confidence: Confidence,
    /// What it rests on where there is no link.
    pub basis: Option<String>,
    /// True where the linked page's wording must be checked again before release.
    #[serde(default)]
    pub recheck: bool,
    /// The urgency or caution level that the source gives, for red flags and cautions.
    pub level: Option<SourceLevel>,
    /// When a person last read the source, as `YYYY-MM-DD`.
    pub reviewed: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An official page, a guideline, or two matching copies of one.
    High,
    /// One good study or a reputable secondary source.
    Medium,
    /// Convention, expert opinion, weak evidence or a product choice.
    Low,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum SourceLevel {
    EmergencyNow,
    SameDay,
    DoctorSoon,
    No,
    Clear,
    Local,
    Adapt,
    /// Told to everyone, not screened for.
    Inform,
    /// Depends on the visitor; the rules say how.
    Varies,
    None,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcesDef {
    pub sources: Vec<SourceDef>,
}

/// `not_asked.toml`: facts that no question covers, each with the reason.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotAskedDef {
    pub not_asked: Vec<NotAsked>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotAsked {
    pub id: String,
    pub reason: String,
}

pub(super) fn check(sources: &[SourceDef], not_asked: &[NotAsked], report: &mut Report) {
    report.each_once(SOURCES, sources.iter().map(|source| &source.id));
    sources.iter().for_each(|source| check_source(source, report));
    report.each_once(NOT_ASKED, not_asked.iter().map(|row| &row.id));
    for row in not_asked {
        let unknown = !report.source_ids.contains(&row.id);
        report.add_if(unknown, NOT_ASKED, &row.id, ProblemKind::NotASource);
        report.text(NOT_ASKED, &row.id, "reason", &row.reason);
    }
}

fn check_source(source: &SourceDef, report: &mut Report) {
    let id = &source.id;
    report.text(SOURCES, id, "claim", &source.claim);
    report.optional(SOURCES, id, "basis", source.basis.as_ref());
    report.date(SOURCES, id, "reviewed", &source.reviewed);
    let has_none = source.links.is_empty() && source.basis.is_none();
    report.add_if(has_none, SOURCES, id, ProblemKind::NoBasis);
    let mut urls = BTreeSet::new();
    for link in &source.links {
        report.text(SOURCES, id, "links.name", &link.name);
        report.web_address(SOURCES, id, &link.url);
        let kind = ProblemKind::DuplicateLink { url: link.url.clone() };
        report.add_if(!urls.insert(&link.url), SOURCES, id, kind);
    }
}
