//! Every persona gets the outcome that a clinician would expect.

use std::collections::BTreeSet;

use massage_or_pt::engine::{MassageStatus, Outcome, recommend};

use crate::personas::{Case, all};
use crate::support::{content, protocol};

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
    let response = match case.response(&protocol().questionnaire) {
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
        let response = case.response(&protocol().questionnaire).expect("cases are readable");
        let got = recommend(protocol(), &response).expect("cases are complete");
        if got.outcome == Outcome::SeekCareFirst {
            assert!(got.service.is_none(), "{}", case.name);
            assert_eq!(got.massage, MassageStatus::NotNow, "{}", case.name);
        }
        assert!(!got.reasons.is_empty(), "'{}' has no reason", case.name);
        assert!(!content().page(&got).title.is_empty());
    }
}
