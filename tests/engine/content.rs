//! The shipped content: complete, cited, and asked in few questions.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use massage_or_pt::content::author::{
    NotAskedDef, SourceDef, SourcesDef, load, read_file, rule_sources,
};
use massage_or_pt::content::unpack;

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

#[test]
fn what_is_built_in_is_what_the_files_say() {
    let files = load(read).expect("the content has no mistake");
    let built_in = unpack();
    assert!(format!("{files:?}") == format!("{built_in:?}"), "packing changes the content");
}
