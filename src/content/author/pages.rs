//! `outcomes.toml`, `comparison.toml`, `learn.toml` and `messages.toml`: the words around the questions.

use std::collections::BTreeSet;

use crate::content::{
    Comparison, Learn, LearnBlock, LearnSection, Messages, OutcomePage, Outcomes, names,
};
use crate::engine::{ProblemKind, Protocol, Report, placeholders};

const OUTCOMES: &str = "outcomes.toml";
const COMPARISON: &str = "comparison.toml";
const LEARN: &str = "learn.toml";
const MESSAGES: &str = "messages.toml";

/// What the page fills into which message; no other message has a placeholder.
const FILLED_IN: [(&str, &[&str]); 14] = [
    ("progress", &["number"]),
    ("seconds_left", &["seconds"]),
    ("service_at", &["spa"]),
    ("book", &["service"]),
    ("book_after_ok", &["service"]),
    ("runner_up_next", &["outcome"]),
    ("runner_up_after_check", &["outcome"]),
    ("change_to", &["question", "answer", "outcome"]),
    ("content_version", &["version", "reviewed"]),
    ("remind", &["weeks"]),
    ("made_on", &["date"]),
    ("date", &["day", "month", "year"]),
    ("reminded", &["date"]),
    ("reminder_title", &["weeks"]),
];

/// Every outcome page with its key in `outcomes.toml`.
pub fn outcome_pages(outcomes: &Outcomes) -> Vec<(String, &OutcomePage)> {
    let fixed = [
        ("massage", &outcomes.massage),
        ("massage_after_ok", &outcomes.massage_after_ok),
        ("physical_therapy", &outcomes.physical_therapy),
        ("both", &outcomes.both),
        ("emergency_now", &outcomes.emergency_now),
        ("same_day", &outcomes.same_day),
        ("doctor_soon", &outcomes.doctor_soon),
        ("hold", &outcomes.hold),
        ("out_of_scope", &outcomes.out_of_scope),
    ];
    let special = outcomes.special.iter().map(|(id, page)| (format!("special.{id}"), page));
    fixed.into_iter().map(|(id, page)| (id.to_string(), page)).chain(special).collect()
}

pub(super) fn check_outcomes(outcomes: &Outcomes, report: &mut Report) {
    for (id, page) in outcome_pages(outcomes) {
        check_page(&id, page, report);
    }
    for (id, _) in &outcomes.special {
        report.id(OUTCOMES, &format!("special.{id}"), id);
    }
}

/// Each special page is shown by a red flag, and each red flag's page is there.
pub(super) fn check_special_pages(protocol: &Protocol, outcomes: &Outcomes, report: &mut Report) {
    let asked_for: BTreeSet<_> =
        protocol.red_flags.iter().filter_map(|flag| flag.page.as_ref()).collect();
    for flag in &protocol.red_flags {
        let unknown = |page: &&String| !outcomes.special.iter().any(|(id, _)| id == *page);
        if let Some(page) = flag.page.as_ref().filter(unknown) {
            let kind = ProblemKind::UnknownPage { page: page.clone() };
            report.add("screening.toml", &flag.id, kind);
        }
    }
    for (id, _) in outcomes.special.iter().filter(|(id, _)| !asked_for.contains(id)) {
        report.add(OUTCOMES, &format!("special.{id}"), ProblemKind::UnusedPage);
    }
}

fn check_page(id: &str, page: &OutcomePage, report: &mut Report) {
    let texts = [
        ("name", &page.name),
        ("title", &page.title),
        ("lead", &page.lead),
        ("steps_title", &page.steps_title),
        ("worse", &page.worse),
    ];
    texts.iter().for_each(|(field, text)| report.text(OUTCOMES, id, field, text));
    report.add_if(page.steps.is_empty(), OUTCOMES, id, ProblemKind::NoSteps);
    page.steps.iter().for_each(|step| report.text(OUTCOMES, id, "steps", step));
    for step in &page.plan {
        report.text(OUTCOMES, id, "plan.when", &step.when);
        report.text(OUTCOMES, id, "plan.text", &step.text);
    }
    if let Some(call) = &page.call {
        report.text(OUTCOMES, id, "call.label", &call.label);
        report.phone_link(OUTCOMES, id, &call.url);
    }
    report.sources(OUTCOMES, id, &page.sources);
}

