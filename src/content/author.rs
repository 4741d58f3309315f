//! The authoring side: reads the content files, checks them together, and makes [`Content`] of them.
//!
//! Only the build, the command line and the tests come here; the page unpacks what this made.

use std::collections::BTreeSet;
use std::io;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Comparison, Content, Learn, Messages, OutcomePage, Outcomes, Source, SourceLink, Spa};
use crate::engine::{Protocol, ProtocolDef, is_allowed_url, validate};

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

/// Reads and checks every content file; `read` is given the file's name.
///
/// # Errors
/// Every mistake found: the file, the id, what is wrong and what to change.
pub fn load(read: impl Fn(&str) -> io::Result<String>) -> Result<Content, Vec<String>> {
    let mut mistakes = Vec::new();
    let content = assemble(&read, &mut mistakes);
    match content {
        Some(content) if mistakes.is_empty() => Ok(content),
        _ => Err(mistakes),
    }
}

/// Reads one content file.
///
/// # Errors
/// The file, the line and what is wrong with it.
pub fn read_file<T: DeserializeOwned>(
    read: impl Fn(&str) -> io::Result<String>,
    file: &str,
) -> Result<T, String> {
    let text = read(file).map_err(|error| format!("{file}: cannot read it: {error}"))?;
    toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| text[..span.start].lines().count().max(1));
        format!("{file}: line {line}: {}", error.message())
    })
}

fn assemble(
    read: &impl Fn(&str) -> io::Result<String>,
    mistakes: &mut Vec<String>,
) -> Option<Content> {
    let questionnaire = file(read, "questionnaire.toml", mistakes);
    let screening = file(read, "screening.toml", mistakes);
    let scoring = file(read, "scoring.toml", mistakes);
    let spa = file(read, "spa.toml", mistakes);
    let sources: Option<SourcesDef> = file(read, "sources.toml", mistakes);
    let not_asked: Option<NotAskedDef> = file(read, "not_asked.toml", mistakes);
    let outcomes: Option<Outcomes> = file(read, "outcomes.toml", mistakes);
    let comparison: Option<Comparison> = file(read, "comparison.toml", mistakes);
    let learn: Option<Learn> = file(read, "learn.toml", mistakes);
    let messages: Option<Messages> = file(read, "messages.toml", mistakes);

    let sources = sources?.sources;
    let def = ProtocolDef {
        questionnaire: questionnaire?,
        screening: screening?,
        scoring: scoring?,
        spa: spa?,
        source_ids: sources.iter().map(|source| source.id.clone()).collect(),
    };
    let spa = Spa { name: def.spa.name.clone(), website: def.spa.website.clone() };
    let protocol = validate(&def).map_err(|problems| {
        mistakes.extend(problems.iter().map(ToString::to_string));
    });
    if let Ok(protocol) = &protocol {
        check_special_pages(protocol, outcomes.as_ref(), mistakes);
    }
    check_sources(&sources, &not_asked?.not_asked, mistakes);
    let (outcomes, learn) = (outcomes?, learn?);
    check_pages(&outcomes, &learn, &sources, mistakes);
    let mut content = Content {
        protocol: protocol.ok()?,
        spa,
        outcomes,
        comparison: comparison?,
        learn,
        messages: messages?,
        sources: Vec::new(),
    };
    content.sources = cited_sources(&content, sources);
    Some(content)
}

fn file<T: DeserializeOwned>(
    read: &impl Fn(&str) -> io::Result<String>,
    name: &str,
    mistakes: &mut Vec<String>,
) -> Option<T> {
    read_file(read, name).map_err(|mistake| mistakes.push(mistake)).ok()
}

fn check_sources(sources: &[SourceDef], not_asked: &[NotAsked], mistakes: &mut Vec<String>) {
    let mut say = |id: &str, what: &str| mistakes.push(format!("sources.toml: '{id}': {what}"));
    let mut ids = BTreeSet::new();
    for source in sources {
        if !ids.insert(source.id.as_str()) {
            say(&source.id, "the id is there twice; remove one");
        }
        if source.claim.trim().is_empty() {
            say(&source.id, "'claim' is empty; write it");
        }
        if source.links.is_empty() && source.basis.is_none() {
            say(&source.id, "has neither a link nor a basis; add one");
        }
        if source.links.iter().any(|link| !is_web_address(&link.url)) {
            say(&source.id, "has a link that is not a web address; correct it");
        }
        if !is_date(&source.reviewed) {
            say(&source.id, "'reviewed' is not a date; write it as YYYY-MM-DD");
        }
    }
    for row in not_asked.iter().filter(|row| !ids.contains(row.id.as_str())) {
        mistakes
            .push(format!("not_asked.toml: '{}': sources.toml has no such id; correct it", row.id));
    }
}

fn check_special_pages(
    protocol: &Protocol,
    outcomes: Option<&Outcomes>,
    mistakes: &mut Vec<String>,
) {
    let Some(outcomes) = outcomes else { return };
    for flag in &protocol.red_flags {
        let unknown = |page: &&String| !outcomes.special.contains_key(*page);
        if let Some(page) = flag.page.as_ref().filter(unknown) {
            mistakes.push(format!(
                "screening.toml: '{}': asks for the page '{page}', which outcomes.toml does not have; \
                 add [special.{page}] or correct it",
                flag.id
            ));
        }
    }
}

fn check_pages(
    outcomes: &Outcomes,
    learn: &Learn,
    sources: &[SourceDef],
    mistakes: &mut Vec<String>,
) {
    let known = |id: &String| sources.iter().any(|source| source.id == *id);
    let pages = outcome_pages(outcomes).into_iter().flat_map(|(id, page)| {
        page.sources.iter().map(move |source| ("outcomes.toml", id.clone(), source))
    });
    for (id, page) in outcome_pages(outcomes) {
        if let Some(call) = page.call.as_ref().filter(|call| !is_allowed_url(&call.url)) {
            mistakes.push(format!(
                "outcomes.toml: '{id}': '{}' is not a tel or sms link; correct it",
                call.url
            ));
        }
    }
    let sections = learn.sections.iter().flat_map(|section| {
        section.sources.iter().map(|source| ("learn.toml", section.id.clone(), source))
    });
    for (file, id, source) in pages.chain(sections).filter(|(_, _, source)| !known(source)) {
        mistakes.push(format!(
            "{file}: '{id}': cites '{source}', which sources.toml does not have; add or correct it"
        ));
    }
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

/// Every outcome page with its key in `outcomes.toml`.
pub fn outcome_pages(outcomes: &Outcomes) -> Vec<(String, &OutcomePage)> {
    let fixed = [
        ("massage", &outcomes.massage),
        ("massage_after_ok", &outcomes.massage_after_ok),
        ("physical_therapy", &outcomes.physical_therapy),
        ("both", &outcomes.both),
        ("emergency_now", &outcomes.emergency_now),
        ("same_day", &outcomes.same_day),
        ("doctor_soon", &outcomes.doctor_soon),
        ("hold", &outcomes.hold),
        ("out_of_scope", &outcomes.out_of_scope),
    ];
    let special = outcomes.special.iter().map(|(id, page)| (format!("special.{id}"), page));
    fixed.into_iter().map(|(id, page)| (id.to_string(), page)).chain(special).collect()
}

fn is_web_address(url: &str) -> bool {
    is_allowed_url(url) && (url.starts_with("https://") || url.starts_with("http://"))
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let digits =
        |part: &&str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.as_slice(), [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2))
}
