//! The rules held against the facts they cite: a rule wired to another level than its source is caught.

use biodivine_lib_bdd::Bdd;

use super::safety::{at_least, limited};
use crate::content::author::SourceLevel;
use crate::engine::{MassageStatus, Technique, Urgency};
use crate::verify::{Broken, Checked, Model};

/// Red flags whose first source gives no urgency, or gives it for a graver case: read by a person.
const URGENCY_BY_HAND: [(&str, Urgency); 21] = [
    // The source names several levels, or none; the rule is about one of them.
    ("arm_weak", Urgency::EmergencyNow),
    ("spreading_ill", Urgency::EmergencyNow),
    ("bp_180_signs", Urgency::EmergencyNow),
    ("spreading", Urgency::SameDay),
    ("bp_180", Urgency::SameDay),
    ("maybe_broken", Urgency::SameDay),
    ("clot_now", Urgency::SameDay),
    ("not_sure_emergency", Urgency::SameDay),
    ("not_sure_urgent", Urgency::SameDay),
    ("arm_weak_mild", Urgency::DoctorSoon),
    ("leg_weak_mild", Urgency::DoctorSoon),
    ("new_headache", Urgency::DoctorSoon),
    ("night_pain", Urgency::DoctorSoon),
    ("chest_belly", Urgency::DoctorSoon),
    ("tingle_both", Urgency::DoctorSoon),
    ("numb_wound", Urgency::DoctorSoon),
    ("health_not_sure", Urgency::DoctorSoon),
    // RF-09 is about pain in neck or back after an accident, which 'crash_spine' has.
    ("crash_other", Urgency::SameDay),
    // RF-15 is about signs after the blow, which 'head_blow' has.
    ("head_and_thinner", Urgency::SameDay),
    // RF-06 says "doctor soon when it creeps on over months".
    ("clumsy_slow", Urgency::DoctorSoon),
    // RF-32 is about back pain with weight loss, which 'back_weight' has.
    ("weight_loss", Urgency::DoctorSoon),
];

/// The same for cautions.
const LIMIT_BY_HAND: [(&str, MassageStatus); 11] = [
    ("medicines_not_sure", MassageStatus::AskDoctor),
    ("very_weak_bones", MassageStatus::AskDoctor),
    ("bp_high", MassageStatus::AskDoctor),
    ("pacemaker", MassageStatus::AskDoctor),
    ("weak_bones", MassageStatus::Adapt),
    ("bp_controlled", MassageStatus::Adapt),
    ("after_birth", MassageStatus::Adapt),
    ("belly_work", MassageStatus::Adapt),
    ("heat", MassageStatus::Adapt),
    ("implant", MassageStatus::Adapt),
    ("impact_not_sure", MassageStatus::Adapt),
];

use Technique::{Cupping, DeepTissue, HotStones, Infrared, Swedish};

const EVERY: &[Technique] = &[Swedish, DeepTissue, HotStones, Cupping, Infrared];
const ALL_BUT_SWEDISH: &[Technique] = &[DeepTissue, HotStones, Cupping, Infrared];

/// Techniques that a fact rules out, by the fact that a caution cites first or by the caution itself; the
/// source table has no field for these.
const RULED_OUT: [(&str, &[Technique]); 27] = [
    ("CI-01", EVERY),
    ("CI-02", EVERY),
    ("CI-03", &[DeepTissue]),
    ("CI-04", &[DeepTissue, Cupping]),
    ("CI-05", &[DeepTissue, Cupping]),
    ("CI-06", EVERY),
    ("CI-07", &[DeepTissue, Cupping]),
    ("CI-08", EVERY),
    ("CI-10", ALL_BUT_SWEDISH),
    ("CI-11", EVERY),
    ("CI-12", ALL_BUT_SWEDISH),
    ("CI-13", ALL_BUT_SWEDISH),
    ("CI-14", EVERY),
    ("CI-16", ALL_BUT_SWEDISH),
    ("CI-17", ALL_BUT_SWEDISH),
    ("CI-18", EVERY),
    ("CI-19", ALL_BUT_SWEDISH),
    ("CI-21", &[DeepTissue, HotStones, Infrared]),
    ("CI-23", ALL_BUT_SWEDISH),
    ("CI-24", ALL_BUT_SWEDISH),
    ("CI-27", &[Infrared]),
    ("CI-28", &[Infrared]),
    ("CI-29", ALL_BUT_SWEDISH),
    ("CI-31", &[DeepTissue, Cupping]),
    ("CI-37", &[HotStones, Infrared]),
    ("bp_high", &[DeepTissue, HotStones, Infrared]),
    ("medicines_not_sure", &[DeepTissue, Cupping]),
];

