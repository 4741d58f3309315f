//! The recommendation: screening first, scoring second, service third, each with its reasons.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::order::largest_first;
use super::scoring::found;
use super::services::choose;
use super::{
    AnswerOption, Call, Condition, Evidence, Item, MassageStatus, Path, Protocol, Response, Scores,
    Screening, ServiceChoice, Treatment, Urgency, screen,
};

/// The four endings.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Massage,
    PhysicalTherapy,
    Both,
    SeekCareFirst,
}

/// What the guide says for one complete response.
#[derive(Clone, Debug)]
pub struct Recommendation<'a> {
    pub outcome: Outcome,
    /// How soon to see a doctor. `None` with [`Outcome::SeekCareFirst`] means: hold off on massage for
    /// now, or ask someone else, since the guide has no result for this visitor.
    pub urgency: Option<Urgency>,
    pub massage: MassageStatus,
    /// The service to book; only with massage or both, and only what screening allows.
    pub service: Option<ServiceChoice<'a>>,
    /// Answers really given that led here, the weightiest first.
    pub reasons: Vec<Reason<'a>>,
    /// Answers that speak for a treatment, whatever the outcome; for the comparison table.
    pub evidence: Vec<(Treatment, Reason<'a>)>,
    /// The outcome page that the only red flag asks for.
    pub page: Option<&'a str>,
    /// Whom to call, beside the usual numbers.
    pub calls: Vec<&'a Call>,
    /// What to tell the therapist or ask a doctor, the strictest first.
    pub precautions: Vec<Precaution<'a>>,
    pub scores: Scores,
    pub strength: Strength,
    /// What would come next: after a doctor's check, or if the first step does not help.
    pub runner_up: Option<Outcome>,
    /// True where the guide has no result for this visitor at all.
    pub out_of_scope: bool,
}

/// An answer and why it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason<'a> {
    pub rule: &'a str,
    pub item: &'a Item,
    pub option: &'a AnswerOption,
    pub text: &'a str,
    pub sources: &'a [String],
}

/// An answer that makes a massage unsafe or in need of change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precaution<'a> {
    pub reason: Reason<'a>,
    pub status: MassageStatus,
}

/// How far the answers are from another outcome.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// One point more or less would change the outcome.
    Close,
    /// Two points would.
    Moderate,
    /// It takes three or more, or screening decided.
    Clear,
}

/// The response lacks an answer to an item that is asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Incomplete {
    pub link_id: String,
}

/// Decides for a complete response.
///
/// # Errors
/// [`Incomplete`] names the first item that is asked but not answered. A response that stops early, at a
/// sign that needs emergency care, is complete.
pub fn recommend<'a>(
    protocol: &'a Protocol,
    response: &Response,
) -> Result<Recommendation<'a>, Incomplete> {
    of_path(protocol, &Path::new(protocol, response))
}

/// The same for a path that is known.
pub(super) fn of_path<'a>(
    protocol: &'a Protocol,
    path: &Path,
) -> Result<Recommendation<'a>, Incomplete> {
    match path.next_unanswered().and_then(|index| protocol.questionnaire.get(index)) {
        Some(item) => Err(Incomplete { link_id: item.link_id.to_string() }),
        None => Ok(decide(protocol, path)),
    }
}

fn decide<'a>(protocol: &'a Protocol, path: &Path) -> Recommendation<'a> {
    let screening = screen(protocol, path);
    let scores = Scores::new(protocol, path);
    let scored = scores.outcome(&protocol.decision);
    let outcome = outcome(&screening, scored);
    let bookable = matches!(outcome, Outcome::Massage | Outcome::Both);
    Recommendation {
        outcome,
        urgency: screening.urgency(),
        massage: screening.massage(),
        service: bookable.then(|| choose(protocol, path, &screening)).flatten(),
        reasons: reasons(protocol, path, &screening, outcome),
        evidence: evidence(protocol, path),
        page: match screening.red_flags.as_slice() {
            [only] => only.page.as_deref(),
            _ => None,
        },
        calls: screening.red_flags.iter().filter_map(|flag| flag.call.as_ref()).collect(),
        precautions: precautions(protocol, path, &screening),
        scores,
        strength: strength(&screening, outcome, scores, protocol),
        runner_up: runner_up(&screening, outcome, scored, scores),
        out_of_scope: screening.out_of_scope.is_some(),
    }
}

/// Screening outvotes every score: a red flag means care first, and a massage that must not be booked now
/// is never the recommendation.
fn outcome(screening: &Screening, scored: Outcome) -> Outcome {
    if screening.out_of_scope.is_some() || !screening.red_flags.is_empty() {
        return Outcome::SeekCareFirst;
    }
    without_held_massage(screening.cautions(), scored)
}

pub(super) fn without_held_massage(massage: MassageStatus, scored: Outcome) -> Outcome {
    match (massage, scored) {
        (MassageStatus::NotNow, Outcome::Massage) => Outcome::SeekCareFirst,
        (MassageStatus::NotNow, Outcome::Both) => Outcome::PhysicalTherapy,
        _ => scored,
    }
}

