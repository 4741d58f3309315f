//! The shipped content: complete, cited, and asked in few questions.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use massage_or_pt::content::author::{
    NotAskedDef, SourceDef, SourceLevel, SourcesDef, read_file, rule_sources,
};
use massage_or_pt::engine::{Level, Urgency};

use crate::support::protocol;

fn read(file: &str) -> io::Result<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content").join(file))
}

fn sources() -> Vec<SourceDef> {
    let def: SourcesDef = read_file(read, "sources.toml").expect("sources.toml is valid");
    def.sources
}

pub fn source_ids() -> BTreeSet<String> {
    sources().into_iter().map(|source| source.id).collect()
}

fn not_asked() -> BTreeSet<String> {
    let def: NotAskedDef = read_file(read, "not_asked.toml").expect("not_asked.toml is valid");
    def.not_asked.into_iter().map(|row| row.id).collect()
}

#[test]
fn every_red_flag_and_caution_is_acted_on_or_listed_as_not_asked() {
    let cited: BTreeSet<&String> = rule_sources(protocol()).collect();
    let not_asked = not_asked();
    for (prefix, count) in [("RF", 40), ("CI", 39)] {
        for number in 1..=count {
            let id = format!("{prefix}-{number:02}");
            assert!(source_ids().contains(&id), "sources.toml lacks {id}");
            assert!(
                cited.contains(&id) || not_asked.contains(&id),
                "{id} is neither cited by a rule nor listed in not_asked.toml"
            );
        }
    }
}

/// Every rule that cites a fact first acts at least at the level its source gives.
#[test]
fn each_fact_is_acted_on_at_its_level() {
    let flags =
        protocol().red_flags.iter().map(|rule| (&rule.id, &rule.sources, Some(rule.urgency), None));
    let cautions = protocol()
        .contraindications
        .iter()
        .map(|rule| (&rule.id, &rule.sources, None, Some(rule.level)));
    let rules: Vec<_> = flags.chain(cautions).collect();
    let mut loose = Vec::new();
    for source in sources() {
        let Some(level) = source.level else { continue };
        for (rule, _, urgency, caution) in
            rules.iter().filter(|(_, sources, _, _)| sources.first() == Some(&source.id))
        {
            let (urgency, caution) = (*urgency, *caution);
            let strict_enough = match level {
                SourceLevel::EmergencyNow => urgency == Some(Urgency::EmergencyNow),
                SourceLevel::SameDay => urgency >= Some(Urgency::SameDay),
                SourceLevel::DoctorSoon => urgency >= Some(Urgency::DoctorSoon),
                SourceLevel::No => caution == Some(Level::No) || urgency.is_some(),
                SourceLevel::Clear => caution >= Some(Level::Clear) || urgency.is_some(),
                _ => urgency.is_some() || caution.is_some(),
            };
            if !strict_enough && !STATED_EXCEPTIONS.contains(&(source.id.as_str(), rule.as_str())) {
                loose.push(format!(
                    "{} is {level:?}, but '{rule}': {urgency:?}, {caution:?}",
                    source.id
                ));
            }
        }
    }
    assert!(loose.is_empty(), "{loose:#?}");
}

/// Rules that are looser than the level of the fact they cite first, where the fact itself says so.
const STATED_EXCEPTIONS: [(&str, &str); 4] = [
    // Slow change over months.
    ("RF-06", "clumsy_slow"),
    // The fact is about the back and neck; after an accident, other places are seen the same day.
    ("RF-09", "crash_other"),
    // No danger sign yet, but bleeding may be slow: a product choice.
    ("RF-15", "head_and_thinner"),
    // The fact is about back pain; with pain elsewhere, soon is enough: a product choice.
    ("RF-32", "weight_loss"),
];
