//! A response as scripts write it: `{"answers": {"<link_id>": ["<option code>", …]}}`.

use crate::engine::{Questionnaire, Response};
use crate::settings::Value;

const FORM: &str = "give {\"answers\": {\"<link_id>\": [\"<option code>\", …]}}";

/// Reads a response.
///
/// # Errors
/// What is wrong with it: every problem with an item, or the first with the form.
pub fn read(questionnaire: &Questionnaire, value: &Value) -> Result<Response, Vec<String>> {
    let answers = answers(value).map_err(|problem| vec![problem])?;
    Response::from_codes(questionnaire, answers)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

fn answers(value: &Value) -> Result<Vec<(&str, Vec<&str>)>, String> {
    let Value::Object(fields) = value else { return Err(FORM.to_string()) };
    if let Some((name, _)) = fields.iter().find(|(name, _)| name != "answers") {
        return Err(["unknown key '", name, "'; only \"answers\" is read"].concat());
    }
    let Some((_, Value::Object(answers))) = fields.last() else { return Err(FORM.to_string()) };
    answers.iter().map(|(link_id, given)| Ok((link_id.as_str(), codes(link_id, given)?))).collect()
}

fn codes<'a>(link_id: &str, given: &'a Value) -> Result<Vec<&'a str>, String> {
    let codes = match given {
        Value::List(codes) => codes.iter().map(text).collect(),
        _ => None,
    };
    let form = || ["item '", link_id, "': give an array of option codes, also for one"].concat();
    codes.ok_or_else(form)
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
