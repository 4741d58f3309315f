//! The protocol exactly as authors write it, before [`super::validate()`] has looked at it.
//!
//! Conditions are lists of groups, any of which is enough; a group joins clauses by `&`, a clause names an
//! item and the options that satisfy it: `"pain_area = neck | low_back & duration = over_3_months"`.

use serde::Deserialize;

use super::{Call, Level, MassageStatus, Technique, Treatment, Urgency};

/// All protocol files together.
#[derive(Clone, Debug)]
pub struct ProtocolDef {
    pub questionnaire: QuestionnaireDef,
    pub screening: ScreeningDef,
    pub scoring: ScoringDef,
    pub spa: SpaDef,
    /// Every id of the source table.
    pub source_ids: Vec<String>,
}

/// `questionnaire.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireDef {
    /// Content version, shown on every result.
    pub version: String,
    /// When a person last read the whole content, as `YYYY-MM-DD`.
    pub reviewed: String,
    pub items: Vec<ItemDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDef {
    pub link_id: String,
    pub text: String,
    pub hint: Option<String>,
    #[serde(default)]
    pub repeats: bool,
    #[serde(default)]
    pub enable_when: Vec<String>,
    /// Whether "what would change this" may name another answer to this item.
    #[serde(default)]
    pub changeable: bool,
    pub options: Vec<OptionDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionDef {
    pub code: String,
    pub text: String,
    pub hint: Option<String>,
    #[serde(default)]
    pub exclusive: bool,
    #[serde(default)]
    pub not_sure: bool,
}

/// `screening.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningDef {
    pub out_of_scope: Vec<OutOfScopeDef>,
    pub red_flags: Vec<RedFlagDef>,
    pub contraindications: Vec<ContraindicationDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutOfScopeDef {
    pub id: String,
    pub when: Vec<String>,
    pub reason: String,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagDef {
    pub id: String,
    pub when: Vec<String>,
    pub urgency: Urgency,
    pub reason: String,
    /// Whom to call about it, where it is not the usual number.
    pub call: Option<Call>,
    /// A page of outcomes.toml to show instead of the usual one, where this is the only red flag.
    pub page: Option<String>,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContraindicationDef {
    pub id: String,
    pub when: Vec<String>,
    pub level: Level,
    /// What each technique becomes; those left out follow the level.
    #[serde(default)]
    pub techniques: TechniquesDef,
    pub precaution: String,
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TechniquesDef {
    pub swedish: Option<MassageStatus>,
    pub deep_tissue: Option<MassageStatus>,
    pub hot_stones: Option<MassageStatus>,
    pub cupping: Option<MassageStatus>,
    pub infrared: Option<MassageStatus>,
}

/// `scoring.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoringDef {
    pub decision: DecisionDef,
    pub evidence: Vec<EvidenceDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionDef {
    pub massage_at: i64,
    pub physical_therapy_at: i64,
    pub tie_break: Treatment,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceDef {
    pub id: String,
    pub when: Vec<String>,
    pub toward: Treatment,
    pub weight: i64,
    pub reason: String,
    pub sources: Vec<String>,
}

/// `spa.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpaDef {
    pub name: String,
    /// Where the booking buttons lead, too.
    pub website: String,
    /// The ids of the styles that are offered.
    pub services: Vec<String>,
    pub styles: Vec<StyleDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleDef {
    pub id: String,
    pub name: String,
    pub description: String,
    pub technique: Technique,
    #[serde(default)]
    pub add_ons: Vec<Technique>,
    /// The strictest status of its techniques at which the service is still offered.
    pub offered_up_to: MassageStatus,
    #[serde(default)]
    pub fits: Vec<FitDef>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitDef {
    pub when: Vec<String>,
    pub weight: i64,
}
