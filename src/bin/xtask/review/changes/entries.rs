//! The content taken apart into entries that can be compared one by one.

use std::collections::BTreeMap;

use massage_or_pt::engine::{
    AnswerOption, Condition, Contraindication, Evidence, Item, Protocol, RedFlag, Service,
    Technique,
};
use toml::{Table, Value};

use crate::review::words::{self, Words, listed};

/// The kind of entries that are services.
pub const SERVICE: &str = "service";

/// One thing that an author wrote: a question, an answer, a rule, a row, a message.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Key {
    /// What it is, or the file that it is in.
    pub kind: &'static str,
    pub id: String,
}

/// What it says, by the name of each part.
pub type Parts = BTreeMap<String, Part>;

pub type Entries = BTreeMap<Key, Parts>;

/// A part of an entry.
#[derive(Clone, Debug)]
pub struct Part {
    pub said: String,
    /// What it is compared by, where that is not what it says: new words for a question are no change of
    /// the rules that look at it.
    codes: Option<String>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        let compared = |part: &Self| part.codes.clone().unwrap_or_else(|| part.said.clone());
        compared(self) == compared(other)
    }
}

impl From<&str> for Part {
    fn from(said: &str) -> Self {
        said.to_string().into()
    }
}

impl From<String> for Part {
    fn from(said: String) -> Self {
        Self { said, codes: None }
    }
}

/// An entry as it is put together.
struct Entry(Key, Parts);

impl Entry {
    fn new(kind: &'static str, id: impl ToString) -> Self {
        Self(Key { kind, id: id.to_string() }, Parts::new())
    }

    /// Leaves a part out that says nothing.
    fn part(mut self, name: &str, part: impl Into<Part>) -> Self {
        let part = part.into();
        if !part.said.is_empty() {
            self.1.insert(name.to_string(), part);
        }
        self
    }

    fn optional(self, name: &str, said: Option<&str>) -> Self {
        self.part(name, said.unwrap_or_default())
    }

    fn flag(self, name: &str, it_is: bool) -> Self {
        self.part(name, if it_is { "yes" } else { "" })
    }
}

/// Questions, rules and services in words.
pub fn in_words(protocol: &Protocol) -> Entries {
    let words = Words { protocol };
    let items = &protocol.questionnaire.items;
    let answers = items.iter().flat_map(|item| item.options.iter().map(|o| answer(item, o)));
    let entries = [order(protocol), decision(protocol)]
        .into_iter()
        .chain(items.iter().map(|item| question(words, item)))
        .chain(answers)
        .chain(protocol.out_of_scope.iter().map(|rule| {
            rule_entry(words, "no result", &rule.id, &rule.when, &rule.sources)
                .part("text", rule.reason.as_str())
        }))
        .chain(protocol.red_flags.iter().map(|rule| red_flag(words, rule)))
        .chain(protocol.contraindications.iter().map(|rule| caution(words, rule)))
        .chain(protocol.evidence.iter().map(|rule| evidence(words, rule)))
        .chain(protocol.services.iter().map(|rule| service(words, rule)));
    entries.map(|Entry(key, parts)| (key, parts)).collect()
}

fn order(protocol: &Protocol) -> Entry {
    let ids: Vec<_> = protocol.questionnaire.items.iter().map(|i| i.link_id.as_str()).collect();
    Entry::new("order", "questions").part("order", ids.join(", "))
}

fn decision(protocol: &Protocol) -> Entry {
    let decision = &protocol.decision;
    Entry::new("decision", "points")
        .part("massage at", decision.massage_at.to_string())
        .part("physical therapy at", decision.physical_therapy_at.to_string())
        .part("a tie goes to", words::treatment(decision.tie_break))
}

fn question(words: Words, item: &Item) -> Entry {
    Entry::new("question", item.link_id)
        .part("text", item.text.as_str())
        .optional("hint", item.hint.as_deref())
        .part("answers", if item.repeats { "any number" } else { "one" })
        .part("asked", when(words, &item.enable_when))
        .flag("named in what would change", item.changeable)
}

fn answer(item: &Item, option: &AnswerOption) -> Entry {
    Entry::new("answer", format!("{}.{}", item.link_id, option.code))
        .part("text", option.text.as_str())
        .optional("hint", option.hint.as_deref())
        .flag("stands alone", option.exclusive)
        .flag("means not sure", option.not_sure)
}

fn rule_entry(
    words: Words,
    kind: &'static str,
    id: &str,
    condition: &Condition,
    sources: &[String],
) -> Entry {
    Entry::new(kind, id).part("when", when(words, condition)).part("sources", sources.join(", "))
}

fn red_flag(words: Words, rule: &RedFlag) -> Entry {
    let call = rule.call.as_ref().map(|call| format!("{} ({})", call.label, call.url));
    rule_entry(words, "red flag", &rule.id, &rule.when, &rule.sources)
        .part("urgency", words::urgency(Some(rule.urgency)))
        .part("text", rule.reason.as_str())
        .optional("call", call.as_deref())
        .optional("page", rule.page.as_deref())
}

fn caution(words: Words, rule: &Contraindication) -> Entry {
    let entry = rule_entry(words, "caution", &rule.id, &rule.when, &rule.sources)
        .part("level", words::level(rule.level))
        .part("text", rule.precaution.as_str());
    Technique::ALL.into_iter().fold(entry, |entry, technique| {
        let status = words::massage(rule.techniques.get(technique));
        entry.part(words::technique(technique), status)
    })
}

