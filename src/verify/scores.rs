//! Points as diagrams: for each total, when the answers come to it.

use std::collections::BTreeMap;

use biodivine_lib_bdd::Bdd;

use super::Answers;
use crate::engine::{Decision, Protocol, Treatment};

/// When the points come to each total.
pub type Totals = BTreeMap<u32, Bdd>;

/// Adds weights up; totals from `limit` on are one, since nothing looks further.
pub fn totals(answers: &Answers, weights: &[(Bdd, u32)], limit: u32) -> Totals {
    let mut totals = Totals::from([(0, answers.everything())]);
    for (when, weight) in weights {
        let mut next = Totals::new();
        let mut add = |total: u32, when: Bdd| {
            if !when.is_false() {
                let sum = next.entry(total).or_insert_with(|| answers.nothing());
                *sum = sum.or(&when);
            }
        };
        for (total, so_far) in &totals {
            add(*total, so_far.and_not(when));
            add((total + weight).min(limit), so_far.and(when));
        }
        totals = next;
    }
    totals
}

/// What the points alone say, before screening: the mirror of [`crate::engine::Scores::outcome`].
#[derive(Clone, Debug)]
pub struct Scored {
    pub massage: Bdd,
    pub physical_therapy: Bdd,
    pub both: Bdd,
}

impl Scored {
    pub fn new(protocol: &Protocol, answers: &Answers) -> Self {
        let decision = &protocol.decision;
        let toward = |treatment, limit: u16| {
            let evidence = protocol.evidence.iter().filter(|e| e.toward == treatment);
            let weights: Vec<_> =
                evidence.map(|e| (answers.holds(&e.when), u32::from(e.weight))).collect();
            totals(answers, &weights, limit.into())
        };
        let massage = toward(Treatment::Massage, decision.massage_at);
        let therapy = toward(Treatment::PhysicalTherapy, decision.physical_therapy_at);
        let when = |wanted| {
            let pairs = massage.iter().flat_map(|m| therapy.iter().map(move |p| (m, p)));
            let said = pairs.filter(|((m, _), (p, _))| ending(decision, **m, **p) == wanted);
            answers.any(said.map(|((_, m), (_, p))| m.and(p)))
        };
        Self {
            massage: when(Ending::Massage),
            physical_therapy: when(Ending::Therapy),
            both: when(Ending::Both),
        }
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Ending {
    Massage,
    Therapy,
    Both,
}

/// Written anew from the description in [`Decision`], so that it checks the engine's own.
fn ending(decision: &Decision, massage: u32, therapy: u32) -> Ending {
    let enough_massage = massage >= decision.massage_at.into();
    let enough_therapy = therapy >= decision.physical_therapy_at.into();
    let massage_wins =
        massage > therapy || massage == therapy && matches!(decision.tie_break, Treatment::Massage);
    if enough_massage && enough_therapy {
        Ending::Both
    } else if enough_massage || !enough_therapy && massage_wins {
        Ending::Massage
    } else {
        Ending::Therapy
    }
}
