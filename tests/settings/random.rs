//! Whatever is given: no panic, only what is allowed, and problems that name what was given.

use std::collections::BTreeSet;

use massage_or_pt::engine::{Outcome, Path, Response, is_allowed_url};
use massage_or_pt::settings::{
    Kind, MOST_PROBLEMS, SETTINGS, Setting, Settings, SettingsProblem, Value, booking_link,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::services;
use crate::support::{content, settings};

const HOSTILE: &[&str] = &[
    "",
    " ",
    "swedish",
    "deep_tissue",
    "dark",
    "off",
    "555 0100",
    "https://a.example/{service}?o={outcome}",
    "https://a.example@b.example",
    "HTTPS://a.example",
    "mailto:a@b.example?subject={service}",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "\"'><script>",
    "\u{202e}gnp.exe",
    "a\0b",
    "{outcome}",
    "__proto__",
];

fn text() -> impl Strategy<Value = String> {
    let long =
        (select(&["x", "é", "\u{202e}", "{"][..]), 1..5000_usize).prop_map(|(c, n)| c.repeat(n));
    prop_oneof![4 => select(HOSTILE).prop_map(String::from), 2 => any_text(), 1 => long]
}

fn any_text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..20).prop_map(String::from_iter)
}

/// Known names, known names with a slip, and anything.
fn name() -> impl Strategy<Value = String> {
    let parts = |setting: &'static Setting| match setting.kind {
        Kind::List { of, .. } => of.iter().map(|part| part.name).collect::<Vec<_>>(),
        _ => vec![setting.name],
    };
    let known: Vec<&str> = SETTINGS.iter().flat_map(parts).chain(["services"]).collect();
    let slip = (select(known.clone()), any::<prop::sample::Index>())
        .prop_map(|(name, at)| format!("{}x{}", &name[..at.index(name.len())], name));
    prop_oneof![
        6 => select(known.clone()).prop_map(String::from),
        2 => select(known).prop_map(|name| name.replace('_', "-")),
        1 => slip,
        1 => any_text(),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => any::<f64>().prop_map(Value::Number),
        6 => text().prop_map(Value::Text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let object = vec((name(), inner.clone()), 0..12).prop_map(Value::Object);
        prop_oneof![1 => vec(inner, 0..8).prop_map(Value::List), 2 => object]
    })
}

fn given() -> impl Strategy<Value = Value> {
    let services = vec(vec((name(), value()), 0..8).prop_map(Value::Object), 0..4);
    let fields = vec((name(), value()), 0..12);
    let plausible = (fields, services).prop_map(|(mut fields, services)| {
        fields.push(("services".to_string(), Value::List(services)));
        Value::Object(fields)
    });
    prop_oneof![3 => plausible, 1 => value()]
}

/// A failure is printed with all that is needed to repeat it; no file is left behind.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn anything_gives_settings_within_limits_and_problems_that_name_it(given in given()) {
        let (settings, problems) = Settings::read(&given);
        keeps_to_limits(&settings);
        prop_assert!(problems.len() <= MOST_PROBLEMS);
        for problem in &problems {
            prop_assert!(names_something_given(problem, &given), "{problem} in {given:?}");
            prop_assert!(problem.to_string().chars().count() < 500);
        }
    }
}

proptest! {
    // Each unpacks the content.
    #![proptest_config(cases(300))]

    #[test]
    fn every_service_keeps_to_limits(given in given()) {
        let content = content(&Settings::read(&given).0);
        let services = &content.protocol.services;
        prop_assert!((1..=20).contains(&services.len()));
        for service in services {
            short(Some(&service.id), Kind::ID_LENGTH);
            // So that an id stands for itself in a link.
            let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
            prop_assert!(service.id.bytes().all(plain), "{}", service.id);
            short(Some(&service.name), 80);
            short(Some(&service.description), 400);
            short(service.price.as_deref(), 40);
            short(service.length.as_deref(), 40);
            let url = booking_link(&service.booking_url, Outcome::Both);
            link(Some(url.as_str()).filter(|url| !url.is_empty()));
            prop_assert!(!url.contains(['{', '}']), "{url}");
        }
        let ids: BTreeSet<_> = services.iter().map(|service| &service.id).collect();
        prop_assert_eq!(ids.len(), services.len());
    }

    #[test]
    fn no_visitor_is_offered_a_forbidden_technique(
        styles in vec(select(&services::STYLES[..]), 1..6),
        picks in vec(any::<u32>(), 60),
    ) {
        let list: Vec<_> = styles.iter().enumerate().map(|(i, style)| json!({ "style": style, "id": i })).collect();
        let content = content(&settings(&json!({ "services": list })));
        let mut response = Response::default();
        for pick in picks {
            let path = Path::new(&content.protocol, &response);
            let Some(index) = path.next_unanswered() else { break };
            let item = content.protocol.questionnaire.get(index).expect("an item that is asked");
            response.set(index, item.press(response.get(index), pick as usize % item.options.len()));
        }
        services::check(&content, &response);
    }
}

/// At most so many characters, and none that no one sees.
#[track_caller]
fn short(text: Option<&str>, most: usize) {
    let Some(text) = text else { return };
    assert!((1..=most).contains(&text.chars().count()), "{text:?}");
    assert!(!text.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
}

#[track_caller]
fn link(link: Option<&str>) {
    short(link, Kind::LINK_LENGTH);
    assert!(link.is_none_or(is_allowed_url), "{link:?}");
}

#[track_caller]
fn keeps_to_limits(settings: &Settings) {
    short(settings.spa_name(), 80);
    [settings.website(), settings.booking_url(), settings.find_pt_url()].into_iter().for_each(link);
    let phone = settings.phone_link();
    assert!(phone.is_none_or(|link| is_allowed_url(&link) && link.len() <= 20));
}

/// Whether the path leads to a name in `given`; names are cut short and lose what no one sees.
fn names_something_given(problem: &SettingsProblem, given: &Value) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>()
    };
    let path = letters(&problem.path);
    let Value::Object(fields) = given else { return problem.path == "settings" };
    let leads = |name: &str, prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|rest| letters(name).starts_with(rest))
    };
    let in_service = |(i, value): (usize, &Value)| {
        let prefix = format!("services{i}");
        let names = if let Value::Object(fields) = value { fields.as_slice() } else { &[] };
        path == prefix || names.iter().any(|(name, _)| leads(name, &prefix))
    };
    problem.path == "settings"
        || fields.iter().any(|(name, value)| {
            let list = if let Value::List(list) = value { list.as_slice() } else { &[] };
            leads(name, "") || list.iter().enumerate().any(in_service)
        })
}
