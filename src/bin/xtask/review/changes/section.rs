//! What changed, as a part of the sheet.

use massage_or_pt::verify::{Changes, Covered, Move, Moves};

use super::difference::{Change, or_none};
use super::entries::{Key, Part};
use super::{Commit, Comparison, Personas};
use crate::review::markup::{Node, code, el, joined, nodes, table, text};
use crate::review::numbers::{number, percent, power, share};
use crate::review::words::{self, Words, capital};

/// What changed, for the sheet.
pub fn section(comparison: &Comparison, words: Words) -> Node {
    let Commit { date, .. } = &comparison.commit;
    let title = format!("Compared with {} of {date}. ", comparison.commit.short());
    let unreadable = comparison.unreadable.iter().map(|what| text("li", what.as_str()));
    let mut parts = vec![el(
        "p",
        nodes![title, text("strong", format!("{}.", capital(&comparison.summary())))],
    )];
    if !comparison.unreadable.is_empty() {
        let what = if comparison.responses.is_some() { "Services" } else { "Outcomes" };
        parts.push(text(
            "p",
            format!(
                "Today's reader does not take some of the old content, so that is compared as it is \
                 written. {what} are not compared:"
            ),
        ));
        parts.push(el("ul", unreadable));
    }
    if let Some(changes) = &comparison.responses {
        parts.push(responses(changes, comparison.services, words));
        parts.extend(personas(&comparison.personas));
    }
    if !comparison.entries.is_empty() {
        let rows = comparison.entries.iter().map(entry_row);
        parts
            .push(table("What is written differently", &["What", "Change"], rows).class("changes"));
    }
    parts.into()
}

fn entry_row((key, change): &(Key, Change)) -> Vec<Node> {
    let part = |(name, part): (&String, &Part)| self::part(name, part.said.as_str());
    let said = match change {
        Change::Added(parts) => nodes![text("strong", "Added."), el("dl", parts.iter().map(part))],
        Change::Removed(parts) => {
            nodes![text("strong", "Removed."), el("dl", parts.iter().map(part))]
        }
        Change::Changed(parts) => nodes![el(
            "dl",
            parts.iter().map(|(name, before, now)| {
                self::part(name, nodes![text("del", or_none(before)), text("ins", or_none(now))])
            })
        )],
    };
    nodes![nodes![format!("{} ", key.kind), code(&key.id)], said]
}

fn part(name: &str, said: impl Into<Node>) -> Node {
    el("div", nodes![text("dt", name), el("dd", [said])])
}

fn personas(personas: &Personas) -> Vec<Node> {
    let mut parts = Vec::new();
    if !personas.unknown.is_empty() {
        let unknown = personas.unknown.join("; ");
        parts.push(text(
            "p",
            format!("Not compared, since the old guide asks them more: {unknown}."),
        ));
    }
    if !personas.changed.is_empty() {
        let rows = personas.changed.iter().map(|(name, what)| nodes![name.as_str(), what.as_str()]);
        parts.push(table("Personas who are told something else", &["Who", "Before and now"], rows));
    }
    parts
}

fn responses(changes: &Changes, services: bool, words: Words) -> Node {
    let count = |count| nodes![power(count), format!(" ({})", share(count, &changes.comparable))];
    let mut rows: Vec<(&str, &Covered)> = vec![
        ("Another outcome", &changes.outcome.changed),
        ("Another urgency", &changes.urgency.changed),
        ("Massage limited otherwise", &changes.massage.changed),
    ];
    if services {
        rows.extend([("Another service", &changes.service), ("Any of these", &changes.any)]);
    }
    let rows = rows.into_iter().map(|(what, changed)| nodes![what, count(changed)]);
    let whole = nodes![
        "Today's guide can be answered in ",
        power(&changes.responses),
        " ways; ",
        share(&changes.comparable, &changes.responses),
        " of them can be given to the old guide too, and are counted here. These are ways to answer, not \
         visitors: most tick many boxes, which few visitors do.",
    ];
    nodes![
        el("p", whole),
        table("Responses that change", &["What changes", "How many responses"], rows),
        moves("outcome", &changes.outcome, words, words::outcome),
        moves("urgency", &changes.urgency, words, words::urgency),
        moves("massage", &changes.massage, words, words::massage),
    ]
    .into()
}

/// From which value to which, and for each such move the smallest response that shows it.
fn moves<T: Copy>(what: &str, moves: &Moves<T>, words: Words, name: fn(T) -> &'static str) -> Node {
    if moves.changed.exact() == "0" {
        return "".into();
    }
    let caption =
        format!("How the {what} changes: from each row to each column, with the share of the row");
    let heads: Vec<_> = ["Before"].into_iter().chain(moves.values.map(name)).collect();
    let cell = |one: &Move, row: f64| match one.responses.exact() {
        "0" => "\u{2013}".into(),
        _ => nodes![power(&one.responses), format!(" ({})", percent(number(&one.responses) / row))]
            .into(),
    };
    let rows = moves.values.iter().zip(&moves.from).map(|(before, to)| {
        let row = to.iter().map(|one| number(&one.responses)).sum();
        std::iter::once(name(*before).into()).chain(to.iter().map(|one| cell(one, row))).collect()
    });
    let shown = moves.values.iter().zip(&moves.from).flat_map(|(before, to)| {
        let to = moves.values.iter().zip(to).map(move |(now, one)| (*before, *now, one));
        to.filter_map(|(before, now, one)| Some((before, now, one.smallest.as_ref()?)))
    });
    let shown = shown.map(|(before, now, response)| {
        let answers = words.answers(|item| response.get(item));
        let title = format!("From {} to {}, for one: ", name(before), name(now));
        el("li", nodes![title, joined(answers, ". ")])
    });
    nodes![table(caption, &heads, rows), el("ul", shown),].into()
}
