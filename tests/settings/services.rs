//! The owner's services: made from styles, and never offered where screening forbids them.

use massage_or_pt::content::Content;
use massage_or_pt::engine::{MassageStatus, Outcome, Path, Response, Service, recommend, screen};
use massage_or_pt::settings::booking_link;
use serde_json::{Value as Json, json};

use crate::personas;
use crate::support::{content, settings};

pub const STYLES: [&str; 7] =
    ["swedish", "deep_tissue", "pain_relief", "couples", "hot_stones", "cupping", "infrared"];

fn offering(styles: &[&str]) -> Content {
    let services: Vec<Json> = styles.iter().map(|style| json!({ "style": style })).collect();
    content(&settings(&json!({ "services": services })))
}

/// Each style alone, each two together in either order, and all.
fn lists() -> Vec<Vec<&'static str>> {
    let pairs = STYLES.iter().flat_map(|one| STYLES.iter().map(move |other| vec![*one, *other]));
    let mut lists: Vec<Vec<&str>> = pairs.collect();
    lists.iter_mut().for_each(|list| list.dedup());
    lists.push(STYLES.to_vec());
    lists
}

#[test]
fn no_persona_is_offered_a_forbidden_technique_whatever_the_owner_lists() {
    let cases = personas::all();
    let (mut offered, mut refused) = (0, 0);
    for list in lists() {
        let content = offering(&list);
        for case in &cases {
            let response = case.response(&content.protocol.questionnaire).expect("readable cases");
            match check(&content, &response) {
                Some(true) => offered += 1,
                Some(false) => refused += 1,
                None => {}
            }
        }
    }
    assert!(offered > 1000 && refused > 100, "{offered} offered, {refused} with none");
}

/// Checks what one visitor is offered; `None` where massage is not recommended.
#[track_caller]
pub fn check(content: &Content, response: &Response) -> Option<bool> {
    let protocol = &content.protocol;
    let got = recommend(protocol, response).expect("complete answers");
    let screening = screen(protocol, &Path::new(protocol, response));
    let forbidden = |service: &Service, technique| {
        let status = screening.techniques.get(technique);
        status == MassageStatus::NotNow || status > service.offered_up_to
    };
    if !matches!(got.outcome, Outcome::Massage | Outcome::Both) {
        assert!(got.service.is_none(), "a booking without massage: {response:?}");
        return None;
    }
    if let Some(choice) = &got.service {
        assert!(
            protocol.services.contains(choice.service),
            "a service that the owner does not list"
        );
        assert_eq!(choice.techniques[0], choice.service.technique);
        for technique in &choice.techniques {
            assert!(
                !forbidden(choice.service, *technique),
                "{technique:?} is forbidden: {response:?}"
            );
        }
        return Some(true);
    }
    for service in &protocol.services {
        let add_ons = &service.add_ons;
        let no_add_on = !add_ons.is_empty() && add_ons.iter().all(|it| forbidden(service, *it));
        let why = forbidden(service, service.technique) || no_add_on;
        assert!(why, "'{}' is allowed and not offered: {response:?}", service.id);
    }
    Some(false)
}

/// What a style allows is not for the owner to say.
#[test]
fn a_service_takes_its_safety_from_its_style() {
    let given = json!({ "services": STYLES.map(|style| json!({
        "style": style, "name": "Gentle", "id": format!("my-{style}"), "description": "Safe for all.",
    })) });
    let content = content(&settings(&given));
    for (service, style) in content.protocol.services.iter().zip(&content.protocol.styles) {
        assert_eq!(service.id, format!("my-{}", style.id));
        let safety =
            |it: &Service| (it.technique, it.add_ons.clone(), it.offered_up_to, it.fits.clone());
        assert_eq!(safety(service), safety(style), "{}", style.id);
    }
}

#[test]
fn a_style_that_adds_to_a_massage_needs_both() {
    let content = offering(&STYLES);
    for service in &content.protocol.services[4..] {
        assert_eq!(service.add_ons.len(), 1, "{}: the add-on is the point of it", service.id);
    }
}

#[test]
fn a_booking_leads_to_the_owner() {
    let site = "https://a.example";
    let table = [
        (json!({}), "https://www.labellespas.com"),
        (json!({ "phone": "555" }), "https://www.labellespas.com"),
        (json!({ "website": site }), site),
        (json!({ "spa_name": "A", "phone": "+1 555" }), "tel:+1555"),
        (json!({ "spa_name": "A", "phone": "555", "website": site }), site),
        (json!({ "booking_url": "sms:555", "website": site }), "sms:555"),
        (
            json!({ "booking_url": "https://a.example/{locale}/{service}?o={outcome}" }),
            "https://a.example/en/swedish?o=both",
        ),
        (
            json!({ "website": site, "services": [{ "style": "swedish", "booking_url": "tel:1" }] }),
            "tel:1",
        ),
        (
            json!({ "booking_url": "https://a.example/{service}", "services": [{ "style": "swedish", "id": "7.A-b" }] }),
            "https://a.example/7.A-b",
        ),
    ];
    for (given, expected) in table {
        let content = content(&settings(&given));
        let link = booking_link(&content.protocol.services[0].booking_url, Outcome::Both);
        assert_eq!(link, expected, "{given}");
    }
}

#[test]
fn a_spa_without_a_link_never_gets_that_of_another() {
    let (settings, problems) = crate::support::read(&json!({ "spa_name": "A" }));
    assert_eq!(problems.len(), 1, "{problems:?}");
    let content = content(&settings);
    assert!(content.protocol.services.iter().all(|service| service.booking_url.is_empty()));
    assert_eq!((content.spa.name.as_str(), content.spa.website.as_str()), ("A", ""));
}
