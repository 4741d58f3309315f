//! Helpers that refuse unknown ids, so that a fault cannot miss by a misspelling.

use std::path::Path;
use std::sync::OnceLock;

use massage_or_pt::content::author::{SourceDef, SourcesDef, read_file};
use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::{
    Clause, Condition, Contraindication, Evidence, Item, OptionSet, Protocol, RedFlag, Service,
    recommend,
};
use massage_or_pt::verify::{Broken, Model, PROPERTIES};

pub fn shipped() -> Protocol {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(unpack).protocol.clone()
}

pub fn sources() -> &'static [SourceDef] {
    static SOURCES: OnceLock<Vec<SourceDef>> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
        let read = |file: &str| std::fs::read_to_string(folder.join(file));
        read_file::<SourcesDef>(read, "sources.toml").expect("the source table is readable").sources
    })
}

/// Checks one property of a protocol with a fault: it must fail, name `expected`, and show a response
/// that `cargo xtask recommend` would accept, where there is one to show.
#[track_caller]
pub fn caught(property: &str, expected: &str, seed: impl FnOnce(&mut Protocol)) {
    let mut protocol = shipped();
    seed(&mut protocol);
    protocol.index();
    let model = Model::new(&protocol, sources());
    caught_in(&model, property, expected);
}

#[track_caller]
pub fn caught_in(model: &Model, property: &str, expected: &str) {
    let found = PROPERTIES.iter().find(|known| known.name == property);
    let found = found.unwrap_or_else(|| panic!("there is no property {property:?}"));
    let broken = (found.check)(model).expect_err("the fault is not caught");
    shows(model.protocol, &broken, expected);
}

#[track_caller]
pub fn shows(protocol: &Protocol, broken: &Broken, expected: &str) {
    assert!(broken.what.contains(expected), "expected {expected:?}, got {:?}", broken.what);
    for response in broken.response.iter().chain(&broken.then) {
        assert!(recommend(protocol, response).is_ok(), "not complete: {response:?}");
    }
}

#[track_caller]
pub fn red_flag<'a>(protocol: &'a mut Protocol, id: &str) -> &'a mut RedFlag {
    protocol.red_flags.iter_mut().find(|rule| rule.id == id).expect("a red flag of that id")
}

#[track_caller]
pub fn caution<'a>(protocol: &'a mut Protocol, id: &str) -> &'a mut Contraindication {
    protocol.contraindications.iter_mut().find(|rule| rule.id == id).expect("a caution of that id")
}

#[track_caller]
pub fn evidence<'a>(protocol: &'a mut Protocol, id: &str) -> &'a mut Evidence {
    protocol.evidence.iter_mut().find(|rule| rule.id == id).expect("evidence of that id")
}

#[track_caller]
pub fn service<'a>(protocol: &'a mut Protocol, id: &str) -> &'a mut Service {
    protocol.services.iter_mut().find(|service| service.id == id).expect("a service of that id")
}

#[track_caller]
pub fn item<'a>(protocol: &'a mut Protocol, link_id: &str) -> &'a mut Item {
    let items = &mut protocol.questionnaire.items;
    items.iter_mut().find(|item| item.link_id == link_id).expect("an item of that id")
}

/// All of these answers, each written as an item and one of its options.
#[track_caller]
pub fn when(protocol: &Protocol, answers: &[(&str, &str)]) -> Condition {
    let clauses = answers.iter().map(|(link_id, code)| {
        let (item, found) = protocol.questionnaire.find(link_id).expect("an item of that id");
        let (option, _) = found.option(code).expect("an option of that code");
        Clause { item, options: OptionSet::one(option) }
    });
    Condition { any: vec![clauses.collect()] }
}
