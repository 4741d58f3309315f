//! What a visitor needs who sees little, hears the page, or presses keys alone. `axe.rs` checks the rest.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::host_pages::HostPage;
use crate::personas::{self, Case};
use crate::site::Site;
use crate::visit::Visit;
use crate::{content, endings};

in_every_engine![
    the_keyboard_alone_leads_to_the_booking_link,
    inside_another_page_focus_moves_and_the_page_stays,
    every_target_is_large_enough_for_a_finger,
];

/// What is measured in the page.
const MEASURES: &str = include_str!("accessibility.js");

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";

/// More than any page has places to go to.
const MOST_TABS: usize = 200;

async fn the_keyboard_alone_leads_to_the_booking_link(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let cases = personas::all();
    let (_, case) = endings::one_for_each(&cases)[0];
    let keyboard = Keyboard { visit: Visit::open(&browser, &site.url()).await, browser: &browser };
    keyboard.run::<()>("listen()").await;
    keyboard.is_told_what_is_missing().await;
    let mut places = Vec::new();
    let mut number = 1;
    while let Some(question) = keyboard.visit.question().await {
        keyboard.pick(&question, case).await;
        keyboard.press(".mpt-question button[type=submit]").await;
        keyboard.visit.wait_until(&format!("find('h1') && question() !== '{question}'")).await;
        keyboard.is_at_the_heading().await;
        number += 1;
        places.push(format!("Question {number}"));
    }
    // The last is the outcome.
    places.pop();
    let said: Vec<String> = keyboard.run("return said()").await;
    assert_eq!(said, places, "what is announced");
    keyboard.go_to(".mpt-booking-link").await;
}

async fn inside_another_page_focus_moves_and_the_page_stays(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    host.run::<()>("await stands('one'); scrollTo(0, 40); await answer('one', 'age', ['from_65'])")
        .await;
    let place = "return [guide('one').activeElement?.localName ?? '', scrollY]";
    assert_eq!(host.run::<(String, u32)>(place).await, ("h1".into(), 40));
    host.run::<()>("inside('one', '.mpt-question button').click()").await;
    host.run::<()>("await until(() => guide('one').activeElement?.role === 'alert', 'the error')")
        .await;
    assert_eq!(host.run::<u32>("return scrollY").await, 40);
}

async fn every_target_is_large_enough_for_a_finger(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    assert_eq!(small_targets(&browser, &site.url(), 44).await, Vec::<String>::new());
}

/// What is too small for a finger in any state of the page; `least` is in CSS pixels.
pub async fn small_targets(browser: &Browser, url: &str, least: u32) -> Vec<String> {
    let mut small = Vec::new();
    for_each_state(browser, url, async |state| {
        let found: Vec<String> = run(browser, &format!("return smallTargets({least})")).await;
        small.extend(found.into_iter().map(|it| format!("{state}: {it}")));
    })
    .await;
    small
}

/// Only Chromium can be told how large its window is to the page.
mod zoom {
    use super::*;

    tests_in!(chromium, Chromium, nothing_is_lost_with_wide_spacing_at_any_zoom);

    /// 1280 by 1024 CSS pixels at 100, 200 and 400%.
    const WINDOWS: [(u32, u32); 3] = [(1280, 1024), (640, 512), (320, 256)];

    async fn nothing_is_lost_with_wide_spacing_at_any_zoom(engine: Engine) {
        let site = Site::serve();
        let browser = Browser::open(engine).await;
        let mut lost = Vec::new();
        for_each_state(&browser, &site.url(), async |state| {
            run::<()>(&browser, "spaceText()").await;
            for (width, height) in WINDOWS {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
                });
                browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
                let found: Vec<String> = run(&browser, "return lost()").await;
                lost.extend(found.into_iter().map(|it| format!("{state} at {width}: {it}")));
            }
        })
        .await;
        assert_eq!(lost, Vec::<String>::new());
    }
}

/// The start, an error, every question on the way to an ending, and every ending.
async fn for_each_state(browser: &Browser, url: &str, mut look: impl AsyncFnMut(&str)) {
    let visit = Visit::open(browser, url).await;
    look("the start").await;
    run::<()>(browser, "press('.mpt-question button[type=submit]')").await;
    visit.wait_until("find('.mpt-error-summary')").await;
    look("an error").await;
    let mut seen = Vec::new();
    for (ending, case) in endings::one_for_each(&personas::all()) {
        let visit = Visit::open(browser, url).await;
        while let Some(question) = visit.question().await {
            if !seen.contains(&question) {
                look(&question).await;
                seen.push(question);
            }
            browser.run::<()>("pick(argument); await goOn()", json!(case.answers)).await;
        }
        look(ending).await;
    }
}

async fn run<T: DeserializeOwned>(browser: &Browser, body: &str) -> T {
    browser.run(&format!("{MEASURES}\n{body}"), Value::Null).await
}

/// A visitor who has nothing else.
struct Keyboard<'a> {
    browser: &'a Browser,
    visit: Visit<'a>,
}

impl Keyboard<'_> {
    /// Continue without an answer: focus is at the message, whose link leads to the first option.
    async fn is_told_what_is_missing(&self) {
        self.visit.wait_for_question("age").await;
        self.press(".mpt-question button[type=submit]").await;
        self.visit
            .wait_until("document.activeElement.matches('.mpt-error-summary[role=alert]')")
            .await;
        self.press(".mpt-error-summary a").await;
        self.visit.wait_until("document.activeElement === find('.mpt-question input')").await;
    }

    /// Arrow keys move among radios; Space picks. Neither goes on to the next question.
    async fn pick(&self, question: &str, case: &Case) {
        let protocol = content().protocol;
        let item = protocol.questionnaire.items.iter().find(|item| item.link_id == question);
        let item = item.unwrap_or_else(|| panic!("'{question}' is not a question"));
        let codes = item.options.iter().map(|option| option.code.as_str());
        for code in codes.filter(|code| case.answers[question].iter().any(|it| it == code)) {
            let option = format!("#mpt-{question}-{code}");
            if item.repeats {
                self.go_to(&option).await;
                self.visit.keys(&[" "]).await;
            } else {
                self.go_to(&format!("[name={question}]")).await;
                self.visit.keys(&[" "]).await;
                for _ in item.options.iter().take_while(|option| option.code != code) {
                    self.visit.keys(&[DOWN]).await;
                }
            }
            self.visit.wait_until(&format!("find('{option}').checked")).await;
            assert_eq!(self.visit.question().await.as_deref(), Some(question));
        }
    }

    async fn press(&self, selector: &str) {
        self.go_to(selector).await;
        self.visit.keys(&[ENTER]).await;
    }

    /// Presses Tab until it is there.
    async fn go_to(&self, selector: &str) {
        let is_there = format!("return document.activeElement.matches(\"{selector}\")");
        for _ in 0..MOST_TABS {
            if self.run(&is_there).await {
                return self.run("await until(focusIsSeen, 'what has focus to be seen')").await;
            }
            self.visit.keys(&[TAB]).await;
        }
        panic!("Tab does not lead to {selector}");
    }

    /// The new heading is read, and the page begins at its top.
    async fn is_at_the_heading(&self) {
        self.visit.wait_until("document.activeElement === find('h1') && scrollY === 0").await;
        self.run::<()>("await until(focusIsSeen, 'the heading to be seen')").await;
    }

    async fn run<T: DeserializeOwned>(&self, body: &str) -> T {
        run(self.browser, body).await
    }
}
