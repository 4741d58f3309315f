//! Who presses twice by habit answers nothing with the second press: it was meant for the page before.

use std::time::Duration;

use fantoccini::actions::{
    Actions, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::first_view::Gate;
use crate::host_pages::HostPage;
use crate::site::Site;
use crate::visit::Visit;

in_every_engine![
    a_second_click_on_continue_answers_nothing,
    nor_does_it_before_the_program_is_there,
    nor_does_it_in_an_element,
    a_second_click_on_continue_with_nothing_picked_answers_nothing,
    back_is_pressed_as_often_as_one_likes,
    two_clicks_on_an_option_both_count,
];
tests_in!(chromium_touch, Chromium, a_second_tap_on_continue_answers_nothing);
tests_in!(firefox_touch, Firefox, a_second_tap_on_continue_answers_nothing);

/// Between the two presses of somebody who presses twice.
const BETWEEN: Duration = Duration::from_millis(100);

#[derive(Clone, Copy)]
pub enum Pointer {
    Mouse,
    Finger,
}

impl Pointer {
    /// Presses twice at a place in the window.
    pub async fn press_twice(self, browser: &Browser, x: f64, y: f64) {
        let button = MOUSE_BUTTON_LEFT;
        let presses = [
            PointerAction::MoveTo { duration: None, x, y },
            PointerAction::Down { button },
            PointerAction::Up { button },
            PointerAction::Pause { duration: BETWEEN },
            PointerAction::Down { button },
            PointerAction::Up { button },
        ];
        let actions: Actions = match self {
            Self::Mouse => all(MouseActions::new("mouse".into()), presses).into(),
            Self::Finger => all(TouchActions::new("finger".into()), presses).into(),
        };
        browser.client.perform_actions(actions).await.expect("the pointer can press");
    }
}

fn all<S: InputSource<Action = PointerAction>>(
    source: S,
    actions: impl IntoIterator<Item = PointerAction>,
) -> S {
    actions.into_iter().fold(source, S::then)
}

/// What two presses came to.
#[derive(Debug, Deserialize, PartialEq)]
struct Pressed {
    /// The option that the second fell on.
    under: String,
    picked: Vec<String>,
    alerts: usize,
}

/// The page, or the first element on it.
const ROOT: &str = "const root = document.getElementById('one')?.shadowRoot ?? document;";

/// The middle of an element on the screen, in CSS pixels of the window; scrolled to as `block` says.
pub async fn middle_of(browser: &Browser, selector: &str, block: &str) -> (f64, f64) {
    let middle = "
        const [selector, block] = argument;
        const element = root.querySelector(selector);
        element.scrollIntoView({ block });
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2, y + height / 2]";
    browser.run(&[ROOT, middle].concat(), json!([selector, block])).await
}

/// Has options touch each other, so that a press among them never falls between two.
pub const WITHOUT_GAPS: &str = "
    const sheet = [...root.styleSheets, ...root.adoptedStyleSheets].at(-1);
    sheet.insertRule('.mpt-options { gap: 0 !important }', sheet.cssRules.length);
    sheet.insertRule('.mpt-option--apart { margin: 0 !important }', sheet.cssRules.length);";

/// Presses Continue twice and waits for what becomes of it, on the question that comes after.
async fn press_continue_twice(browser: &Browser, pointer: Pointer, next: &str) -> Pressed {
    let listen = "
        const { dataset } = document.documentElement;
        dataset.clicks = dataset.under = '';
        addEventListener('click', (event) => {
            dataset.clicks += '.';
            const label = event.composedPath().find(({ localName }) => localName === 'label');
            if (label) dataset.under = label.htmlFor;
        }, true)";
    browser.run::<()>(&[ROOT, WITHOUT_GAPS, listen].concat(), Value::Null).await;
    let (x, y) = middle_of(browser, "[type=submit]", "center").await;
    pointer.press_twice(browser, x, y).await;
    let outcome = "
        const { dataset } = document.documentElement;
        await until(() => dataset.clicks.length > 1, 'two clicks');
        await until(() => root.querySelector('.mpt-question input')?.name === argument, 'the next question');
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
        return {
            under: dataset.under,
            picked: [...root.querySelectorAll(':checked')].map(({ id }) => id),
            alerts: root.querySelectorAll('[role=alert]').length,
        }";
    browser.run(&[ROOT, outcome].concat(), next).await
}

fn check(pressed: &Pressed) {
    assert_ne!(pressed.under, "", "an option lies where both presses went");
    assert_eq!(pressed.picked, [""; 0], "the second press answered {}", pressed.under);
    assert_eq!(pressed.alerts, 0);
}

async fn a_second_click_on_continue_answers_nothing(engine: Engine) {
    continue_twice(engine, Pointer::Mouse).await;
}

async fn a_second_tap_on_continue_answers_nothing(engine: Engine) {
    continue_twice(engine, Pointer::Finger).await;
}

async fn continue_twice(engine: Engine, pointer: Pointer) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.click("label[for=mpt-age-from_65]").await;
    check(&press_continue_twice(&browser, pointer, "goals").await);
    // Between two questions of the guide nothing but the question changes.
    visit.click("label[for=mpt-goals-ache]").await;
    check(&press_continue_twice(&browser, pointer, "emergency_signs").await);
    // Whoever has read the page goes on as always.
    visit.answer("emergency_signs", &["none"]).await;
    visit.wait_for_question("pain_area").await;
}

async fn nor_does_it_before_the_program_is_there(engine: Engine) {
    let gate = Gate::closed();
    let site = Site::serve_changed(gate.holding());
    let browser = Browser::open(engine).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    let visit = Visit::of(&browser);
    visit.wait_until("document.readyState === 'complete'").await;
    visit.click("label[for=mpt-age-from_65]").await;
    check(&press_continue_twice(&browser, Pointer::Mouse, "goals").await);
}

async fn nor_does_it_in_an_element(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    host.run::<()>("await stands('one'); inside('one', '#mpt-age-from_65').click()").await;
    check(&press_continue_twice(&host.browser, Pointer::Mouse, "goals").await);
}

async fn a_second_click_on_continue_with_nothing_picked_answers_nothing(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_for_question("goals").await;
    let pressed = press_continue_twice(&browser, Pointer::Mouse, "goals").await;
    assert_ne!(pressed.under, "", "an option lies where both presses went");
    assert_eq!((pressed.picked, pressed.alerts), (vec![], 1));
}

async fn back_is_pressed_as_often_as_one_likes(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.answer("emergency_signs", &["none"]).await;
    visit.wait_until_kept(4).await;
    let (x, y) = middle_of(&browser, ".mpt-back-link", "center").await;
    Pointer::Mouse.press_twice(&browser, x, y).await;
    visit.wait_for_question("goals").await;
}

async fn two_clicks_on_an_option_both_count(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_for_question("goals").await;
    let heard = "
        const { dataset } = document.documentElement;
        dataset.changes = '';
        find('.mpt-question').addEventListener('change', ({ target }) => (dataset.changes += `${target.checked} `))";
    browser.run::<()>(heard, Value::Null).await;
    let (x, y) = middle_of(&browser, "label[for=mpt-goals-ache]", "center").await;
    Pointer::Mouse.press_twice(&browser, x, y).await;
    visit.wait_until("document.documentElement.dataset.changes === 'true false '").await;
}
