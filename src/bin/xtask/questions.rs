//! `cargo xtask questions`: the questionnaire as JSON, for scripts and for reading.

use std::io::Write;
use std::process::ExitCode;

use massage_or_pt::api;
use massage_or_pt::content::unpack;
use serde_json::Value;

pub fn run(_: &[String]) -> ExitCode {
    let questions = api::questions(&unpack().protocol);
    let questions: Value = serde_json::from_str(&questions).unwrap_or_default();
    // A reader that closed the pipe early has what it wanted.
    drop(writeln!(std::io::stdout(), "{questions:#}"));
    ExitCode::SUCCESS
}
