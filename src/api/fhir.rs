//! A visit as a FHIR R4 QuestionnaireResponse, for a visitor who takes the answers along.
//!
//! It names nobody: no subject, no author, no id. The Questionnaire that it answers is written by the build,
//! with the same ids.

use super::json::Json;
use crate::content::Content;
use crate::engine::{AnswerOption, Item, Path, Protocol, Response};

/// Names the Questionnaire for good, without its version. The project has no address of its own.
pub const QUESTIONNAIRE: &str = "urn:uuid:dd08e9a1-d0c3-48ad-9ffd-458b1bdb85e3";
/// The code system of the options of every item.
pub const OPTIONS: &str = "urn:uuid:bbe7e50a-145b-4c3d-9aae-5b4c0bb00d20";

/// The answers that count, in the language of the content. `authored` is when they were given: a dateTime of
/// FHIR, such as `2026-11-22T13:58:14Z`.
pub fn questionnaire_response(content: &Content, response: &Response, authored: &str) -> String {
    let protocol = &content.protocol;
    let path = Path::new(protocol, response);
    let is_complete = path.next_unanswered().is_none();
    let mut answered = path.answered(protocol).peekable();
    Json::object(|json| {
        json.key("resourceType").text("QuestionnaireResponse");
        json.key("language").text(&content.language.code);
        json.key("questionnaire").text(&canonical(protocol));
        json.key("status").text(if is_complete { "completed" } else { "in-progress" });
        json.key("authored").text(authored);
        // FHIR has no empty lists.
        if answered.peek().is_some() {
            json.key("item").list(answered, |json, (_, item, picked)| {
                json.group('{', '}', |json| {
                    json.key("linkId").text(&item.link_id);
                    json.key("text").text(&item.text);
                    json.key("answer").list(item.picked(picked), |json, it| answer(json, item, it));
                });
            });
        }
    })
}

/// The Questionnaire in the version of this content.
pub fn canonical(protocol: &Protocol) -> String {
    [QUESTIONNAIRE, "|", &protocol.version].concat()
}

/// The code of an option in [`OPTIONS`], where those of all items stand together.
pub fn option_code(item: &Item, option: &AnswerOption) -> String {
    [&item.link_id, ".", &option.code].concat()
}

fn answer(json: &mut Json, item: &Item, option: &AnswerOption) {
    json.group('{', '}', |json| {
        json.key("valueCoding").group('{', '}', |json| {
            json.key("system").text(OPTIONS);
            json.key("code").text(&option_code(item, option));
            json.key("display").text(&option.text);
        });
    });
}
