//! Personas written from the clinical facts, in `tests/engine/cases/*.toml`: answers and what a clinician
//! would expect of them.

// Each test target reads its own part of a case.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::Path;

use massage_or_pt::engine::{MassageStatus, Outcome, Questionnaire, Response, Urgency};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    pub cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// Who this is, for the reader.
    pub story: String,
    /// The facts that the expectation rests on.
    pub facts: Vec<String>,
    pub outcome: Outcome,
    pub urgency: Option<Urgency>,
    pub massage: MassageStatus,
    /// The service to book; none where none may be offered.
    pub service: Option<String>,
    /// Items that must be among the reasons.
    pub because: Vec<String>,
    /// Items whose answers must raise a precaution.
    #[serde(default)]
    pub precautions: Vec<String>,
    pub answers: BTreeMap<String, Vec<String>>,
}

pub fn all() -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine/cases");
    let mut files: Vec<_> = dir.read_dir().expect("the cases are there").flatten().collect();
    files.sort_by_key(|file| file.file_name());
    files
        .iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(file.path()).expect("a case file is text");
            let read: Result<CaseFile, _> = toml::from_str(&text);
            read.unwrap_or_else(|error| panic!("{}: {error}", file.path().display())).cases
        })
        .collect()
}

impl Case {
    pub fn response(&self, questionnaire: &Questionnaire) -> Result<Response, String> {
        let answers = self
            .answers
            .iter()
            .map(|(link_id, codes)| (link_id.as_str(), codes.iter().map(String::as_str)));
        Response::from_codes(questionnaire, answers).map_err(|problems| {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        })
    }
}
