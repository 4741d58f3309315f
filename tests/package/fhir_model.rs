//! The same resources under a published model of FHIR R4, in Python: `fhir.resources`, and `fhirpathpy` for
//! the conditions.

use std::io::Write;
use std::process::{Command, Stdio};

use massage_or_pt::engine::Path;
use serde_json::{Value, json};

use crate::fhir::{content, items, link_ids, questionnaire, visits};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/package/fhir.py");

/// What the script says of a questionnaire and its responses.
fn examine(questionnaire: &Value, responses: &[&Value]) -> Result<Value, String> {
    let python = std::env::var("PYTHON").expect("PYTHON has fhir.resources; run cargo xtask test");
    let mut script = Command::new(python)
        .arg(SCRIPT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let given = json!({ "questionnaire": questionnaire, "responses": responses }).to_string();
    let mut input = script.stdin.take().expect("it reads");
    input.write_all(given.as_bytes()).expect("it reads all");
    drop(input);
    let output = script.wait_with_output().expect("it ends");
    if output.status.success() {
        Ok(serde_json::from_slice(&output.stdout).expect("it answers in JSON"))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

#[test]
fn all_resources_are_valid_and_their_conditions_ask_what_the_engine_asks() {
    let (content, questionnaire) = (content(), questionnaire());
    let visits = visits(&content);
    let written: Vec<_> = visits.iter().map(|visit| &visit.written).collect();
    let said = examine(&questionnaire, &written).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(said["fhir_version"], "4.0.1");
    let enabled = said["enabled"].as_array().expect("a list for each response");
    assert_eq!(enabled.len(), visits.len());
    let all = link_ids(items(&questionnaire));
    let mut never_on: Vec<_> = all.clone();
    let mut never_off: Vec<_> = all;
    for (visit, enabled) in visits.iter().zip(enabled) {
        let path = Path::new(&content.protocol, &visit.response);
        let meant = content.protocol.questionnaire.items.iter();
        let meant = meant.filter(|item| item.enable_when.holds(|index| path.picked(index)));
        let meant: Vec<_> = meant.map(|item| item.link_id.as_str()).collect();
        assert_eq!(*enabled, json!(meant), "{}", visit.name);
        for link_id in link_ids(items(&visit.written)) {
            assert!(meant.contains(&link_id), "{}: {link_id} was asked", visit.name);
        }
        never_on.retain(|link_id| !meant.contains(link_id));
        never_off.retain(|link_id| meant.contains(link_id));
    }
    assert!(never_on.is_empty(), "no persona is asked {never_on:?}");
    let without_condition = content.protocol.questionnaire.items.iter();
    let without_condition = without_condition.filter(|item| item.enable_when.is_always());
    assert_eq!(never_off, without_condition.map(|item| item.link_id.as_str()).collect::<Vec<_>>());
}

/// So that a model which lets everything pass is noticed.
#[test]
fn what_is_not_fhir_is_found() {
    let (content, questionnaire) = (content(), questionnaire());
    let response = &visits(&content)[0].written;
    examine(&questionnaire, &[response]).expect("it is right as it is");
    let changes: [(&str, &str, Value, &str); 7] = [
        ("response", "/status", json!("done"), "status"),
        ("response", "/authored", json!("yesterday"), "authored"),
        ("response", "/item/0/answer/0/valueCoding", json!("relax"), "valueCoding"),
        ("response", "/item/0/linkId", json!(null), "linkId"),
        ("response", "/item/0", json!({ "linkId": "age", "hint": "?" }), "hint"),
        ("questionnaire", "/status", json!("unsigned"), "status"),
        ("questionnaire", "/item/3/enableWhen/0/operator", json!("is"), "operator"),
    ];
    for (resource, place, value, named) in changes {
        let (mut questionnaire, mut response) = (questionnaire.clone(), response.clone());
        let changed = if resource == "response" { &mut response } else { &mut questionnaire };
        *changed.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = value;
        let error = examine(&questionnaire, &[&response]).expect_err(place);
        assert!(error.contains(named), "{place}: {error}");
    }
}
