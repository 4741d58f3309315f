//! One persona for each way the guide can end.

use serde_json::{Value, json};

use crate::personas::Case;

/// The name of each ending, with the first persona who comes to it.
pub fn one_for_each(cases: &[Case]) -> Vec<(&'static str, &Case)> {
    let find = |outcome: &str, urgency: &str, massage: &str| {
        let found = cases.iter().find(|case| {
            let got = (json!(case.outcome), json!(case.urgency), json!(case.massage));
            got == (
                json!(outcome),
                if urgency.is_empty() { Value::Null } else { json!(urgency) },
                json!(massage),
            )
        });
        found.unwrap_or_else(|| panic!("no persona ends in {outcome} {urgency} {massage}"))
    };
    vec![
        ("outcome-massage", find("massage", "", "adapt")),
        ("outcome-ask-doctor", find("massage", "", "ask_doctor")),
        ("outcome-physical-therapy", find("physical_therapy", "", "ok")),
        ("outcome-both", find("both", "", "adapt")),
        ("care-emergency", find("seek_care_first", "emergency_now", "not_now")),
        ("care-same-day", find("seek_care_first", "same_day", "not_now")),
        ("care-doctor-soon", find("seek_care_first", "doctor_soon", "not_now")),
        ("care-hold", find("seek_care_first", "", "not_now")),
    ]
}