/// Wherever a rule fires, the guide says at least what its first source says, or what is read by hand.
pub fn levels(model: &Model) -> Checked {
    by_hand_is_there(model)?;
    let mut covered = model.answers.nothing();
    for flag in &model.protocol.red_flags {
        let cited = urgency(level(model, &flag.sources));
        let level = of(&URGENCY_BY_HAND, &flag.id).or(cited).ok_or_else(|| unheld(&flag.id))?;
        let fires = model.answers.holds(&flag.when);
        let what = || format!("'{}' fires, but its source says {level:?}", flag.id);
        model.never(&fires.and_not(&at_least(model, level)), what)?;
        covered = covered.or(&fires);
    }
    for rule in &model.protocol.contraindications {
        let cited = status(level(model, &rule.sources));
        let level = of(&LIMIT_BY_HAND, &rule.id).or(cited).ok_or_else(|| unheld(&rule.id))?;
        let fires = model.answers.holds(&rule.when);
        let what = || format!("'{}' fires, but its source says {level:?}", rule.id);
        model.never(&fires.and_not(&limited(model, level)), what)?;
        covered = covered.or(&fires);
    }
    Ok(model.covers(&covered))
}

fn of<T: Copy>(table: &[(&str, T)], id: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == id).map(|(_, level)| *level)
}

fn unheld(id: &str) -> Broken {
    let what = format!(
        "'{id}': its first source gives no level; cite one that does first, or add the rule to the \
         tables in src/verify/properties/facts.rs"
    );
    Broken::new(what)
}

/// A rule that is read by hand cannot go unnoticed.
fn by_hand_is_there(model: &Model) -> Result<(), Broken> {
    let flags = model.protocol.red_flags.iter().map(|rule| rule.id.as_str());
    let cautions = model.protocol.contraindications.iter().map(|rule| rule.id.as_str());
    let (flags, cautions): (Vec<_>, Vec<_>) = (flags.collect(), cautions.collect());
    let read = URGENCY_BY_HAND.iter().map(|(id, _)| (id, &flags));
    let mut read = read.chain(LIMIT_BY_HAND.iter().map(|(id, _)| (id, &cautions)));
    match read.find(|(id, known)| !known.contains(*id)) {
        None => Ok(()),
        Some((id, _)) => {
            let what = format!(
                "'{id}' is gone from screening.toml; put it back, or take it out of the tables in \
                 src/verify/properties/facts.rs"
            );
            Err(Broken::new(what))
        }
    }
}

pub fn techniques(model: &Model) -> Checked {
    let mut covered = model.answers.nothing();
    for rule in &model.protocol.contraindications {
        let first = rule.sources.first();
        let named = |name: &str| rule.id == name || first.is_some_and(|id| id == name);
        let out = RULED_OUT.iter().find(|(name, _)| named(name));
        let Some((source, out)) = out else { continue };
        let fires = model.answers.holds(&rule.when);
        for technique in *out {
            let what = || format!("'{}' fires, {source} rules out {technique:?}", rule.id);
            model.never(&fires.and(&used(model, *technique)), what)?;
        }
        covered = covered.or(&fires);
    }
    Ok(model.covers(&covered))
}

fn used(model: &Model, technique: Technique) -> Bdd {
    let mut pairs = Technique::ALL.iter().zip(&model.decision.techniques);
    let found = pairs.find(|(one, _)| **one == technique);
    found.map_or_else(|| model.answers.nothing(), |(_, used)| used.clone())
}

fn level(model: &Model, cited: &[String]) -> Option<SourceLevel> {
    let first = cited.first()?;
    model.sources.iter().find(|source| source.id == *first)?.level
}

fn urgency(level: Option<SourceLevel>) -> Option<Urgency> {
    match level? {
        SourceLevel::EmergencyNow => Some(Urgency::EmergencyNow),
        SourceLevel::SameDay => Some(Urgency::SameDay),
        SourceLevel::DoctorSoon => Some(Urgency::DoctorSoon),
        _ => None,
    }
}

fn status(level: Option<SourceLevel>) -> Option<MassageStatus> {
    match level? {
        SourceLevel::No => Some(MassageStatus::NotNow),
        SourceLevel::Clear => Some(MassageStatus::AskDoctor),
        SourceLevel::Local | SourceLevel::Adapt => Some(MassageStatus::Adapt),
        _ => None,
    }
}
