//! Every page, rendered to a string on the host: the markup that assistive technology and scripts rely on.

mod body_map;
mod kiosk;
#[path = "../personas/mod.rs"]
mod personas;
#[path = "../qr/mod.rs"]
mod qr;
mod settings;
mod take_along;

use std::collections::BTreeSet;

use massage_or_pt::app::state::{Action, AppState, Page, update};
use massage_or_pt::app::take_along::Shared;
use massage_or_pt::app::{Guide, page_view, saved};
use massage_or_pt::content::Day;
use massage_or_pt::engine::{ItemIndex, Response};
use yew::ServerRenderer;
use yew::prelude::*;

fn guide() -> Guide {
    Guide::load()
}

fn answered(answers: &[(&str, &[&str])]) -> AppState {
    let guide = guide();
    let answers = answers.iter().map(|(link_id, codes)| (*link_id, codes.iter().copied()));
    let response = Response::from_codes(&guide.content().protocol.questionnaire, answers);
    AppState { response: response.expect("known answers"), ..AppState::new(guide) }
}

async fn render(state: AppState) -> String {
    let props = move || ShownProps { state };
    ServerRenderer::<Shown>::with_props(props).hydratable(false).render().await
}

#[derive(PartialEq, Properties)]
struct ShownProps {
    state: AppState,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    page_view(&props.state, &Callback::noop())
}

#[tokio::test]
async fn the_start_page_says_what_it_is_and_shows_the_table() {
    let html = render(AppState::new(guide())).await;
    let content = guide().content();
    assert!(html.contains("It is not a diagnosis."));
    for row in &content.comparison.rows {
        assert!(html.contains("scope=\"row\""), "row headers");
        assert!(html.contains(&row.title), "{}", row.title);
    }
    for section in &content.learn.sections {
        assert!(html.contains(&section.title), "{}", section.title);
    }
}

#[tokio::test]
async fn every_question_is_a_labelled_group_of_native_inputs() {
    let content = guide().content();
    for (index, item) in content.protocol.questionnaire.indexed() {
        let state = AppState { page: Page::Question(index), ..AppState::new(guide()) };
        let html = render(state).await;
        let kind = if item.repeats { "checkbox" } else { "radio" };
        assert_eq!(html.matches(&format!("type=\"{kind}\"")).count(), item.options.len());
        assert_eq!(html.matches("<legend").count(), 1);
        assert_eq!(html.matches("<h1").count(), 1);
        let ids: Vec<_> = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id is used twice");
        for target in attributes(&html, "for") {
            assert!(ids.contains(&target), "a label for '{target}', which is not there");
        }
        for target in attributes(&html, "aria-describedby").iter().flat_map(|list| list.split(' '))
        {
            assert!(
                ids.contains(&target.to_string()),
                "described by '{target}', which is not there"
            );
        }
    }
}

fn attributes(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(String::from).collect()
}

#[tokio::test]
async fn an_error_is_summed_up_and_said_beside_the_question() {
    let state = AppState::new(guide());
    let state = update(&state, Action::Continue);
    let html = render(state).await;
    assert!(html.contains("role=\"alert\""));
    assert!(html.contains("href=\"#mpt-age-under_18\""));
    assert!(html.contains("aria-describedby=\"mpt-age-hint mpt-age-error\""));
}

#[tokio::test]
async fn the_table_marks_the_visitors_case_in_words() {
    let relax: &[(&str, &[&str])] = &[
        ("age", &["from_18_to_49"]),
        ("goals", &["relax"]),
        ("emergency_signs", &["none"]),
        ("health", &["none"]),
    ];
    let html = render(AppState { page: Page::Outcome, ..answered(relax) }).await;
    let header = html.split("<thead").nth(1).and_then(|rest| rest.split("</thead>").next());
    assert_eq!(header.unwrap_or_default().matches("Your answers point here").count(), 1);
    assert!(html.contains("mpt-table__case"));
    assert!(html.contains("Book Swedish Massage now"));
}

