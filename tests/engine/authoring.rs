//! Authoring mistakes: each is caught, with the file, the id, what is wrong and what to change.
//!
//! `authoring/*.toml` holds shipped files with one mistake each, and exactly what the build says of them.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use massage_or_pt::content::author::{FILES, Translation, load};
use serde::Deserialize;

#[derive(Deserialize)]
struct SeededFile {
    seeded: Vec<Seeded>,
}

/// A shipped file with one edit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seeded {
    /// What the author got wrong.
    mistake: String,
    file: String,
    /// The first such text of the file becomes `new`.
    old: String,
    new: String,
    /// Every line that the build prints.
    said: Vec<String>,
}

#[track_caller]
fn each_is_caught(name: &str) {
    let path = root().join("tests/engine/authoring").join(name);
    let text = std::fs::read_to_string(path).expect("the seeded mistakes are there");
    let file: SeededFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut missed = Vec::new();
    for seeded in &file.seeded {
        let found = said_of(&[(&seeded.file, &seeded.old, &seeded.new)]);
        if found != seeded.said {
            missed.push(format!(
                "{}:\n  expected {:#?}\n  got {found:#?}",
                seeded.mistake, seeded.said
            ));
        }
    }
    assert!(missed.is_empty(), "{name}: {}", missed.join("\n"));
}

/// What the build says of the shipped content with some edits: the file, the first such text, the new one.
#[track_caller]
fn said_of(edits: &[(&str, &str, &str)]) -> Vec<String> {
    said(|file| {
        let mut text = shipped(file)?;
        for (_, old, new) in edits.iter().filter(|(edited, _, _)| *edited == file) {
            assert!(text.contains(old), "{file} does not contain {old:?}");
            text = text.replacen(old, new, 1);
        }
        Ok(text)
    })
}

