//! Settings written as JSON.

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::settings::{Settings, Value};
use serde_json::Value as Json;

pub fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(bool) => Value::Bool(*bool),
        Json::Number(number) => Value::Number(number.as_f64().expect("a finite number")),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(list) => Value::List(list.iter().map(value).collect()),
        Json::Object(object) => {
            Value::Object(object.iter().map(|(name, json)| (name.clone(), value(json))).collect())
        }
    }
}

/// The settings, and each problem as it is told.
pub fn read(json: &Json) -> (Settings, Vec<String>) {
    let (settings, problems) = Settings::read(&value(json));
    (settings, problems.iter().map(ToString::to_string).collect())
}

/// Settings without a mistake.
#[track_caller]
pub fn settings(json: &Json) -> Settings {
    let (settings, problems) = read(json);
    assert_eq!(problems, Vec::<String>::new());
    settings
}

pub fn content(settings: &Settings) -> Content {
    unpack().expect("the built-in content unpacks").with(settings)
}
