//! `cargo xtask recommend [FILE]`: responses in, recommendations out, one JSON object a line.
//!
//! The input is one response, pretty-printed or not, or JSON Lines. A bad response gets an error that
//! names the line and the item, the others are still answered, and the exit status is 2.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use massage_or_pt::api;
use massage_or_pt::content::{Content, unpack};
use serde_json::Value;

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
    answer_all(&unpack(), &text)
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

fn answer(content: &Content, response: &Value) -> Result<String, Vec<String>> {
    let recommendation = api::recommend(content, &response.into());
    recommendation.map_err(|messages| messages.iter().map(|m| printable(m)).collect())
}

/// Messages quote the input, and what it has in control characters is not for the terminal.
fn printable(message: &str) -> String {
    let escaped = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.into() };
    message.chars().map(escaped).collect()
}
