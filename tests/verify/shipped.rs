//! The shipped content, and what the command prints when something is wrong with it.

use std::io::Write;
use std::process::{Command, Stdio};

use massage_or_pt::engine::Urgency;
use massage_or_pt::verify::{Model, PROPERTIES, prove, response_json};

use crate::support::{red_flag, shipped, sources};

#[test]
fn every_property_holds_for_the_shipped_content() {
    let protocol = shipped();
    let model = Model::new(&protocol, sources());
    for verdict in prove(&model, &PROPERTIES) {
        assert!(verdict.checked.is_ok(), "{}: {:?}", verdict.property, verdict.checked);
    }
}

#[test]
fn a_counterexample_is_small_and_the_command_line_accepts_it() {
    let mut protocol = shipped();
    red_flag(&mut protocol, "chest").urgency = Urgency::SameDay;
    let model = Model::new(&protocol, sources());
    let verdicts = prove(&model, &PROPERTIES);
    let broken = verdicts.iter().find_map(|verdict| verdict.checked.as_ref().err());
    let response = broken.and_then(|broken| broken.response.as_ref()).expect("a response shows it");
    let json = response_json(&protocol, response);
    let answers = json["answers"].as_object().expect("answers by item");
    assert!(answers.len() <= 4, "not small: {json}");
    assert_eq!(answers["emergency_signs"], serde_json::json!(["chest"]));

    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let command = command.arg("recommend").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the command line starts");
    let mut input = child.stdin.take().expect("it reads its standard input");
    input.write_all(json.to_string().as_bytes()).expect("it takes the response");
    drop(input);
    assert!(child.wait_with_output().expect("it ends").status.success(), "{json}");
}
