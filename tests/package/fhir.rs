//! The Questionnaire in `dist/` and the QuestionnaireResponse of every persona belong together.

use std::collections::BTreeSet;
use std::fs;

use massage_or_pt::api::fhir::questionnaire_response;
use massage_or_pt::content::{Content, TRANSLATED, unpack, unpack_in};
use massage_or_pt::engine::{Path, Protocol, Response};
use serde_json::{Value, json};

use crate::personas;

const AUTHORED: &str = "2026-01-31T09:30:00.000Z";

/// A persona's visit to its end.
pub struct Visit {
    pub name: String,
    pub response: Response,
    /// The QuestionnaireResponse.
    pub written: Value,
}

pub fn content() -> Content {
    unpack()
}

pub fn questionnaire() -> Value {
    let file = crate::dist().join("questionnaire.fhir.json");
    read(&fs::read_to_string(file).expect("run cargo xtask build"))
}

/// What each persona takes along.
pub fn visits(content: &Content) -> Vec<Visit> {
    let visit = |case: personas::Case| {
        let response = case.response(&content.protocol.questionnaire).expect("a case is right");
        let written = read(&questionnaire_response(content, &response, AUTHORED));
        Visit { name: case.name, response, written }
    };
    personas::all().into_iter().map(visit).collect()
}

fn read(written: &str) -> Value {
    serde_json::from_str(written).expect("it is JSON")
}

pub fn items(resource: &Value) -> &Vec<Value> {
    resource["item"].as_array().expect("it has items")
}

pub fn link_ids<'a>(items: impl IntoIterator<Item = &'a Value>) -> Vec<&'a str> {
    items.into_iter().filter_map(|item| item["linkId"].as_str()).collect()
}

fn asked<'a>(protocol: &'a Protocol, response: &Response) -> Vec<&'a str> {
    let path = Path::new(protocol, response);
    let item = |index: &_| protocol.questionnaire.get(*index).map(|item| item.link_id.as_str());
    path.items().iter().filter_map(item).collect()
}

fn is_exclusive(option: &Value) -> bool {
    let extensions = option["extension"].as_array().into_iter().flatten();
    extensions
        .filter(|it| {
            it["url"].as_str().is_some_and(|url| url.ends_with("/questionnaire-optionExclusive"))
        })
        .any(|it| it["valueBoolean"] == true)
}

/// The text in another language, which FHIR puts beside it.
fn translated<'a>(beside: &'a Value, language: &str) -> Option<&'a str> {
    let parts = beside["extension"].as_array()?.iter().map(|it| &it["extension"]);
    let mut in_language = parts.filter(|it| it[0]["valueCode"] == language);
    in_language.next()?[1]["valueString"].as_str()
}

#[test]
fn a_response_says_what_was_asked_and_answered_and_names_nobody() {
    let content = content();
    for Visit { name, response, written } in visits(&content) {
        let fields: Vec<_> = written.as_object().expect("an object").keys().collect();
        assert_eq!(
            fields,
            ["resourceType", "language", "questionnaire", "status", "authored", "item"]
        );
        assert_eq!(written["status"], "completed", "{name}");
        assert_eq!(written["authored"], AUTHORED);
        assert_eq!(link_ids(items(&written)), asked(&content.protocol, &response), "{name}");
    }
}

#[test]
fn a_response_that_stops_in_the_middle_is_in_progress() {
    let content = content();
    for Visit { name, mut response, written } in visits(&content) {
        let path = Path::new(&content.protocol, &response);
        let last = *path.items().last().expect("something is asked");
        response.set(last, Default::default());
        let stopped = read(&questionnaire_response(&content, &response, AUTHORED));
        assert_eq!(stopped["status"], "in-progress", "{name}");
        let before = &items(&written)[..items(&written).len() - 1];
        assert_eq!(stopped["item"].as_array().map_or(&[][..], Vec::as_slice), before, "{name}");
    }
    let nothing = read(&questionnaire_response(&content, &Response::default(), AUTHORED));
    assert_eq!(nothing["status"], "in-progress");
    assert_eq!(nothing.get("item"), None, "FHIR has no empty lists");
}

#[test]
fn every_answer_is_an_option_of_the_questionnaire() {
    let (content, questionnaire) = (content(), questionnaire());
    let version = questionnaire["version"].as_str().expect("a version");
    let canonical = format!("{}|{version}", questionnaire["url"].as_str().expect("a url"));
    for Visit { name, written, .. } in visits(&content) {
        assert_eq!(written["questionnaire"], canonical);
        for said in items(&written) {
            let asked = items(&questionnaire).iter().find(|it| it["linkId"] == said["linkId"]);
            let asked = asked.unwrap_or_else(|| panic!("{name}: {said} is not asked"));
            assert_eq!(said["text"], asked["text"], "{name}");
            let answers = said["answer"].as_array().expect("an answer");
            assert!(asked["repeats"] == true || answers.len() == 1, "{name}: {said}");
            for answer in answers {
                let mut offered = asked["answerOption"].as_array().expect("options").clone();
                offered.iter_mut().for_each(|it| {
                    it["valueCoding"].as_object_mut().expect("a coding").remove("_display");
                });
                let option = offered.iter().find(|it| it["valueCoding"] == answer["valueCoding"]);
                let option = option.unwrap_or_else(|| panic!("{name}: {answer} is not offered"));
                assert!(!is_exclusive(option) || answers.len() == 1, "{name}: {said}");
            }
        }
    }
}

/// Others are passed over once they cannot matter, or come after the questions have ended.
#[test]
fn required_is_what_everyone_is_asked() {
    let content = content();
    let mut of_all: BTreeSet<_> =
        content.protocol.questionnaire.items.iter().map(|item| item.link_id.as_str()).collect();
    for Visit { response, .. } in visits(&content) {
        let asked = asked(&content.protocol, &response);
        of_all.retain(|link_id| asked.contains(link_id));
    }
    let questionnaire = questionnaire();
    let required = items(&questionnaire).iter().filter(|item| item["required"] == true);
    assert_eq!(link_ids(required), Vec::from_iter(of_all));
}

#[test]
fn a_response_in_another_language_has_the_words_that_the_questionnaire_has_for_it() {
    let questionnaire = questionnaire();
    let mut texts = 0;
    for language in TRANSLATED {
        let content = unpack_in(language.words);
        for Visit { written, .. } in visits(&content) {
            assert_eq!(written["language"], language.code);
            for said in items(&written) {
                let asked = items(&questionnaire).iter().find(|it| it["linkId"] == said["linkId"]);
                let asked = asked.expect("it is asked");
                assert_eq!(said["text"].as_str(), translated(&asked["_text"], language.code));
                let answer = &said["answer"][0]["valueCoding"];
                let options = asked["answerOption"].as_array().expect("options");
                let option = options.iter().find(|it| it["valueCoding"]["code"] == answer["code"]);
                let beside = &option.expect("it is offered")["valueCoding"]["_display"];
                assert_eq!(answer["display"].as_str(), translated(beside, language.code));
                texts += 1;
            }
        }
    }
    assert!(texts > 0, "there is another language");
}

/// FHIR has no empty values, and the model does not mind them.
#[test]
fn nothing_written_is_empty() {
    fn check(value: &Value) {
        assert!(![json!(null), json!(""), json!([]), json!({})].contains(value), "{value}");
        match value {
            Value::Array(values) => values.iter().for_each(check),
            Value::Object(fields) => fields.values().for_each(check),
            _ => {}
        }
    }
    check(&questionnaire());
    visits(&content()).iter().for_each(|visit| check(&visit.written));
}
