//! The owner's settings in a real browser: where answers are kept, and the block in the page.

use massage_or_pt::browser::json;
use massage_or_pt::embed::settings_block;
use massage_or_pt::settings::{Settings, Theme};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::RELAX;
use crate::support::{self, Page, keys, local_storage, session_storage};

#[wasm_bindgen_test]
async fn answers_are_kept_for_this_tab_unless_the_owner_says_otherwise() {
    let page = Page::open().await;
    assert_eq!((keys(session_storage()).len(), keys(local_storage()).len()), (0, 0), "not on load");
    page.answer(&[("age", &["from_65"])]).await;
    assert_eq!((keys(session_storage()).len(), keys(local_storage()).len()), (1, 0));
}

#[wasm_bindgen_test]
async fn with_storage_local_answers_outlive_the_tab_until_they_are_cleared() {
    let page = Page::open_with(r#"{ "storage": "local" }"#).await;
    page.answer(&[("age", &["from_65"])]).await;
    assert_eq!((keys(session_storage()).len(), keys(local_storage()).len()), (0, 1));
    let page = page.reload().await;
    assert_eq!(page.heading(), "What would you like help with?");
    page.press("Clear my answers").await;
    assert_eq!(keys(local_storage()).len(), 0);
}

#[wasm_bindgen_test]
async fn with_storage_off_nothing_is_ever_written() {
    let page = Page::open_with(r#"{ "storage": "off" }"#).await;
    page.answer(RELAX).await;
    assert_eq!(page.heading(), "Massage looks like a good first step");
    assert_eq!((keys(session_storage()).len(), keys(local_storage()).len()), (0, 0));
    let page = page.reload().await;
    assert_eq!(page.heading(), "Massage or physical therapy?");
}

#[wasm_bindgen_test]
async fn on_a_device_that_visitors_share_nothing_is_left_behind() {
    let page = Page::open_with(r#"{ "mode": "kiosk", "storage": "local" }"#).await;
    let entries = support::history_entries();
    page.answer(RELAX).await;
    assert_eq!(page.heading(), "Massage looks like a good first step");
    assert_eq!((keys(session_storage()).len(), keys(local_storage()).len()), (0, 0));
    assert_eq!(support::history_entries(), entries, "Back leads to no answer");
    page.press("Start again").await;
    page.answer(&[("age", &["from_65"])]).await;
    page.press("Back").await;
    assert!(page.is_picked("age", "from_65"), "the Back link works");
    let page = page.reload().await;
    assert_eq!(page.heading(), "Massage or physical therapy?");
}

#[wasm_bindgen_test]
async fn an_owner_who_turns_storage_off_takes_away_what_was_kept() {
    let page = Page::open_with(r#"{ "storage": "local" }"#).await;
    page.answer(&[("age", &["from_65"])]).await;
    page.reload_with(r#"{ "storage": "off" }"#).await;
    assert_eq!(keys(local_storage()).len(), 0);
}

#[wasm_bindgen_test]
async fn answers_of_another_content_version_are_cleared_and_that_is_said() {
    let cleared = "your earlier answers were cleared";
    for key in ["massage-or-pt", "massage-or-pt/1999-01-01/0"] {
        let page = Page::open().await;
        assert!(!page.text().contains(cleared));
        support::store(key, "2.20261122~age.from_65");
        let page = page.reload().await;
        assert_eq!(page.heading(), "Massage or physical therapy?");
        assert!(page.text().contains(cleared));
        assert_eq!(keys(session_storage()).len(), 0);
        page.answer(&[("age", &["from_65"])]).await;
        page.press_and_wait("Back", "Massage or physical therapy?").await;
        assert!(!page.text().contains(cleared), "it is said once");
    }
}

#[wasm_bindgen_test]
async fn what_others_keep_is_left_alone() {
    let page = Page::open().await;
    support::store("massage-or-pt-of-another-kind", "1");
    let page = page.reload().await;
    assert!(!page.text().contains("your earlier answers were cleared"));
    assert_eq!(keys(session_storage()), ["massage-or-pt-of-another-kind"]);
}

#[wasm_bindgen_test]
async fn the_theme_is_the_owners() {
    let page = Page::open_with(r#"{ "theme": "dark" }"#).await;
    assert!(page.has(".mpt[data-theme=dark]"));
    let page = Page::open().await;
    assert!(page.has(".mpt:not([data-theme])"));
}

/// What the page's own block gives.
fn block(text: &str) -> (Settings, Vec<String>) {
    let _block = support::Block::new(text);
    settings_block()
}

#[wasm_bindgen_test]
fn a_page_without_a_block_has_the_defaults() {
    assert_eq!(settings_block(), (Settings::default(), vec![]));
    assert_eq!(block("{}").1, [""; 0]);
}

#[wasm_bindgen_test]
fn the_block_is_read() {
    let (settings, problems) = block(
        r#"{ "theme": "dark", "phone": 555, "website": "https://a.example", "colour": "red", "start": null,
             "services": [{ "style": "swedish", "price": true }, "deep"] }"#,
    );
    assert_eq!((settings.theme(), settings.phone()), (Theme::Dark, Some("555")));
    assert_eq!(
        problems,
        [
            "colour: there is no such setting; remove it",
            "services[0].price: this is not text; put it in quotes",
            "services[1]: this is not a group of settings; write it in braces, { … }",
            "services[1]: this has no valid 'style', so it is left out; add one",
        ]
    );
}

#[wasm_bindgen_test]
fn a_typo_in_the_block_is_said_in_plain_words() {
    for text in ["{ \"theme\": \"dark\", }", "{ theme: \"dark\" }", "", "{", "\u{201c}"] {
        let (settings, problems) = block(text);
        assert_eq!(settings, Settings::default());
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        let words =
            "settings: this is not valid JSON, so no setting is used; look for a missing comma";
        assert!(problem.starts_with(words), "{problem}");
        assert!(problem.len() < 500, "{problem}");
    }
}

#[wasm_bindgen_test]
fn more_than_can_be_meant_is_refused_before_it_is_read() {
    let too_long = "settings: this is too long to be read; keep it under 256000 characters";
    let huge = format!("{{ \"phone\": \"{}\" }}", "5".repeat(10_000_000));
    assert_eq!(block(&huge), (Settings::default(), vec![too_long.to_string()]));
    // Not even parsed: the mistake in it is not seen.
    assert_eq!(block(&huge[1..]).1, [too_long]);
    // As an object that a script hands over.
    let object = js_sys::JSON::parse(&huge).unwrap();
    assert_eq!(json::read(&object).unwrap_err().to_string(), too_long);
    let many = format!("[{}0]", "0,".repeat(10_000_000));
    let many = js_sys::JSON::parse(&many).unwrap();
    assert_eq!(json::read(&many).unwrap_err().to_string(), too_long);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let too_deep = "settings: this has too many lists or objects in each other; remove some";
    assert_eq!(block(&deep), (Settings::default(), vec![too_deep.to_string()]));
}

#[wasm_bindgen_test]
fn what_a_script_hands_over_may_be_anything() {
    let odd = js_sys::eval(
        "const loop = {}; loop.loop = loop;
         [loop, () => 1, Symbol('x'), 10n, new Date(0), new Proxy({}, { ownKeys() { throw 1 } }),
          { get theme() { throw new Error('no') } }, new Map(), document, undefined, NaN,
          (({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable([], {})),
          new Proxy([1], { get() { throw 1 } })]",
    );
    for value in js_sys::Array::from(&odd.unwrap()) {
        if let Ok(value) = json::read(&value) {
            assert_eq!(Settings::read(&value).0, Settings::default());
        }
    }
}

#[wasm_bindgen_test]
async fn problems_are_shown_above_the_guide() {
    let problems = vec!["phone: <b>this</b> is wrong".to_string()].leak();
    let page = Page::with_problems(problems).await;
    assert!(page.text().starts_with("For the owner of this page: a setting needs a fix."));
    assert!(page.text().contains("phone: <b>this</b> is wrong"));
    assert_eq!(page.heading(), "Massage or physical therapy?");
}

#[wasm_bindgen_test]
async fn a_brand_color_is_set_in_shades_for_light_and_dark_pages() {
    let page = Page::open_with(r##"{ "accent": "#7a2048" }"##).await;
    assert!(page.has(".mpt[data-accent]"));
    assert_eq!(page.own_style("--_accent-light"), "#7a2048");
    assert_eq!(page.own_style("--_accent-dark"), "#b8889e");
    drop(page);
    let page = Page::open().await;
    assert!(!page.has(".mpt[data-accent], .mpt[style]"));
}
