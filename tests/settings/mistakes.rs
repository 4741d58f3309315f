//! A wrong setting is named with what to write instead, and nothing else is lost by it.

use massage_or_pt::settings::{MOST_PROBLEMS, Settings, Theme};
use serde_json::{Value as Json, json};

use crate::support::{content, read};

/// The one problem of `json`, which leaves the rest as it is.
#[track_caller]
fn check(mut json: Json, expected: &str) {
    json["theme"] = "dark".into();
    let (settings, problems) = read(&json);
    assert_eq!(problems, [expected], "{json}");
    assert_eq!(settings.theme(), Theme::Dark, "another setting was lost");
}

#[test]
fn unknown_names_are_told_with_the_nearest_known_one() {
    let no_such = |name: &str, meant: &str| {
        check(json!({ (name): "x" }), &format!("{name}: there is no such setting; {meant}"));
    };
    no_such("boking_url", "did you mean 'booking_url'?");
    no_such("boking-url", "did you mean 'booking_url'?");
    no_such("Theme", "did you mean 'theme'?");
    no_such("spaName", "did you mean 'spa_name'?");
    no_such("service", "did you mean 'services'?");
    no_such("colour", "remove it");
    let path = "services[0].titel: there is no such setting; remove it";
    check(json!({ "services": [{ "style": "swedish", "titel": "x" }] }), path);
    let path = "services[0].prize: there is no such setting; did you mean 'price'?";
    check(json!({ "services": [{ "style": "swedish", "prize": "x" }] }), path);
}

#[test]
fn wrong_kinds_of_values_are_told() {
    let not_text = "this is not text; put it in quotes";
    check(json!({ "spa_name": true }), &format!("spa_name: {not_text}"));
    check(json!({ "spa_name": ["a"] }), &format!("spa_name: {not_text}"));
    check(json!({ "phone": 5.5 }), &format!("phone: {not_text}"));
    check(json!({ "website": {} }), &format!("website: {not_text}"));
    let not_a_list = "services: this is not a list; write it in JSON, in square brackets, [ … ]";
    check(json!({ "services": "swedish" }), not_a_list);
    check(json!({ "services": { "style": "swedish" } }), not_a_list);
    check(json!({ "storage": "cookie" }), "storage: this is not known; use session, local or off");
    check(json!({ "storage": false }), "storage: this is not known; use session, local or off");
    check(json!({ "start": 1 }), "start: this is not known; use lazy or eager");
    let (settings, problems) = read(&json!(["dark"]));
    assert_eq!(settings, Settings::default());
    let not_a_group = "settings: this is not a group of settings; write it in braces, { … }";
    assert_eq!(problems, [not_a_group]);
}

#[test]
fn links_that_may_not_be_opened_are_told() {
    let kind =
        "this link may not be opened; start it with https://, http://, tel:, mailto: or sms:";
    let characters = "a link has no spaces, backslashes or invisible characters; remove them";
    let host = "after // comes a plain address; use no user name, password or braces there";
    let table = [
        ("javascript:alert(1)", kind),
        ("JaVaScRiPt:alert(1)", kind),
        ("data:text/html,x", kind),
        ("vbscript:x", kind),
        ("blob:https://a.example/x", kind),
        ("file:///etc/passwd", kind),
        ("//a.example", kind),
        ("/book", kind),
        ("www.a.example", kind),
        ("https:/a.example", kind),
        ("https://", kind),
        ("tel:", kind),
        ("java\nscript:alert(1)", characters),
        ("\u{1}javascript:alert(1)", characters),
        ("https://a.example/a b", characters),
        ("https://a.example\\@b.example", characters),
        ("https://a.example/\u{202e}moc.b", characters),
        ("https://a.example/\0", characters),
        ("https:///a.example", host),
        ("https://a.example@b.example", host),
        ("https://user:word@b.example/", host),
        ("https://{service}.example", host),
    ];
    for (link, expected) in table {
        for name in ["website", "booking_url", "find_pt_url"] {
            check(json!({ (name): link }), &format!("{name}: {expected}"));
        }
        let services = json!({ "services": [{ "style": "swedish", "booking_url": link }] });
        check(services, &format!("services[0].booking_url: {expected}"));
    }
}