/// Of the content, and of Spanish where the content has no mistake.
fn said(read: impl Fn(&str) -> io::Result<String>) -> Vec<String> {
    let read_all = load(&read).and_then(|english| Translation::read(&read, "es", &english));
    read_all.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn shipped(file: &str) -> io::Result<String> {
    std::fs::read_to_string(root().join("src/content").join(file))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_shipped_content_has_no_mistake() {
    assert_eq!(said(shipped), [""; 0]);
}

#[test]
fn mistakes_in_how_a_file_is_written() {
    each_is_caught("files.toml");
}

#[test]
fn mistakes_in_items_and_options() {
    each_is_caught("items.toml");
}

#[test]
fn mistakes_in_conditions() {
    each_is_caught("conditions.toml");
}

#[test]
fn mistakes_in_rules() {
    each_is_caught("rules.toml");
}

#[test]
fn mistakes_in_services() {
    each_is_caught("services.toml");
}

#[test]
fn mistakes_in_pages_and_messages() {
    each_is_caught("pages.toml");
}

#[test]
fn mistakes_in_disagreements() {
    each_is_caught("disagreements.toml");
}

#[test]
fn mistakes_in_sources() {
    each_is_caught("sources.toml");
}

#[test]
fn mistakes_in_words() {
    each_is_caught("words.toml");
}

#[test]
fn mistakes_in_translations() {
    each_is_caught("languages.toml");
}

#[test]
fn a_folder_that_is_no_language() {
    let english = load(shipped).expect("the shipped content has no mistake");
    let spanish = |file: &str| shipped(&file.replace("en/", "es/"));
    let found = Translation::read(spanish, "en", &english).expect_err("a mistake");
    assert_eq!(
        found.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "en/language.toml: 'en': the folder of a language is named by its code of 2 or 3 small letters, such as \
             es, and English has none; rename it"
        ]
    );
}

#[test]
fn too_many_options() {
    let options: Vec<_> =
        (0..33).map(|i| format!("{{ code = \"o{i}\", text = \"Option {i}\" }}")).collect();
    let options = options.join(", ");
    let item = format!("[[items]]\nlink_id = \"many\"\ntext = \"Which?\"\noptions = [{options}]\n");
    let first = "[[items]]\nlink_id = \"age\"";
    assert_eq!(
        said_of(&[("questionnaire.toml", first, &[&item, first].join("\n"))]),
        ["questionnaire.toml: 'many': has more than 32 options; split the item"]
    );
}

#[test]
fn too_many_items() {
    let items = "[[items]]\nlink_id = \"a\"\ntext = \"A?\"\noptions = []\n".repeat(65_536);
    let text = format!("version = \"1\"\nreviewed = \"2026-11-22\"\n{items}");
    let file = "questionnaire.toml";
    let found = said(|name| if name == file { Ok(text.clone()) } else { shipped(name) });
    assert_eq!(
        found[0],
        "questionnaire.toml: 'items': has more than 65,535 items; split the questionnaire"
    );
}

#[test]
fn files_that_are_empty_or_not_there() {
    for missing in FILES {
        let found =
            said(
                |file| {
                    if file == missing {
                        Err(io::ErrorKind::NotFound.into())
                    } else {
                        shipped(file)
                    }
                },
            );
        let expected =
            format!("{missing}: cannot be read: entity not found; put it there as UTF-8 text");
        assert_eq!(found, [expected]);
        let found = said(|file| if file == missing { Ok(String::new()) } else { shipped(file) });
        assert!(found.iter().any(|line| line.starts_with(missing)), "{missing}: {found:#?}");
    }
}

#[test]
fn files_in_which_nothing_is_listed() {
    let table = [
        (
            "questionnaire.toml",
            "version = \"1\"\nreviewed = \"2026-11-22\"\nitems = []",
            "'items': has no items; add some",
        ),
        (
            "spa.toml",
            "name = \"Spa\"\nwebsite = \"https://example.com\"\nservices = []\nstyles = []",
            "'services': has no services; add one",
        ),
        ("comparison.toml", "rows = []", "'rows': has no rows; add some"),
        ("learn.toml", "sections = []", "'sections': has no sections; add some"),
    ];
    for (empty, text, expected) in table {
        let found = said(|file| if file == empty { Ok(text.into()) } else { shipped(file) });
        assert!(found.contains(&format!("{empty}: {expected}")), "{empty}: {found:#?}");
    }
}

/// Several mistakes of one row, of one file, and at least one of every file.
#[test]
fn all_mistakes_of_all_files_are_said_in_one_run() {
    let found = said_of(&[
        ("questionnaire.toml", "text = \"How old are you?\"", "txt = \"How old are you?\""),
        (
            "questionnaire.toml",
            "enable_when = [\"goals = surgery\"]",
            "enable_when = [\"goal = x\"]",
        ),
        ("screening.toml", "reason = \"Chest pressure,", "reason = \" Chest pressure,"),
        ("screening.toml", "sources = [\"RF-18\"]", "sources = [\"RF-99\"]"),
        ("scoring.toml", "weight = 4", "weight = 40"),
        ("spa.toml", "website = \"https://", "website = \"ftp://"),
        ("outcomes.toml", "title = \"Massage looks", "titel = \"Massage looks"),
        ("comparison.toml", "title = \"Goal\"", "title = \"\""),
        ("learn.toml", "sources = [\"CT-01\"", "sources = [\"CT-99\""),
        ("messages.toml", "book = \"Book {service} now\"", "book = \"Book now\""),
        ("sources.toml", "reviewed = \"2026-11-22\"", "reviewed = \"last week\""),
        ("not_asked.toml", "id = \"RF-08\"", "id = \"RF-80\""),
        ("reading.toml", "known_words = [", "known_words = [\"scoliosis\", "),
    ]);
    assert_eq!(
        found,
        [
            "questionnaire.toml: 'age': line 8: lacks 'text'; add it, as text in quotes",
            "questionnaire.toml: 'age': line 10: nothing reads the key 'txt'; write 'text' or remove it",
            "questionnaire.toml: 'surgery_when': names the item 'goal', which does not exist; correct it",
            "screening.toml: 'chest': 'reason' has a space at its start or end, or two in a row; remove it",
            "screening.toml: 'chest': cites 'RF-99', which sources.toml does not have; add or correct it",
            "scoring.toml: 'relax': weight 40 is not 1 to 9; change it",
            "spa.toml: 'website': 'ftp://www.labellespas.com' is not a https or http link; correct it",
            "outcomes.toml: 'massage': line 3: lacks 'title'; add it, as text in quotes",
            "outcomes.toml: 'massage': line 5: nothing reads the key 'titel'; write 'title' or remove it",
            "comparison.toml: 'CT-01': 'title' is empty; write it",
            "learn.toml: 'what_is_massage': cites 'CT-99', which sources.toml does not have; add or correct it",
            "messages.toml: 'book': lacks {service}, which the page fills in; put it where the words should go",
            "sources.toml: 'RF-01': 'reviewed' is not a date; write it as YYYY-MM-DD",
            "not_asked.toml: 'RF-80': sources.toml has no such id; correct it",
            "reading.toml: 'scoliosis': no text has this word any more; remove it",
        ]
    );
}

/// The program that cargo made of `build.rs`, run on a copy of the content.
#[test]
fn the_build_itself_stops_at_a_mistake() {
    let folder = std::env::temp_dir().join(format!("massage-or-pt-build-{}", std::process::id()));
    let content = folder.join("src/content");
    std::fs::create_dir_all(&content).expect("the temporary folder can be written");
    for file in FILES {
        std::fs::write(content.join(file), shipped(file).expect("shipped")).expect("written");
    }
    let build = || {
        let mut build = Command::new(build_script());
        build.current_dir(&folder).env("OUT_DIR", &folder).output().expect("the build starts")
    };
    let shipped_content = std::fs::read(Path::new(env!("OUT_DIR")).join("content.packed"));
    let good = build();
    assert!(good.status.success());
    let packed = std::fs::read(folder.join("content.packed")).expect("the content is packed");
    assert_eq!(packed, shipped_content.expect("packed before"), "a build is reproducible");

    let heavy = shipped("scoring.toml").expect("shipped").replacen("weight = 4", "weight = 40", 2);
    std::fs::write(content.join("scoring.toml"), heavy).expect("written");
    let bad = build();
    let printed = String::from_utf8_lossy(&bad.stdout);
    std::fs::remove_dir_all(&folder).expect("the folder was there");
    assert!(!bad.status.success());
    for id in ["relax", "couple"] {
        let line = format!("cargo::error=scoring.toml: '{id}': weight 40 is not 1 to 9; change it");
        assert!(printed.contains(&line), "{printed}");
    }
}

/// The newest one: another is left over from a build with other features.
fn build_script() -> PathBuf {
    let builds = Path::new(env!("OUT_DIR")).ancestors().nth(2).expect("cargo's folder of builds");
    let name = format!("build-script-build{}", std::env::consts::EXE_SUFFIX);
    let scripts = builds.read_dir().expect("cargo's folder of builds").flatten();
    scripts
        .filter(|build| build.file_name().to_string_lossy().starts_with(env!("CARGO_PKG_NAME")))
        .map(|build| build.path().join(&name))
        .filter_map(|script| Some((script.metadata().ok()?.modified().ok()?, script)))
        .max()
        .map(|(_, script)| script)
        .expect("cargo has built build.rs")
}
