//! Every option, rule, outcome and service is reached by someone.

use std::collections::BTreeSet;

use massage_or_pt::engine::{Path, recommend, screen};

use crate::flow::{Random, random_response};
use crate::support::protocol;

#[test]
fn every_option_rule_outcome_and_service_is_reached() {
    let protocol = protocol();
    let mut random = Random(7);
    let mut reached = BTreeSet::<String>::new();
    for _ in 0..300_000 {
        let response = random_response(protocol, &mut random, 5);
        let path = Path::new(protocol, &response);
        for (_, item, picked) in path.answered(protocol) {
            reached.extend(item.codes(picked).map(|code| format!("{}.{code}", item.link_id)));
        }
        let screening = screen(protocol, &path);
        reached.extend(screening.red_flags.iter().map(|rule| format!("rule {}", rule.id)));
        reached.extend(screening.contraindications.iter().map(|rule| format!("rule {}", rule.id)));
        let got = recommend(protocol, &response).expect("a finished walk is complete");
        reached.extend(got.evidence.iter().map(|(_, reason)| format!("evidence {}", reason.rule)));
        reached.insert(format!("outcome {:?} {:?}", got.outcome, got.urgency));
        reached.extend(got.service.iter().map(|choice| format!("service {}", choice.service.id)));
    }
    let missing: Vec<_> = expected().into_iter().filter(|name| !reached.contains(name)).collect();
    assert!(missing.is_empty(), "nobody reaches {missing:#?}");
}

fn expected() -> Vec<String> {
    let protocol = protocol();
    let options = protocol.questionnaire.items.iter().flat_map(|item| {
        item.options.iter().map(|option| format!("{}.{}", item.link_id, option.code))
    });
    let flags = protocol.red_flags.iter().map(|rule| format!("rule {}", rule.id));
    let cautions = protocol.contraindications.iter().map(|rule| format!("rule {}", rule.id));
    let evidence = protocol.evidence.iter().map(|rule| format!("evidence {}", rule.id));
    let services = protocol.services.iter().map(|service| format!("service {}", service.id));
    let outcomes = [
        "outcome Massage None",
        "outcome PhysicalTherapy None",
        "outcome Both None",
        "outcome SeekCareFirst None",
        "outcome SeekCareFirst Some(DoctorSoon)",
        "outcome SeekCareFirst Some(SameDay)",
        "outcome SeekCareFirst Some(EmergencyNow)",
    ];
    let outcomes = outcomes.into_iter().map(String::from);
    options.chain(flags).chain(cautions).chain(evidence).chain(services).chain(outcomes).collect()
}