pub(super) fn check_comparison(comparison: &Comparison, report: &mut Report) {
    let rows = &comparison.rows;
    if rows.is_empty() {
        return report.add(COMPARISON, "rows", ProblemKind::NoRows);
    }
    report.each_once(COMPARISON, rows.iter().map(|row| &row.id));
    for row in rows {
        let unknown = !report.source_ids.contains(&row.id);
        report.add_if(unknown, COMPARISON, &row.id, ProblemKind::NotASource);
        report.text(COMPARISON, &row.id, "title", &row.title);
        report.text(COMPARISON, &row.id, "massage", &row.massage);
        report.text(COMPARISON, &row.id, "physical_therapy", &row.physical_therapy);
    }
    let count = rows.iter().filter(|row| row.shows_case).count();
    report.add_if(count != 1, COMPARISON, "rows", ProblemKind::CaseRows { count });
}

pub(super) fn check_learn(learn: &Learn, report: &mut Report) {
    report.add_if(learn.sections.is_empty(), LEARN, "sections", ProblemKind::NoSections);
    report.ids(LEARN, learn.sections.iter().map(|section| &section.id));
    learn.sections.iter().for_each(|section| check_section(section, report));
}

fn check_section(section: &LearnSection, report: &mut Report) {
    report.text(LEARN, &section.id, "title", &section.title);
    report.sources(LEARN, &section.id, &section.sources);
    report.add_if(section.blocks.is_empty(), LEARN, &section.id, ProblemKind::NoBlocks);
    for (number, block) in (1..).zip(&section.blocks) {
        check_block(&format!("{}.{number}", section.id), block, report);
    }
}

fn check_block(id: &str, block: &LearnBlock, report: &mut Report) {
    let is_empty = block.text.is_none() && block.list.is_empty();
    report.add_if(is_empty, LEARN, id, ProblemKind::EmptyBlock);
    report.optional(LEARN, id, "heading", block.heading.as_ref());
    report.optional(LEARN, id, "text", block.text.as_ref());
    block.list.iter().for_each(|line| report.text(LEARN, id, "list", line));
}

pub(super) fn check_messages(messages: &Messages, report: &mut Report) {
    check_months(MESSAGES, &messages.months, report);
    for (id, message) in each_message(messages) {
        report.words(MESSAGES, &id, "text", &message);
        let filled_in = FILLED_IN.iter().find(|(known, _)| *known == id);
        let filled_in = filled_in.map_or(&[][..], |(_, names)| names);
        for name in filled_in.iter().filter(|name| !placeholders(&message).any(|p| p == **name)) {
            let placeholder = (*name).to_string();
            report.add(MESSAGES, &id, ProblemKind::MissingPlaceholder { placeholder });
        }
        for name in placeholders(&message).filter(|name| !filled_in.contains(name)) {
            let (field, placeholder) = ("text".to_string(), name.to_string());
            report.add(MESSAGES, &id, ProblemKind::UnknownPlaceholder { field, placeholder });
        }
    }
}

/// Each month has a name.
pub(super) fn check_months(file: &'static str, months: &str, report: &mut Report) {
    let count = names(months).count();
    report.add_if(count != 12, file, "months", ProblemKind::NotTwelveMonths { count });
}

/// Every message with its key. Messages are one text a key, so their serialization is the list of them.
pub fn each_message(messages: &Messages) -> impl Iterator<Item = (String, String)> {
    let table = toml::Table::try_from(messages).unwrap_or_default();
    table.into_iter().filter_map(|(id, message)| Some((id, message.as_str()?.to_string())))
}
