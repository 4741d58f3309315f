//! Every question as it is asked, and for each answer the rules that look at it.

use massage_or_pt::engine::{
    AnswerOption, Condition, Item, ItemIndex, Level, Protocol, Treatment, Urgency,
};

use super::markup::{Node, code, el, joined, link, nodes, table, text};
use super::words::Words;

/// Every question in order.
pub fn section(protocol: &Protocol) -> Node {
    let words = Words { protocol };
    let questions = protocol.questionnaire.indexed();
    let legend = "After each answer: the questions it opens, and the rules that look at it. U1, U2 and U3 are \
        red flags; NO, CLEAR, LOCAL and ADAPT are cautions about massage; + are points for massage or \
        physical therapy (PT), or toward a service. A star (*) means that the rule needs another answer too.";
    let questions = questions.map(|(index, item)| question(words, index, item));
    Node::Several(std::iter::once(text("p", legend)).chain(questions).collect())
}

fn question(words: Words, index: ItemIndex, item: &Item) -> Node {
    let heads = ["Answer", "Opens", "Rules"];
    let options = item.options.iter().enumerate().map(|(i, option)| {
        vec![answer(option), opens(words, index, i), rules(words.protocol, index, i)]
    });
    let how = if item.repeats { "Any number of answers. " } else { "One answer. " };
    let hint = item.hint.as_ref().map(|hint| text("p", hint.as_str()).class("hint"));
    let title = nodes![words.number(index), " ", item.text.as_str(), " ", code(&item.link_id)];
    el(
        "section",
        nodes![
            el("h3", title),
            hint.unwrap_or_else(|| "".into()),
            el("div", nodes![how, words.asked(item)]).class("asked"),
            table(format!("Answers to {}", words.number(index)), &heads, options).class("answers"),
        ],
    )
    .class("question")
    .id(format!("question-{}", item.link_id))
}

fn answer(option: &AnswerOption) -> Node {
    let hint = option.hint.as_ref().map(|hint| text("span", hint.as_str()).class("hint"));
    let alone = option.exclusive.then(|| text("em", " Stands alone."));
    let unsure = option.not_sure.then(|| text("em", " Never read as \u{201c}no\u{201d}."));
    let notes = [hint, alone, unsure].into_iter().flatten();
    let text = text("span", option.text.as_str()).class("option");
    nodes![text, notes.collect::<Vec<_>>()].into()
}

/// The questions that are asked because of this answer.
fn opens(words: Words, index: ItemIndex, option: usize) -> Node {
    let items = words.protocol.questionnaire.indexed();
    let opened = items.filter_map(|(later, item)| {
        let needs = Needs::of(&item.enable_when, index, option)?;
        Some(nodes![words.reference(later), needs.star()].into())
    });
    joined(opened, ", ")
}

fn rules(protocol: &Protocol, index: ItemIndex, option: usize) -> Node {
    let rule = |table: &str, id: &str, when: &Condition, effect: String| -> Option<Node> {
        let needs = Needs::of(when, index, option)?;
        let name = link(format!("#{table}.{id}"), code(id));
        Some(el("span", nodes![effect, needs.star(), " ", name]).class("effect"))
    };
    let scope = protocol.out_of_scope.iter();
    let scope = scope.map(|r| rule("out_of_scope", &r.id, &r.when, "no result".into()));
    let flags = protocol.red_flags.iter();
    let flags = flags.map(|r| rule("red_flags", &r.id, &r.when, short_urgency(r.urgency).into()));
    let cautions = protocol.contraindications.iter();
    let cautions =
        cautions.map(|r| rule("contraindications", &r.id, &r.when, short_level(r.level).into()));
    let evidence = protocol.evidence.iter();
    let evidence = evidence.map(|r| {
        rule("evidence", &r.id, &r.when, format!("+{} {}", r.weight, short_treatment(r.toward)))
    });
    let fits = protocol.services.iter().flat_map(|s| s.fits.iter().map(move |fit| (s, fit)));
    let fits = fits.map(|(s, fit)| rule("services", &s.id, &fit.when, format!("+{}", fit.weight)));
    joined(scope.chain(flags).chain(cautions).chain(evidence).chain(fits).flatten(), ", ")
}

/// What a condition wants along with an answer that it looks at.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Needs {
    Nothing,
    AnotherAnswer,
}

impl Needs {
    /// Nothing where the condition does not look at the answer.
    fn of(condition: &Condition, item: ItemIndex, option: usize) -> Option<Self> {
        let looks = |group: &&Vec<massage_or_pt::engine::Clause>| {
            group.iter().any(|clause| clause.item == item && clause.options.contains(option))
        };
        let fewest = condition.any.iter().filter(looks).map(Vec::len).min()?;
        Some(if fewest == 1 { Self::Nothing } else { Self::AnotherAnswer })
    }

    fn star(self) -> &'static str {
        if self == Self::AnotherAnswer { "*" } else { "" }
    }
}

fn short_urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::EmergencyNow => "U1",
        Urgency::SameDay => "U2",
        Urgency::DoctorSoon => "U3",
    }
}

fn short_level(level: Level) -> &'static str {
    match level {
        Level::No => "NO",
        Level::Clear => "CLEAR",
        Level::Local => "LOCAL",
        Level::Adapt => "ADAPT",
    }
}

fn short_treatment(treatment: Treatment) -> &'static str {
    match treatment {
        Treatment::Massage => "massage",
        Treatment::PhysicalTherapy => "PT",
    }
}
