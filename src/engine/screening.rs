//! The check that comes before scoring: red flags, and reasons to hold or adapt a massage.

use serde::{Deserialize, Serialize};

use super::order::largest_first;
use super::{Condition, Path, Protocol, Text};

/// A sign that needs a doctor before either treatment.
#[derive(Clone, Debug)]
pub struct RedFlag {
    pub id: Text,
    pub when: Condition,
    pub urgency: Urgency,
    /// Why it matters, as the visitor reads it.
    pub reason: Text,
    /// Whom to call about it, where it is not the usual number.
    pub call: Option<Call>,
    /// The outcome page to show instead of the usual one, where this is the only red flag.
    pub page: Option<String>,
    /// Ids in the source table.
    pub sources: Vec<String>,
}

/// A phone number to offer as a link.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub label: String,
    /// A `tel:` or `sms:` link.
    pub url: String,
}

/// Something that makes a massage unsafe or in need of change.
#[derive(Clone, Debug)]
pub struct Contraindication {
    pub id: Text,
    pub when: Condition,
    pub level: Level,
    /// What each technique becomes.
    pub techniques: PerTechnique,
    /// What the visitor and the therapist should do, as the visitor reads it.
    pub precaution: Text,
    pub sources: Vec<String>,
}

/// A visitor the guide gives no result to, such as someone under 18.
#[derive(Clone, Debug)]
pub struct OutOfScope {
    pub id: Text,
    pub when: Condition,
    pub reason: Text,
    pub sources: Vec<String>,
}

/// How soon a doctor should see the visitor; later variants are more urgent.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// U3: within days, at most about two weeks.
    DoctorSoon,
    /// U2: today, by phone or at urgent care.
    SameDay,
    /// U1: call 911 or go to the emergency room.
    EmergencyNow,
}

/// How a contraindication limits massage; later variants are stricter.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Fine with changes.
    Adapt,
    /// Skip that area.
    Local,
    /// A doctor's OK first.
    Clear,
    /// Do not book now.
    No,
}

/// What massage as a whole, or one technique, comes to; later variants are stricter.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MassageStatus {
    #[default]
    Ok,
    Adapt,
    AskDoctor,
    NotNow,
}

/// A way of massaging that screening can forbid on its own.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Technique {
    Swedish,
    DeepTissue,
    HotStones,
    Cupping,
    Infrared,
}

/// A status for each technique.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PerTechnique([MassageStatus; 5]);

/// What screening found in one response.
#[derive(Clone, Debug)]
pub struct Screening<'a> {
    pub out_of_scope: Option<&'a OutOfScope>,
    /// Red flags raised, the most urgent first.
    pub red_flags: Vec<&'a RedFlag>,
    /// Contraindications raised, the strictest first.
    pub contraindications: Vec<&'a Contraindication>,
    pub techniques: PerTechnique,
}

/// Applies every screening rule to the answers that count.
pub fn screen<'a>(protocol: &'a Protocol, path: &Path) -> Screening<'a> {
    let holds = |when: &Condition| when.holds(|item| path.picked(item));
    let red_flags = protocol.red_flags.iter().filter(|rule| holds(&rule.when));
    let red_flags = largest_first(red_flags, |rule| rule.urgency);
    let contraindications = protocol.contraindications.iter().filter(|rule| holds(&rule.when));
    let contraindications = largest_first(contraindications, |rule| rule.level);
    let techniques = contraindications
        .iter()
        .fold(PerTechnique::default(), |all, rule| all.strictest(rule.techniques));
    let out_of_scope = protocol.out_of_scope.iter().find(|rule| holds(&rule.when));
    Screening { out_of_scope, red_flags, contraindications, techniques }
}

impl Screening<'_> {
    /// The urgency of the most urgent red flag.
    pub fn urgency(&self) -> Option<Urgency> {
        self.red_flags.first().map(|flag| flag.urgency)
    }

    /// What massage comes to: care first always holds it.
    pub fn massage(&self) -> MassageStatus {
        if self.out_of_scope.is_some() || !self.red_flags.is_empty() {
            return MassageStatus::NotNow;
        }
        self.cautions()
    }

    /// What the contraindications alone make of massage.
    pub fn cautions(&self) -> MassageStatus {
        self.contraindications.first().map_or(MassageStatus::Ok, |rule| rule.level.into())
    }
}

impl Urgency {
    /// The name in JSON, as serde writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::DoctorSoon => "doctor_soon",
            Self::SameDay => "same_day",
            Self::EmergencyNow => "emergency_now",
        }
    }
}

impl MassageStatus {
    /// The name in JSON, as serde writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Adapt => "adapt",
            Self::AskDoctor => "ask_doctor",
            Self::NotNow => "not_now",
        }
    }
}

impl Technique {
    /// The name in JSON, as serde writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Swedish => "swedish",
            Self::DeepTissue => "deep_tissue",
            Self::HotStones => "hot_stones",
            Self::Cupping => "cupping",
            Self::Infrared => "infrared",
        }
    }
}

impl From<Level> for MassageStatus {
    fn from(level: Level) -> Self {
        match level {
            Level::Adapt | Level::Local => Self::Adapt,
            Level::Clear => Self::AskDoctor,
            Level::No => Self::NotNow,
        }
    }
}

impl Technique {
    /// Every technique.
    pub const ALL: [Technique; 5] =
        [Self::Swedish, Self::DeepTissue, Self::HotStones, Self::Cupping, Self::Infrared];
}

impl PerTechnique {
    /// The same status for every technique.
    pub fn all(status: MassageStatus) -> Self {
        Self([status; 5])
    }

    /// The status of one technique.
    pub fn get(&self, technique: Technique) -> MassageStatus {
        match technique {
            Technique::Swedish => self.0[0],
            Technique::DeepTissue => self.0[1],
            Technique::HotStones => self.0[2],
            Technique::Cupping => self.0[3],
            Technique::Infrared => self.0[4],
        }
    }

    /// The same but for one technique.
    #[must_use]
    pub fn with(mut self, technique: Technique, status: MassageStatus) -> Self {
        let [swedish, deep_tissue, hot_stones, cupping, infrared] = &mut self.0;
        *match technique {
            Technique::Swedish => swedish,
            Technique::DeepTissue => deep_tissue,
            Technique::HotStones => hot_stones,
            Technique::Cupping => cupping,
            Technique::Infrared => infrared,
        } = status;
        self
    }

    fn strictest(self, other: Self) -> Self {
        let mut both = self;
        for (status, stricter) in both.0.iter_mut().zip(other.0) {
            *status = (*status).max(stricter);
        }
        both
    }
}