fn strength(
    screening: &Screening,
    outcome: Outcome,
    scores: Scores,
    protocol: &Protocol,
) -> Strength {
    let decision = &protocol.decision;
    let said =
        |scores: Scores| without_held_massage(screening.cautions(), scores.outcome(decision));
    match (outcome, scores.margin(decision, said)) {
        (Outcome::SeekCareFirst, _) => Strength::Clear,
        (_, 0 | 1) => Strength::Close,
        (_, 2) => Strength::Moderate,
        _ => Strength::Clear,
    }
}

fn runner_up(
    screening: &Screening,
    outcome: Outcome,
    scored: Outcome,
    scores: Scores,
) -> Option<Outcome> {
    let massage_allowed = screening.cautions() < MassageStatus::NotNow;
    match outcome {
        Outcome::SeekCareFirst if screening.urgency() == Some(Urgency::DoctorSoon) => {
            let then = without_held_massage(screening.cautions(), scored);
            (then != Outcome::SeekCareFirst).then_some(then)
        }
        Outcome::SeekCareFirst if screening.red_flags.is_empty() => {
            screening.out_of_scope.is_none().then_some(scored)
        }
        Outcome::SeekCareFirst => None,
        Outcome::Massage => (scores.physical_therapy > 0).then_some(Outcome::PhysicalTherapy),
        Outcome::PhysicalTherapy => {
            (massage_allowed && scores.massage > 0).then_some(Outcome::Both)
        }
        Outcome::Both if scores.massage > scores.physical_therapy => Some(Outcome::Massage),
        Outcome::Both => Some(Outcome::PhysicalTherapy),
    }
}

fn reasons<'a>(
    protocol: &'a Protocol,
    path: &Path,
    screening: &Screening<'a>,
    outcome: Outcome,
) -> Vec<Reason<'a>> {
    let reason = |id, when, text, sources| reason(protocol, path, id, when, text, sources);
    if let Some(rule) = screening.out_of_scope {
        return reason(&rule.id, &rule.when, &rule.reason, &rule.sources).into_iter().collect();
    }
    if !screening.red_flags.is_empty() {
        let flags = screening.red_flags.iter();
        return flags.filter_map(|f| reason(&f.id, &f.when, &f.reason, &f.sources)).collect();
    }
    let on_hold = screening
        .contraindications
        .iter()
        .filter(|rule| rule.level == super::Level::No)
        .filter_map(|rule| reason(&rule.id, &rule.when, &rule.precaution, &rule.sources));
    if outcome == Outcome::SeekCareFirst {
        return on_hold.collect();
    }
    weighty_evidence(protocol, path, outcome)
        .into_iter()
        .filter_map(|e| reason(&e.id, &e.when, &e.reason, &e.sources))
        .collect()
}

/// The evidence for the outcome's treatments, the weightiest first; all evidence where a tie-break
/// decided against the only treatment with points.
fn weighty_evidence<'a>(
    protocol: &'a Protocol,
    path: &Path,
    outcome: Outcome,
) -> Vec<&'a Evidence> {
    let speaks_for = |evidence: &&Evidence| match outcome {
        Outcome::Massage => evidence.toward == Treatment::Massage,
        Outcome::PhysicalTherapy => evidence.toward == Treatment::PhysicalTherapy,
        Outcome::Both | Outcome::SeekCareFirst => true,
    };
    let mut evidence: Vec<_> = found(protocol, path).filter(speaks_for).collect();
    if evidence.is_empty() {
        evidence = found(protocol, path).collect();
    }
    largest_first(evidence.into_iter(), |evidence| evidence.weight)
}

fn evidence<'a>(protocol: &'a Protocol, path: &Path) -> Vec<(Treatment, Reason<'a>)> {
    found(protocol, path)
        .filter_map(|e| {
            let reason = reason(protocol, path, &e.id, &e.when, &e.reason, &e.sources)?;
            Some((e.toward, reason))
        })
        .collect()
}

fn precautions<'a>(
    protocol: &'a Protocol,
    path: &Path,
    screening: &Screening<'a>,
) -> Vec<Precaution<'a>> {
    screening
        .contraindications
        .iter()
        .filter_map(|rule| {
            let reason =
                reason(protocol, path, &rule.id, &rule.when, &rule.precaution, &rule.sources)?;
            Some(Precaution { reason, status: rule.level.into() })
        })
        .collect()
}

fn reason<'a>(
    protocol: &'a Protocol,
    path: &Path,
    rule: &'a str,
    when: &Condition,
    text: &'a str,
    sources: &'a [String],
) -> Option<Reason<'a>> {
    let found = when.find(|item| path.picked(item))?;
    let item = protocol.questionnaire.get(found.item)?;
    let option = item.options.get(found.options.first()?)?;
    Some(Reason { rule, item, option, text, sources })
}

impl Outcome {
    /// The name in JSON, as serde writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Massage => "massage",
            Self::PhysicalTherapy => "physical_therapy",
            Self::Both => "both",
            Self::SeekCareFirst => "seek_care_first",
        }
    }
}

impl Strength {
    /// The name in JSON, as serde writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Moderate => "moderate",
            Self::Clear => "clear",
        }
    }
}

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "item '{}': is asked but has no answer; add one", self.link_id)
    }
}
