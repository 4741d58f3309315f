//! Back and Forward, of the browser and of the guide, where a visit did not begin at its first page or has lost some.

use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::host_pages::relaxing;
use crate::site::Site;
use crate::visit::Visit;

in_every_engine![
    a_second_press_on_back_does_not_leave_the_guide,
    whoever_goes_on_with_an_earlier_visit_goes_back_to_the_question_before,
    after_start_again_back_leads_to_nothing_that_was_forgotten,
    start_again_leads_to_the_first_entry_where_an_earlier_visit_went_on_in_it,
    start_again_in_the_first_entry_adds_none,
    where_nothing_was_forgotten_no_back_leads_to_the_first_entry,
    what_comes_right_after_start_again_is_not_lost,
    a_reload_that_loses_the_answers_leaves_no_back_without_effect,
    a_question_that_is_no_longer_asked_leaves_no_back_without_effect,
];

async fn a_second_press_on_back_does_not_leave_the_guide(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_until_kept(2).await;
    let press = "press('.mpt-back-link'); press('.mpt-back-link')";
    browser.run::<()>(press, Value::Null).await;
    visit.wait_for_question("age").await;
    visit.wait_until("history.state === null").await;
    // Nor is the next press lost.
    visit.click(".mpt-question button[type=submit]").await;
    visit.wait_until_kept(2).await;
    visit.click(".mpt-back-link").await;
    visit.wait_for_question("age").await;
}

/// Opens the page anew, at the question that an earlier visit came to.
async fn go_on_later<'a>(browser: &'a Browser, site: &Site) -> Visit<'a> {
    let visit = Visit::open(browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.wait_until_kept(3).await;
    let again = format!("{}?again", site.url());
    browser.client.goto(&again).await.expect("the page opens anew");
    visit.wait_for_question("emergency_signs").await;
    visit
}

async fn whoever_goes_on_with_an_earlier_visit_goes_back_to_the_question_before(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let client = &browser.client;
    let visit = go_on_later(&browser, &site).await;
    visit.answer("emergency_signs", &["none"]).await;
    visit.wait_until_kept(4).await;
    client.back().await.expect("the browser goes back");
    visit.wait_for_question("emergency_signs").await;
    client.forward().await.expect("the browser goes forward");
    visit.wait_for_question("pain_area").await;
    for before in ["emergency_signs", "goals", "age"] {
        visit.click(".mpt-back-link").await;
        visit.wait_for_question(before).await;
    }
    visit.answer("age", &[""; 0]).await;
    visit.wait_for_question("goals").await;
    client.back().await.expect("the browser goes back");
    visit.wait_for_question("age").await;
}

async fn after_start_again_back_leads_to_nothing_that_was_forgotten(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_18_to_49"]).await;
    visit.answer("goals", &["relax"]).await;
    visit.answer("emergency_signs", &["chest"]).await;
    visit.start_again().await;
    visit.wait_until("history.state === null").await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_until_kept(2).await;
    browser.client.back().await.expect("the browser goes back");
    visit.wait_until("history.state === null && find('.mpt-start')").await;
}

async fn start_again_leads_to_the_first_entry_where_an_earlier_visit_went_on_in_it(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = go_on_later(&browser, &site).await;
    visit.answer("emergency_signs", &["chest"]).await;
    visit.start_again().await;
    visit.wait_until("history.state === 'massage-or-pt 0 0' && find('.mpt-start')").await;
}

async fn start_again_in_the_first_entry_adds_none(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let client = &browser.client;
    let visit = go_on_later(&browser, &site).await;
    visit.answer("emergency_signs", &["none"]).await;
    visit.wait_until_kept(4).await;
    client.back().await.expect("the browser goes back");
    visit.wait_for_question("emergency_signs").await;
    visit.click(".mpt-question__clear").await;
    visit.wait_until("history.state === 'massage-or-pt 0 0' && find('.mpt-start')").await;
}

async fn where_nothing_was_forgotten_no_back_leads_to_the_first_entry(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    let answers = serde_json::from_value(relaxing()).expect("answers by item");
    visit.answer_all(&answers).await;
    visit.wait_until("history.state.endsWith(' 4294967295')").await;
    let depth: String = browser.run("return history.state.split(' ')[1]", Value::Null).await;
    let change = "[...document.querySelectorAll('.mpt-summary-list button')].at(-1).click()";
    browser.run::<()>(change, Value::Null).await;
    visit.wait_for_question("age").await;
    visit.wait_until_kept(1).await;
    visit.answer("age", &[""; 0]).await;
    visit.wait_until_kept(u32::MAX).await;
    visit.wait_until("find('.mpt-summary-list')").await;
    // The button of WebKit passes entries that came about without a press.
    let back = "history.back()";
    browser.run::<()>(back, Value::Null).await;
    visit.wait_for_question("age").await;
    browser.run::<()>(back, Value::Null).await;
    visit.wait_until("find('.mpt-summary-list')").await;
    visit.wait_until(&format!("history.state === 'massage-or-pt {depth} 4294967295'")).await;
}

/// Quicker than anybody: the browser has not gone back yet.
async fn what_comes_right_after_start_again_is_not_lost(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.wait_until_kept(3).await;
    let quickly = "
        press('.mpt-question__clear');
        await until(() => find('.mpt-start'), 'the start');
        press('#mpt-age-from_65');
        press('[type=submit]')";
    browser.run::<()>(quickly, Value::Null).await;
    visit.wait_for_question("goals").await;
    visit.wait_until_kept(2).await;
    browser.client.back().await.expect("the browser goes back");
    visit.wait_until("history.state === null && find('#mpt-age-from_65:checked')").await;
}

async fn a_reload_that_loses_the_answers_leaves_no_back_without_effect(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let client = &browser.client;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.wait_until_kept(3).await;
    browser.run::<()>("sessionStorage.clear()", Value::Null).await;
    client.refresh().await.expect("the page reloads");
    browser.run::<()>("await loaded()", Value::Null).await;
    visit.wait_until("history.state === null").await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.wait_until_kept(3).await;
    client.back().await.expect("the browser goes back");
    visit.wait_for_question("goals").await;
    client.back().await.expect("the browser goes back");
    visit.wait_until("history.state === null && question() === 'age'").await;
}

async fn a_question_that_is_no_longer_asked_leaves_no_back_without_effect(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let client = &browser.client;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_18_to_49"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.answer("emergency_signs", &["none"]).await;
    visit.answer("pain_area", &["neck"]).await;
    visit.wait_for_question("neck_signs").await;
    visit.answer("neck_signs", &["none"]).await;
    visit.wait_for_question("duration").await;
    for before in ["neck_signs", "pain_area"] {
        visit.click(".mpt-back-link").await;
        visit.wait_for_question(before).await;
    }
    // Another place in the same entry, so that the questions after it are others.
    visit.click("label[for='mpt-pain_area-neck']").await;
    visit.click("label[for='mpt-pain_area-foot']").await;
    client.forward().await.expect("the browser goes forward");
    visit.wait_until("history.state.startsWith('massage-or-pt 4') && question()").await;
    client.back().await.expect("the browser goes back");
    visit.wait_for_question("emergency_signs").await;
}
