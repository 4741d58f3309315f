//! `cargo xtask questions`: the questionnaire as JSON, for scripts and for reading.

use std::io::Write;
use std::process::ExitCode;

use massage_or_pt::content::unpack;
use massage_or_pt::engine::{Condition, Item, Protocol};
use serde_json::{Value, json};

pub fn run(_: &[String]) -> ExitCode {
    match unpack() {
        Ok(content) => {
            // A reader that closed the pipe early has what it wanted.
            drop(writeln!(std::io::stdout(), "{:#}", questions(&content.protocol)));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot read the built-in content: {error}; run cargo clean and try again");
            ExitCode::FAILURE
        }
    }
}

fn questions(protocol: &Protocol) -> Value {
    let items: Vec<_> =
        protocol.questionnaire.items.iter().map(|item| item_json(protocol, item)).collect();
    json!({ "version": protocol.version, "reviewed": protocol.reviewed, "items": items })
}

fn item_json(protocol: &Protocol, item: &Item) -> Value {
    let options: Vec<_> = item
        .options
        .iter()
        .map(|option| {
            json!({
                "code": option.code,
                "text": option.text,
                "hint": option.hint,
                "exclusive": option.exclusive,
                "not_sure": option.not_sure,
            })
        })
        .collect();
    json!({
        "link_id": item.link_id,
        "text": item.text,
        "hint": item.hint,
        "required": true,
        "repeats": item.repeats,
        "options": options,
        "enable_when": condition_json(protocol, &item.enable_when),
    })
}

/// `null` where the item is always asked, else any group of clauses that all hold.
fn condition_json(protocol: &Protocol, condition: &Condition) -> Value {
    if condition.is_always() {
        return Value::Null;
    }
    let groups: Vec<_> = condition
        .any
        .iter()
        .map(|group| {
            let clauses: Vec<_> = group
                .iter()
                .filter_map(|clause| {
                    let item = protocol.questionnaire.get(clause.item)?;
                    let options: Vec<_> = item.codes(clause.options).collect();
                    Some(json!({ "link_id": item.link_id, "options": options }))
                })
                .collect();
            json!({ "all": clauses })
        })
        .collect();
    json!({ "any": groups })
}
