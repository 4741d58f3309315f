//! What is given is what is set.

use massage_or_pt::engine::Service;
use massage_or_pt::settings::{
    EventDetail, Kind, SETTINGS, Settings, Start, Storage, Theme, Value,
};
use serde_json::{Value as Json, json};

use crate::support::{content, read, settings};

#[test]
fn each_setting_is_read_by_its_name() {
    type Check = fn(&Settings) -> bool;
    let table: [(&str, &str, Check); 13] = [
        ("spa_name", "Stone & Sons", |it| it.spa_name() == Some("Stone & Sons")),
        ("website", "https://a.example", |it| it.website() == Some("https://a.example")),
        ("booking_url", "tel:+1", |it| it.booking_url() == Some("tel:+1")),
        ("phone", "+1 (555) 01-02", |it| it.phone() == Some("+1 (555) 01-02")),
        ("find_pt_url", "http://pt.example", |it| it.find_pt_url() == Some("http://pt.example")),
        ("locale", "en", |it| it.locale() == "en"),
        ("theme", "light", |it| it.theme() == Theme::Light),
        ("theme", "dark", |it| it.theme() == Theme::Dark),
        ("storage", "local", |it| it.storage() == Storage::Local),
        ("storage", "off", |it| it.storage() == Storage::Off),
        ("event_detail", "outcome", |it| it.event_detail() == EventDetail::Outcome),
        ("start", "eager", |it| it.start() == Start::Eager),
        ("mode", "kiosk", Settings::is_kiosk),
    ];
    for (name, given, check) in table {
        assert!(!check(&Settings::default()), "{name} = {given} is the default");
        for name in [name.to_string(), name.replace('_', "-")] {
            let (got, problems) = read(&json!({ (&name): given }));
            assert!(check(&got), "{name} = {given} gave {got:?}");
            let no_link =
                ["spa_name: nothing says where to book; add 'booking_url', 'website' or 'phone'"];
            let expected = if got.spa_name().is_some() { &no_link[..] } else { &[] };
            assert_eq!(problems, expected, "{name}");
        }
    }
}

#[test]
fn what_is_left_empty_is_left_out_wherever_it_is_given() {
    for empty in [json!(""), json!(" "), json!(null)] {
        let file = json!({ "booking_url": "https://a.example" });
        let both = Value::from(&file).overlaid((&json!({ "booking-url": empty })).into());
        assert_eq!(Settings::read(&both).0, settings(&file), "{empty}");
    }
}

/// The one service that the guide offers with this one given.
#[track_caller]
fn service(given: &Json) -> Service {
    let services = content(&settings(&json!({ "services": [given] }))).protocol.services;
    let [service] = <[Service; 1]>::try_from(services).expect("one service");
    service
}

#[test]
fn a_service_needs_no_more_than_its_style() {
    let swedish = service(&json!({ "style": "swedish" }));
    assert_eq!(swedish, content(&Settings::default()).protocol.services[0]);
}

#[test]
fn a_service_may_say_everything() {
    let service = service(&json!({
        "style": "hot_stones", "id": "HS-1", "name": "Stones", "description": "Warm.",
        "price": 95, "length": "1 hour", "booking-url": "https://a.example/{service}",
    }));
    assert_eq!((service.id.as_str(), service.name.as_str()), ("HS-1", "Stones"));
    assert_eq!(service.description, "Warm.");
    assert_eq!(service.price.as_deref(), Some("95"));
    assert_eq!(service.length.as_deref(), Some("1 hour"));
    assert_eq!(service.booking_url, "https://a.example/HS-1");
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
        assert_eq!(service(&json!({ "style": "swedish", "name": name })).id, id, "{name}");
    }
}

#[test]
fn left_empty_is_left_out() {
    for empty in [json!(""), json!("  \n"), json!(null)] {
        let fields = SETTINGS.iter().map(|setting| (setting.name.to_string(), empty.clone()));
        assert_eq!(settings(&fields.collect()), Settings::default(), "{empty}");
    }
    assert_eq!(settings(&json!(null)), Settings::default());
    let none = content(&settings(&json!({ "services": [] }))).protocol.services;
    assert_eq!(none, content(&Settings::default()).protocol.services);
}

#[test]
fn what_is_laid_over_counts() {
    let block = Value::from(&json!({ "theme": "dark", "phone": "555" }));
    let attributes = Value::from(&json!({ "theme": "light" }));
    let (got, problems) = Settings::read(&block.clone().overlaid(attributes));
    assert_eq!((got.theme(), got.phone(), problems), (Theme::Light, Some("555"), vec![]));
    let (got, _) = Settings::read(&Value::NOTHING.overlaid(block));
    assert_eq!(got.theme(), Theme::Dark);
}

/// So that a choice that is declared is also read.
#[test]
fn every_choice_but_the_first_changes_something() {
    let choices = |it: &Settings| {
        let storage = (it.storage(), it.is_kiosk());
        (it.locale(), it.theme(), storage, it.event_detail(), it.start())
    };
    for setting in SETTINGS.iter().filter(|setting| !setting.choices().is_empty()) {
        let mut seen = Vec::new();
        for choice in setting.choices() {
            let got = choices(&settings(&json!({ (setting.name): choice.value })));
            assert!(!seen.contains(&got), "{} = {} changes nothing", setting.name, choice.value);
            seen.push(got);
        }
        assert_eq!(
            seen[0],
            choices(&Settings::default()),
            "{}: the first is the default",
            setting.name
        );
    }
}

#[test]
fn on_a_device_that_visitors_share_nothing_is_stored() {
    let given = settings(&json!({ "mode": "kiosk", "storage": "local" }));
    assert_eq!(given.storage(), Storage::Off);
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
