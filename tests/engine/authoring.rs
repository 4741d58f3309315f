//! Authoring mistakes: each is caught, with the file, the id and what to change.

use std::io;
use std::path::Path;

use massage_or_pt::content::author::load;

fn shipped(file: &str) -> io::Result<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content").join(file))
}

/// Loads the shipped content with one text of one file replaced.
#[track_caller]
fn mistakes(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let read = |file: &str| {
        let mut text = shipped(file)?;
        for (_, old, new) in edits.iter().filter(|(edited, _, _)| *edited == file) {
            assert!(text.contains(old), "{file} does not contain {old:?}");
            text = text.replacen(old, new, 1);
        }
        Ok(text)
    };
    load(read).err().unwrap_or_default()
}

#[track_caller]
fn check(file: &str, old: &str, new: &str, expected: &str) {
    let found = mistakes(&[(file, old, new)]);
    assert!(
        found.iter().any(|mistake| mistake.starts_with(file) && mistake.contains(expected)),
        "expected a mistake in {file} about {expected:?}, got {found:#?}"
    );
}

#[test]
fn the_shipped_content_has_no_mistake() {
    assert_eq!(load(shipped).err(), None);
}

#[test]
fn mistakes_in_the_questionnaire() {
    let file = "questionnaire.toml";
    check(file, "link_id = \"age\"", "link_id = \"Age!\"", "an id is lower-case");
    check(file, "link_id = \"goals\"", "link_id = \"age\"", "'age': the id is used twice");
    check(file, "text = \"How old are you?\"", "text = \" \"", "'age': 'text' is empty");
    check(file, "text = \"How old are you?\"", "txt = \"How old are you?\"", "unknown field");
    check(file, "code = \"from_65\"", "code = \"under_18\"", "option 'under_18' is there twice");
    check(
        file,
        "enable_when = [\"goals = surgery\"]",
        "enable_when = [\"goal = surgery\"]",
        "the item 'goal'",
    );
    check(
        file,
        "enable_when = [\"goals = surgery\"]",
        "enable_when = [\"goals = hurt\"]",
        "the option 'hurt'",
    );
    check(
        file,
        "enable_when = [\"goals = surgery\"]",
        "enable_when = [\"surgery\"]",
        "cannot read the condition",
    );
    check(
        file,
        "enable_when = [\"goals = surgery\"]",
        "enable_when = [\"health = skin\"]",
        "move it down",
    );
    check(
        file,
        "code = \"under_18\", text = \"Under 18\"",
        "code = \"under_18\", text = \"Under 18\", exclusive = true",
        "add 'repeats = true'",
    );
    check(
        file,
        "  { code = \"not_sure\", text = \"I'm not sure\", exclusive = true, not_sure = true },\n]\n\n[[items]]\nlink_id = \"pain_area\"",
        "]\n\n[[items]]\nlink_id = \"pain_area\"",
        "'emergency_signs': can raise a red flag but has no 'I'm not sure'",
    );
    check(
        file,
        "{ code = \"all_over\"",
        "{ code = \"tail\", text = \"Tail\" }, { code = \"all_over\"",
        "option 'tail' changes nothing",
    );
}

#[test]
fn mistakes_in_the_rules() {
    let (screening, scoring) = ("screening.toml", "scoring.toml");
    check(screening, "urgency = \"emergency_now\"", "urgency = \"asap\"", "unknown variant `asap`");
    check(screening, "when = [\"age = under_18\"]", "when = []", "'under_18': has no 'when'");
    check(screening, "sources = [\"RF-18\"]", "sources = []", "'chest': cites no source");
    check(screening, "sources = [\"RF-18\"]", "sources = [\"RF-99\"]", "'chest': cites 'RF-99'");
    check(screening, "id = \"breath\"", "id = \"chest\"", "'chest': the id is used twice");
    check(screening, "url = \"tel:988\"", "url = \"988\"", "'988' is not a https");
    check(
        screening,
        "techniques = { deep_tissue = \"not_now\" }",
        "techniques = { deep_tissue = \"ok\" }",
        "looser than the level",
    );
    check(scoring, "weight = 4", "weight = 0", "weight 0 is not 1 to 9");
    check(scoring, "toward = \"massage\"", "toward = \"sauna\"", "unknown variant `sauna`");
    check("spa.toml", "website = \"https://", "website = \"ftp://", "correct it");
    check(
        "spa.toml",
        "[\"swedish\", ",
        "[\"sweedish\", ",
        "'sweedish': is offered but is no style",
    );
    check("messages.toml", "back = \"Back\"\n", "", "missing field `back`");
    check("outcomes.toml", "\"WD-26\"", "\"WD-99\"", "cites 'WD-99'");
    check("not_asked.toml", "id = \"RF-08\"", "id = \"RF-80\"", "'RF-80'");
}

/// "Not sure" must never count as "no".
#[test]
fn a_not_sure_without_a_rule_is_a_mistake() {
    let found = mistakes(&[("screening.toml", "  \"spine_signs = not_sure\",\n", "")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("'spine_signs': 'I'm not sure' raises no red flag"), "{found:#?}");
}

#[test]
fn all_mistakes_are_reported_in_one_run() {
    let found = mistakes(&[
        ("questionnaire.toml", "text = \"How old are you?\"", "text = \"\""),
        ("screening.toml", "sources = [\"RF-18\"]", "sources = [\"RF-99\"]"),
        ("scoring.toml", "weight = 4", "weight = 40"),
        (
            "spa.toml",
            "website = \"https://www.labellespas.com\"",
            "website = \"javascript:alert(1)\"",
        ),
        ("sources.toml", "reviewed = \"2026-11-22\"", "reviewed = \"last week\""),
        ("learn.toml", "sources = [\"CT-01\"", "sources = [\"CT-99\""),
    ]);
    for file in ["questionnaire", "screening", "scoring", "spa", "sources", "learn"] {
        assert!(found.iter().any(|mistake| mistake.starts_with(file)), "{file}: {found:#?}");
    }
}
