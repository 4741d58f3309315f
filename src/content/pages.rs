//! What the pages say. Most of these types are read from TOML as they are, a missing or misspelled key failing the build;
//! `author` makes [`Content`], [`Spa`], [`Language`] and [`Source`]. The page unpacks all of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::engine::{Call, MassageStatus, Outcome, Protocol, Recommendation, Urgency};

/// Everything the page shows and decides by.
#[derive(Debug)]
pub struct Content {
    pub protocol: Protocol,
    pub spa: Spa,
    pub outcomes: Outcomes,
    pub comparison: Comparison,
    pub learn: Learn,
    pub messages: Messages,
    pub language: Language,
    /// The sources that rules and pages cite, by id.
    pub sources: Vec<Source>,
}

/// Whose website this is.
#[derive(Debug)]
pub struct Spa {
    pub name: String,
    pub website: String,
}

/// The language that all words are in.
#[derive(Debug)]
pub struct Language {
    /// As HTML names it, such as `en`.
    pub code: String,
    /// `ltr` or `rtl`, as HTML names it.
    pub direction: String,
    /// What visitors are told of a translation that no clinician has reviewed; otherwise empty.
    pub note: String,
}

/// A source as visitors see it: its id and where to read it.
#[derive(Debug)]
pub struct Source {
    pub id: String,
    /// Empty for a product rule.
    pub links: Vec<SourceLink>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceLink {
    pub name: String,
    pub url: String,
}

/// `outcomes.toml`: one page for each way the guide can end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    pub massage: OutcomePage,
    /// Massage, once a doctor has said that it is OK.
    pub massage_after_ok: OutcomePage,
    pub physical_therapy: OutcomePage,
    pub both: OutcomePage,
    pub emergency_now: OutcomePage,
    pub same_day: OutcomePage,
    pub doctor_soon: OutcomePage,
    /// Massage must wait, and nothing else is needed now.
    pub hold: OutcomePage,
    /// The guide has no result for this visitor.
    pub out_of_scope: OutcomePage,
    /// Pages that a red flag asks for by name.
    #[serde(deserialize_with = "by_name")]
    pub special: Vec<(String, OutcomePage)>,
}

