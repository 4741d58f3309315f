//! Every text that a visitor may read, with where its author finds it.

use super::author::{each_message, outcome_pages};
use super::{Comparison, Content, Learn, LearnBlock, Messages, OutcomePage, Outcomes};
use crate::engine::{Call, Item, Protocol};

/// One text of a content file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VisitorText {
    /// The content file, such as `questionnaire.toml`.
    pub file: &'static str,
    /// The item, rule, page, row, message or block of reading that it belongs to. Texts of one file and id
    /// are read together, so they make one passage.
    pub id: String,
    /// Where in it the text is, such as `text` or `chest.hint`.
    pub field: String,
    pub text: String,
}

/// Every text of the content, in file order. Links and the names of sources are left out.
pub fn visitor_texts(content: &Content) -> Vec<VisitorText> {
    let mut texts = Texts::default();
    content.protocol.questionnaire.items.iter().for_each(|item| texts.item(item));
    texts.screening(&content.protocol);
    texts.scoring(&content.protocol);
    texts.spa(&content.protocol);
    texts.outcomes(&content.outcomes);
    texts.comparison(&content.comparison);
    texts.learn(&content.learn);
    texts.messages(&content.messages);
    texts.all
}

#[derive(Default)]
struct Texts {
    all: Vec<VisitorText>,
}

impl Texts {
    fn add<'a>(
        &mut self,
        file: &'static str,
        id: &str,
        field: &str,
        text: impl Into<Option<&'a str>>,
    ) {
        if let Some(text) = text.into() {
            let (id, field, text) = (id.to_string(), field.to_string(), text.to_string());
            self.all.push(VisitorText { file, id, field, text });
        }
    }

    fn item(&mut self, item: &Item) {
        const FILE: &str = "questionnaire.toml";
        self.add(FILE, &item.link_id, "text", item.text.as_str());
        self.add(FILE, &item.link_id, "hint", item.hint.as_deref());
        for option in &item.options {
            let code = &option.code;
            self.add(FILE, &item.link_id, &format!("{code}.text"), option.text.as_str());
            self.add(FILE, &item.link_id, &format!("{code}.hint"), option.hint.as_deref());
        }
    }

    fn screening(&mut self, protocol: &Protocol) {
        const FILE: &str = "screening.toml";
        for rule in &protocol.out_of_scope {
            self.add(FILE, &rule.id, "reason", rule.reason.as_str());
        }
        for rule in &protocol.red_flags {
            self.add(FILE, &rule.id, "reason", rule.reason.as_str());
            self.call(FILE, &rule.id, rule.call.as_ref());
        }
        for rule in &protocol.contraindications {
            self.add(FILE, &rule.id, "precaution", rule.precaution.as_str());
        }
    }

    fn scoring(&mut self, protocol: &Protocol) {
        for rule in &protocol.evidence {
            self.add("scoring.toml", &rule.id, "reason", rule.reason.as_str());
        }
    }

    fn spa(&mut self, protocol: &Protocol) {
        for style in &protocol.styles {
            self.add("spa.toml", &style.id, "name", style.name.as_str());
            self.add("spa.toml", &style.id, "description", style.description.as_str());
        }
    }

    fn outcomes(&mut self, outcomes: &Outcomes) {
        for (id, page) in outcome_pages(outcomes) {
            self.page(&id, page);
        }
    }

    fn page(&mut self, id: &str, page: &OutcomePage) {
        const FILE: &str = "outcomes.toml";
        self.add(FILE, id, "name", page.name.as_str());
        self.add(FILE, id, "title", page.title.as_str());
        self.add(FILE, id, "lead", page.lead.as_str());
        self.call(FILE, id, page.call.as_ref());
        self.add(FILE, id, "steps_title", page.steps_title.as_str());
        for step in &page.steps {
            self.add(FILE, id, "steps", step.as_str());
        }
        for step in &page.plan {
            self.add(FILE, id, "plan.when", step.when.as_str());
            self.add(FILE, id, "plan.text", step.text.as_str());
        }
        self.add(FILE, id, "worse", page.worse.as_str());
    }

    fn call(&mut self, file: &'static str, id: &str, call: Option<&Call>) {
        self.add(file, id, "call.label", call.map(|call| call.label.as_str()));
    }

    fn comparison(&mut self, comparison: &Comparison) {
        const FILE: &str = "comparison.toml";
        for row in &comparison.rows {
            self.add(FILE, &row.id, "title", row.title.as_str());
            self.add(FILE, &row.id, "massage", row.massage.as_str());
            self.add(FILE, &row.id, "physical_therapy", row.physical_therapy.as_str());
        }
    }

    fn learn(&mut self, learn: &Learn) {
        for section in &learn.sections {
            self.add("learn.toml", &section.id, "title", section.title.as_str());
            for (number, block) in (1..).zip(&section.blocks) {
                self.block(&format!("{}.{number}", section.id), block);
            }
        }
    }

    fn block(&mut self, id: &str, block: &LearnBlock) {
        const FILE: &str = "learn.toml";
        self.add(FILE, id, "heading", block.heading.as_deref());
        self.add(FILE, id, "text", block.text.as_deref());
        for line in &block.list {
            self.add(FILE, id, "list", line.as_str());
        }
    }

    fn messages(&mut self, messages: &Messages) {
        for (id, message) in each_message(messages) {
            self.add("messages.toml", &id, "text", message.as_str());
        }
    }
}
