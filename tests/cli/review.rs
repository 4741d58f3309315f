//! The review sheet: everything is on it, it is sound HTML, and it tells what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use massage_or_pt::content::author::rule_sources;
use massage_or_pt::content::{Content, unpack};

use crate::personas;

/// A repository with the content as it was before one piece of evidence got more weight.
fn repository() -> &'static Path {
    static REPOSITORY: OnceLock<PathBuf> = OnceLock::new();
    REPOSITORY.get_or_init(|| {
        let folder = scratch().join("repository");
        drop(std::fs::remove_dir_all(&folder));
        let content = folder.join("src/content");
        std::fs::create_dir_all(&content).expect("a scratch folder");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content");
        for file in shipped.read_dir().expect("the content is there").flatten() {
            if file.path().extension().is_some_and(|end| end == "toml") {
                std::fs::copy(file.path(), content.join(file.file_name())).expect("a copy");
            }
        }
        let scoring = content.join("scoring.toml");
        let text = std::fs::read_to_string(&scoring).expect("the copy is there");
        let (before, after) = text.split_once("id = \"limits\"").expect("the rule is there");
        let after = after.replacen("weight = 4", "weight = 1", 1);
        let lighter = format!("{before}id = \"limits\"{after}");
        assert_ne!(lighter, text);
        std::fs::write(&scoring, lighter).expect("the copy can be changed");
        commit(&folder);
        folder
    })
}

fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("review")
}

fn commit(folder: &Path) {
    let author = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    let commit = ["-c", "commit.gpgsign=false", "commit", "--quiet", "--message=Before"];
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "--all"]);
    git(folder, &[author.as_slice(), commit.as_slice()].concat());
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    let git = git.current_dir(folder).env("GIT_DIR", folder.join(".git")).args(arguments);
    assert!(git.status().expect("git starts").success(), "git {arguments:?}");
}

/// Runs the command against a revision of the scratch repository.
fn review(revision: &str, out: &Path) -> Output {
    let arguments = ["review", "--against", revision, "--out"];
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let xtask = xtask.args(arguments).arg(out).env("GIT_DIR", repository().join(".git"));
    xtask.output().expect("xtask starts")
}

/// What the command says, and the sheet it writes; made once, since the proof takes its time.
fn reviewed() -> &'static (String, String) {
    static REVIEWED: OnceLock<(String, String)> = OnceLock::new();
    REVIEWED.get_or_init(|| {
        let out = scratch().join("sheet.html");
        let output = review("HEAD", &out);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (said, std::fs::read_to_string(out).expect("the sheet is there"))
    })
}

fn sheet() -> &'static str {
    &reviewed().1
}

fn content() -> Content {
    unpack()
}

#[test]
fn every_question_rule_fact_and_persona_is_on_the_sheet() {
    let content = content();
    let protocol = &content.protocol;
    let mut missing = Vec::new();
    let mut look_for = |what: &str| {
        let written = what.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        if !sheet().contains(&written) {
            missing.push(what.to_string());
        }
    };
    for item in &protocol.questionnaire.items {
        look_for(&item.text);
        item.hint.iter().for_each(|hint| look_for(hint));
        for option in &item.options {
            look_for(&option.text);
            option.hint.iter().for_each(|hint| look_for(hint));
        }
    }
    protocol.red_flags.iter().for_each(|rule| look_for(&rule.reason));
    protocol.contraindications.iter().for_each(|rule| look_for(&rule.precaution));
    protocol.evidence.iter().for_each(|rule| look_for(&rule.reason));
    protocol.services.iter().for_each(|service| look_for(&service.name));
    look_for(&content.outcomes.emergency_now.title);
    personas::all().iter().for_each(|case| look_for(&case.name));
    assert_eq!(missing, [""; 0]);

    let ids = ids(sheet());
    let has = |id: String| assert!(ids.contains(&id), "nothing has the id {id}");
    protocol.red_flags.iter().for_each(|rule| has(format!("red_flags.{}", rule.id)));
    protocol
        .contraindications
        .iter()
        .for_each(|rule| has(format!("contraindications.{}", rule.id)));
    protocol.evidence.iter().for_each(|rule| has(format!("evidence.{}", rule.id)));
    rule_sources(protocol).for_each(|source| has(source.clone()));
    (1..=13).for_each(|number| has(format!("choice-DG-{number:02}")));
}

