//! The page in a real browser: focus, keyboard, Back, the exclusive option, blocked storage, two guides.

#![cfg(target_arch = "wasm32")]

mod settings;
mod support;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use support::{BlockedStorage, Page};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn loading_moves_neither_focus_nor_scroll() {
    let page = Page::open().await;
    assert_eq!(page.heading(), "Massage or physical therapy?");
    assert_eq!(support::focused_tag(), "BODY");
    assert_eq!(support::scroll_y(), 0.0);
}

#[wasm_bindgen_test]
async fn a_new_question_takes_focus_on_its_heading() {
    let page = Page::open().await;
    page.answer(&[("age", &["from_65"])]).await;
    assert_eq!(page.heading(), "What would you like help with?");
    assert_eq!(support::focused_tag(), "H1");
}

#[wasm_bindgen_test]
async fn continue_with_nothing_picked_says_so_and_loses_nothing() {
    let page = Page::open().await;
    page.press("Continue").await;
    assert!(support::focused_class().contains("mpt-error-summary"));
    assert!(page.text().contains("Pick one answer"));
    page.pick("age", "from_18_to_49").await;
    assert!(!page.text().contains("There is a problem"), "picking an answer clears the error");
}

#[wasm_bindgen_test]
async fn picking_a_radio_does_not_advance() {
    let page = Page::open().await;
    page.pick("age", "from_65").await;
    assert_eq!(page.heading(), "Massage or physical therapy?");
    assert!(page.is_picked("age", "from_65"));
    page.pick("age", "from_50_to_64").await;
    assert!(!page.is_picked("age", "from_65"), "a radio replaces");
}

#[wasm_bindgen_test]
async fn every_control_is_reached_by_keyboard_and_enter_continues() {
    let page = Page::open().await;
    assert!(page.all_in_tab_order("input, button, a"), "something is left out of the tab order");
    page.pick("age", "from_65").await;
    page.press_enter_in_form().await;
    assert_eq!(page.heading(), "What would you like help with?");
}

#[wasm_bindgen_test]
async fn a_tap_on_the_body_presses_the_checkbox_and_moves_neither_focus_nor_scroll() {
    let page = Page::open().await;
    let before: [(&str, &[&str]); 3] =
        [("age", &["from_65"]), ("goals", &["ache"]), ("emergency_signs", &["none"])];
    page.answer(&before).await;
    let scrolled = support::scroll_y();
    page.tap_on_body("Neck").await;
    assert!(page.is_picked("pain_area", "neck"));
    assert_eq!((support::focused_tag().as_str(), support::scroll_y()), ("H1", scrolled));
    page.tap_on_body("Neck").await;
    assert!(!page.is_picked("pain_area", "neck"));
}

#[wasm_bindgen_test]
async fn none_of_these_stands_alone() {
    let page = Page::open().await;
    page.answer(&[("age", &["from_18_to_49"]), ("goals", &["relax"])]).await;
    page.pick("emergency_signs", "none").await;
    page.pick("emergency_signs", "chest").await;
    assert!(!page.is_picked("emergency_signs", "none"));
    page.pick("emergency_signs", "not_sure").await;
    assert!(!page.is_picked("emergency_signs", "chest"));
}

#[wasm_bindgen_test]
async fn back_keeps_the_answers_and_so_does_forward() {
    let page = Page::open().await;
    page.answer(&[("age", &["from_65"]), ("goals", &["relax", "sleep"])]).await;
    page.back().await;
    assert_eq!(page.heading(), "What would you like help with?");
    assert!(page.is_picked("goals", "relax") && page.is_picked("goals", "sleep"));
    page.back().await;
    assert!(page.is_picked("age", "from_65"));
    page.forward().await;
    assert_eq!(page.heading(), "What would you like help with?");
}

#[wasm_bindgen_test]
async fn the_back_link_does_what_the_browsers_back_does() {
    let page = Page::open().await;
    page.answer(&[("age", &["from_65"])]).await;
    page.press_and_wait("Back", "Massage or physical therapy?").await;
    assert!(page.is_picked("age", "from_65"));
}

#[wasm_bindgen_test]
async fn progress_never_runs_backwards() {
    let page = Page::open().await;
    let mut last = 0.0;
    let walk: [(&str, &[&str]); 6] = [
        ("age", &["from_18_to_49"]),
        ("goals", &["ache"]),
        ("emergency_signs", &["none"]),
        ("pain_area", &["neck"]),
        ("neck_signs", &["none"]),
        ("duration", &["under_2_weeks"]),
    ];
    for answer in walk {
        page.answer(&[answer]).await;
        let now = page.progress();
        assert!(now > last, "{now} after {last}");
        last = now;
    }
}

#[wasm_bindgen_test]
async fn changing_an_answer_returns_to_the_outcome() {
    let page = Page::open().await;
    page.answer(RELAX).await;
    assert_eq!(page.heading(), "Massage looks like a good first step");
    page.press("Change: What would you like help with?").await;
    page.pick("goals", "sleep").await;
    page.press("Continue").await;
    assert_eq!(page.heading(), "Massage looks like a good first step");
    assert!(page.text().contains("I want to sleep better"));
}

#[wasm_bindgen_test]
async fn start_again_forgets_everything() {
    let page = Page::open().await;
    page.answer(RELAX).await;
    page.press("Start again").await;
    assert_eq!(page.heading(), "Massage or physical therapy?");
    assert_eq!(support::keys(support::session_storage()), [""; 0]);
    page.forward().await;
    page.settled().await;
    assert_eq!(page.heading(), "Massage or physical therapy?", "Forward shows no old outcome");
}

#[wasm_bindgen_test]
async fn care_first_offers_a_call_and_no_booking() {
    let page = Page::open().await;
    let answers: &[(&str, &[&str])] =
        &[("age", &["from_18_to_49"]), ("goals", &["relax"]), ("emergency_signs", &["self_harm"])];
    page.answer(answers).await;
    assert!(page.heading().contains("Call or text 988 now"));
    assert!(page.has("a[href='tel:988']") && page.has("a[href='tel:911']"));
    assert!(!page.has(".mpt-booking-link"));
}

#[wasm_bindgen_test]
async fn a_reload_goes_on_at_the_same_question() {
    let page = Page::open().await;
    page.answer(&[("age", &["from_65"]), ("goals", &["relax"])]).await;
    let page = page.reload().await;
    assert!(page.heading().starts_with("Do you have any of these now"));
    page.press_and_wait("Back", "What would you like help with?").await;
    assert!(page.is_picked("goals", "relax"));
}

#[wasm_bindgen_test]
async fn blocked_storage_changes_nothing_else() {
    let _blocked = BlockedStorage::new();
    let page = Page::open().await;
    page.answer(RELAX).await;
    assert_eq!(page.heading(), "Massage looks like a good first step");
}

#[wasm_bindgen_test]
async fn two_guides_on_one_page_keep_their_own_answers() {
    let first = Page::open().await;
    first.answer(&[("age", &["from_65"])]).await;
    let second = Page::beside().await;
    second.answer(&[("goals", &["relax"])]).await;
    assert!(second.heading().starts_with("Do you have any of these now"));
    assert_eq!(first.heading(), "What would you like help with?");
    assert!(!first.is_picked("goals", "relax"));
}

const RELAX: &[(&str, &[&str])] = &[
    ("age", &["from_18_to_49"]),
    ("goals", &["relax"]),
    ("emergency_signs", &["none"]),
    ("health", &["none"]),
];
