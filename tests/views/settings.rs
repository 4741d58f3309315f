//! What the owner has set, on the page.

use massage_or_pt::app::Guide;
use massage_or_pt::app::state::{AppState, Page, Stale};
use massage_or_pt::engine::{Outcome, Recommendation, recommend};
use massage_or_pt::settings::{Settings, Value};

use crate::{personas, render};

pub type Fields = Vec<(&'static str, Value)>;

pub fn text(value: &str) -> Value {
    Value::Text(value.to_string())
}

fn object(fields: Fields) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_string(), value)).collect())
}

/// One service of a style, with more fields.
pub fn service(style: &str, more: Fields) -> (&'static str, Value) {
    let fields = [("style", text(style))].into_iter().chain(more).collect();
    ("services", Value::List(vec![object(fields)]))
}

fn guide(fields: Fields) -> Guide {
    Guide::with(Settings::read(&object(fields)).0)
}

pub async fn start(fields: Fields) -> String {
    render(AppState::new(guide(fields))).await
}

/// The outcome page of the first persona whose recommendation is as wanted.
pub async fn outcome(fields: Fields, wanted: fn(&Recommendation) -> bool) -> String {
    let guide = guide(fields);
    let protocol = &guide.content().protocol;
    let answers = personas::all().iter().find_map(|case| {
        let response = case.response(&protocol.questionnaire).expect("cases are readable");
        wanted(&recommend(protocol, &response).expect("cases are complete")).then_some(response)
    });
    let response = answers.expect("a persona with this outcome");
    render(AppState { page: Page::Outcome, response, ..AppState::new(guide) }).await
}

pub fn massage(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::Massage && recommendation.service.is_some()
}

pub fn massage_without_a_service(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::Massage && recommendation.service.is_none()
}

pub fn physical_therapy(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::PhysicalTherapy
}

pub fn both(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::Both
}

pub fn care_first(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::SeekCareFirst
}

/// Whether the page has a link with this address and these words.
pub fn links(html: &str, url: &str, words: &str) -> bool {
    html.split("<a ").skip(1).any(|link| {
        let link = link.split("</a>").next().unwrap_or_default();
        link.contains(&format!("href=\"{url}\"")) && link.contains(words)
    })
}

#[tokio::test]
async fn the_service_is_the_owners() {
    let more = vec![
        ("name", text("Slow Hour")),
        ("description", text("One calm hour.")),
        ("length", text("60 minutes")),
        ("price", text("ask us")),
        ("id", text("slow")),
    ];
    let fields = vec![
        service("swedish", more),
        ("spa_name", text("Stillwater")),
        ("website", text("https://a.example")),
        ("booking_url", text("https://a.example/{service}?o={outcome}&l={locale}")),
    ];
    let html = outcome(fields, massage).await;
    for words in ["Slow Hour", "One calm hour.", "60 minutes, ask us"] {
        assert!(html.contains(words), "{words}");
    }
    assert!(links(&html, "https://a.example/slow?o=massage&amp;l=en", "Book Slow Hour now"));
    assert!(links(&html, "https://a.example", "At Stillwater"));
    assert!(!html.contains("La Belle") && !html.contains("labellespas"));
}

#[tokio::test]
async fn without_a_link_there_is_no_button() {
    let html = outcome(vec![("spa_name", text("Stillwater"))], massage).await;
    assert!(html.contains("At Stillwater") && !html.contains("mpt-booking-link"));
    assert!(!html.contains("labellespas"));
}

#[tokio::test]
async fn the_phone_is_where_a_visitor_may_ask_and_nowhere_else() {
    let phone = || vec![("phone", text("+1 (555) 01-02"))];
    let call = |html: &str| links(html, "tel:+15550102", "+1 (555) 01-02");
    assert!(call(&outcome(phone(), massage).await));
    let fields = phone().into_iter().chain([service("deep_tissue", vec![])]).collect();
    let html = outcome(fields, massage_without_a_service).await;
    assert!(html.contains("None of our massages is a safe fit for you right now"));
    assert!(call(&html) && !html.contains("mpt-booking-link"));
    assert!(!html.contains("Book a time that suits you"), "there is nothing to book");
    assert!(!call(&outcome(phone(), care_first).await), "care first leads to a doctor");
}

#[tokio::test]
async fn the_way_to_a_physical_therapist_is_where_it_helps() {
    let fields = || vec![("find_pt_url", text("https://pt.example"))];
    let link = |html: &str| links(html, "https://pt.example", "Find a physical therapist");
    assert!(link(&outcome(fields(), physical_therapy).await));
    assert!(link(&outcome(fields(), both).await));
    assert!(!link(&outcome(fields(), massage).await));
    assert!(!link(&outcome(vec![], physical_therapy).await));
}

#[tokio::test]
async fn the_start_page_says_where_answers_are_kept() {
    assert!(start(vec![]).await.contains("Your answers stay in this tab."));
    let stored = |how| vec![("storage", text(how))];
    assert!(start(stored("local")).await.contains("stay on this device until you clear them."));
    assert!(start(stored("off")).await.contains("gone when you leave this page."));
}

#[tokio::test]
async fn answers_that_cannot_be_used_any_more_are_said_to_be_gone() {
    let state = AppState::new(guide(vec![]));
    let html = render(AppState { stale: Some(Stale::Visit), ..state.clone() }).await;
    assert!(html.contains("your earlier answers were cleared"));
    assert!(!render(state).await.contains("your earlier answers were cleared"));
}

/// What one owner writes is never more than text.
#[tokio::test]
async fn hostile_text_stays_text() {
    let hostile = "<img src=x onerror=alert(1)>\"'&</script>";
    let names = ["name", "description", "price", "length"];
    let more = names.iter().map(|name| (*name, text(hostile))).collect();
    let html = outcome(vec![service("swedish", more), ("spa_name", text(hostile))], massage).await;
    assert!(!html.contains("<img") && !html.contains("</script"), "HTML got through");
    assert!(html.matches("&lt;img").count() >= 5, "the text is shown as it is written");
}
