//! What a visitor takes away: the link, the summary and the reminder.

use icalendar::{Calendar, Component, DatePerhapsTime};
use massage_or_pt::app::state::{Action, AppState, Page, Stale, update};
use massage_or_pt::app::take_along::{
    Reminder, Shared, read_link, summary, without_answers, write_link,
};
use massage_or_pt::app::{Guide, saved};
use massage_or_pt::content::{Day, TRANSLATED};
use massage_or_pt::engine::{Outcome, Path, Response, recommend};
use massage_or_pt::settings::Settings;

use crate::{guide, personas};

const PAGE: &str = "https://spa.example/guide.html";
const DAY: &str = "20261122";

fn responses() -> Vec<Response> {
    let questionnaire = &guide().content().protocol.questionnaire;
    personas::all()
        .iter()
        .map(|case| case.response(questionnaire).expect("known answers"))
        .collect()
}

/// What follows the `#` of the link to a response.
fn fragment(response: &Response) -> String {
    let link = write_link(PAGE, &guide().content().protocol, response, Day::parse(DAY));
    link.split_once('#').expect("a fragment").1.to_string()
}

#[test]
fn a_link_brings_every_persona_the_same_outcome() {
    let protocol = &guide().content().protocol;
    for response in responses() {
        let read = read_link(&fragment(&response), protocol).expect("a link");
        let opened = update(&AppState::new(guide()), Action::Receive(read));
        let said = |response| format!("{:?}", recommend(protocol, response));
        assert_eq!(said(&opened.response), said(&response));
        assert_eq!((opened.page, opened.day), (Page::Outcome, Day::parse(DAY)));
        assert!(opened.received);
    }
}

#[test]
fn a_link_holds_only_what_counts() {
    let protocol = &guide().content().protocol;
    for response in responses() {
        let counted = Path::new(protocol, &response).answered(protocol).count();
        // Three parts before the answers: the version, the day, and how long they are.
        assert_eq!(fragment(&response).matches('~').count(), counted + 3);
    }
    // An answer to a question that is not asked any more.
    let relaxing = "age.from_65~goals.relax~emergency_signs.none~health.none";
    let left_over = saved::read_answers(&format!("~{relaxing}~duration.over_12_weeks"), protocol);
    assert!(fragment(&left_over.expect("known answers")).ends_with(relaxing));
}

#[test]
fn a_day_is_written_for_machines() {
    let day = Day::parse(DAY).expect("a day");
    assert_eq!((day.year, day.month, day.day), (2026, 11, 22));
    assert_eq!((day.digits().as_str(), day.iso().as_str()), (DAY, "2026-11-22"));
    let no_days =
        ["20261322", "20261100", "20250231", "20230229", "21000229", "00010101", "09991231"];
    for wrong in ["", "2026112", "2026-1-2", "202611220", "+1011212"].iter().chain(&no_days) {
        assert_eq!(Day::parse(wrong), None, "{wrong}");
    }
    assert!(Day::parse("20240229").is_some() && Day::parse("20000229").is_some());
    // Of a device whose clock is wrong.
    assert_eq!(Day { year: 1, month: 1, day: 1 }.iso(), "0001-01-01");
}

#[test]
fn a_day_is_written_in_the_language_of_the_guide() {
    let spanish = TRANSLATED.iter().find(|language| language.code == "es").expect("Spanish");
    let spanish = Guide::speaking(spanish.words.to_string(), Settings::default());
    let days = [
        ("20261122", "November 22, 2026", "22 de noviembre de 2026"),
        ("20270101", "January 1, 2027", "1 de enero de 2027"),
        ("20281231", "December 31, 2028", "31 de diciembre de 2028"),
    ];
    for (digits, english, in_spanish) in days {
        let day = Day::parse(digits).expect("a day");
        assert_eq!(day.in_words(&guide().content().messages), english);
        assert_eq!(day.in_words(&spanish.content().messages), in_spanish);
    }
}

#[test]
fn nothing_on_the_way_has_to_encode_a_link() {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    for response in responses() {
        let fragment = fragment(&response);
        assert!(fragment.chars().all(plain), "{fragment}");
    }
}

#[test]
fn what_comes_behind_a_link_is_no_part_of_it() {
    let protocol = &guide().content().protocol;
    for response in responses().iter().step_by(7) {
        let link = fragment(response);
        for behind in [".", ")", " ", "&utm_source=mail", "~health.none", "\u{2026}"] {
            assert_eq!(read_link(&format!("{link}{behind}"), protocol), read_link(&link, protocol));
        }
    }
}

#[test]
fn a_link_that_lost_a_part_gives_no_outcome() {
    let protocol = &guide().content().protocol;
    for response in responses().iter().step_by(7) {
        let whole = fragment(response);
        for length in 0..whole.len() {
            let read = read_link(&whole[..length], protocol);
            assert!(matches!(read, None | Some(Shared::Unreadable)), "{}", &whole[..length]);
        }
    }
}

