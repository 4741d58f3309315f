//! Conditions, levels and answers in words, with the texts that visitors see.

use massage_or_pt::engine::{
    Clause, Condition, Item, ItemIndex, Level, MassageStatus, OptionSet, Outcome, Protocol,
    Technique, Treatment, Urgency,
};

use super::factors::{Factored, factor};
use super::markup::{Node, el, link, nodes};

/// Says conditions and answers with the texts of one protocol.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub protocol: &'a Protocol,
}

impl<'a> Words<'a> {
    /// The question's number as it is printed, from 1.
    pub fn number(self, item: ItemIndex) -> String {
        format!("Q{}", item.0 + 1)
    }

    /// The question's number, linked to the question.
    pub fn reference(self, index: ItemIndex) -> Node {
        let id = self.item(index).map_or("", |item| item.link_id.as_str());
        link(format!("#question-{id}"), self.number(index))
    }

    /// Whom a question is asked.
    pub fn asked(self, item: &Item) -> Node {
        if item.enable_when.is_always() {
            return "Asked of everyone.".into();
        }
        nodes!["Asked when ", self.condition(&item.enable_when)].into()
    }

    /// A condition as a sentence, or as lists where several things must come together.
    pub fn condition(self, condition: &Condition) -> Node {
        self.factored(&factor(condition))
    }

    /// The same in one line of plain text.
    pub fn plain(self, condition: &Condition) -> String {
        if condition.is_always() {
            return "always".to_string();
        }
        self.factored_plain(&factor(condition))
    }

    /// The same by ids, as authors write it.
    pub fn codes(self, condition: &Condition) -> String {
        let clause = |clause: &Clause| {
            let Some(item) = self.item(clause.item) else { return String::new() };
            let codes: Vec<_> = item.codes(clause.options).collect();
            format!("{} = {}", item.link_id, codes.join(" | "))
        };
        let group = |group: &Vec<Clause>| group.iter().map(clause).collect::<Vec<_>>().join(" & ");
        condition.any.iter().map(group).collect::<Vec<_>>().join(", ")
    }

    /// What was picked, by question: `Q1 65 or older`. Lists where nothing fits are left out.
    pub fn answers(self, picked: impl Fn(ItemIndex) -> OptionSet) -> Vec<Node> {
        let answered = self.protocol.questionnaire.indexed().filter_map(|(index, item)| {
            let picked = item.picked(picked(index));
            let told: Vec<_> =
                picked.filter(|o| !o.exclusive || o.not_sure).map(|o| o.text.as_str()).collect();
            (!told.is_empty()).then(|| nodes![self.reference(index), " ", told.join("; ")].into())
        });
        answered.collect()
    }

    /// The texts of these options: `“Neck” or “Head”`.
    pub fn options(self, item: &Item, options: OptionSet) -> String {
        let texts = item.picked(options).map(|option| format!("\u{201c}{}\u{201d}", option.text));
        listed(&texts.collect::<Vec<_>>(), "or")
    }

    fn item(self, index: ItemIndex) -> Option<&'a Item> {
        self.protocol.questionnaire.get(index)
    }

    fn factored(self, factored: &Factored) -> Node {
        match factored {
            Factored::Clause(clause) => self.clause(clause),
            Factored::All(parts) => self.list("all of these:", parts),
            Factored::Any(parts) => self.list("any of these:", parts),
        }
    }

    fn list(self, title: &'static str, parts: &[Factored]) -> Node {
        let parts = parts.iter().map(|part| el("li", [self.factored(part)]));
        nodes![title, el("ul", parts)].into()
    }

    fn clause(self, clause: &Clause) -> Node {
        let Some(item) = self.item(clause.item) else { return "".into() };
        let said = format!(" \u{201c}{}\u{201d} {} ", item.text, verb(item));
        nodes![self.reference(clause.item), said, self.options(item, clause.options)].into()
    }

    fn factored_plain(self, factored: &Factored) -> String {
        let parts = |parts: &[Factored], word: &str| {
            let parts: Vec<_> = parts
                .iter()
                .map(|part| match part {
                    Factored::Clause(_) => self.factored_plain(part),
                    part => format!("({})", self.factored_plain(part)),
                })
                .collect();
            parts.join(word)
        };
        match factored {
            Factored::Clause(clause) => {
                let Some(item) = self.item(clause.item) else { return String::new() };
                let options = self.options(item, clause.options);
                format!("\u{201c}{}\u{201d} {} {options}", item.text, verb(item))
            }
            Factored::All(all) => parts(all, " and "),
            Factored::Any(any) => parts(any, " or "),
        }
    }
}

fn verb(item: &Item) -> &'static str {
    if item.repeats { "includes" } else { "is" }
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `a, b or c`
pub fn listed(words: &[impl AsRef<str>], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_string(),
        [first @ .., end] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}

pub fn urgency(urgency: Option<Urgency>) -> &'static str {
    match urgency {
        None => "none",
        Some(Urgency::EmergencyNow) => "emergency now",
        Some(Urgency::SameDay) => "same day",
        Some(Urgency::DoctorSoon) => "doctor soon",
    }
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Massage => "massage",
        Outcome::PhysicalTherapy => "physical therapy",
        Outcome::Both => "both",
        Outcome::SeekCareFirst => "care first",
    }
}

pub fn treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Massage => "massage",
        Treatment::PhysicalTherapy => "physical therapy",
    }
}

/// What becomes of massage.
pub fn massage(status: MassageStatus) -> &'static str {
    match status {
        MassageStatus::Ok => "ok",
        MassageStatus::Adapt => "with changes",
        MassageStatus::AskDoctor => "after a doctor's OK",
        MassageStatus::NotNow => "not now",
    }
}

pub fn level(level: Level) -> &'static str {
    match level {
        Level::Adapt => "ADAPT: fine with changes",
        Level::Local => "LOCAL: skip the area",
        Level::Clear => "CLEAR: a doctor's OK first",
        Level::No => "NO: not now",
    }
}

pub fn technique(technique: Technique) -> &'static str {
    match technique {
        Technique::Swedish => "Swedish",
        Technique::DeepTissue => "deep tissue",
        Technique::HotStones => "hot stones",
        Technique::Cupping => "cupping",
        Technique::Infrared => "infrared",
    }
}
