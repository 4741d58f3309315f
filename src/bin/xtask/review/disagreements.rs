//! The questions on which sources disagree, with the choice that the guide makes.

use massage_or_pt::content::author::{Disagreement, SourceDef};

use super::markup::{Node, code, el, joined, link, nodes, text};

pub fn section(disagreements: &[Disagreement], sources: &[SourceDef]) -> Node {
    let intro =
        "Each needs the reviewer's judgment. Tick one box for each, and say what to change.";
    let rows = disagreements.iter().map(|row| disagreement(row, sources));
    Node::Several(std::iter::once(text("p", intro)).chain(rows).collect())
}

fn disagreement(row: &Disagreement, sources: &[SourceDef]) -> Node {
    let views = sources.iter().find(|source| source.id == row.id).map(|s| s.claim.as_str());
    let rules = row.rules.iter().map(|rule| link(format!("#{rule}"), code(rule)));
    let mut facts = vec![
        fact("Sources", views.unwrap_or_default()),
        fact("Our choice", text("strong", row.choice.as_str())),
        fact("Why", row.why.as_str()),
        fact("In the rules", nodes![row.shows.as_str(), " ", joined(rules, ", ")]),
    ];
    if let Some(gap) = &row.gap {
        facts.push(fact("Gap", gap.as_str()).class("gap"));
    }
    facts.push(fact("Last compared", row.reviewed.as_str()));
    facts.push(fact("Reviewer", "\u{2610} keep \u{a0} \u{2610} change to:").class("blank"));
    let title = nodes![link(format!("#{}", row.id), row.id.as_str()), " ", row.question.as_str()];
    el("section", nodes![el("h3", title), el("dl", facts)])
        .class("disagreement")
        .id(format!("choice-{}", row.id))
}

fn fact(name: &'static str, said: impl Into<Node>) -> Node {
    el("div", nodes![text("dt", name), el("dd", [said])])
}
