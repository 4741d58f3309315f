//! The owner's brand color, as a browser shows it.

use serde_json::json;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::policy::policies;
use crate::site::Site;
use crate::visit::Visit;

in_every_engine![a_brand_color_is_shown_so_that_it_can_be_read_under_the_strictest_policy];

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
    visit.wait_until(&color(".mpt-start button", "backgroundColor", "rgb(124, 103, 0)")).await;
    visit.click(".mpt-start button").await;
    visit.click("label[for='mpt-age-from_65']").await;
    let picked = "input:checked + label";
    visit.wait_until(&color(picked, "borderTopColor", "rgb(124, 103, 0)")).await;
    visit.wait_until(&color(picked, "backgroundColor", "rgb(239, 233, 217)")).await;
}

/// Only Chromium can be told what a visitor likes.
mod motion {
    use super::*;

    tests_in![chromium, Chromium, nothing_moves_where_the_visitor_wants_less_motion];

    async fn nothing_moves_where_the_visitor_wants_less_motion(engine: Engine) {
        let site = Site::serve();
        let browser = Browser::open(engine).await;
        let visit = Visit::open(&browser, &site.url()).await;
        let wish = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        browser.cdp("Emulation.setEmulatedMedia", json!({ "features": wish })).await;
        visit.click(".mpt-start button").await;
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
}
