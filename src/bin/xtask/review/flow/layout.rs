//! Where each question stands in the drawing, and how lines run between them.

use massage_or_pt::engine::{Item, ItemIndex, Protocol};

use super::columns::columns;
use super::{Opens, ends, opens};

/// Units of the drawing: about a quarter of a millimeter on a page in landscape.
pub const WIDTH: usize = 1000;
pub const ROW: usize = 12;
pub const PADDING: usize = 5;
const GAP: usize = 20;
const GUTTERS: usize = 230;
/// How wide a letter is at most, on average, in tenths of a unit.
const LETTER: usize = 49;

/// Every question and every line.
#[derive(Debug)]
pub struct Layout {
    pub questions: Vec<Question>,
    pub lines: Vec<Line>,
    pub height: usize,
}

/// The box of a question.
#[derive(Clone, Debug)]
pub struct Question {
    pub item: ItemIndex,
    pub x: usize,
    pub y: usize,
    pub width: usize,
    /// Its number and text, in lines that fit.
    pub title: Vec<String>,
    /// The options that open something, each with its text as far as it fits.
    pub answers: Vec<(usize, String)>,
    /// What is said where answers end the guide.
    pub ends: Option<String>,
}

/// A line from an answer to a question.
#[derive(Debug)]
pub struct Line {
    pub opens: Opens,
    /// From left to right, two for each column that it passes.
    pub points: Vec<(usize, usize)>,
}

/// What stands in a column: a question, or the place where lines from one question to another pass.
#[derive(Clone, Debug)]
enum Slot {
    Question(Question),
    Pass { from: ItemIndex, to: ItemIndex, x: usize, y: usize, width: usize },
}

impl Layout {
    pub fn new(protocol: &Protocol) -> Self {
        let opens = opens(protocol);
        let places = columns(protocol, &opens);
        let count = places.iter().max().map_or(1, |last| last + 1);
        let width = (WIDTH - GUTTERS) / count;
        let step = width + GUTTERS / (count - 1).max(1);
        let mut columns: Vec<Vec<Slot>> = Vec::new();
        for column in 0..count {
            let slots = slots(protocol, &opens, &places, column, (column * step, width));
            let previous = columns.last().map_or(&[][..], Vec::as_slice);
            columns.push(stacked(ordered(slots, previous, &opens)));
        }
        let height = columns.iter().map(|slots| bottom(slots)).max().unwrap_or(0);
        for slots in &mut columns {
            let down = (height - bottom(slots)) / 2;
            slots.iter_mut().for_each(|slot| *slot.y() += down);
        }
        let lines = opens.iter().map(|opens| line(*opens, &columns)).collect();
        let slots = columns.into_iter().flatten();
        let questions = slots.filter_map(|slot| match slot {
            Slot::Question(question) => Some(question),
            Slot::Pass { .. } => None,
        });
        Self { questions: questions.collect(), lines, height }
    }
}

/// What stands in one column, at its place across.
fn slots(
    protocol: &Protocol,
    opens: &[Opens],
    places: &[usize],
    column: usize,
    (x, width): (usize, usize),
) -> Vec<Slot> {
    let place = |item: ItemIndex| places[usize::from(item.0)];
    let here = protocol.questionnaire.indexed().filter(|(index, _)| place(*index) == column);
    let questions = here.map(|(index, item)| {
        Slot::Question(Question::new(protocol, opens, index, item, (x, width)))
    });
    let mut slots: Vec<_> = questions.collect();
    for Opens { from, to, .. } in opens {
        let passes = place(*from) < column && column < place(*to);
        let is_new = !slots.iter().any(|slot| slot.is_pass(*from, *to));
        if passes && is_new {
            slots.push(Slot::Pass { from: *from, to: *to, x, y: 0, width });
        }
    }
    slots
}

/// Questions stay in their order; passes go where their lines come from.
fn ordered(slots: Vec<Slot>, previous: &[Slot], opens: &[Opens]) -> Vec<Slot> {
    let mut keyed = Vec::new();
    let mut last = 0;
    for slot in slots {
        let sources: Vec<_> = match &slot {
            Slot::Pass { from, to, .. } => starts(previous, *from, *to, opens),
            Slot::Question(question) => {
                let into = opens.iter().filter(|line| line.to == question.item);
                into.flat_map(|line| starts(previous, line.from, line.to, opens)).collect()
            }
        };
        let mut key = sources.iter().sum::<usize>().checked_div(sources.len()).unwrap_or(last);
        if let Slot::Question(_) = slot {
            key = key.max(last);
            last = key;
        }
        keyed.push((key, slot));
    }
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, slot)| slot).collect()
}

fn stacked(mut slots: Vec<Slot>) -> Vec<Slot> {
    let mut top = 0;
    for slot in &mut slots {
        *slot.y() = top;
        top += slot.height() + GAP;
    }
    slots
}

fn bottom(slots: &[Slot]) -> usize {
    slots.last().map_or(0, |slot| slot.clone().y().saturating_add(slot.height()))
}

/// How far down the lines from one question to another leave a column.
fn starts(column: &[Slot], from: ItemIndex, to: ItemIndex, opens: &[Opens]) -> Vec<usize> {
    let lines = opens.iter().filter(|line| (line.from, line.to) == (from, to));
    lines.filter_map(|line| start(column, *line).map(|(_, y)| y)).collect()
}

