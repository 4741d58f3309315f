//! Made-up questionnaires of any length, the same in every run: what the engine's speed is measured with, and
//! what its shortcuts are tested with.

use massage_or_pt::engine::{
    AnswerOption, Clause, Condition, Contraindication, Decision, Evidence, Fit, Item, ItemIndex,
    Level, MassageStatus, OptionSet, OutOfScope, PerTechnique, Protocol, Questionnaire, RedFlag,
    Response, Service, Technique, Treatment, Urgency,
};

const OPTIONS: usize = 4;
/// What raises signs; who avoids it is asked on and on.
const SIGN: usize = OPTIONS - 1;

/// A protocol of so many items. From the 6th on, each is asked depending on two earlier answers. Each is
/// weighed; a few raise signs or cautions. Half way through there may be points enough for either treatment.
pub fn protocol(items: u16) -> Protocol {
    let enough = (items / 2).max(3);
    let every = |step: u16, first: u16| (first..items).step_by(step.into());
    let services: Vec<_> = (0..3).map(|number| service(number, items)).collect();
    let mut protocol = Protocol {
        version: "generated".into(),
        reviewed: "2026-11-22".into(),
        questionnaire: Questionnaire { items: (0..items).map(|i| item(i, items)).collect() },
        out_of_scope: every(1000, 7).map(out_of_scope).collect(),
        red_flags: every(50, 10).map(red_flag).collect(),
        contraindications: every(25, 8).map(contraindication).collect(),
        evidence: (0..items).map(evidence).collect(),
        decision: Decision {
            massage_at: enough,
            physical_therapy_at: enough,
            tie_break: Treatment::PhysicalTherapy,
        },
        styles: services.clone(),
        services,
    };
    protocol.index();
    protocol
}

/// Answers to every item, none of them a sign.
pub fn response(items: u16) -> Response {
    let mut response = Response::default();
    for i in 0..items {
        response.set(ItemIndex(i), OptionSet::one(usize::from(i) * 7 % SIGN));
    }
    response
}

fn item(i: u16, items: u16) -> Item {
    let earlier = [i.wrapping_mul(7919) % i.saturating_sub(1).max(1), i.saturating_sub(1 + i % 3)];
    let any = earlier.map(|earlier| vec![clause(earlier, &[0, 1, 2])]);
    let option = |number: usize| AnswerOption {
        code: format!("o{number}").into(),
        text: format!("Answer {number}").into(),
        hint: None,
        exclusive: i % 10 == 9 && number == 0,
        not_sure: false,
    };
    Item {
        link_id: format!("q{i}").into(),
        text: format!("Question number {i}?").into(),
        hint: None,
        repeats: i % 10 == 9,
        options: (0..OPTIONS).map(option).collect(),
        enable_when: if i < 5 { Condition::always() } else { Condition { any: any.into() } },
        changeable: i % (items / 4).max(1) == 1,
        always_matters: false,
        looked_at_by: Vec::new(),
    }
}

fn out_of_scope(i: u16) -> OutOfScope {
    OutOfScope {
        id: format!("scope{i}").into(),
        when: all(&[clause(i, &[SIGN]), clause(i - 2, &[SIGN])]),
        reason: "The guide is not for this visitor.".into(),
        sources: sources(),
    }
}

fn red_flag(i: u16) -> RedFlag {
    let urgency =
        [Urgency::DoctorSoon, Urgency::EmergencyNow, Urgency::SameDay][usize::from(i / 50 % 3)];
    RedFlag {
        id: format!("flag{i}").into(),
        when: all(&[clause(i, &[SIGN]), clause(i - 1, &[1, SIGN])]),
        urgency,
        reason: "This may need a doctor.".into(),
        call: None,
        page: None,
        sources: sources(),
    }
}

fn contraindication(i: u16) -> Contraindication {
    let (level, options) =
        if i % 100 == 8 { (Level::No, &[SIGN][..]) } else { (Level::Adapt, &[2, SIGN][..]) };
    Contraindication {
        id: format!("caution{i}").into(),
        when: Condition { any: vec![vec![clause(i, options)]] },
        level,
        techniques: PerTechnique::all(level.into()),
        precaution: "Tell your therapist.".into(),
        sources: sources(),
    }
}

fn evidence(i: u16) -> Evidence {
    let toward = if i.is_multiple_of(2) { Treatment::Massage } else { Treatment::PhysicalTherapy };
    let alone = vec![clause(i, &[usize::from(i) % SIGN])];
    let together = vec![clause(i, &[1]), clause(i.saturating_sub(4), &[0, 2])];
    Evidence {
        id: format!("evidence{i}").into(),
        when: Condition { any: vec![if i.is_multiple_of(3) { together } else { alone }] },
        toward,
        weight: 1 + (i % 3) as u8,
        reason: "It speaks for it.".into(),
        sources: sources(),
    }
}

fn service(number: u16, items: u16) -> Service {
    let together = all(&[clause(number, &[1]), clause(items / 2 + number, &[1, 2])]);
    Service {
        id: format!("service{number}"),
        name: format!("Service {number}"),
        description: "What is done.".into(),
        price: None,
        length: None,
        booking_url: "https://example.com/".into(),
        technique: Technique::Swedish,
        add_ons: Vec::new(),
        offered_up_to: MassageStatus::Adapt,
        fits: vec![
            Fit { when: all(&[clause(number, &[0])]), weight: 1 },
            Fit { when: together, weight: 2 },
        ],
    }
}

fn all(clauses: &[Clause]) -> Condition {
    Condition { any: vec![clauses.to_vec()] }
}

fn clause(item: u16, options: &[usize]) -> Clause {
    let options = options.iter().fold(OptionSet::EMPTY, |set, option| set.with(*option));
    Clause { item: ItemIndex(item), options }
}

fn sources() -> Vec<String> {
    vec!["WD-01".into()]
}
