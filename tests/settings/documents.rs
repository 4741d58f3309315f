//! What owners read agrees with what the guide does.

use std::path::{Path, PathBuf};

use massage_or_pt::content::unpack;
use massage_or_pt::settings::docs::reference;
use massage_or_pt::settings::{Kind, SETTINGS, Setting};

use crate::support::{content, settings};

const DOCS: &str = "docs/settings.md";

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

fn text(file: &str) -> String {
    std::fs::read_to_string(path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every setting, those of a service included.
fn all() -> impl Iterator<Item = &'static Setting> {
    let parts = |setting: &'static Setting| match setting.kind {
        Kind::List { of, .. } => of,
        _ => &[],
    };
    SETTINGS.iter().chain(SETTINGS.iter().flat_map(parts))
}

#[test]
fn the_reference_is_up_to_date() {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path(DOCS), reference()).expect("the file can be written");
    }
    assert!(
        text(DOCS) == reference(),
        "{DOCS} is out of date: run UPDATE_DOCS=1 cargo test --features xtask --test settings"
    );
}

#[test]
fn everything_is_documented() {
    for setting in all() {
        assert!(setting.about.ends_with('.'), "{}: {:?}", setting.name, setting.about);
        assert!(!setting.unset.is_empty(), "{}", setting.name);
        for choice in setting.choices() {
            assert!(choice.about.ends_with('.'), "{} = {}", setting.name, choice.value);
        }
    }
}

/// The block between the tags of the settings, read as the page reads it.
fn block(text: &str) -> serde_json::Value {
    let block = text.split("id=\"massage-or-pt-settings\">").nth(1).expect("a settings block");
    serde_json::from_str(block.split("</script>").next().unwrap_or_default()).expect("JSON")
}

#[test]
fn the_examples_have_no_mistake() {
    let example = content(&settings(&block(&text(DOCS))));
    assert_eq!(example.protocol.services.len(), 3);
    settings(&block(&text("index.html")));
}

#[test]
fn the_page_names_every_setting_and_every_choice() {
    let page = text("index.html");
    let comment = page.split("<!--").nth(1).and_then(|rest| rest.split("-->").next());
    let comment = comment.expect("a comment above the settings");
    for setting in all() {
        let line =
            comment.lines().find(|line| line.trim().starts_with(&format!("\"{}\"", setting.name)));
        let line = line.unwrap_or_else(|| panic!("the page does not name {}", setting.name));
        for choice in setting.choices() {
            assert!(line.contains(choice.value), "the page does not name {}", choice.value);
        }
    }
}

#[test]
fn the_styles_that_may_be_written_are_those_of_the_content() {
    let protocol = unpack().protocol;
    let styles: Vec<_> = protocol.styles.iter().map(|style| style.id.as_str()).collect();
    let style = all().find(|setting| setting.name == "style").expect("a service has a style");
    let written: Vec<_> = style.choices().iter().map(|choice| choice.value).collect();
    assert_eq!(written, styles);
}