fn by_name<'de, D: Deserializer<'de>>(pages: D) -> Result<Vec<(String, OutcomePage)>, D::Error> {
    BTreeMap::deserialize(pages).map(|pages| pages.into_iter().collect())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomePage {
    /// A short name, as in "runner-up: Physical therapy".
    pub name: String,
    pub title: String,
    pub lead: String,
    pub steps_title: String,
    pub steps: Vec<String>,
    /// The number to call first, where there is one.
    pub call: Option<Call>,
    /// What to do week by week; empty where there is no plan.
    pub plan: Vec<PlanStep>,
    /// After how many weeks to check whether it is better; none where there is nothing to check.
    pub check_after_weeks: Option<u8>,
    /// What to do if it gets worse.
    pub worse: String,
    /// Ids of sources.toml.
    pub sources: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct PlanStep {
    pub when: String,
    pub text: String,
}

/// `comparison.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    pub rows: Vec<ComparisonRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparisonRow {
    pub id: String,
    pub title: String,
    pub massage: String,
    pub physical_therapy: String,
    /// True for the row that names the visitor's own answers in the column they speak for.
    #[serde(default)]
    pub shows_case: bool,
}

/// `learn.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learn {
    pub sections: Vec<LearnSection>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnSection {
    pub id: String,
    pub title: String,
    pub sources: Vec<String>,
    pub blocks: Vec<LearnBlock>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearnBlock {
    pub heading: Option<String>,
    pub text: Option<String>,
    #[serde(default)]
    pub list: Vec<String>,
}

/// `messages.toml`: the words around the questions. `{spa}` and the like are filled in by [`fill`].
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Messages {
    pub title: String,
    pub intro: String,
    pub how_long: String,
    pub not_a_diagnosis: String,
    pub privacy: String,
    pub privacy_local: String,
    pub privacy_off: String,
    pub privacy_kiosk: String,
    pub stale: String,
    /// Where a shared link cannot be used.
    pub stale_link: String,
    pub emergency: String,
    pub compare_instead: String,
    pub continue_button: String,
    pub back: String,
    /// `{number}`
    pub progress: String,
    pub error_title: String,
    pub error_pick_one: String,
    pub error_pick_some: String,
    pub error_pick_some_or_none: String,
    pub body_front: String,
    pub body_back: String,
    pub body_hint: String,
    pub why_title: String,
    pub emergency_prefix: String,
    pub urgent_prefix: String,
    pub soon_prefix: String,
    pub strength_clear: String,
    pub strength_moderate: String,
    pub strength_close: String,
    pub service_title: String,
    /// `{spa}`
    pub service_at: String,
    pub add_ons: String,
    pub technique_hot_stones: String,
    pub technique_cupping: String,
    pub technique_infrared: String,
    /// `{service}`
    pub book: String,
    pub ask_first_title: String,
    pub ask_first: String,
    /// `{service}`
    pub book_after_ok: String,
    pub link_blocked: String,
    pub opens_new_tab: String,
    pub qr_scan: String,
    pub still_there: String,
    /// `{seconds}`
    pub seconds_left: String,
    pub go_on: String,
    pub no_service: String,
    pub ask_us: String,
    pub find_pt: String,
    pub precautions_title: String,
    pub precautions_later_title: String,
    pub after_massage: String,
    pub plan_title: String,
    pub plan_note: String,
    pub worse_title: String,
    pub runner_up_title: String,
    /// `{outcome}`
    pub runner_up_next: String,
    pub after_check_title: String,
    /// `{outcome}`
    pub runner_up_after_check: String,
    pub changes_title: String,
    /// `{question}`, `{answer}`, `{outcome}`
    pub change_to: String,
    pub answers_title: String,
    /// Before the answers that leave no other outcome.
    pub answers_deciding: String,
    /// Before the others.
    pub answers_other: String,
    pub change_answer: String,
    pub start_again: String,
    pub clear_answers: String,
    pub sources: String,
    pub product_rule: String,
    /// `{version}`, `{reviewed}`
    pub content_version: String,
    pub take_title: String,
    pub take_for: String,
    pub print: String,
    pub copy: String,
    pub share: String,
    pub share_note: String,
    /// `{weeks}`
    pub remind: String,
    pub save_record: String,
    pub copied: String,
    /// Before a text that the browser did not copy.
    pub copy_yourself: String,
    pub your_link: String,
    /// On an outcome of answers that a link brought.
    pub received: String,
    /// `{date}`
    pub reminded: String,
    /// `{date}`
    pub made_on: String,
    /// `{day}`, `{month}`, `{year}`: a day in figures alone means two days, as 2/11 does.
    pub date: String,
    /// The names of the twelve months, with commas between.
    pub months: String,
    /// `{weeks}`
    pub reminder_title: String,
    pub reminder_text: String,
    pub compare_title: String,
    pub compare_intro: String,
    pub massage: String,
    pub physical_therapy: String,
    pub row_header: String,
    pub fits_you: String,
    pub not_yet: String,
    /// Before the visitor's own answers in the table.
    pub your_case: String,
    pub learn_title: String,
    pub broken: String,
    /// Above what is wrong with the settings.
    pub settings_title: String,
}

impl Messages {
    /// The names of the months.
    pub fn months(&self) -> impl Iterator<Item = &str> {
        names(&self.months)
    }

    /// How urgent care is, in a word, as pages begin with it.
    pub fn care_level(&self, urgency: Option<Urgency>) -> Option<&str> {
        Some(match urgency? {
            Urgency::EmergencyNow => &self.emergency_prefix,
            Urgency::SameDay => &self.urgent_prefix,
            Urgency::DoctorSoon => &self.soon_prefix,
        })
    }

    /// Whom the precautions are for.
    pub fn precautions_title(&self, outcome: Outcome) -> &str {
        match outcome {
            Outcome::Massage | Outcome::Both => &self.precautions_title,
            Outcome::PhysicalTherapy | Outcome::SeekCareFirst => &self.precautions_later_title,
        }
    }
}

impl Content {
    /// What to do next. The steps of massage are about booking: none where there is nothing to book.
    pub fn steps(&self, recommendation: &Recommendation) -> &[String] {
        let bookable = recommendation.service.is_some();
        if bookable || recommendation.outcome != Outcome::Massage {
            &self.page(recommendation).steps
        } else {
            &[]
        }
    }

    /// Which version of the content this is, and how far it was reviewed.
    pub fn version(&self) -> String {
        let Protocol { version, reviewed, .. } = &self.protocol;
        fill(&self.messages.content_version, &[("version", version), ("reviewed", reviewed)])
    }

    /// The words for a recommendation.
    pub fn page(&self, recommendation: &Recommendation) -> &OutcomePage {
        let pages = &self.outcomes;
        let special = pages.special.iter().find(|(name, _)| recommendation.page == Some(name));
        if let Some((_, page)) = special {
            return page;
        }
        if recommendation.out_of_scope {
            return &pages.out_of_scope;
        }
        self.named(recommendation.outcome, recommendation.urgency, recommendation.massage)
    }

    /// The words for an outcome that is only named, such as a runner-up.
    pub fn named(
        &self,
        outcome: Outcome,
        urgency: Option<Urgency>,
        massage: MassageStatus,
    ) -> &OutcomePage {
        let pages = &self.outcomes;
        match (outcome, urgency) {
            (Outcome::Massage, _) if massage == MassageStatus::AskDoctor => &pages.massage_after_ok,
            (Outcome::Massage, _) => &pages.massage,
            (Outcome::PhysicalTherapy, _) => &pages.physical_therapy,
            (Outcome::Both, _) => &pages.both,
            (Outcome::SeekCareFirst, Some(Urgency::EmergencyNow)) => &pages.emergency_now,
            (Outcome::SeekCareFirst, Some(Urgency::SameDay)) => &pages.same_day,
            (Outcome::SeekCareFirst, Some(Urgency::DoctorSoon)) => &pages.doctor_soon,
            (Outcome::SeekCareFirst, None) => &pages.hold,
        }
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// The names in a list with commas between.
pub fn names(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

/// Puts values into a message: `fill("Book {service}", &[("service", "a massage")])`.
pub fn fill(message: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(message.to_string(), |text, (name, value)| {
        replace(&text, &["{", name, "}"].concat(), value)
    })
}

/// The text with `new` wherever it has `old`. What the standard library has for it finds long texts in long texts, and
/// is as long itself.
pub fn replace(text: &str, old: &str, new: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some((before, after)) = split_at_text(rest, old) {
        [before, new].into_iter().for_each(|part| replaced.push_str(part));
        rest = after;
    }
    replaced + rest
}

/// What stands before and after the first place where the text has another; `None` where it has not, or that is empty.
pub fn split_at_text<'a>(text: &'a str, other: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(other.len().max(1)).position(|it| it == other.as_bytes())?;
    text.get(..at).zip(text.get(at + other.len()..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_stands_wherever_its_name_does_and_no_other() {
        let values = [("answer", "yes"), ("outcome", "Massage")];
        for (message, filled) in [
            ("", ""),
            ("{answer}", "yes"),
            ("{answer}{answer}: {outcome}.", "yesyes: Massage."),
            ("\u{fc}{answer}\u{fc}{", "\u{fc}yes\u{fc}{"),
            ("{other} {answer", "{other} {answer"),
        ] {
            assert_eq!(fill(message, &values), filled, "{message}");
        }
    }

    #[test]
    fn nothing_is_found_nowhere() {
        assert_eq!(split_at_text("text", ""), None);
        assert_eq!(replace("text", "", "x"), "text");
    }
}
