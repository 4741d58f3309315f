//! The command-line contract that others script against.

#[path = "../personas/mod.rs"]
mod personas;
mod review;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn xtask(arguments: &[&str], input: &str) -> Output {
    let mut process = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xtask starts");
    process.stdin.take().expect("piped").write_all(input.as_bytes()).expect("xtask reads");
    process.wait_with_output().expect("xtask ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object a line")).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const RELAX: &str = r#"{"answers": {"age": ["from_18_to_49"], "goals": ["relax"], "emergency_signs": ["none"], "health": ["none"]}}"#;
const CHEST: &str =
    r#"{"answers": {"age": ["from_65"], "goals": ["relax"], "emergency_signs": ["chest"]}}"#;

#[test]
fn build_refuses_what_it_does_not_know() {
    let output = xtask(&["build", "--smal"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(errors(&output), "error: build takes only --small\n");
}

#[test]
fn recommend_prints_every_field_of_the_contract() {
    let output = xtask(&["recommend"], RELAX);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let got = &lines(&output)[0];
    assert_eq!(got["outcome"], "massage");
    assert_eq!(got["urgency"], Value::Null);
    assert_eq!(got["massage"], "ok");
    let service = &got["services"][0];
    assert_eq!(service["id"], "swedish");
    assert_eq!(service["name"], "Swedish Massage");
    assert_eq!(service["booking_url"], "https://www.labellespas.com");
    let reason = &got["reasons"][0];
    assert_eq!((&reason["link_id"], &reason["option"]), (&json!("goals"), &json!("relax")));
    assert!(reason["text"].is_string() && reason["sources"].is_array());
    assert!(got["precautions"].is_array() && got["what_would_change"].is_array());
    let deciding = got["deciding_answers"].as_object().expect("answers by item");
    assert!(!deciding.is_empty() && deciding.values().all(Value::is_array));
}

#[test]
fn a_response_that_stops_at_an_emergency_sign_is_complete() {
    let got = &lines(&xtask(&["recommend"], CHEST))[0];
    assert_eq!(
        (&got["outcome"], &got["urgency"]),
        (&json!("seek_care_first"), &json!("emergency_now"))
    );
    assert_eq!((&got["massage"], &got["services"]), (&json!("not_now"), &json!([])));
}

#[test]
fn json_lines_are_answered_one_by_one_and_a_bad_one_loses_no_other() {
    let input = format!("{RELAX}\nnonsense\n\n{CHEST}\n");
    let output = xtask(&["recommend"], &input);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output).len(), 2);
    assert!(errors(&output).starts_with("line 2: not JSON"), "{}", errors(&output));
}

#[track_caller]
fn check_error(input: &str, expected: &str) {
    let output = xtask(&["recommend"], input);
    assert_eq!(output.status.code(), Some(2), "{input}");
    assert!(output.stdout.is_empty(), "{input}");
    assert!(errors(&output).contains(expected), "{input}: {}", errors(&output));
}

#[test]
fn a_bad_response_gets_an_error_that_names_the_item() {
    check_error(r#"{"answers": {"shoe": ["9"]}}"#, "item 'shoe'");
    check_error(r#"{"answers": {"age": ["old"]}}"#, "item 'age': no option 'old'");
    check_error(r#"{"answers": {"age": []}}"#, "item 'age': no option given");
    check_error(r#"{"answers": {"age": "from_65"}}"#, "item 'age': give an array");
    check_error(
        r#"{"answers": {"age": ["from_65", "under_18"]}}"#,
        "item 'age': takes exactly one",
    );
    check_error(r#"{"answers": {"age": ["from_65"]}}"#, "item 'goals': is asked but has no answer");
    check_error(r#"{"answer": {}}"#, "unknown key 'answer'");
    check_error("[]", "give {\"answers\"");
    check_error("", "no response");
    check_error("{\n  \"answers\": {,}\n}", "line 2: not JSON");
}

#[test]
fn recommend_reads_a_file_or_names_the_one_it_cannot_read() {
    let file = std::env::temp_dir().join(format!("massage-or-pt-cli-{}.json", std::process::id()));
    std::fs::write(&file, RELAX).expect("the temporary folder can be written");
    let output = xtask(&["recommend", &file.to_string_lossy()], "");
    std::fs::remove_file(&file).expect("the file was there");
    assert_eq!(lines(&output).len(), 1);
    let missing = xtask(&["recommend", "no-such-file.json"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(errors(&missing).contains("no-such-file.json"));
}

#[test]
fn questions_lists_every_item_in_order_with_its_condition() {
    let output = xtask(&["questions"], "");
    let questions: Value = serde_json::from_slice(&output.stdout).expect("one JSON object");
    let items = questions["items"].as_array().expect("items");
    assert_eq!(items[0]["link_id"], "age");
    assert_eq!(items[0]["enable_when"], Value::Null);
    let mut known = Vec::new();
    for item in items {
        assert!(item["text"].is_string() && item["repeats"].is_boolean());
        assert!(item["options"].as_array().is_some_and(|options| options.len() >= 2));
        for group in item["enable_when"]["any"].as_array().into_iter().flatten() {
            for clause in group["all"].as_array().expect("clauses") {
                assert!(known.contains(&clause["link_id"]), "{clause} is not asked before");
            }
        }
        known.push(item["link_id"].clone());
    }
}

#[test]
fn an_unknown_command_says_what_there_is() {
    let output = xtask(&["frobnicate"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("recommend"));
}
