//! The drawing itself: boxes, lines and their meaning, as inline SVG.

use std::collections::BTreeSet;

use massage_or_pt::engine::ItemIndex;

use super::layout::{Layout, Line, PADDING, Question, ROW, WIDTH};
use crate::review::markup::{Node, el, text};

/// Told apart in print too, where lines cross; nothing depends on them.
const COLORS: [&str; 5] = ["#1b4f72", "#6c3483", "#196f3d", "#a04000", "#5d4037"];

pub fn graph(layout: &Layout) -> Node {
    let lines = layout.lines.iter().map(|line| drawn_line(line, color(layout, line.opens.from)));
    let questions = layout.questions.iter().map(drawn_question);
    let names = [
        text("title", "The flow of the questions").id("flow-title"),
        text("desc", "The same is told in the list below the drawing.").id("flow-desc"),
    ];
    // A little room for strokes and arrows at the edges.
    let frame = format!("-3 -3 {} {}", WIDTH + 6, layout.height + 6);
    el("svg", names.into_iter().chain([arrowhead()]).chain(lines).chain(questions))
        .with("viewBox", frame)
        .with("role", "img")
        .with("aria-labelledby", "flow-title flow-desc")
}

fn arrowhead() -> Node {
    let tip = el("path", [""; 0]).with("d", "M0 0 8 4 0 8z");
    let marker = el("marker", [tip]).id("arrow").with("viewBox", "0 0 8 8").with("refX", "7");
    let marker = marker.with("refY", "4").with("markerWidth", "6").with("markerHeight", "6");
    el("defs", [marker.with("orient", "auto")])
}

fn color(layout: &Layout, from: ItemIndex) -> &'static str {
    let openers: BTreeSet<_> = layout.lines.iter().map(|line| line.opens.from).collect();
    COLORS[openers.range(..from).count() % COLORS.len()]
}

/// Curves between columns, straight where it passes one.
fn drawn_line(line: &Line, color: &'static str) -> Node {
    let mut path = String::new();
    for (i, (x, y)) in line.points.iter().enumerate() {
        path += &match (i, line.points.get(i.wrapping_sub(1))) {
            (0, _) | (_, None) => format!("M{x} {y}"),
            (i, Some((before, above))) if i % 2 == 1 => {
                let middle = (before + x) / 2;
                format!("C{middle} {above} {middle} {y} {x} {y}")
            }
            _ => format!("H{x}"),
        };
    }
    let kind = if line.opens.with_another { "line dashed" } else { "line" };
    el("path", [""; 0])
        .class(kind)
        .with("d", path)
        .with("stroke", color)
        .with("marker-end", "url(#arrow)")
}

fn drawn_question(question: &Question) -> Node {
    let outline = rectangle(question.y, question.height(), question).class("box");
    let mut parts = vec![outline];
    let mut y = question.y + PADDING;
    for line in &question.title {
        parts.push(words(line, question.x + PADDING, y).class("name"));
        y += ROW;
    }
    for (_, answer) in &question.answers {
        parts.push(words(answer, question.x + PADDING + 4, y));
        y += ROW;
    }
    if let Some(ends) = &question.ends {
        parts.push(rectangle(y + 1, ROW, question).class("stop"));
        parts.push(words(ends, question.x + PADDING, y + 1).class("stop-words"));
    }
    el("g", parts)
}

fn rectangle(y: usize, height: usize, question: &Question) -> Node {
    el("rect", [""; 0])
        .with("x", question.x.to_string())
        .with("y", y.to_string())
        .with("width", question.width.to_string())
        .with("height", height.to_string())
        .with("rx", "2")
}

/// A text on its row.
fn words(said: &str, x: usize, y: usize) -> Node {
    text("text", said).with("x", x.to_string()).with("y", (y + ROW - 3).to_string())
}
