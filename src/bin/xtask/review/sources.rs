//! Where each fact comes from, and the facts that no question asks about.

use massage_or_pt::content::author::{Confidence, NotAsked, SourceDef, SourceLevel};

use super::markup::{Node, el, link, nodes, table, text};

/// What a rule cites: each id with its confidence, its review date and its links.
pub fn citations(ids: &[String], sources: &[SourceDef]) -> Node {
    let known = |id: &String| sources.iter().find(|source| source.id == *id);
    el("ul", ids.iter().filter_map(known).map(|source| el("li", [citation(source)]))).class("cites")
}

fn citation(source: &SourceDef) -> Node {
    nodes![
        reference(&source.id),
        " ",
        confidence(source.confidence),
        ", ",
        date(source),
        " ",
        links(source)
    ]
    .into()
}

/// A fact's id, linked to the table of sources.
pub fn reference(id: &str) -> Node {
    link(format!("#{id}"), id)
}

fn links(source: &SourceDef) -> Node {
    let links = source
        .links
        .iter()
        .map(|to| el("span", nodes!["\u{b7} ", link(&to.url, to.name.as_str()), " "]));
    Node::Several(links.collect())
}

fn date(source: &SourceDef) -> Node {
    text("span", source.reviewed.as_str()).class("date")
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// The table of sources.
pub fn section(sources: &[SourceDef]) -> Node {
    let rows = sources.iter().map(|source| {
        nodes![
            text("span", source.id.as_str()).id(source.id.as_str()),
            claim(source),
            level(source.level),
            confidence(source.confidence),
            date(source),
            addresses(source),
        ]
    });
    el(
        "div",
        nodes![
            text(
                "p",
                "High: an official page, a guideline, or two matching copies of one. Medium: one good \
                study or a reputable secondary source. Low: convention, expert opinion, weak evidence or a \
                product choice. The level is what the source asks for, where it says one."
            ),
            table(
                "Every fact",
                &["Id", "Fact, in our words", "Level", "Confidence", "Reviewed", "Read it at"],
                rows
            )
            .class("sources"),
        ],
    )
}

fn claim(source: &SourceDef) -> Node {
    let again =
        source.recheck.then(|| text("strong", " Check the page's wording again before release."));
    let basis = source.basis.as_ref().map(|basis| format!(" Rests on: {basis}."));
    nodes![source.claim.as_str(), basis.unwrap_or_default(), again.unwrap_or_else(|| "".into())]
        .into()
}

/// Links with their addresses, so that they can be read on paper.
fn addresses(source: &SourceDef) -> Node {
    let address = |to: &massage_or_pt::content::SourceLink| {
        el("li", nodes![to.name.as_str(), " ", link(&to.url, to.url.as_str()).class("address")])
    };
    if source.links.is_empty() {
        "no link".into()
    } else {
        el("ul", source.links.iter().map(address))
    }
}

fn level(level: Option<SourceLevel>) -> &'static str {
    match level {
        Some(SourceLevel::EmergencyNow) => "emergency now",
        Some(SourceLevel::SameDay) => "same day",
        Some(SourceLevel::DoctorSoon) => "doctor soon",
        Some(SourceLevel::No) => "NO",
        Some(SourceLevel::Clear) => "CLEAR",
        Some(SourceLevel::Local) => "LOCAL",
        Some(SourceLevel::Adapt) => "ADAPT",
        Some(SourceLevel::Inform) => "tell everyone",
        Some(SourceLevel::Varies) => "depends",
        Some(SourceLevel::None) | None => "",
    }
}

/// Facts that no question covers, with the reason for each.
pub fn not_asked(not_asked: &[NotAsked], sources: &[SourceDef]) -> Node {
    let rows = not_asked.iter().map(|row| {
        let claim = sources.iter().find(|source| source.id == row.id).map(|s| s.claim.as_str());
        nodes![reference(&row.id), claim.unwrap_or_default(), row.reason.as_str()]
    });
    table("Facts without a question", &["Fact", "What it says", "Why it is not asked"], rows)
}