#[test]
fn only_known_placeholders_are_filled_in() {
    let expected =
        "booking_url: these braces are not filled in; use {service}, {outcome} or {locale}";
    for link in ["a={answers}", "a={", "a=}", "a={{service}}", "a={Service}", "a={service"] {
        check(json!({ "booking_url": format!("https://a.example/?{link}") }), expected);
    }
    let expected = "website: nothing is filled in here; remove what stands in braces";
    check(json!({ "website": "https://a.example/{service}" }), expected);
}

#[test]
fn phones_and_ids_keep_to_their_form() {
    let phone = "phone: this is not a phone number; use digits, spaces and + - . ( )";
    for given in ["call us", "12", "1234567890123456", "555-CALL", "1+555", "tel:555", "<b>555</b>"]
    {
        check(json!({ "phone": given }), phone);
    }
    let id = "services[0].id: an id is up to 64 of a to z, digits, '.', '_' and '-'; rename it";
    for given in ["a b", "é", "a/b", &"a".repeat(65)] {
        check(json!({ "services": [{ "style": "swedish", "id": given }] }), id);
    }
}

#[test]
fn too_much_is_told() {
    let long = |characters| format!("this is too long; use at most {characters} characters");
    for length in [81, 10_000_000] {
        let given = "é".repeat(length);
        check(json!({ "spa_name": given, "phone": "555" }), &format!("spa_name: {}", long(80)));
    }
    let link = format!("https://a.example/{}", "a".repeat(2000));
    check(json!({ "website": link }), &format!("website: {}", long(2000)));
    let service = |i| json!({ "style": "swedish", "id": format!("s{i}") });
    let many: Vec<Json> = (0..21).map(service).collect();
    check(json!({ "services": many }), "services: only the first 20 are used; remove the others");
    let (settings, _) = read(&json!({ "services": many }));
    assert_eq!(content(&settings).protocol.services.len(), 20);
}

#[test]
fn a_service_that_cannot_be_offered_safely_is_left_out() {
    for (style, told) in [(json!("reiki"), true), (json!(7), true), (json!(null), false)] {
        let (settings, problems) =
            read(&json!({ "services": [{ "style": style, "name": "A" }, { "style": "couples" }] }));
        assert_eq!(content(&settings).protocol.services.len(), 1);
        let unknown = "services[0].style: this is not known; use swedish, deep_tissue, pain_relief, couples, \
                       hot_stones, cupping or infrared";
        let left_out = "services[0]: this has no valid 'style', so it is left out; add one";
        assert_eq!(problems, if told { vec![unknown, left_out] } else { vec![left_out] });
    }
    let twice =
        json!({ "services": [{ "style": "couples" }, { "style": "swedish", "id": "couples" }] });
    check(
        twice,
        "services[1]: another service has this id, so this one is left out; give it its own id",
    );
}

#[test]
fn text_is_kept_without_what_no_one_sees() {
    let table = [
        ("A\u{202e}B", "AB", true),
        ("A\u{2066}B\u{2069}", "AB", true),
        ("A\0B\u{7}", "AB", true),
        ("\u{feff}A\u{200b}B", "AB", true),
        ("A\r\nB\tC", "A  B C", false),
        (" A ", "A", false),
        ("<b>A</b>", "<b>A</b>", false),
        ("👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم", false),
    ];
    for (given, kept, told) in table {
        let (settings, problems) = read(&json!({ "spa_name": given, "phone": "555" }));
        assert_eq!(settings.spa_name(), Some(kept));
        let hidden = "spa_name: invisible characters were left out; type it anew";
        assert_eq!(problems, if told { vec![hidden] } else { vec![] }, "{given:?}");
    }
    assert_eq!(read(&json!({ "spa_name": "\0" })).0.spa_name(), None);
}

#[test]
fn a_flood_of_mistakes_is_cut_short() {
    let flood: Json = (0..100_000).map(|i| (format!("x{i}"), json!(1))).collect();
    let (settings, problems) = read(&flood);
    assert_eq!((settings, problems.len()), (Settings::default(), MOST_PROBLEMS));
    let last = "settings: there are more mistakes; mend these first";
    assert_eq!(problems.last().map(String::as_str), Some(last));
    let name = "\u{202e}x".repeat(1_000_000);
    let (_, problems) = read(&json!({ (&name): 1 }));
    let cut = format!("{}: there is no such setting; remove it", "x".repeat(40));
    assert_eq!(problems, [cut], "a name is cut short");
}