#[test]
fn a_link_of_another_version_asks_to_begin_anew_and_loses_nothing() {
    let protocol = &guide().content().protocol;
    let own = responses().swap_remove(0);
    let old = fragment(&own).replace(&protocol.version, "2020-01-01.1");
    assert_eq!(read_link(&old, protocol), Some(Shared::Unreadable));
    let state = AppState { response: own.clone(), page: Page::Outcome, ..AppState::new(guide()) };
    let opened = update(&state, Action::Receive(Shared::Unreadable));
    assert_eq!((opened.page, opened.stale), (Page::Start, Some(Stale::Link)));
    assert_eq!(opened.response, own);
    assert_eq!(update(&opened, Action::Continue).stale, None);
}

#[test]
fn what_an_address_had_before_stays() {
    let protocol = &guide().content().protocol;
    let response = &responses()[0];
    let answers = fragment(response);
    let table = [
        (PAGE.to_string(), format!("#{answers}"), ""),
        (format!("{PAGE}?a=1#/route"), format!("?a=1#/route?{answers}"), "/route"),
        (format!("{PAGE}#{answers}"), format!("#{answers}"), ""),
        (format!("{PAGE}#/route?{answers}"), format!("#/route?{answers}"), "/route"),
    ];
    for (address, end, left) in table {
        let link = write_link(&address, protocol, response, Day::parse(DAY));
        assert_eq!(link, [PAGE, &end].concat());
        let (_, fragment) = link.split_once('#').expect("a fragment");
        assert_eq!(without_answers(fragment), left);
        assert!(matches!(read_link(fragment, protocol), Some(Shared::Answers { .. })));
    }
    assert_eq!(read_link("/route?other", protocol), None);
}

#[test]
fn the_summary_says_what_a_therapist_needs_in_every_language() {
    let words = TRANSLATED.iter().map(|language| language.words).chain([""]);
    for words in words {
        let guide = Guide::speaking(words.to_string(), Settings::default());
        responses().iter().for_each(|response| check_summary(guide, response));
    }
}

fn check_summary(guide: Guide, response: &Response) {
    let content = guide.content();
    let protocol = &content.protocol;
    let text = summary(guide, response, "June 3, 2027").expect("a complete response");
    let said = recommend(protocol, response).expect("a complete response");
    let path = Path::new(protocol, response);
    let answers = path.answered(protocol).flat_map(|(_, item, picked)| {
        item.picked(picked).map(|it| it.text.as_str()).chain([item.text.as_str()])
    });
    let page = content.page(&said);
    // Where massage has to wait for another reason, the page names none.
    let is_held = said.outcome == Outcome::SeekCareFirst && said.urgency.is_none();
    let precautions =
        said.precautions.iter().filter(|_| !is_held).map(|precaution| precaution.reason.text);
    let needed = [page.title.as_str(), &page.lead, &page.worse, "June 3, 2027", &protocol.version]
        .into_iter()
        .chain([content.messages.not_a_diagnosis.as_str(), &content.messages.emergency])
        .chain(said.reasons.iter().map(|reason| reason.text))
        .chain(precautions)
        .chain(said.service.iter().map(|choice| choice.service.name.as_str()))
        .chain(answers);
    for words in needed {
        assert!(text.contains(words), "'{words}' is not in:\n{text}");
    }
    let booking = said.service.is_some();
    assert_eq!(
        text.contains("https://"),
        booking,
        "a link where there is something to book:\n{text}"
    );
    assert!(!text.contains(['{', '}', '<']), "{text}");
    let empty = text.split("\n\n").find(|part| part.trim().lines().count() < 2);
    assert_eq!(empty, None, "a heading with nothing below it in:\n{text}");
}

#[test]
fn an_unfinished_visit_has_no_summary() {
    assert_eq!(summary(guide(), &Response::default(), "today"), None);
}

#[test]
fn calendars_read_the_reminder() {
    let text = "Better? ".repeat(12) + "Semana 6;\n\u{e1}\u{e9}, a\\b";
    let reminder = Reminder {
        day: "20270103",
        made: "2026-11-22T13:05:09.123Z",
        title: "Week 6: is it better?",
        text: &text,
    };
    let ics = reminder.ics();
    for line in ics.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "{line:?}");
    }
    let calendar: Calendar = ics.parse().expect("a calendar");
    let [event] = calendar.components.as_slice() else { panic!("one event in {ics}") };
    let event = event.as_event().expect("an event");
    assert_eq!(event.get_summary(), Some("Week 6: is it better?"));
    assert_eq!(event.get_description(), Some(text.as_str()));
    let day = event.get_start().expect("a day");
    assert!(matches!(day, DatePerhapsTime::Date(day) if day.to_string() == "2027-01-03"));
    assert_eq!(event.get_uid(), Some("20261122T130509Z-20270103-massage-or-pt"));
    let made = event.get_timestamp().expect("when it was made");
    assert_eq!(made.to_rfc3339(), "2026-11-22T13:05:09+00:00");
    assert_eq!(ics.matches("BEGIN:VALARM").count(), 1);
}
