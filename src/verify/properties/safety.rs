//! Screening, stated over the rules' own conditions.

use biodivine_lib_bdd::Bdd;

use crate::engine::{MassageStatus, OptionSet, Technique, Urgency};
use crate::verify::{Checked, LIMITS, Model, URGENCIES};

pub fn emergency_now(model: &Model) -> Checked {
    red_flags(model, Urgency::EmergencyNow)
}

pub fn same_day(model: &Model) -> Checked {
    red_flags(model, Urgency::SameDay)
}

pub fn doctor_soon(model: &Model) -> Checked {
    red_flags(model, Urgency::DoctorSoon)
}

fn red_flags(model: &Model, urgency: Urgency) -> Checked {
    let enough = at_least(model, urgency).and(&model.decision.outcomes[3]);
    let mut covered = model.answers.nothing();
    for flag in model.protocol.red_flags.iter().filter(|flag| flag.urgency == urgency) {
        let fires = model.answers.holds(&flag.when);
        let what = || format!("'{}' fires, and the guide says less", flag.id);
        model.never(&fires.and_not(&enough), what)?;
        covered = covered.or(&fires);
    }
    Ok(model.covers(&covered))
}

/// "I'm not sure" on an item that can raise a U1 or U2 flag by itself.
pub fn not_sure(model: &Model) -> Checked {
    let urgent = model.protocol.red_flags.iter().filter(|flag| flag.urgency >= Urgency::SameDay);
    let alone: Vec<_> = urgent
        .flat_map(|flag| &flag.when.any)
        .filter_map(|group| if let [clause] = group.as_slice() { Some(clause.item) } else { None })
        .collect();
    let books = model.decision.books(&model.answers);
    let mut covered = model.answers.nothing();
    for (index, item) in model.protocol.questionnaire.indexed() {
        if !alone.contains(&index) {
            continue;
        }
        let unsure = item.options.iter().enumerate().filter(|(_, option)| option.not_sure);
        for (option, _) in unsure {
            let picked = model.variables.exactly(index, OptionSet::one(option));
            let what = || format!("'not sure' on '{}' ends in a booking", item.link_id);
            model.never(&picked.and(&books), what)?;
            covered = covered.or(&picked);
        }
    }
    Ok(model.covers(&covered))
}

/// A technique that a rule makes "not now", or that follows a rule's "not now".
pub fn forbidden(model: &Model) -> Checked {
    let mut covered = model.answers.nothing();
    for rule in &model.protocol.contraindications {
        let fires = model.answers.holds(&rule.when);
        for (technique, used) in Technique::ALL.iter().zip(&model.decision.techniques) {
            if rule.techniques.get(*technique) < MassageStatus::NotNow {
                continue;
            }
            let what = || format!("'{}' forbids {technique:?}, which is offered", rule.id);
            model.never(&fires.and(used), what)?;
            covered = covered.or(&fires);
        }
    }
    Ok(model.covers(&covered))
}

pub fn no_and_clear(model: &Model) -> Checked {
    let mut covered = model.answers.nothing();
    for rule in &model.protocol.contraindications {
        let status = MassageStatus::from(rule.level);
        if status < MassageStatus::AskDoctor {
            continue;
        }
        let fires = model.answers.holds(&rule.when);
        let what = || format!("'{}' fires, and massage reads looser", rule.id);
        model.never(&fires.and_not(&limited(model, status)), what)?;
        covered = covered.or(&fires);
    }
    Ok(model.covers(&covered))
}

/// The guide says this urgency or a higher one.
pub fn at_least(model: &Model, urgency: Urgency) -> Bdd {
    let found = URGENCIES.iter().zip(&model.decision.urgency).find(|(level, _)| **level == urgency);
    found.map_or_else(|| model.answers.nothing(), |(_, says)| says.clone())
}

/// The guide says that massage is this limited or more.
pub fn limited(model: &Model, status: MassageStatus) -> Bdd {
    let found = LIMITS.iter().zip(&model.decision.massage).find(|(limit, _)| **limit == status);
    found.map_or_else(|| model.answers.everything(), |(_, says)| says.clone())
}
