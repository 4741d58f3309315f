//! Faults in the content: the protocol is broken as an author might, and the proof must fail.
//!
//! Some of these the build would refuse already; they are seeded past it here.

use massage_or_pt::engine::{
    Level, MassageStatus, OutOfScope, PerTechnique, Technique, Treatment, Urgency,
};

use crate::support::{caught, caution, evidence, item, red_flag, service, when};

const LEVELS: &str = "urgency and limits are at least what the sources say";
const REACHED: &str = "each outcome, service, rule and option is reached";
const URGENCY: &str = "ticking one more box never lowers the urgency";
const MASSAGE: &str = "ticking one more box never loosens massage";

#[test]
fn a_red_flag_wired_to_a_lower_level() {
    caught(LEVELS, "'chest' fires, but its source says EmergencyNow", |protocol| {
        red_flag(protocol, "chest").urgency = Urgency::DoctorSoon;
    });
    caught(LEVELS, "'hot_joint' fires, but its source says SameDay", |protocol| {
        red_flag(protocol, "hot_joint").urgency = Urgency::DoctorSoon;
    });
    caught(LEVELS, "'bp_180_signs' fires, but its source says EmergencyNow", |protocol| {
        red_flag(protocol, "bp_180_signs").urgency = Urgency::SameDay;
    });
}

#[test]
fn a_rule_with_no_level_to_be_held_against() {
    caught(LEVELS, "'chest': its first source gives no level", |protocol| {
        red_flag(protocol, "chest").sources = vec!["WD-29".into()];
    });
    caught(LEVELS, "'bp_180_signs' is gone from screening.toml", |protocol| {
        protocol.red_flags.retain(|rule| rule.id != "bp_180_signs");
    });
}

#[test]
fn a_caution_wired_to_a_looser_level() {
    caught(LEVELS, "'ill' fires, but its source says NotNow", |protocol| {
        caution(protocol, "ill").level = Level::Adapt;
    });
    caught(LEVELS, "'blood_thinners' fires, but its source says AskDoctor", |protocol| {
        caution(protocol, "blood_thinners").level = Level::Local;
    });
}

#[test]
fn a_forbidden_technique_offered() {
    let property = "a technique that a fact forbids is never offered";
    caught(property, "'blood_thinners' fires, CI-04 rules out Cupping", |protocol| {
        let rule = caution(protocol, "blood_thinners");
        rule.techniques = rule.techniques.with(Technique::Cupping, MassageStatus::AskDoctor);
        service(protocol, "pain_relief").offered_up_to = MassageStatus::AskDoctor;
    });
    caught(property, "'later_pregnancy' fires, CI-13 rules out DeepTissue", |protocol| {
        caution(protocol, "later_pregnancy").techniques = PerTechnique::all(MassageStatus::Ok);
    });
}

#[test]
fn a_not_sure_that_counts_as_no() {
    let property = "'not sure' about an urgent sign never books";
    caught(property, "'not sure' on 'emergency_signs' ends in a booking", |protocol| {
        let chest = when(protocol, &[("emergency_signs", "chest")]);
        red_flag(protocol, "not_sure_emergency").when = chest;
    });
}

#[test]
fn a_massage_that_nobody_can_book() {
    let property = "massage or both comes with exactly one service";
    caught(property, "no service is offered", |protocol| {
        let rule = caution(protocol, "allergy");
        rule.techniques = PerTechnique::all(MassageStatus::NotNow);
    });
}

#[test]
fn an_unreachable_outcome() {
    caught(REACHED, "no complete response reaches outcome Both", |protocol| {
        protocol.decision.massage_at = 60_000;
    });
}

#[test]
fn an_unreachable_service() {
    caught(REACHED, "no complete response reaches service 'couples'", |protocol| {
        service(protocol, "couples").fits.clear();
    });
}

#[test]
fn an_unreachable_question() {
    caught(REACHED, "no complete response reaches", |protocol| {
        let never = when(protocol, &[("goals", "workout"), ("age", "under_18")]);
        item(protocol, "exertion_signs").enable_when = never;
    });
}

#[test]
fn an_unreachable_rule() {
    caught(REACHED, "no complete response reaches red flag 'temple'", |protocol| {
        let never = when(protocol, &[("head_signs", "temple"), ("age", "under_18")]);
        red_flag(protocol, "temple").when = never;
    });
}

#[test]
fn an_option_that_changes_nothing() {
    let property = "every option changes something for someone";
    caught(property, "option 'health.touch' changes nothing", |protocol| {
        protocol.contraindications.retain(|rule| rule.id != "touch");
    });
}

#[test]
fn a_question_without_an_answer() {
    let property = "every question can be answered to the end";
    let mut protocol = crate::support::shipped();
    item(&mut protocol, "surgery_when").options.clear();
    let model = massage_or_pt::verify::Model::new(&protocol, crate::support::sources());
    let check = massage_or_pt::verify::PROPERTIES.iter().find(|p| p.name == property);
    let broken = (check.expect("is a property").check)(&model).expect_err("nobody can go on");
    assert!(broken.what.contains("'surgery_when' is asked but has no answer to give"));
}

#[test]
fn a_red_flag_on_none_of_these() {
    caught(URGENCY, "picking 'dark_pee' of 'exertion_signs' as well lowers", |protocol| {
        let none = when(protocol, &[("exertion_signs", "none")]);
        red_flag(protocol, "exertion").when = none;
    });
}

/// Questions that end too early leave a red flag unasked.
#[test]
fn a_stop_before_the_red_flags() {
    caught(URGENCY, "picking 'couple' of 'goals' as well lowers the urgency", |protocol| {
        let rule = OutOfScope {
            id: "couple".into(),
            when: when(protocol, &[("goals", "couple")]),
            reason: "Couples decide together.".into(),
            sources: vec!["WD-29".into()],
        };
        protocol.out_of_scope.push(rule);
    });
}

#[test]
fn a_caution_on_none_of_these() {
    caught(MASSAGE, "of 'health' as well loosens massage", |protocol| {
        caution(protocol, "alcohol").when = when(protocol, &[("health", "none")]);
    });
}

/// Weights alone cannot turn against their own treatment, whatever they are: points only add up. What
/// can is evidence that another answer takes back.
#[test]
fn evidence_that_another_answer_takes_back() {
    let property = "more evidence never moves the outcome away from it";
    caught(property, "moves the outcome toward what it does not support", |protocol| {
        let none = when(protocol, &[("impact", "none")]);
        let rule = evidence(protocol, "gives_way");
        (rule.when, rule.toward, rule.weight) = (none, Treatment::PhysicalTherapy, 9);
        evidence(protocol, "limits").weight = 1;
    });
}
