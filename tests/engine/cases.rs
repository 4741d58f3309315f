//! Personas written from the clinical facts, in `tests/engine/cases/*.toml`: answers and what a clinician
//! would expect of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use massage_or_pt::engine::{MassageStatus, Outcome, Response, Urgency, recommend};
use serde::Deserialize;

use crate::support::{content, protocol};

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
    #[serde(rename = "story")]
    pub _story: String,
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
    pub fn response(&self) -> Result<Response, String> {
        let answers = self
            .answers
            .iter()
            .map(|(link_id, codes)| (link_id.as_str(), codes.iter().map(String::as_str)));
        Response::from_codes(&protocol().questionnaire, answers).map_err(|problems| {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        })
    }
}

#[test]
fn every_persona_gets_what_a_clinician_expects() {
    let cases = all();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| differences(case).map(|what| format!("{}:\n{what}", case.name)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn differences(case: &Case) -> Option<String> {
    let response = match case.response() {
        Ok(response) => response,
        Err(problem) => return Some(format!("  {problem}")),
    };
    let got = match recommend(protocol(), &response) {
        Ok(recommendation) => recommendation,
        Err(incomplete) => return Some(format!("  {incomplete}")),
    };
    let mut lines = Vec::new();
    let mut same = |what: &str, expected: String, got: String| {
        if expected != got {
            lines.push(format!("  {what}: expected {expected}, got {got}"));
        }
    };
    let service = got.service.as_ref().map(|choice| choice.service.id.clone());
    same("outcome", format!("{:?}", case.outcome), format!("{:?}", got.outcome));
    same("urgency", format!("{:?}", case.urgency), format!("{:?}", got.urgency));
    same("massage", format!("{:?}", case.massage), format!("{:?}", got.massage));
    same("service", format!("{:?}", case.service), format!("{service:?}"));
    let reasons: BTreeSet<_> = got.reasons.iter().map(|r| r.item.link_id.as_str()).collect();
    let precautions: BTreeSet<_> =
        got.precautions.iter().map(|p| p.reason.item.link_id.as_str()).collect();
    for item in case.because.iter().filter(|item| !reasons.contains(item.as_str())) {
        lines.push(format!("  reasons: expected one about '{item}', got {reasons:?}"));
    }
    for item in case.precautions.iter().filter(|item| !precautions.contains(item.as_str())) {
        lines.push(format!("  precautions: expected one about '{item}', got {precautions:?}"));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[test]
fn case_names_are_unique_and_their_facts_exist() {
    let cases = all();
    let names: BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
    assert_eq!(names.len(), cases.len(), "two cases share a name");
    let known: BTreeSet<_> = crate::content::source_ids();
    for case in &cases {
        assert!(!case.facts.is_empty(), "'{}' rests on no fact", case.name);
        for fact in &case.facts {
            assert!(
                known.contains(fact),
                "'{}' rests on '{fact}', which does not exist",
                case.name
            );
        }
    }
}

#[test]
fn care_first_never_offers_a_service() {
    for case in all() {
        let response = case.response().expect("cases are readable");
        let got = recommend(protocol(), &response).expect("cases are complete");
        if got.outcome == Outcome::SeekCareFirst {
            assert!(got.service.is_none(), "{}", case.name);
            assert_eq!(got.massage, MassageStatus::NotNow, "{}", case.name);
        }
        assert!(!got.reasons.is_empty(), "'{}' has no reason", case.name);
        assert!(!content().page(&got).title.is_empty());
    }
}
