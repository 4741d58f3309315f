//! The owner's brand color, as a browser shows it.

use fantoccini::Locator;
use serde_json::json;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::policy::policies;
use crate::site::Site;
use crate::visit::Visit;

in_every_engine![
    a_brand_color_is_shown_so_that_it_can_be_read_under_the_strictest_policy,
    nothing_moves_away_from_a_finger_that_picks,
];

/// The first block of the page counts.
const SETTINGS: &str = "<script type=\"application/json\" id=\"massage-or-pt-settings\">\
    { \"accent\": \"#ffd400\", \"theme\": \"light\" }</script>";

async fn a_brand_color_is_shown_so_that_it_can_be_read_under_the_strictest_policy(engine: Engine) {
    let site = Site::serve_changed(|name, page| {
        if name == "index.html" {
            page.set_header("Content-Security-Policy", policies().join(" "));
            page.insert_first(SETTINGS);
        }
    });
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    // #7c6700, and a breath of it on the page's own color.
    let color = |selector: &str, property: &str, color: &str| {
        format!("getComputedStyle(find('{selector}')).{property} === '{color}'")
    };
    let button = ".mpt-question button";
    visit.wait_until(&color(button, "backgroundColor", "rgb(124, 103, 0)")).await;
    visit.click("label[for='mpt-age-from_65']").await;
    let picked = "input:checked + label";
    visit.wait_until(&color(picked, "borderTopColor", "rgb(124, 103, 0)")).await;
    visit.wait_until(&color(picked, "backgroundColor", "rgb(239, 233, 217)")).await;
}

async fn nothing_moves_away_from_a_finger_that_picks(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    // Whole pixels, from the top of the page; Continue stays in the window instead.
    let places = "
        const parts = document.querySelectorAll('.mpt :is(h1, h2, label, .mpt-body__picture)');
        return [...parts].map((part) => Math.round(part.getBoundingClientRect().top + scrollY))";
    for (question, codes) in [
        ("age", &["from_65"][..]),
        ("goals", &["ache", "relax"]),
        ("emergency_signs", &["none"]),
        ("pain_area", &["neck", "low_back", "knee"]),
    ] {
        visit.wait_for_question(question).await;
        visit.wait_until("document.getAnimations().length === 0").await;
        let before: Vec<i32> = browser.run(places, json!(null)).await;
        for code in codes {
            visit.click(&format!("label[for='mpt-{question}-{code}']")).await;
            visit.wait_until(&format!("find('#mpt-{question}-{code}').checked")).await;
            let after: Vec<i32> = browser.run(places, json!(null)).await;
            let stays = before.iter().zip(&after).all(|(one, other)| (one - other).abs() <= 1);
            assert!(
                stays && before.len() == after.len(),
                "{question} {code}: {before:?} {after:?}"
            );
        }
        visit.answer(question, &[] as &[&str]).await;
    }
}

/// Only Chromium can be told what a visitor likes and sees.
mod wishes {
    use super::*;

    tests_in![
        chromium,
        Chromium,
        nothing_moves_where_the_visitor_wants_less_motion,
        what_is_picked_is_seen_without_any_color
    ];

    async fn nothing_moves_where_the_visitor_wants_less_motion(engine: Engine) {
        let site = Site::serve();
        let browser = Browser::open(engine).await;
        let visit = Visit::open(&browser, &site.url()).await;
        let wish = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        browser.cdp("Emulation.setEmulatedMedia", json!({ "features": wish })).await;
        visit.answer("age", &["from_65"]).await;
        visit.answer("goals", &["ache"]).await;
        visit.answer("emergency_signs", &["none"]).await;
        visit.click("label[for='mpt-pain_area-neck']").await;
        visit.wait_until("find('.mpt-body__region--picked')").await;
        visit.wait_until("document.getAnimations().length === 0").await;
        let moves = "[...document.querySelectorAll('.mpt *')].some((it) => \
            getComputedStyle(it).transitionDuration.replace(/[0s, ]/g, '') || \
            getComputedStyle(it).animationName !== 'none')";
        visit.wait_until(&format!("!{moves}")).await;
    }

    /// The system's few colors in place of the page's, and none of them seen as a color.
    async fn what_is_picked_is_seen_without_any_color(engine: Engine) {
        let site = Site::serve();
        let browser = Browser::open(engine).await;
        let visit = Visit::open(&browser, &site.url()).await;
        let forced = json!([{ "name": "forced-colors", "value": "active" }]);
        browser.cdp("Emulation.setEmulatedMedia", json!({ "features": forced })).await;
        let gray = json!({ "type": "achromatopsia" });
        browser.cdp("Emulation.setEmulatedVisionDeficiency", gray).await;
        for (question, code) in [("age", "from_65"), ("goals", "ache")] {
            let label = format!("label[for='mpt-{question}-{code}']");
            let option = format!(".mpt-option:has({label})");
            let before = picture_of(&browser, &option).await;
            visit.click(&label).await;
            visit.wait_until("find('input:checked')").await;
            // The ring of focus and the pointer are no marks of what is picked.
            browser.run::<()>("document.activeElement.blur()", json!(null)).await;
            assert_ne!(picture_of(&browser, &option).await, before, "{label} looks the same");
            visit.answer(question, &[] as &[&str]).await;
        }
        visit.answer("emergency_signs", &["none"]).await;
        let body = ".mpt-body__picture";
        let before = picture_of(&browser, body).await;
        visit.click("label[for='mpt-pain_area-neck']").await;
        visit.wait_until("find('.mpt-body__region--picked')").await;
        assert_ne!(picture_of(&browser, body).await, before, "a region looks the same");
    }

    async fn picture_of(browser: &Browser, selector: &str) -> Vec<u8> {
        let element = browser.client.find(Locator::Css(selector)).await.expect(selector);
        element.screenshot().await.expect("a picture")
    }
}