/// Where a line leaves a column: at its answer, or at the end of where it passes.
fn start(column: &[Slot], opens: Opens) -> Option<(usize, usize)> {
    column.iter().find_map(|slot| match slot {
        Slot::Question(question) if question.item == opens.from => {
            let row = question.answers.iter().position(|(option, _)| *option == opens.option)?;
            Some((question.x + question.width, question.answer_y(row)))
        }
        Slot::Pass { x, y, width, .. } if slot.is_pass(opens.from, opens.to) => {
            Some((x + width, *y))
        }
        _ => None,
    })
}

fn line(opens: Opens, columns: &[Vec<Slot>]) -> Line {
    let mut points = Vec::new();
    for column in columns {
        let pass = column.iter().find(|slot| slot.is_pass(opens.from, opens.to));
        if let Some(Slot::Pass { x, y, .. }) = pass {
            points.push((*x, *y));
        }
        points.extend(start(column, opens));
        points.extend(column.iter().find_map(|slot| match slot {
            Slot::Question(to) if to.item == opens.to => Some((to.x, to.y + PADDING + ROW / 2)),
            _ => None,
        }));
    }
    Line { opens, points }
}

impl Slot {
    fn is_pass(&self, wanted_from: ItemIndex, wanted_to: ItemIndex) -> bool {
        matches!(self, Self::Pass { from, to, .. } if (*from, *to) == (wanted_from, wanted_to))
    }

    fn y(&mut self) -> &mut usize {
        match self {
            Self::Question(question) => &mut question.y,
            Self::Pass { y, .. } => y,
        }
    }

    fn height(&self) -> usize {
        match self {
            Self::Question(question) => question.height(),
            Self::Pass { .. } => 0,
        }
    }
}

impl Question {
    fn new(
        protocol: &Protocol,
        opens: &[Opens],
        index: ItemIndex,
        item: &Item,
        (x, width): (usize, usize),
    ) -> Self {
        let letters = (width - 2 * PADDING) * 10 / LETTER;
        let opening =
            |option: &usize| opens.iter().any(|line| (line.from, line.option) == (index, *option));
        let answers = (0..item.options.len()).filter(opening);
        Self {
            item: index,
            x,
            y: 0,
            width,
            // Bold letters are wider.
            title: wrapped(&format!("{}. {}", index.0 + 1, item.text), letters * 9 / 10),
            answers: answers.map(|i| (i, cut(&item.options[i].text, letters - 2))).collect(),
            ends: ends(protocol, index).map(super::Ends::in_short),
        }
    }

    pub fn height(&self) -> usize {
        let rows = self.title.len() + self.answers.len() + usize::from(self.ends.is_some());
        2 * PADDING + rows * ROW
    }

    /// The middle of the row of an answer.
    pub fn answer_y(&self, row: usize) -> usize {
        self.y + PADDING + (self.title.len() + row) * ROW + ROW / 2
    }
}

/// The text in lines of at most so many letters, broken between words.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_string();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}\u{2026}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use massage_or_pt::content::unpack;

    use super::*;

    fn shipped() -> (Protocol, Layout) {
        let protocol = unpack().protocol;
        let layout = Layout::new(&protocol);
        (protocol, layout)
    }

    #[test]
    fn every_question_is_drawn_once_and_no_two_overlap() {
        let (protocol, layout) = shipped();
        assert_eq!(layout.questions.len(), protocol.questionnaire.items.len());
        for (i, one) in layout.questions.iter().enumerate() {
            assert!(one.x + one.width <= WIDTH && one.y + one.height() <= layout.height, "{one:?}");
            for other in &layout.questions[i + 1..] {
                let apart = one.x + one.width <= other.x
                    || other.x + other.width <= one.x
                    || one.y + one.height() <= other.y
                    || other.y + other.height() <= one.y;
                assert!(apart, "{one:?} overlaps {other:?}");
            }
        }
    }

    #[test]
    fn lines_run_from_left_to_right_and_around_questions() {
        let (protocol, layout) = shipped();
        assert_eq!(layout.lines.len(), opens(&protocol).len());
        for line in &layout.lines {
            assert!(line.points.len() >= 2 && line.points.is_sorted(), "{line:?}");
            for (i, ends) in line.points.windows(2).enumerate() {
                let [(left, y), (right, _)] = ends else { continue };
                let beside = |question: &&Question| {
                    question.x < *right && *left < question.x + question.width
                };
                let mut beside = layout.questions.iter().filter(beside);
                if i % 2 == 0 {
                    assert!(beside.next().is_none(), "{line:?} bends within a column");
                } else {
                    let hit = beside.find(|q| q.y <= *y && *y <= q.y + q.height());
                    assert!(hit.is_none(), "{line:?} runs through {hit:?}");
                }
            }
        }
    }

    #[test]
    fn a_long_text_is_broken_or_cut_between_letters() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(
            (cut("caf\u{e9}", 4).as_str(), cut("caf\u{e9} x", 4).as_str()),
            ("caf\u{e9}", "caf\u{2026}")
        );
    }
}
