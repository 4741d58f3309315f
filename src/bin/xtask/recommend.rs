//! `cargo xtask recommend [FILE]`: responses in, recommendations out, one JSON object a line.
//!
//! The input is one response, pretty-printed or not, or JSON Lines. A bad response gets an error that
//! names the line and the item, the others are still answered, and the exit status is 2.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::{
    Reason, Recommendation, Response, deciding_answers, recommend, what_would_change,
};
use serde_json::{Map, Value, json};

#[cfg(test)]
mod fuzz;

const BAD_RESPONSE: u8 = 2;

pub fn run(args: &[String]) -> ExitCode {
    let text = match read_input(args) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(BAD_RESPONSE);
        }
    };
    let content = match unpack() {
        Ok(content) => content,
        Err(error) => {
            eprintln!("cannot read the built-in content: {error}; run cargo clean and try again");
            return ExitCode::FAILURE;
        }
    };
    answer_all(&content, &text)
}

fn read_input(args: &[String]) -> Result<String, String> {
    match args {
        [] => {
            let mut text = String::new();
            let read = io::stdin().read_to_string(&mut text);
            read.map_err(|error| format!("standard input: {error}; give UTF-8 JSON"))?;
            Ok(text)
        }
        [file] => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}")),
        _ => Err("too many arguments; usage: cargo xtask recommend [FILE]".to_string()),
    }
}

fn answer_all(content: &Content, text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    let mut bad = false;
    for (line, response) in responses(text) {
        match response.and_then(|response| answer(content, &response)) {
            Ok(recommendation) => {
                // A reader that closed the pipe early has what it wanted.
                if writeln!(out, "{recommendation}").is_err() {
                    break;
                }
            }
            Err(messages) => {
                bad = true;
                for message in messages {
                    eprintln!("line {line}: {message}");
                }
            }
        }
    }
    if bad { ExitCode::from(BAD_RESPONSE) } else { ExitCode::SUCCESS }
}

type Numbered = (usize, Result<Value, Vec<String>>);

/// Each response with the line it starts on.
fn responses(text: &str) -> Vec<Numbered> {
    let whole: Result<Value, _> = serde_json::from_str(text);
    let first_line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // A first line that stops in the middle begins one response over several lines.
    let unfinished = serde_json::from_str::<Value>(first_line).is_err_and(|error| error.is_eof());
    match whole {
        Ok(one) => return vec![(1, Ok(one))],
        Err(error) if unfinished && !first_line.is_empty() => {
            return vec![(error.line(), Err(vec![format!("not JSON: {error}")]))];
        }
        Err(_) => {}
    }
    let lines: Vec<Numbered> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(i, line)| {
            let parsed = serde_json::from_str(line);
            (i + 1, parsed.map_err(|error| vec![format!("not JSON: {error}")]))
        })
        .collect();
    if lines.is_empty() {
        return vec![(1, Err(vec!["no response; give one as {\"answers\": {…}}".to_string()]))];
    }
    lines
}

fn answer(content: &Content, value: &Value) -> Result<Value, Vec<String>> {
    judge(content, value).map_err(|messages| messages.iter().map(|m| printable(m)).collect())
}

/// Messages quote the input, and what it has in control characters is not for the terminal.
fn printable(message: &str) -> String {
    let escaped = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.into() };
    message.chars().map(escaped).collect()
}

fn judge(content: &Content, value: &Value) -> Result<Value, Vec<String>> {
    let answers = read_answers(value)?;
    let codes = answers.iter().map(|(link_id, codes)| (*link_id, codes.iter().copied()));
    let protocol = &content.protocol;
    let response = Response::from_codes(&protocol.questionnaire, codes)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let recommendation = recommend(protocol, &response).map_err(|error| vec![error.to_string()])?;
    Ok(recommendation_json(content, &response, &recommendation))
}

type Answers<'a> = Vec<(&'a str, Vec<&'a str>)>;

fn read_answers(value: &Value) -> Result<Answers<'_>, Vec<String>> {
    let form = || vec!["give {\"answers\": {\"<link_id>\": [\"<option code>\", …]}}".to_string()];
    let object = value.as_object().ok_or_else(form)?;
    if let Some(key) = object.keys().find(|key| *key != "answers") {
        return Err(vec![format!("unknown key '{key}'; only \"answers\" is read")]);
    }
    let answers = object.get("answers").and_then(Value::as_object).ok_or_else(form)?;
    answers
        .iter()
        .map(|(link_id, codes)| {
            let codes: Option<Vec<_>> =
                codes.as_array().and_then(|codes| codes.iter().map(Value::as_str).collect());
            let codes = codes.ok_or_else(|| {
                vec![format!("item '{link_id}': give an array of option codes, also for one")]
            })?;
            Ok((link_id.as_str(), codes))
        })
        .collect()
}

fn recommendation_json(
    content: &Content,
    response: &Response,
    recommendation: &Recommendation,
) -> Value {
    let services: Vec<_> = recommendation
        .service
        .iter()
        .map(|choice| {
            json!({
                "id": choice.service.id,
                "name": choice.service.name,
                "booking_url": choice.service.booking_url,
                "techniques": choice.techniques,
            })
        })
        .collect();
    let precautions: Vec<_> = recommendation
        .precautions
        .iter()
        .map(|precaution| {
            let mut value = reason_json(&precaution.reason);
            value.insert("massage".to_string(), json!(precaution.status));
            value
        })
        .collect();
    json!({
        "outcome": recommendation.outcome,
        "urgency": recommendation.urgency,
        "massage": recommendation.massage,
        "services": services,
        "reasons": recommendation.reasons.iter().map(reason_json).collect::<Vec<_>>(),
        "precautions": precautions,
        "deciding_answers": deciding_json(content, response),
        "what_would_change": changes_json(content, response),
        "strength": recommendation.strength,
        "scores": {
            "massage": recommendation.scores.massage,
            "physical_therapy": recommendation.scores.physical_therapy,
        },
        "runner_up": recommendation.runner_up,
        "content_version": content.protocol.version,
    })
}

fn reason_json(reason: &Reason) -> Map<String, Value> {
    let pairs = [
        ("link_id", json!(reason.item.link_id)),
        ("option", json!(reason.option.code)),
        ("text", json!(reason.text)),
        ("sources", json!(reason.sources)),
        ("rule", json!(reason.rule)),
    ];
    pairs.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

/// As in a response: the option codes by item.
fn deciding_json(content: &Content, response: &Response) -> Map<String, Value> {
    let protocol = &content.protocol;
    deciding_answers(protocol, response)
        .into_iter()
        .filter_map(|index| Some((protocol.questionnaire.get(index)?, response.get(index))))
        .map(|(item, picked)| (item.link_id.clone(), json!(item.codes(picked).collect::<Vec<_>>())))
        .collect()
}

fn changes_json(content: &Content, response: &Response) -> Vec<Value> {
    what_would_change(&content.protocol, response)
        .iter()
        .map(|change| {
            json!({
                "link_id": change.item.link_id,
                "option": change.option.code,
                "outcome": change.outcome,
                "urgency": change.urgency,
                "massage": change.massage,
            })
        })
        .collect()
}
