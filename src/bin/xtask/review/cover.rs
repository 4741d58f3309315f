//! The first page: what is reviewed, how to go about it, and where to sign.

use massage_or_pt::content::{TRANSLATED, Translated, fill};
use massage_or_pt::engine::Protocol;

use super::Sheet;
use super::changes::git;
use super::markup::{Node, el, link, nodes, table, text};

/// The title page, with the contents.
pub fn section(sheet: &Sheet, contents: &[(&'static str, &'static str)]) -> Node {
    el(
        "header",
        nodes![
            text("h1", "Massage or PT: review sheet"),
            text("p", sheet.content.messages.not_a_diagnosis.as_str()),
            facts(sheet),
            text("h2", "How to review"),
            el("ol", STEPS.map(|step| text("li", step))),
            sign_off(sheet),
            el(
                "nav",
                nodes![
                    text("h2", "Contents"),
                    el(
                        "ol",
                        contents
                            .iter()
                            .map(|(id, title)| { el("li", [link(format!("#{id}"), *title)]) })
                    )
                ]
            )
            .with("aria-label", "Contents"),
        ],
    )
}

const STEPS: [&str; 6] = [
    "Read the questions as a visitor would. Could one be misread, or miss a sign?",
    "Read the rules. Is each level right for its sources? Is a rule missing?",
    "Decide on every open question where the sources disagree.",
    "Go through the persona cases. Would you send each person the same way?",
    "Read the list of facts that no question asks about. Do you agree?",
    "Sign below, and write down what must change.",
];

fn facts(sheet: &Sheet) -> Node {
    let protocol = &sheet.content.protocol;
    let items = &protocol.questionnaire.items;
    let options: usize = items.iter().map(|item| item.options.len()).sum();
    let rows = [
        ("Content version", format!("{}, last reviewed {}", protocol.version, protocol.reviewed)),
        ("Commit", commit()),
        (
            "Questions",
            format!("{} with {options} answers; a visitor is asked some of them", items.len()),
        ),
        (
            "Red flags",
            format!(
                "{}, and {} rules for whom the guide is not for",
                protocol.red_flags.len(),
                protocol.out_of_scope.len()
            ),
        ),
        ("Cautions", protocol.contraindications.len().to_string()),
        ("Rules with points", protocol.evidence.len().to_string()),
        ("Facts", sheet.sources.len().to_string()),
        ("Languages", languages()),
        ("Persona cases", sheet.cases.len().to_string()),
        ("Properties", sheet.proof.summary()),
    ];
    table(
        "What this sheet is about",
        &["Part", "Here"],
        rows.map(|(name, said)| nodes![name, said]),
    )
    .class("facts")
}

/// Which languages there are, and which of them are still to be reviewed.
fn languages() -> String {
    let row = |it: &Translated| {
        let state = if it.reviewed { "reviewed" } else { "not reviewed by a native clinician yet" };
        format!("; {} ({}), {state}", it.name, it.code)
    };
    let others: String = TRANSLATED.iter().map(row).collect();
    format!("English, in this sheet{others}")
}

/// Which commit the sheet was made of, as far as git knows.
fn commit() -> String {
    let Ok(commit) = git(&["log", "-1", "--format=%h of %cs"]) else {
        return "unknown".to_string();
    };
    match git(&["status", "--porcelain", "--", "src", "tests"]) {
        Ok(changed) if changed.is_empty() => commit,
        _ => format!("{commit}, with changes that are not committed"),
    }
}

fn sign_off(sheet: &Sheet) -> Node {
    let Protocol { version, reviewed, .. } = &sheet.content.protocol;
    let status = &sheet.content.messages.content_version;
    let status = fill(status, &[("version", version), ("reviewed", reviewed)]);
    let line = |name: &'static str| nodes![name, text("span", "").class("blank")];
    let rows = ["Name", "License (kind, number, state)", "Date", "Signature"].map(line);
    let verdict = nodes![
        "Verdict",
        "\u{2610} approved  \u{2610} approved with changes  \u{2610} not approved"
    ];
    let changes = line("Changes asked for");
    el(
        "section",
        nodes![
            text("h2", "Sign-off"),
            text("p", status),
            table("To be filled in by hand", &["", ""], rows.into_iter().chain([verdict, changes]))
                .class("sign"),
        ],
    )
}