#[tokio::test]
async fn the_lean_is_a_picture_and_words() {
    let html = render(on_outcome(RELAX)).await;
    assert!(html.contains("Your answers point clearly this way."));
    let here = html.split("mpt-lean__name--here").nth(1).unwrap_or_default();
    assert!(here.starts_with("\">Massage<"), "{}", &here[..40.min(here.len())]);
    assert_eq!(html.matches("mpt-lean__third--here").count(), 1);
}

#[tokio::test]
async fn the_answers_that_decide_stand_apart_from_the_others() {
    let html = render(on_outcome(RELAX)).await;
    let (deciding, other) = html.split_once("Your other answers:").expect("age decides nothing");
    let deciding = deciding.split("These alone decide the result:").nth(1).unwrap_or_default();
    assert_eq!(deciding.matches("<dt>").count(), 3, "goals, emergency signs and health");
    assert!(other.contains("<dt>How old are you?</dt>"));
}

#[tokio::test]
async fn at_most_three_changes_are_shown() {
    let neck: &[(&str, &[&str])] = &[
        ("age", &["from_18_to_49"]),
        ("goals", &["ache"]),
        ("emergency_signs", &["none"]),
        ("pain_area", &["neck"]),
        ("neck_signs", &["none"]),
        ("duration", &["under_12_weeks"]),
        ("general_signs", &["none"]),
        ("impact", &["none"]),
        ("health", &["none"]),
    ];
    let html = render(on_outcome(neck)).await;
    let changes = html.split("What would change this").nth(1).unwrap_or_default();
    let list = changes.split("</ul>").next().unwrap_or_default();
    let shown = list.matches("<li>").count();
    assert!((1..=3).contains(&shown), "{shown} changes");
}

#[tokio::test]
async fn care_first_has_no_booking_link() {
    let chest: &[(&str, &[&str])] =
        &[("age", &["from_65"]), ("goals", &["relax"]), ("emergency_signs", &["chest"])];
    let html = render(AppState { page: Page::Outcome, ..answered(chest) }).await;
    assert!(html.contains("mpt-care-card--emergency") && html.contains("Emergency:"));
    assert_eq!(
        html.matches("mpt-care-card__symbol").count(),
        1,
        "a level is colour, word and symbol"
    );
    assert!(!html.contains("mpt-booking-link") && !html.contains("labellespas"));
    assert!(!html.contains("mpt-lean"), "screening decided, not points");
}

fn press(state: &AppState, link_id: &str, code: &str) -> AppState {
    let (index, item) = guide().content().protocol.questionnaire.find(link_id).expect("an item");
    update(state, Action::Press(index, item.option(code).expect("an option").0))
}

fn on_outcome(answers: &[(&str, &[&str])]) -> AppState {
    update(&answered(answers), Action::Show(Page::Outcome))
}

fn question(link_id: &str) -> ItemIndex {
    guide().content().protocol.questionnaire.find(link_id).expect("an item").0
}

const RELAX: &[(&str, &[&str])] = &[
    ("age", &["from_18_to_49"]),
    ("goals", &["relax"]),
    ("emergency_signs", &["none"]),
    ("health", &["none"]),
];

#[test]
fn back_from_a_change_leaves_the_answers_as_they_were() {
    let outcome = on_outcome(RELAX);
    let changing = update(&outcome, Action::Change(question("goals")));
    let emptied = press(&changing, "goals", "relax");
    let back = update(&emptied, Action::Back);
    assert_eq!((back.page, &back.response), (Page::Outcome, &outcome.response));
}

#[test]
fn back_from_a_change_of_answers_in_a_link_leaves_them_those_of_the_link() {
    let day = Day::parse("20250131");
    let response = answered(RELAX).response;
    let link = Action::Receive(Shared::Answers { response, day });
    let received = update(&AppState::new(guide()), link);
    let changing = update(&received, Action::Change(question("age")));
    let pressed = press(&changing, "age", "from_65");
    assert!(!pressed.received);
    let back = update(&pressed, Action::Back);
    assert_eq!((back.received, back.day), (true, day));
    assert_eq!(back.response, received.response);
}

