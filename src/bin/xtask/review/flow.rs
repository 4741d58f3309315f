//! The flow of the questions, drawn as one graph and told as a list.

mod columns;
mod draw;
mod layout;

use massage_or_pt::engine::{Condition, ItemIndex, Protocol, Urgency};

use super::markup::{Node, el, nodes, text};
use super::words::Words;
use layout::Layout;

/// An answer that opens a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Opens {
    pub from: ItemIndex,
    pub option: usize,
    pub to: ItemIndex,
    /// Whether it takes an answer to another question too.
    pub with_another: bool,
}

/// The drawing, and the same as a list.
pub fn section(protocol: &Protocol) -> Node {
    let words = Words { protocol };
    let intro = "Read from left to right. A line runs from an answer to the question it opens; it is dashed \
        where another answer is needed too. Questions are asked in the order of their numbers. Only answers \
        that open something are shown. STOP says how many answers end the questions there: for an emergency \
        (911), or because the guide is not for this visitor. All others go on to the last question, and a \
        question is passed over once no answer to it can still change the result.";
    let list = protocol.questionnaire.indexed().map(|(index, item)| {
        let ends = ends(protocol, index);
        let ends = ends.map(|ends| text("strong", format!(" {}.", ends.in_words())));
        let said = nodes![words.reference(index), " ", item.text.as_str(), " ", words.asked(item)];
        el("li", said.into_iter().chain(ends))
    });
    nodes![
        text("p", intro),
        el("div", [draw::graph(&Layout::new(protocol))]).class("graph"),
        text("h3", "The same as a list"),
        el("ul", list).class("steps"),
    ]
    .into()
}

/// Every answer that opens a question, in order.
pub fn opens(protocol: &Protocol) -> Vec<Opens> {
    let mut opens: Vec<Opens> = Vec::new();
    for (to, item) in protocol.questionnaire.indexed() {
        for group in &item.enable_when.any {
            let with_another = group.len() > 1;
            for clause in group {
                for option in clause.options.iter() {
                    let known = opens.iter_mut().find(|known| {
                        (known.from, known.option, known.to) == (clause.item, option, to)
                    });
                    match known {
                        Some(known) => known.with_another &= with_another,
                        None => opens.push(Opens { from: clause.item, option, to, with_another }),
                    }
                }
            }
        }
    }
    opens
}

/// How many answers to a question end the guide there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ends {
    /// For an emergency.
    pub emergency: u32,
    /// Because the guide is not for this visitor.
    pub out_of_scope: u32,
}

/// The answers that end the questions, where there are any.
pub fn ends(protocol: &Protocol, index: ItemIndex) -> Option<Ends> {
    let emergencies = protocol.red_flags.iter().filter(|f| f.urgency == Urgency::EmergencyNow);
    let ends = Ends {
        emergency: settled_by(index, emergencies.map(|flag| &flag.when)),
        out_of_scope: settled_by(index, protocol.out_of_scope.iter().map(|rule| &rule.when)),
    };
    (ends != Ends::default()).then_some(ends)
}

/// How many options of a question are the last that some of these conditions look at.
fn settled_by<'a>(index: ItemIndex, conditions: impl Iterator<Item = &'a Condition>) -> u32 {
    let groups = conditions.flat_map(|when| &when.any);
    let last = groups.filter(|group| group.iter().map(|c| c.item).max() == Some(index));
    let options =
        last.flatten().filter(|clause| clause.item == index).flat_map(|c| c.options.iter());
    options.fold(massage_or_pt::engine::OptionSet::EMPTY, |all, option| all.with(option)).len()
}

impl Ends {
    /// A sentence without its full stop.
    fn in_words(self) -> String {
        let answers = match self.emergency + self.out_of_scope {
            1 => "1 answer ends the questions here".to_string(),
            count => format!("{count} answers end the questions here"),
        };
        let why = match self {
            Self { emergency: 0, .. } => "no result",
            Self { out_of_scope: 0, .. } => "call 911",
            Self { .. } => "call 911, or no result",
        };
        format!("{answers}: {why}")
    }

    /// The same, short enough for a box.
    fn in_short(self) -> String {
        let Self { emergency, out_of_scope } = self;
        let answers = if emergency + out_of_scope == 1 { "answer" } else { "answers" };
        let why = if emergency > 0 { "STOP, 911" } else { "STOP" };
        format!("{why}: {} {answers}", emergency + out_of_scope)
    }
}
