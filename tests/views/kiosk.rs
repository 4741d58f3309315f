//! The guide on a device that visitors share: nothing leads away, and what led away is written out.

use massage_or_pt::engine::{Outcome, Recommendation, Urgency};
use massage_or_pt::settings::Value;

use crate::settings::{
    Fields, both, care_first, links, massage, massage_without_a_service, outcome, physical_therapy,
    service, start, text,
};
use crate::{attributes, qr};

/// Pixels of one module.
const SCALE: usize = 4;

fn kiosk(more: Fields) -> Fields {
    [("mode", text("kiosk"))].into_iter().chain(more).collect()
}

/// Everything that an owner can set a link with.
fn all_links() -> Fields {
    kiosk(vec![
        ("spa_name", text("Stillwater")),
        ("website", text("https://a.example/")),
        ("booking_url", text("https://a.example/{service}?o={outcome}&l={locale}")),
        ("phone", text("+1 (555) 01-02")),
        ("find_pt_url", text("https://pt.example/near")),
    ])
}

/// What a phone reads; none where there is no code.
fn code(html: &str) -> Option<String> {
    let mut drawings = html.split("<svg").map(|rest| rest.split("</svg>").next().unwrap_or(rest));
    let svg = drawings.find(|svg| svg.contains("class=\"mpt-qr__code\""))?;
    let view_box = attributes(svg, "viewBox").pop()?;
    let view_box: Vec<i64> = view_box.split(' ').flat_map(str::parse).collect();
    let [left, top, width, height] = view_box[..] else { panic!("{view_box:?}") };
    // A code has 21 modules in a row, or some times 4 more, and 4 light ones on each side.
    assert_eq!((left, top, height, (width - 8) % 4), (-4, -4, width, 1));
    let path = attributes(svg, "d").pop()?;
    let squares = path.split('M').skip(1).map(|square| square.strip_suffix("h1v1h-1z"));
    let squares: Vec<_> = squares.map(|square| square.expect("a square of 1")).collect();
    let size = (width as usize * SCALE, height as usize * SCALE);
    let place = |from: i64, pixel: usize| from + (pixel / SCALE) as i64;
    qr::read(size, |x, y| {
        let module = format!("{} {}", place(left, x), place(top, y));
        if squares.contains(&module.as_str()) { 0 } else { 255 }
    })
}

fn emergency(recommendation: &Recommendation) -> bool {
    recommendation.urgency == Some(Urgency::EmergencyNow)
}

fn same_day(recommendation: &Recommendation) -> bool {
    recommendation.urgency == Some(Urgency::SameDay)
}

fn hold_off(recommendation: &Recommendation) -> bool {
    recommendation.outcome == Outcome::SeekCareFirst && recommendation.urgency.is_none()
}

#[tokio::test]
async fn no_link_leads_out_of_the_guide() {
    let endings: [fn(&Recommendation) -> bool; 7] =
        [massage, physical_therapy, both, care_first, emergency, same_day, hold_off];
    let mut pages = vec![start(all_links()).await];
    for wanted in endings {
        pages.push(outcome(all_links(), wanted).await);
    }
    for html in pages {
        for address in attributes(&html, "href") {
            assert!(address.starts_with("#mpt-"), "a link to {address}");
        }
    }
}

#[tokio::test]
async fn the_booking_link_is_a_code_and_its_address() {
    let html = outcome(all_links(), massage).await;
    assert_eq!(code(&html).as_deref(), Some("https://a.example/swedish?o=massage&l=en"));
    assert!(html.contains(">a.example/swedish?o=massage&amp;l=en<"), "the address in words");
    assert!(html.contains("Book Swedish Massage now") && !html.contains("mpt-booking-link"));
}

#[tokio::test]
async fn a_phone_is_dialled_by_its_code() {
    let phone = kiosk(vec![("spa_name", text("Stillwater")), ("phone", text("+1 (555) 01-02"))]);
    let html = outcome(phone, massage).await;
    assert_eq!(code(&html).as_deref(), Some("tel:+15550102"));
    assert!(html.contains(">+15550102<"), "the number in words");
}

#[tokio::test]
async fn a_link_too_long_for_a_code_is_written_out() {
    let path = "{service}".repeat(200);
    let id = ("id", text(&"a".repeat(64)));
    let link = ("booking_url", Value::Text(format!("https://a.example/{path}")));
    let html = outcome(kiosk(vec![service("swedish", vec![id, link])]), massage).await;
    assert_eq!(code(&html), None);
    assert!(html.contains(">a.example/aaaa") && !html.contains("Scan this QR code"));
}

#[tokio::test]
async fn without_a_link_there_is_no_code() {
    let html = outcome(kiosk(vec![("spa_name", text("Stillwater"))]), massage).await;
    assert!(!html.contains("mpt-qr"));
}

#[tokio::test]
async fn what_were_links_are_words_with_their_address() {
    let html = outcome(all_links(), physical_therapy).await;
    assert!(html.contains("Find a physical therapist (pt.example/near)"));
    let html = outcome(all_links(), massage).await;
    assert!(html.contains("At Stillwater (a.example/)"));
    assert!(html.contains("Questions? Call us: +1 (555) 01-02"));
    let none = all_links().into_iter().chain([service("deep_tissue", vec![])]).collect();
    let html = outcome(none, massage_without_a_service).await;
    assert!(html.contains("Questions? Call us: +1 (555) 01-02"));
    assert!(outcome(all_links(), emergency).await.contains(">Call 911</strong>"));
}

#[tokio::test]
async fn on_the_visitors_own_device_links_stay_links() {
    let html = outcome(vec![("mode", text("personal"))], massage).await;
    assert!(links(&html, "https://www.labellespas.com", "Book Swedish Massage now"));
    assert!(!html.contains("mpt-qr"));
}

#[tokio::test]
async fn the_start_page_says_when_answers_are_cleared() {
    assert!(start(kiosk(vec![])).await.contains("or after 90 seconds without a touch."));
    let stored = kiosk(vec![("storage", text("local"))]);
    assert!(start(stored).await.contains("or after 90 seconds without a touch."));
}
