//! The outcome in plain text: for a message to oneself, a therapist or a doctor.

use crate::app::Guide;
use crate::content::fill;
use crate::engine::{
    MassageStatus, Outcome, Path, Recommendation, Response, is_allowed_url, recommend,
};
use crate::settings::booking_link;

/// What the page says of a complete response, with every answer that counts, and when it was made. `date` is for
/// people to read. `None` where there is no outcome yet.
pub fn summary(guide: Guide, response: &Response, date: &str) -> Option<String> {
    let content = guide.content();
    let words = &content.messages;
    let recommendation = recommend(&content.protocol, response).ok()?;
    let page = content.page(&recommendation);
    let mut text = Text::default();
    if let Some(level) = words.care_level(recommendation.urgency) {
        text.say(&[level, " "]);
    }
    text.say(&[&page.title, "\n", &page.lead, "\n"]);
    text.heading(&words.why_title);
    for reason in &recommendation.reasons {
        text.point(&[reason.text]);
    }
    text.heading(&page.steps_title);
    for step in content.steps(&recommendation) {
        text.point(&[step]);
    }
    if recommendation.outcome != Outcome::SeekCareFirst {
        say_service(guide, &recommendation, &mut text);
    }
    text.heading(words.precautions_title(recommendation.outcome));
    // Where massage has to wait for another reason, they are none of these.
    if recommendation.outcome != Outcome::SeekCareFirst || recommendation.urgency.is_some() {
        for precaution in &recommendation.precautions {
            text.point(&[precaution.reason.text]);
        }
    }
    text.heading(&words.plan_title);
    for step in &page.plan {
        text.point(&[&step.when, ": ", &step.text]);
    }
    text.heading(&words.worse_title);
    text.say(&[&page.worse, "\n"]);
    text.heading(&words.answers_title);
    for (_, item, picked) in Path::new(&content.protocol, response).answered(&content.protocol) {
        text.point(&[&item.text]);
        for option in item.picked(picked) {
            text.say(&["  ", &option.text, "\n"]);
        }
    }
    text.heading(&fill(&words.made_on, &[("date", date)]));
    text.say(&[&content.version(), "\n", &words.not_a_diagnosis, "\n", &words.emergency, "\n"]);
    Some(text.written)
}

fn say_service(guide: Guide, recommendation: &Recommendation, text: &mut Text) {
    let words = &guide.content().messages;
    let Some(choice) = &recommendation.service else {
        if recommendation.outcome != Outcome::PhysicalTherapy {
            text.say(&["\n", &words.no_service, "\n"]);
        }
        return;
    };
    if recommendation.massage == MassageStatus::AskDoctor {
        text.heading(&words.ask_first_title);
        text.say(&[&words.ask_first, "\n"]);
    } else {
        text.heading(&words.service_title);
    }
    let at_spa = fill(&words.service_at, &[("spa", &guide.content().spa.name)]);
    text.say(&[&choice.service.name, "\n", &at_spa, "\n"]);
    let link = booking_link(&choice.service.booking_url, recommendation.outcome);
    if is_allowed_url(&link) {
        text.say(&[&link, "\n"]);
    }
}

#[derive(Default)]
struct Text {
    written: String,
    /// Of a part that nothing was said in yet.
    heading: String,
}

impl Text {
    /// Begins a part, which is left out if nothing is said in it.
    fn heading(&mut self, heading: &str) {
        self.heading = ["\n", heading, "\n"].concat();
    }

    fn point(&mut self, parts: &[&str]) {
        self.say(&["- "]);
        self.say(parts);
        self.say(&["\n"]);
    }

    fn say(&mut self, parts: &[&str]) {
        self.written.push_str(&std::mem::take(&mut self.heading));
        parts.iter().for_each(|part| self.written.push_str(part));
    }
}