fn evidence(words: Words, rule: &Evidence) -> Entry {
    rule_entry(words, "evidence", &rule.id, &rule.when, &rule.sources)
        .part("points", format!("{} for {}", rule.weight, words::treatment(rule.toward)))
        .part("text", rule.reason.as_str())
}

fn service(words: Words, service: &Service) -> Entry {
    let add_ons: Vec<_> = service.add_ons.iter().map(|t| words::technique(*t)).collect();
    let entry = Entry::new(SERVICE, &service.id)
        .part("name", service.name.as_str())
        .part("text", service.description.as_str())
        .part("booking", service.booking_url.as_str())
        .part("uses", words::technique(service.technique))
        .part("add-ons", listed(&add_ons, "or"))
        .part("offered up to", words::massage(service.offered_up_to));
    service.fits.iter().enumerate().fold(entry, |entry, (i, fit)| {
        let Part { said, codes } = when(words, &fit.when);
        let weighed = |what: String| format!("{}, when {what}", fit.weight);
        let part = Part { said: weighed(said), codes: codes.map(weighed) };
        entry.part(&format!("points, {}", i + 1), part)
    })
}

fn when(words: Words, condition: &Condition) -> Part {
    Part { said: words.plain(condition), codes: Some(words.codes(condition)) }
}

/// What a file says, whatever its format; nothing where it is no TOML.
pub fn as_written(file: &'static str, text: &str) -> Entries {
    let mut entries = Entries::new();
    let mut add = |id: String, value: &Value| {
        let mut parts = Parts::new();
        flatten("", value, &mut parts);
        entries.insert(Key { kind: file, id }, parts);
    };
    for (name, value) in text.parse::<Table>().unwrap_or_default() {
        match value.as_array().filter(|rows| rows.iter().all(Value::is_table)) {
            Some(rows) => rows.iter().enumerate().for_each(|(i, row)| {
                add(format!("{name}.{}", name_of(row, i)), row);
            }),
            None => add(name, &value),
        }
    }
    entries
}

fn flatten(path: &str, value: &Value, parts: &mut Parts) {
    let join = |name: &str| match path {
        "" => name.to_string(),
        path => format!("{path}.{name}"),
    };
    match value {
        Value::Table(table) => table.iter().for_each(|(name, v)| flatten(&join(name), v, parts)),
        Value::Array(rows) => {
            let rows = rows.iter().enumerate();
            rows.for_each(|(i, row)| flatten(&join(&name_of(row, i)), row, parts));
        }
        value => {
            let name = if path.is_empty() { "text" } else { path };
            let said = value.as_str().map_or_else(|| value.to_string(), str::to_string);
            parts.insert(name.to_string(), said.into());
        }
    }
}

/// What tells a row from others: its id, or its place from 1.
fn name_of(row: &Value, place: usize) -> String {
    let named = ["id", "link_id", "code"].iter().find_map(|key| row.get(key)?.as_str());
    named.map_or_else(|| (place + 1).to_string(), str::to_string)
}

#[cfg(test)]
mod tests {
    use massage_or_pt::content::unpack;

    use super::*;
    use crate::review::changes::difference::differences;

    #[test]
    fn new_words_for_a_question_are_no_change_of_the_rules_that_look_at_it() {
        let old = unpack().protocol;
        let mut new = old.clone();
        new.questionnaire.items[0].text = "What is your age?".into();
        let changed = differences(&in_words(&old), &in_words(&new));
        let keys: Vec<_> = changed.iter().map(|(key, _)| (key.kind, key.id.as_str())).collect();
        assert_eq!(keys, [("question", "age")]);
    }

    #[test]
    fn each_part_of_a_rule_is_compared() {
        let old = unpack().protocol;
        let mut new = old.clone();
        new.red_flags[0].when = new.red_flags[1].when.clone();
        new.evidence[0].weight += 1;
        new.contraindications[0].sources.push("RF-01".to_string());
        new.decision.massage_at += 1;
        new.services.remove(0);
        let changed = differences(&in_words(&old), &in_words(&new));
        let said: Vec<_> = changed
            .iter()
            .map(|(key, change)| format!("{} {}{}", change.word(), key.kind, change.names()))
            .collect();
        let points = |points| format!("{points} for massage");
        let weight = usize::from(old.evidence[0].weight);
        let expected = [
            "changed red flag: when".to_string(),
            "changed caution: sources: CI-01 -> CI-01, RF-01".to_string(),
            format!("changed evidence: points: {} -> {}", points(weight), points(weight + 1)),
            "changed decision: massage at: 3 -> 4".to_string(),
            "removed service".to_string(),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_file_of_any_format_is_compared_as_it_is_written() {
        let text =
            "back = \"Back\"\n[massage]\nsteps = [\"a\", \"b\"]\n[[rows]]\nid = \"x\"\nn = 1\n";
        let entries = as_written("messages.toml", text);
        let said: Vec<_> = entries
            .iter()
            .flat_map(|(key, parts)| {
                parts.iter().map(|(name, part)| format!("{} {name}: {}", key.id, part.said))
            })
            .collect();
        let expected = [
            "back text: Back",
            "massage steps.1: a",
            "massage steps.2: b",
            "rows.x id: x",
            "rows.x n: 1",
        ];
        assert_eq!(said, expected);
    }
}
