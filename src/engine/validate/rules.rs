//! `screening.toml` and `scoring.toml`: what answers lead to.

use super::{Check, SCORING, SCREENING};
use crate::engine::def::{
    ContraindicationDef, EvidenceDef, OutOfScopeDef, RedFlagDef, ScoringDef, ScreeningDef,
    TechniquesDef,
};
use crate::engine::{
    Condition, Contraindication, Decision, Evidence, MassageStatus, OutOfScope, PerTechnique,
    ProblemKind, RedFlag, Technique, Treatment,
};

impl Check {
    pub fn rule_ids(&mut self, screening: &ScreeningDef, scoring: &ScoringDef) {
        let scope = screening.out_of_scope.iter().map(|rule| &rule.id);
        let flags = screening.red_flags.iter().map(|rule| &rule.id);
        let cautions = screening.contraindications.iter().map(|rule| &rule.id);
        self.report.ids(SCREENING, scope.chain(flags).chain(cautions));
        self.report.ids(SCORING, scoring.evidence.iter().map(|rule| &rule.id));
    }

    pub fn out_of_scope(&mut self, def: &OutOfScopeDef) -> OutOfScope {
        let when = self.rule(SCREENING, &def.id, &def.when, ("reason", &def.reason), &def.sources);
        OutOfScope {
            id: def.id.clone().into(),
            when,
            reason: def.reason.clone().into(),
            sources: def.sources.clone(),
        }
    }

    pub fn red_flag(&mut self, def: &RedFlagDef) -> RedFlag {
        if let Some(call) = &def.call {
            self.report.text(SCREENING, &def.id, "call.label", &call.label);
            self.report.phone_link(SCREENING, &def.id, &call.url);
        }
        let when = self.rule(SCREENING, &def.id, &def.when, ("reason", &def.reason), &def.sources);
        RedFlag {
            id: def.id.clone().into(),
            when,
            urgency: def.urgency,
            reason: def.reason.clone().into(),
            call: def.call.clone(),
            page: def.page.clone(),
            sources: def.sources.clone(),
        }
    }

    pub fn contraindication(&mut self, def: &ContraindicationDef) -> Contraindication {
        let text = ("precaution", def.precaution.as_str());
        let when = self.rule(SCREENING, &def.id, &def.when, text, &def.sources);
        Contraindication {
            id: def.id.clone().into(),
            when,
            level: def.level,
            techniques: self.techniques(def),
            precaution: def.precaution.clone().into(),
            sources: def.sources.clone(),
        }
    }

    pub fn evidence(&mut self, def: &EvidenceDef) -> Evidence {
        let when = self.rule(SCORING, &def.id, &def.when, ("reason", &def.reason), &def.sources);
        Evidence {
            id: def.id.clone().into(),
            when,
            toward: def.toward,
            weight: self.weight(SCORING, &def.id, def.weight),
            reason: def.reason.clone().into(),
            sources: def.sources.clone(),
        }
    }

    pub fn decision(&mut self, def: &ScoringDef) -> Decision {
        let mut threshold = |field, threshold, treatment| {
            let toward = def.evidence.iter().filter(|evidence| evidence.toward == treatment);
            let most = toward.map(|evidence| evidence.weight.clamp(1, 9)).sum();
            let kind = ProblemKind::ThresholdOutOfRange { field, threshold, most };
            let in_range = (1..=most).contains(&threshold);
            self.report.add_if(!in_range, SCORING, "decision", kind);
            u16::try_from(threshold).unwrap_or(u16::MAX)
        };
        let decision = &def.decision;
        let physical_therapy_at = decision.physical_therapy_at;
        Decision {
            massage_at: threshold("massage_at", decision.massage_at, Treatment::Massage),
            physical_therapy_at: threshold(
                "physical_therapy_at",
                physical_therapy_at,
                Treatment::PhysicalTherapy,
            ),
            tie_break: decision.tie_break,
        }
    }

    /// What every rule has: a condition, words for the visitor and sources.
    fn rule(
        &mut self,
        file: &'static str,
        id: &str,
        when: &[String],
        (field, text): (&str, &str),
        sources: &[String],
    ) -> Condition {
        self.report.text(file, id, field, text);
        self.report.sources(file, id, sources);
        self.rule_condition(file, id, when)
    }

    fn techniques(&mut self, def: &ContraindicationDef) -> PerTechnique {
        let level = MassageStatus::from(def.level);
        let mut all = PerTechnique::all(level);
        for technique in Technique::ALL {
            let Some(status) = written(&def.techniques, technique) else { continue };
            // "Adapt" may leave a technique as it is; a doctor's OK or a "no" may not.
            let is_looser = status < level && level > MassageStatus::Adapt;
            let kind =
                ProblemKind::TechniqueLooserThanLevel { technique: name(technique).to_string() };
            self.report.add_if(is_looser, SCREENING, &def.id, kind);
            all = all.with(technique, status);
        }
        all
    }
}

fn written(def: &TechniquesDef, technique: Technique) -> Option<MassageStatus> {
    match technique {
        Technique::Swedish => def.swedish,
        Technique::DeepTissue => def.deep_tissue,
        Technique::HotStones => def.hot_stones,
        Technique::Cupping => def.cupping,
        Technique::Infrared => def.infrared,
    }
}

/// As authors write it.
pub fn name(technique: Technique) -> &'static str {
    match technique {
        Technique::Swedish => "swedish",
        Technique::DeepTissue => "deep_tissue",
        Technique::HotStones => "hot_stones",
        Technique::Cupping => "cupping",
        Technique::Infrared => "infrared",
    }
}