#[test]
fn the_sheet_is_sound_html_that_needs_nothing_else() {
    let mut open = Vec::new();
    for tag in tags(sheet()) {
        assert!(!["script", "iframe", "img", "link", "object"].contains(&tag.name), "{tag:?}");
        let runs =
            |(name, value): (&&str, &&str)| name.starts_with("on") || value.contains("javascript:");
        assert!(!tag.attributes.iter().any(runs), "{tag:?}");
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name), "a tag is closed that is not the last opened");
        } else if !["br", "meta", "wbr"].contains(&tag.name) {
            open.push(tag.name);
        }
    }
    assert_eq!(open, [""; 0], "left open");
    assert!(!sheet().contains("@import") && !sheet().contains("url(http"));
}

#[test]
fn links_lead_somewhere_and_tables_can_be_read_aloud() {
    let ids = ids(sheet());
    let tags = tags(sheet());
    let links = tags.iter().filter_map(|tag| tag.attributes.get("href"));
    for link in links {
        let inside = link.strip_prefix('#').is_some_and(|id| ids.contains(id));
        assert!(inside || link.starts_with("http"), "{link} leads nowhere");
    }
    let named = tags.iter().filter(|tag| tag.attributes.contains_key("id")).count();
    assert_eq!(named, ids.len(), "an id is there twice");
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name && !tag.closes).count();
    assert!(count("table") > 20 && count("table") == count("caption"));
    let heads = tags.iter().filter(|tag| tag.name == "th" && !tag.closes);
    heads.for_each(|head| assert!(head.attributes.contains_key("scope"), "{head:?}"));
    assert_eq!(count("h1"), 1);
}

#[test]
fn a_weight_that_changed_is_told_with_how_many_responses_it_moves() {
    let (said, page) = reviewed();
    let line =
        "changed evidence 'limits': points: 1 for physical therapy -> 4 for physical therapy";
    assert!(said.contains(line), "{said}");
    assert!(said.contains("\n1 entry changed; ") && !said.contains(" (0%)"), "{said}");
    assert!(said.ends_with("sheet.html\n"), "{said}");
    assert!(page.contains("<del>1 for physical therapy</del><ins>4 for physical therapy</ins>"));
    assert!(page.contains("How the outcome changes"));
    assert!(page.contains("From massage to both, for one: "));
}

#[test]
fn a_revision_that_does_not_exist_is_named() {
    let output = review("no-such-revision", &scratch().join("none.html"));
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("'no-such-revision' is no commit"), "{error}");
}

#[derive(Debug)]
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    attributes: BTreeMap<&'a str, &'a str>,
}

/// Every tag, in order. The sheet writes all attributes in double quotes, and escapes what is in them.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let after_doctype = page.strip_prefix("<!DOCTYPE html>").expect("it says that it is HTML");
    let (head, rest) = after_doctype.split_once("<style>").expect("it has its style");
    let (_, body) = rest.split_once("</style>").expect("the style ends");
    let parts = head.split('<').skip(1).chain(body.split('<').skip(1));
    parts.map(read_tag).collect()
}

fn read_tag(part: &str) -> Tag<'_> {
    let (tag, _) = part.split_once('>').expect("a tag ends");
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while let Some((attribute, quoted)) = rest.split_once("=\"") {
        let (value, more) = quoted.split_once('"').expect("a value ends");
        attributes.insert(attribute.trim(), value);
        rest = more;
    }
    let closes = name.starts_with('/');
    Tag { name: name.trim_start_matches('/'), closes, attributes }
}

fn ids(page: &str) -> BTreeSet<String> {
    let tags = tags(page);
    tags.iter().filter_map(|tag| tag.attributes.get("id")).map(ToString::to_string).collect()
}
