//! Settings written as JSON.

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::settings::Settings;
use serde_json::Value as Json;

/// The settings, and each problem as it is told.
pub fn read(json: &Json) -> (Settings, Vec<String>) {
    let (settings, problems) = Settings::read(&json.into());
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
    unpack().with(settings)
}
