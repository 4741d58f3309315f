//! Whatever is given as a response gets a recommendation or a clear error, and nothing panics.

use massage_or_pt::content::unpack;
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed};
use serde_json::{Map, Value, json};

use super::{answer, responses};
use crate::verify::personas;

/// The same cases in every run, and nothing left behind on disk.
fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn any_json_is_answered_or_refused_clearly(value in any_json()) {
        check(&value)?;
    }

    #[test]
    fn a_response_with_mistakes_is_answered_or_refused_clearly(value in response_with_mistakes()) {
        check(&value)?;
    }

    #[test]
    fn any_text_is_read_or_refused_with_its_line(text in any_text()) {
        for (line, response) in responses(&text) {
            prop_assert!(line <= text.lines().count().max(1), "line {line} of {text:?}");
            for message in response.err().into_iter().flatten() {
                prop_assert!(message.contains("JSON") || message.starts_with("no response"), "{message}");
            }
        }
    }
}

fn check(value: &Value) -> Result<(), TestCaseError> {
    let content = unpack();
    match answer(&content, value) {
        Ok(text) => {
            let recommendation: Value = serde_json::from_str(&text).unwrap_or_default();
            prop_assert!(recommendation["outcome"].is_string(), "{recommendation}");
            prop_assert!(recommendation["reasons"].is_array(), "{recommendation}");
        }
        Err(messages) => {
            prop_assert!(!messages.is_empty());
            for message in messages {
                let names_item = message.starts_with("item '") && message.contains(": ");
                let says_form = message.contains("\"answers\"");
                prop_assert!(names_item || says_form, "{message:?}");
                prop_assert!(!message.contains(char::is_control), "{message:?}");
            }
        }
    }
    Ok(())
}

/// Any characters, line breaks and the like among them.
fn text(most: usize) -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..most).prop_map(String::from_iter)
}

/// Ids, option codes and keys that exist, and texts that do not.
fn word() -> impl Strategy<Value = String> {
    let content = unpack();
    let mut known = vec!["answers".to_string()];
    for item in content.protocol.questionnaire.items {
        known.push(item.link_id.to_string());
        known.extend(item.options.into_iter().map(|option| option.code.to_string()));
    }
    prop_oneof![4 => select(known), 1 => text(8)]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        let object = hash_map(word(), inner.clone(), 0..8).prop_map(object).boxed();
        let array = vec(inner, 0..8).prop_map(Value::from);
        // Most that is made up at random has no "answers" and is refused at once.
        let answers = object.clone().prop_map(|answers| json!({ "answers": answers }));
        prop_oneof![array, object, answers]
    })
}

fn object(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    fields.into_iter().collect::<Map<_, _>>().into()
}

/// One thing that a script may get wrong.
#[derive(Clone, Debug)]
enum Mistake {
    ItemLeftOut(Index),
    ItemAdded(String, Value),
    ItemRenamed(Index, String),
    AnswerReplaced(Index, Value),
    CodeAdded(Index, String),
    CodeLeftOut(Index),
    KeyBesideAnswers(String, Value),
}

fn mistake() -> impl Strategy<Value = Mistake> {
    let index = any::<Index>;
    prop_oneof![
        index().prop_map(Mistake::ItemLeftOut),
        (word(), any_json()).prop_map(|(item, value)| Mistake::ItemAdded(item, value)),
        (index(), word()).prop_map(|(at, item)| Mistake::ItemRenamed(at, item)),
        (index(), any_json()).prop_map(|(at, value)| Mistake::AnswerReplaced(at, value)),
        (index(), word()).prop_map(|(at, code)| Mistake::CodeAdded(at, code)),
        index().prop_map(Mistake::CodeLeftOut),
        (word(), any_json()).prop_map(|(key, value)| Mistake::KeyBesideAnswers(key, value)),
    ]
}

/// What a persona answers, with up to four mistakes.
fn response_with_mistakes() -> impl Strategy<Value = Value> {
    let personas: Vec<_> = personas::all().into_iter().map(|case| case.answers).collect();
    (select(personas), vec(mistake(), 0..4)).prop_map(|(answers, mistakes)| {
        let mut answers = json!(answers).as_object().cloned().unwrap_or_default();
        let mut beside = Map::new();
        for mistake in mistakes {
            make(mistake, &mut answers, &mut beside);
        }
        beside.insert("answers".to_string(), answers.into());
        beside.into()
    })
}

fn make(mistake: Mistake, answers: &mut Map<String, Value>, beside: &mut Map<String, Value>) {
    let items: Vec<_> = answers.keys().cloned().collect();
    let at = |index: Index| items.get(index.index(items.len().max(1))).cloned().unwrap_or_default();
    match mistake {
        Mistake::ItemLeftOut(index) => drop(answers.remove(&at(index))),
        Mistake::ItemAdded(item, value) => drop(answers.insert(item, value)),
        Mistake::ItemRenamed(index, item) => {
            let value = answers.remove(&at(index)).unwrap_or_default();
            answers.insert(item, value);
        }
        Mistake::AnswerReplaced(index, value) => drop(answers.insert(at(index), value)),
        Mistake::CodeAdded(index, code) => {
            if let Some(codes) = answers.get_mut(&at(index)).and_then(Value::as_array_mut) {
                codes.push(code.into());
            }
        }
        Mistake::CodeLeftOut(index) => {
            if let Some(codes) = answers.get_mut(&at(index)).and_then(Value::as_array_mut) {
                codes.pop();
            }
        }
        Mistake::KeyBesideAnswers(key, value) => drop(beside.insert(key, value)),
    }
}

/// Lines of JSON with something cut out, and any text at all.
fn any_text() -> impl Strategy<Value = String> {
    let whole = vec(response_with_mistakes(), 0..4)
        .prop_map(|responses| {
            responses.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })
        .boxed();
    let cut = (whole.clone(), any::<Index>(), any::<Index>()).prop_map(|(text, from, to)| {
        let chars: Vec<_> = text.chars().collect();
        let (from, to) = (from.index(chars.len() + 1), to.index(chars.len() + 1));
        chars
            .into_iter()
            .enumerate()
            .filter(|(i, _)| *i < from || *i >= to)
            .map(|(_, c)| c)
            .collect()
    });
    prop_oneof![whole, cut, text(64)]
}
