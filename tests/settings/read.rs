//! What is given is what is set.

use massage_or_pt::settings::{
    EventDetail, Kind, Locale, SETTINGS, ServiceSettings, Settings, Start, Storage, Theme, Value,
};
use serde_json::json;

use crate::support::{read, settings};

#[test]
fn each_setting_is_read_by_its_name() {
    let text = |text: &str| Some(text.to_string());
    let default = Settings::default;
    let table = [
        ("spa_name", "Stone & Sons", Settings { spa_name: text("Stone & Sons"), ..default() }),
        (
            "website",
            "https://a.example",
            Settings { website: text("https://a.example"), ..default() },
        ),
        ("booking_url", "tel:+1", Settings { booking_url: text("tel:+1"), ..default() }),
        ("phone", "+1 (555) 01-02", Settings { phone: text("+1 (555) 01-02"), ..default() }),
        (
            "find_pt_url",
            "http://pt.example",
            Settings { find_pt_url: text("http://pt.example"), ..default() },
        ),
        ("locale", "en", Settings { locale: Locale::En, ..default() }),
        ("theme", "light", Settings { theme: Theme::Light, ..default() }),
        ("theme", "dark", Settings { theme: Theme::Dark, ..default() }),
        ("storage", "local", Settings { storage: Storage::Local, ..default() }),
        ("storage", "off", Settings { storage: Storage::Off, ..default() }),
        ("event_detail", "outcome", Settings { event_detail: EventDetail::Outcome, ..default() }),
        ("start", "eager", Settings { start: Start::Eager, ..default() }),
    ];
    for (name, given, expected) in table {
        for name in [name.to_string(), name.replace('_', "-")] {
            let (got, problems) = read(&json!({ (&name): given }));
            assert_eq!(got, expected, "{name}");
            let alone = vec![
                "spa_name: is set, but nothing says where to book; add 'booking_url', \
                              'website' or 'phone'",
            ];
            assert_eq!(problems, if got.spa_name.is_some() { alone } else { vec![] }, "{name}");
        }
    }
}

#[test]
fn a_service_needs_no_more_than_its_style() {
    let settings = settings(&json!({ "services": [{ "style": "swedish" }] }));
    let expected = ServiceSettings {
        id: "swedish".to_string(),
        style: "swedish",
        name: None,
        description: None,
        price: None,
        length: None,
        booking_url: None,
    };
    assert_eq!(settings.services, [expected]);
}

#[test]
fn a_service_may_say_everything() {
    let settings = settings(&json!({ "services": [{
        "style": "hot_stones", "id": "HS-1", "name": "Stones", "description": "Warm.",
        "price": 95, "length": "1 hour", "booking-url": "https://a.example/{service}",
    }] }));
    let text = |text: &str| Some(text.to_string());
    let expected = ServiceSettings {
        id: "HS-1".to_string(),
        style: "hot_stones",
        name: text("Stones"),
        description: text("Warm."),
        price: text("95"),
        length: text("1 hour"),
        booking_url: text("https://a.example/{service}"),
    };
    assert_eq!(settings.services, [expected]);
}

#[test]
fn an_id_is_made_from_the_name() {
    let names = [
        ("Hot  Stones!", "hot_stones"),
        ("90' Deep", "90_deep"),
        ("Ōfuro", "furo"),
        ("温泉", "swedish"),
    ];
    for (name, id) in names {
        let settings = settings(&json!({ "services": [{ "style": "swedish", "name": name }] }));
        assert_eq!(settings.services[0].id, id, "{name}");
    }
}

#[test]
fn left_empty_is_left_out() {
    for empty in [json!(""), json!("  \n"), json!(null)] {
        let fields = SETTINGS.iter().map(|setting| (setting.name.to_string(), empty.clone()));
        assert_eq!(settings(&fields.collect()), Settings::default(), "{empty}");
    }
    assert_eq!(settings(&json!(null)), Settings::default());
    assert_eq!(settings(&json!({ "services": [] })), Settings::default());
}

#[test]
fn what_is_laid_over_counts() {
    let block = crate::support::value(&json!({ "theme": "dark", "phone": "555" }));
    let attributes = crate::support::value(&json!({ "theme": "light" }));
    let (got, problems) = Settings::read(&block.clone().overlaid(attributes));
    assert_eq!((got.theme, got.phone.as_deref(), problems), (Theme::Light, Some("555"), vec![]));
    let (got, _) = Settings::read(&Value::NOTHING.overlaid(block));
    assert_eq!(got.theme, Theme::Dark);
}

/// So that a choice that is declared is also read.
#[test]
fn every_choice_but_the_first_changes_something() {
    for setting in SETTINGS.iter().filter(|setting| !setting.choices().is_empty()) {
        let mut seen = Vec::new();
        for choice in setting.choices() {
            let got = settings(&json!({ (setting.name): choice.value }));
            assert!(!seen.contains(&got), "{} = {} changes nothing", setting.name, choice.value);
            seen.push(got);
        }
        assert_eq!(seen[0], Settings::default(), "{}: the first is the default", setting.name);
    }
}

#[test]
fn only_lists_have_no_attribute() {
    for setting in SETTINGS {
        let attribute = setting.attribute();
        assert_eq!(
            attribute.is_none(),
            matches!(setting.kind, Kind::List { .. }),
            "{}",
            setting.name
        );
        if let Some(attribute) = attribute {
            assert!(attribute.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{attribute}");
        }
    }
}

#[test]
fn a_phone_number_becomes_a_link() {
    let settings = settings(&json!({ "phone": " +1 (555) 01-02 " }));
    assert_eq!(settings.phone_link().as_deref(), Some("tel:+15550102"));
}
