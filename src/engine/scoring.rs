//! Evidence toward each treatment, weighed only after screening has spoken.

use serde::{Deserialize, Serialize};

use super::{Condition, Outcome, Path, Protocol, Text};

/// An answer, or several together, that speaks for a treatment.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub id: Text,
    pub when: Condition,
    pub toward: Treatment,
    /// Points, 1 to 9.
    pub weight: u8,
    /// Why it counts, as the visitor reads it.
    pub reason: Text,
    pub sources: Vec<String>,
}

/// The two things compared.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Treatment {
    Massage,
    PhysicalTherapy,
}

/// How points become an outcome.
///
/// A treatment is recommended when it reaches its threshold; both when both do. When neither does, the
/// one with more points wins, and `tie_break` when they are even. More evidence for a treatment can so
/// never move the outcome away from it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Decision {
    pub massage_at: u16,
    pub physical_therapy_at: u16,
    pub tie_break: Treatment,
}

/// Points toward each treatment.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Scores {
    pub massage: u16,
    pub physical_therapy: u16,
}

impl Scores {
    /// Adds up the evidence that the answers give.
    pub fn new(protocol: &Protocol, path: &Path) -> Self {
        Self::of(found(protocol, path))
    }

    pub(super) fn of<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> Self {
        let mut scores = Self::default();
        for evidence in evidence {
            let score = match evidence.toward {
                Treatment::Massage => &mut scores.massage,
                Treatment::PhysicalTherapy => &mut scores.physical_therapy,
            };
            *score = score.saturating_add(evidence.weight.into());
        }
        scores
    }

    /// What the points alone come to; see [`Decision`].
    pub fn outcome(self, decision: &Decision) -> Outcome {
        let massage = self.massage >= decision.massage_at;
        let physical_therapy = self.physical_therapy >= decision.physical_therapy_at;
        match (massage, physical_therapy) {
            (true, true) => Outcome::Both,
            (true, false) => Outcome::Massage,
            (false, true) => Outcome::PhysicalTherapy,
            (false, false) => match self.massage.cmp(&self.physical_therapy) {
                std::cmp::Ordering::Greater => Outcome::Massage,
                std::cmp::Ordering::Less => Outcome::PhysicalTherapy,
                std::cmp::Ordering::Equal => match decision.tie_break {
                    Treatment::Massage => Outcome::Massage,
                    Treatment::PhysicalTherapy => Outcome::PhysicalTherapy,
                },
            },
        }
    }

    /// The fewest points whose coming or going would change what is said: how close the call was. At
    /// most the larger of the two thresholds.
    pub fn margin(self, decision: &Decision, said: impl Fn(Scores) -> Outcome) -> u16 {
        let Self { massage, physical_therapy } = self;
        let outcome = said(self);
        let changes = |by: &u16| {
            [
                Self { massage: massage.saturating_add(*by), ..self },
                Self { massage: massage.saturating_sub(*by), ..self },
                Self { physical_therapy: physical_therapy.saturating_add(*by), ..self },
                Self { physical_therapy: physical_therapy.saturating_sub(*by), ..self },
            ]
            .into_iter()
            .any(|scores| said(scores) != outcome)
        };
        let most = decision.massage_at.max(decision.physical_therapy_at);
        (1..=most).find(changes).unwrap_or(most)
    }
}

/// The evidence that the answers give.
pub fn found<'a>(protocol: &'a Protocol, path: &Path) -> impl Iterator<Item = &'a Evidence> {
    protocol.evidence.iter().filter(|evidence| evidence.when.holds(|item| path.picked(item)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECISION: Decision =
        Decision { massage_at: 3, physical_therapy_at: 3, tie_break: Treatment::PhysicalTherapy };

    #[track_caller]
    fn check(massage: u16, physical_therapy: u16, outcome: Outcome, margin: u16) {
        let scores = Scores { massage, physical_therapy };
        let said = |scores: Scores| scores.outcome(&DECISION);
        assert_eq!((said(scores), scores.margin(&DECISION, said)), (outcome, margin));
    }

    #[test]
    fn thresholds_then_the_larger_then_the_tie_break() {
        check(3, 3, Outcome::Both, 1);
        check(6, 0, Outcome::Massage, 3);
        check(0, 6, Outcome::PhysicalTherapy, 3);
        check(2, 1, Outcome::Massage, 1);
        check(2, 2, Outcome::PhysicalTherapy, 1);
        check(0, 0, Outcome::PhysicalTherapy, 1);
    }

    #[test]
    fn more_evidence_never_moves_the_outcome_away_from_its_treatment() {
        let toward_pt = |outcome| match outcome {
            Outcome::Massage => 0,
            Outcome::Both => 1,
            _ => 2,
        };
        for massage in 0..12 {
            for pt in 0..12 {
                let now = toward_pt(Scores { massage, physical_therapy: pt }.outcome(&DECISION));
                let more_pt =
                    toward_pt(Scores { massage, physical_therapy: pt + 1 }.outcome(&DECISION));
                let more_massage = toward_pt(
                    Scores { massage: massage + 1, physical_therapy: pt }.outcome(&DECISION),
                );
                assert!(more_pt >= now && more_massage <= now, "at {massage}, {pt}");
            }
        }
    }
}
