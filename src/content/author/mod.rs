//! The authoring side: reads the content files, checks them together, and makes [`Content`] of them.
//!
//! Only the build, the command line and the tests come here; the page unpacks what this made.

mod disagreements;
mod pages;
mod readability;
mod sources;
mod toml_reader;
mod translation;

use std::collections::BTreeSet;
use std::io;

use serde::de::DeserializeOwned;

pub use disagreements::{Disagreement, DisagreementsDef};
pub use pages::{each_message, outcome_pages};
pub use readability::{Passage, ReadingDef, passages};
pub use sources::{Confidence, NotAsked, NotAskedDef, SourceDef, SourceLevel, SourcesDef};
pub use translation::{LANGUAGE_FILE, Translation, fingerprint, folded, words};

use super::{Comparison, Content, Language, Learn, Messages, Outcomes, Source, Spa};
use crate::engine::{
    Problem, ProblemKind, Protocol, ProtocolDef, QuestionnaireDef, Report, ScoringDef,
    ScreeningDef, SpaDef, validate,
};

/// The content files, in the order in which their problems are reported.
pub const FILES: [&str; 12] = [
    "questionnaire.toml",
    "screening.toml",
    "scoring.toml",
    "spa.toml",
    "outcomes.toml",
    "comparison.toml",
    "learn.toml",
    "messages.toml",
    "sources.toml",
    "not_asked.toml",
    "disagreements.toml",
    "reading.toml",
];

/// Reads and checks every content file; `read` is given the file's name.
///
/// # Errors
/// Every problem of every file: the file, the id, what is wrong and what to change. Only what cannot be
/// checked as long as a file is no TOML at all is left for the next run.
pub fn load(read: impl Fn(&str) -> io::Result<String>) -> Result<Content, Vec<Problem>> {
    let mut problems = Vec::new();
    let content = assemble(&read, &mut problems);
    // Stable, so that each file keeps its own order.
    problems.sort_by_key(|problem| FILES.iter().position(|file| *file == problem.file));
    content.filter(|_| problems.is_empty()).ok_or(problems)
}

/// Reads one content file, without looking at any other.
///
/// # Errors
/// Every problem of how it is written, one a line.
pub fn read_file<T: DeserializeOwned>(
    read: impl Fn(&str) -> io::Result<String>,
    name: &'static str,
) -> Result<T, String> {
    let mut problems = Vec::new();
    let content = file(&read, name, &mut problems);
    content
        .filter(|_| problems.is_empty())
        .ok_or_else(|| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

fn assemble(
    read: &impl Fn(&str) -> io::Result<String>,
    problems: &mut Vec<Problem>,
) -> Option<Content> {
    let questionnaire: Option<QuestionnaireDef> = file(read, "questionnaire.toml", problems);
    let screening: Option<ScreeningDef> = file(read, "screening.toml", problems);
    let scoring: Option<ScoringDef> = file(read, "scoring.toml", problems);
    let spa: Option<SpaDef> = file(read, "spa.toml", problems);
    let outcomes: Option<Outcomes> = file(read, "outcomes.toml", problems);
    let comparison: Option<Comparison> = file(read, "comparison.toml", problems);
    let learn: Option<Learn> = file(read, "learn.toml", problems);
    let messages: Option<Messages> = file(read, "messages.toml", problems);
    let sources: Option<SourcesDef> = file(read, "sources.toml", problems);
    let not_asked: Option<NotAskedDef> = file(read, "not_asked.toml", problems);
    let disagreements: Option<DisagreementsDef> = file(read, "disagreements.toml", problems);
    let reading: Option<ReadingDef> = file(read, "reading.toml", problems);

    // Every other file cites sources.
    let sources = sources?.sources;
    let ids = sources.iter().map(|source| source.id.clone());
    let mut report = Report::new(ids.clone());
    if let Some(not_asked) = &not_asked {
        sources::check(&sources, &not_asked.not_asked, &mut report);
    }
    outcomes.iter().for_each(|outcomes| pages::check_outcomes(outcomes, &mut report));
    comparison.iter().for_each(|comparison| pages::check_comparison(comparison, &mut report));
    learn.iter().for_each(|learn| pages::check_learn(learn, &mut report));
    messages.iter().for_each(|messages| pages::check_messages(messages, &mut report));
    problems.append(&mut report.problems);

    let def = ProtocolDef {
        questionnaire: questionnaire?,
        screening: screening?,
        scoring: scoring?,
        spa: spa?,
        source_ids: ids.collect(),
    };
    let spa = Spa { name: def.spa.name.clone(), website: def.spa.website.clone() };
    let (protocol, mut found) = validate(&def);
    problems.append(&mut found);
    if let Some(def) = &disagreements {
        disagreements::check(&def.disagreements, &protocol, &mut report);
    }
    let (outcomes, learn) = (outcomes?, learn?);
    pages::check_special_pages(&protocol, &outcomes, &mut report);
    let mut content = Content {
        protocol,
        spa,
        outcomes,
        comparison: comparison?,
        learn,
        messages: messages?,
        language: english(),
        sources: Vec::new(),
    };
    readability::check(&content, &reading?, &mut report);
    problems.append(&mut report.problems);
    content.sources = cited_sources(&content, sources);
    not_asked.and(disagreements).map(|_| content)
}

fn file<T: DeserializeOwned>(
    read: &impl Fn(&str) -> io::Result<String>,
    name: &'static str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    match read(name) {
        Ok(text) => toml_reader::read(name, &text, problems),
        Err(error) => {
            let kind = ProblemKind::CannotRead { error: error.to_string() };
            problems.push(Problem { file: name, id: String::new(), kind });
            None
        }
    }
}

/// What the content files are written in.
fn english() -> Language {
    Language { code: "en".to_string(), direction: "ltr".to_string(), note: String::new() }
}

/// The sources that a rule or a page shows, in table order.
fn cited_sources(content: &Content, sources: Vec<SourceDef>) -> Vec<Source> {
    let mut ids: BTreeSet<&String> = rule_sources(&content.protocol).collect();
    let pages = outcome_pages(&content.outcomes);
    ids.extend(pages.into_iter().flat_map(|(_, page)| &page.sources));
    sources
        .into_iter()
        .filter(|source| ids.contains(&source.id))
        .map(|source| Source { id: source.id, links: source.links })
        .collect()
}

/// Every source id that a rule cites.
pub fn rule_sources(protocol: &Protocol) -> impl Iterator<Item = &String> {
    let scope = protocol.out_of_scope.iter().flat_map(|rule| &rule.sources);
    let flags = protocol.red_flags.iter().flat_map(|rule| &rule.sources);
    let cautions = protocol.contraindications.iter().flat_map(|rule| &rule.sources);
    let evidence = protocol.evidence.iter().flat_map(|rule| &rule.sources);
    scope.chain(flags).chain(cautions).chain(evidence)
}
