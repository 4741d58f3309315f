//! What the guide says for a response, as JSON.

use super::json::Json;
use super::response;
use crate::content::Content;
use crate::engine::{
    self, Change, MassageStatus, Outcome, Precaution, Reason, Recommendation, Response,
    ServiceChoice, Urgency, deciding_answers, what_would_change,
};
use crate::settings::Value;

/// Reads a response and decides for it.
///
/// # Errors
/// What is wrong with the response: each line names the item and says what to change.
pub fn recommend(content: &Content, given: &Value) -> Result<String, Vec<String>> {
    let protocol = &content.protocol;
    let response = response::read(&protocol.questionnaire, given)?;
    let recommendation = engine::recommend(protocol, &response).map_err(|e| vec![e.to_string()])?;
    Ok(write(content, &response, &recommendation))
}

fn write(content: &Content, response: &Response, recommendation: &Recommendation) -> String {
    let protocol = &content.protocol;
    let scores = recommendation.scores;
    Json::object(|json| {
        ending(json, recommendation.outcome, recommendation.urgency, recommendation.massage);
        json.key("services").list(&recommendation.service, service);
        json.key("reasons").list(&recommendation.reasons, |json, it| reason(json, it, None));
        json.key("precautions").list(&recommendation.precautions, precaution);
        deciding(json.key("deciding_answers"), content, response);
        json.key("what_would_change").list(&what_would_change(protocol, response), change);
        json.key("strength").text(recommendation.strength.code());
        json.key("scores").group('{', '}', |json| {
            json.key("massage").number(scores.massage.into());
            json.key("physical_therapy").number(scores.physical_therapy.into());
        });
        json.key("runner_up").optional(recommendation.runner_up.map(Outcome::code));
        json.key("content_version").text(&protocol.version);
    })
}

fn ending(json: &mut Json, outcome: Outcome, urgency: Option<Urgency>, massage: MassageStatus) {
    json.key("outcome").text(outcome.code());
    json.key("urgency").optional(urgency.map(Urgency::code));
    json.key("massage").text(massage.code());
}

fn service(json: &mut Json, choice: &ServiceChoice) {
    json.group('{', '}', |json| {
        json.key("id").text(&choice.service.id);
        json.key("name").text(&choice.service.name);
        json.key("booking_url").text(&choice.service.booking_url);
        json.key("techniques").texts(choice.techniques.iter().map(|it| it.code()));
    });
}

fn precaution(json: &mut Json, precaution: &Precaution) {
    reason(json, &precaution.reason, Some(precaution.status));
}

fn reason(json: &mut Json, reason: &Reason, massage: Option<MassageStatus>) {
    json.group('{', '}', |json| {
        json.key("link_id").text(&reason.item.link_id);
        json.key("option").text(&reason.option.code);
        json.key("text").text(reason.text);
        json.key("sources").texts(reason.sources.iter().map(String::as_str));
        json.key("rule").text(reason.rule);
        if let Some(massage) = massage {
            json.key("massage").text(massage.code());
        }
    });
}

/// As in a response: the option codes by item.
fn deciding(json: &mut Json, content: &Content, response: &Response) {
    let protocol = &content.protocol;
    json.group('{', '}', |json| {
        for index in deciding_answers(protocol, response) {
            if let Some(item) = protocol.questionnaire.get(index) {
                json.key(&item.link_id).texts(item.codes(response.get(index)));
            }
        }
    });
}

fn change(json: &mut Json, change: &Change) {
    json.group('{', '}', |json| {
        json.key("link_id").text(&change.item.link_id);
        json.key("option").text(&change.option.code);
        ending(json, change.outcome, change.urgency, change.massage);
    });
}
