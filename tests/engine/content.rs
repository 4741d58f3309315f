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

/// A rule acts at least at the level its own source gives, by rules that cite it first.
#[test]
fn each_fact_is_acted_on_at_its_level() {
    let flags = &protocol().red_flags;
    let cautions = &protocol().contraindications;
    for source in sources() {
        let Some(level) = source.level else { continue };
        let cites = |sources: &[String]| sources.contains(&source.id);
        let urgency =
            flags.iter().filter(|rule| cites(&rule.sources)).map(|rule| rule.urgency).max();
        let caution =
            cautions.iter().filter(|rule| cites(&rule.sources)).map(|rule| rule.level).max();
        let acted_on = match level {
            SourceLevel::EmergencyNow => urgency == Some(Urgency::EmergencyNow),
            SourceLevel::SameDay => urgency >= Some(Urgency::SameDay),
            SourceLevel::DoctorSoon => urgency >= Some(Urgency::DoctorSoon),
            SourceLevel::No => caution == Some(Level::No) || urgency >= Some(Urgency::SameDay),
            SourceLevel::Clear => caution >= Some(Level::Clear),
            SourceLevel::Local | SourceLevel::Adapt => caution.is_some(),
            SourceLevel::Varies => urgency.is_some() || caution.is_some(),
            SourceLevel::Inform | SourceLevel::None => true,
        };
        assert!(
            acted_on,
            "{} is {level:?}, but its rules reach {urgency:?} and {caution:?}",
            source.id
        );
    }
}