#[test]
fn a_change_that_opens_a_new_question_asks_it_and_then_returns() {
    let changing = update(&on_outcome(RELAX), Action::Change(question("goals")));
    let goals = press(&press(&changing, "goals", "relax"), "goals", "surgery");
    let next = update(&goals, Action::Continue);
    assert_eq!(next.page, Page::Question(question("pain_area")));
    let back = update(&next, Action::Back);
    assert_eq!(back.page, Page::Outcome, "half a change is no change");
    assert_eq!(back.response, on_outcome(RELAX).response);
}

#[test]
fn the_browser_can_show_no_page_that_was_not_earned() {
    let fresh = AppState::new(guide());
    let shown = |state: &AppState, page| update(state, Action::Show(page)).page;
    assert_eq!(shown(&fresh, Page::Outcome), Page::Start);
    assert_eq!(shown(&fresh, Page::Question(question("health"))), Page::Start);
    let begun = answered(&[("age", &["from_65"])]);
    assert_eq!(shown(&begun, Page::Outcome), Page::Question(question("goals")));
    assert_eq!(
        shown(&begun, Page::Question(ItemIndex(u16::MAX))),
        Page::Question(question("goals"))
    );
    let relaxed = on_outcome(RELAX);
    let vanished = Page::Question(question("pain_area"));
    assert_eq!(shown(&relaxed, vanished), Page::Question(question("emergency_signs")));
}

#[test]
fn every_page_has_a_number_of_its_own() {
    for page in
        [Page::Start, Page::Question(ItemIndex(0)), Page::Question(ItemIndex(7)), Page::Outcome]
    {
        assert_eq!(Page::from_number(page.number()), page);
    }
}

#[test]
fn a_saved_visit_reads_back_the_same() {
    let state = answered(&[("age", &["from_65"]), ("goals", &["relax", "couple"])]);
    let state = AppState { page: Page::Question(ItemIndex(1)), ..state };
    let state = AppState { day: Day::parse("20261122"), ..state };
    let read = saved::read(&saved::write(&state), &AppState::new(guide())).expect("it reads back");
    assert_eq!(AppState { turn: 0, ..read }, state);
}

#[test]
fn a_visit_that_is_saved_half_way_through_a_change_can_still_go_back() {
    for (link_id, code) in [("age", "under_18"), ("goals", "surgery")] {
        let outcome = on_outcome(RELAX);
        let changing = press(&update(&outcome, Action::Change(question(link_id))), link_id, code);
        let text = saved::write(&changing);
        let read = saved::read(&text, &AppState::new(guide())).expect("it reads back");
        assert_eq!((read.page, &read.response), (changing.page, &changing.response), "{text}");
        let back = update(&read, Action::Back);
        assert_eq!((back.page, &back.response), (Page::Outcome, &outcome.response), "{text}");
    }
}

#[test]
fn a_saved_visit_still_says_that_a_link_brought_it() {
    let again = |state: &AppState| {
        saved::read(&saved::write(state), &AppState::new(guide())).expect("it reads back")
    };
    let (response, day) = (answered(RELAX).response, Day::parse("20250131"));
    let link = Action::Receive(Shared::Answers { response, day });
    let received = again(&update(&AppState::new(guide()), link));
    assert!(received.received);
    let changing = press(&update(&received, Action::Change(question("age"))), "age", "from_65");
    let changing = again(&changing);
    assert!(!changing.received, "one answer is the visitor's own");
    assert!(update(&changing, Action::Back).received);
}

#[test]
fn a_saved_visit_that_makes_no_sense_is_dropped() {
    let new = AppState::new(guide());
    let broken = [
        "",
        "nowhere",
        "0",
        "0.~age",
        "0.~age.old",
        "0.~emergency_signs.none.chest",
        "0~age.from_65",
        "0.~age.from_65!~age.old",
    ];
    for text in broken {
        assert!(saved::read(text, &new).is_none(), "{text:?}");
    }
}
