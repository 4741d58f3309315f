//! The guide on a tablet that visitors share: what one of them leaves behind, the next never sees.

use massage_or_pt::settings::{Settings, Value, booking_link};
use serde_json::{Value as Json, json};

use crate::accessibility::small_targets;
use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::first_view::Gate;
use crate::second_press::{Pointer, WITHOUT_GAPS, middle_of};
use crate::site::{Answer, Site, with_settings};
use crate::visit::Visit;
use crate::{content, endings, personas, qr};

in_every_engine![
    a_visit_that_nobody_goes_on_with_is_counted_down_and_cleared,
    what_was_answered_before_the_guide_was_there_is_cleared_too,
    whatever_a_visitor_does_goes_on_with_the_visit,
    a_second_press_on_the_notice_presses_nothing_beneath,
    a_tablet_that_slept_clears_the_visit_before_the_next_touch_counts,
    no_link_leads_away_and_the_code_leads_to_the_booking,
    every_target_is_large_enough_for_any_hand,
];

/// Everything that an owner can set a link with.
const SETTINGS: &str = r#"{
    "mode": "kiosk", "spa_name": "Stillwater", "phone": "555 0100",
    "website": "https://www.example.com", "find_pt_url": "https://pt.example.com",
    "booking_url": "https://www.example.com/book/{service}?why={outcome}&lang={locale}"
}"#;

/// The code as it is drawn, in the colors that it has: how wide it is, and how bright each pixel is in green. WebKit
/// takes no picture of it.
const DRAWN: &str = "
    const svg = find('.mpt-qr__code'), path = svg.firstElementChild;
    const { x, y, width } = svg.viewBox.baseVal, scale = 4, side = width * scale;
    const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side });
    const context = canvas.getContext('2d');
    context.fillStyle = getComputedStyle(svg).backgroundColor;
    context.fillRect(0, 0, side, side);
    context.setTransform(scale, 0, 0, scale, -x * scale, -y * scale);
    context.fillStyle = getComputedStyle(path).fill;
    context.fill(new Path2D(path.getAttribute('d')));
    const { data } = context.getImageData(0, 0, side, side);
    return [side, Array.from(data.filter((_, i) => i % 4 === 1))]";

/// CSS pixels.
const TARGET: u32 = 56;

/// The guide on such a tablet, with `clock.js`.
pub fn serve() -> Site {
    Site::serve_changed(on_tablet)
}

fn on_tablet(name: &str, page: &mut Answer) {
    if name == "index.html" {
        page.body = with_settings(&String::from_utf8_lossy(&page.body), SETTINGS).into();
        page.run_first(include_str!("clock.js"));
    }
}

/// The next visit, in the tab of the one before: only the first tab of WebKit has focus.
async fn begin<'a>(browser: &'a Browser, site: &Site) -> Visit<'a> {
    browser.client.goto(&site.url()).await.expect("the page opens");
    browser.run::<()>("await loaded()", ()).await;
    Visit::of(browser)
}

/// A visitor, and the clock.
struct Kiosk<'a> {
    browser: &'a Browser,
    visit: Visit<'a>,
}

impl<'a> Kiosk<'a> {
    /// With two answers given.
    async fn in_use(browser: &'a Browser, site: &Site) -> Self {
        let visit = begin(browser, site).await;
        visit.answer("age", &["from_65"]).await;
        visit.click("label[for=mpt-goals-relax]").await;
        visit.wait_until("count('input:checked') === 1").await;
        Self { browser, visit }
    }

    /// Lets time pass, and the page draw what it makes of it.
    async fn pass(&self, seconds: u32) {
        self.run("clock.pass(argument); await new Promise((done) => setTimeout(done))", seconds)
            .await
    }

    async fn shows(&self, seconds_left: u32) {
        let end = format!(": {seconds_left}");
        self.visit.wait_until(&format!("text('.mpt-idle__left')?.endsWith('{end}')")).await;
    }

    async fn is_quiet(&self) {
        self.visit.wait_until("!find('.mpt-idle')").await;
    }

    async fn said(&self) -> Option<String> {
        self.visit.text_of("[role=status]:has(+ .mpt-idle)").await
    }

    /// The start, its top in sight, and nothing of the visit anywhere.
    async fn is_cleared(&self) {
        self.visit.wait_until("find('.mpt-start')").await;
        self.visit.wait_until("scrollY === 0").await;
        self.is_quiet().await;
        let kept: usize = self.run("return sessionStorage.length + localStorage.length", ()).await;
        assert_eq!(kept, 0);
        assert_eq!(self.visit.question().await.as_deref(), Some("age"));
        assert_eq!(self.visit.count("input:checked").await, 0);
    }

    async fn is_as_it_was(&self) {
        assert_eq!(self.visit.question().await.as_deref(), Some("goals"));
        assert_eq!(self.visit.count("#mpt-goals-relax:checked").await, 1);
    }

    async fn run<T: serde::de::DeserializeOwned>(
        &self,
        body: &str,
        argument: impl Into<Json>,
    ) -> T {
        self.browser.run(body, argument).await
    }
}

async fn a_visit_that_nobody_goes_on_with_is_counted_down_and_cleared(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    let kiosk = Kiosk::in_use(&browser, &site).await;
    let entries: u32 = kiosk.run("return history.length", ()).await;
    kiosk.pass(59).await;
    kiosk.is_quiet().await;
    kiosk.is_as_it_was().await;
    kiosk.pass(1).await;
    kiosk.shows(30).await;
    let seen = "const { top, bottom } = find('.mpt-idle').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight";
    assert!(kiosk.run::<bool>(seen, ()).await, "the countdown is out of sight");
    let first = kiosk.said().await.unwrap_or_default();
    assert!(first.starts_with("Are you still there?") && first.ends_with(": 30"), "{first}");
    kiosk.pass(19).await;
    kiosk.shows(11).await;
    assert_eq!(kiosk.said().await.as_deref(), Some(first.as_str()), "said again");
    kiosk.pass(1).await;
    kiosk.shows(10).await;
    assert!(kiosk.said().await.unwrap_or_default().ends_with(": 10"));
    kiosk.pass(9).await;
    kiosk.shows(1).await;
    kiosk.is_as_it_was().await;
    kiosk.pass(1).await;
    kiosk.visit.wait_until("find('.mpt-start') && document.activeElement === find('h1')").await;
    kiosk.is_cleared().await;
    assert_eq!(kiosk.run::<u32>("return history.length", ()).await, entries);
    browser.client.back().await.expect("the browser goes back");
    browser.client.forward().await.expect("the browser goes forward");
    kiosk.run::<()>("await loaded()", ()).await;
    assert_eq!(kiosk.visit.count("input:checked, .mpt-summary-list").await, 0);
}

async fn what_was_answered_before_the_guide_was_there_is_cleared_too(engine: Engine) {
    let gate = Gate::closed();
    let hold = gate.holding();
    let site = Site::serve_changed(move |name, answer| {
        on_tablet(name, answer);
        hold(name, answer);
    });
    let browser = Browser::open(engine).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    browser.run::<()>("press('#mpt-age-from_65')", ()).await;
    gate.open();
    browser.run::<()>("await loaded()", ()).await;
    let kiosk = Kiosk { browser: &browser, visit: Visit::of(&browser) };
    kiosk.visit.wait_until("find('#mpt-age-from_65').checked").await;
    kiosk.pass(61).await;
    kiosk.shows(29).await;
    kiosk.pass(29).await;
    kiosk.is_cleared().await;
}

async fn whatever_a_visitor_does_goes_on_with_the_visit(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    let kiosk = Kiosk::in_use(&browser, &site).await;
    kiosk.pass(70).await;
    kiosk.shows(20).await;
    kiosk.visit.click(".mpt-idle button").await;
    kiosk.is_quiet().await;
    kiosk.pass(59).await;
    kiosk.is_quiet().await;
    kiosk.pass(1).await;
    kiosk.shows(30).await;
    kiosk.visit.keys(&["\u{e008}"]).await;
    kiosk.pass(2).await;
    kiosk.is_quiet().await;
    kiosk.pass(70).await;
    kiosk.shows(18).await;
    // As a screen reader does it.
    kiosk.run::<()>("find('.mpt-idle button').focus()", ()).await;
    kiosk.pass(2).await;
    kiosk.is_quiet().await;
    kiosk.visit.wait_until("document.activeElement === find('h1')").await;
    kiosk.is_as_it_was().await;
}

async fn a_second_press_on_the_notice_presses_nothing_beneath(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    let kiosk = Kiosk::in_use(&browser, &site).await;
    kiosk.pass(61).await;
    kiosk.visit.wait_for(".mpt-idle button").await;
    // So that an option lies beneath.
    let place = "
        const root = document;
        const button = find('.mpt-idle button').getBoundingClientRect();
        const option = find('label[for=mpt-goals-ache]').getBoundingClientRect();
        scrollBy(0, option.top + option.height / 2 - button.top - button.height / 2);
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);";
    kiosk.run::<()>(&[place, WITHOUT_GAPS].concat(), ()).await;
    let (x, y) = middle_of(&browser, ".mpt-idle button", "nearest").await;
    Pointer::Mouse.press_twice(&browser, x, y).await;
    kiosk.is_quiet().await;
    let under = "return document.elementFromPoint(...argument).closest('label')?.htmlFor ?? null";
    let under: Option<String> = kiosk.run(under, json!([x, y])).await;
    assert!(under.is_some_and(|it| it != "mpt-goals-relax"), "another option lies beneath");
    kiosk.is_as_it_was().await;
    assert_eq!(kiosk.visit.count("input:checked").await, 1);
}

async fn a_tablet_that_slept_clears_the_visit_before_the_next_touch_counts(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    let kiosk = Kiosk::in_use(&browser, &site).await;
    kiosk.run::<()>("clock.sleep(3600)", ()).await;
    kiosk.visit.click("h1").await;
    kiosk.is_cleared().await;
    // By the clock alone, when the page runs again.
    kiosk.visit.answer("age", &["from_65"]).await;
    kiosk.run::<()>("clock.sleep(3600); clock.pass(1)", ()).await;
    kiosk.is_cleared().await;
}

async fn no_link_leads_away_and_the_code_leads_to_the_booking(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    let (settings, problems) =
        Settings::read(&Value::from(&serde_json::from_str(SETTINGS).unwrap()));
    assert_eq!(problems, []);
    let content = content().with(&settings);
    let mut codes = 0;
    if engine == Engine::Chromium {
        let looks = json!({ "features": [
            { "name": "prefers-color-scheme", "value": "dark" },
            { "name": "forced-colors", "value": "active" },
        ] });
        browser.cdp("Emulation.setEmulatedMedia", looks).await;
    }
    for (ending, case) in endings::one_for_each(&personas::all()) {
        let visit = begin(&browser, &site).await;
        visit.answer_all(&case.answers).await;
        assert_eq!(visit.count("a[href]:not([href^='#mpt-'])").await, 0, "{ending}");
        let services = &content.protocol.services;
        let service = services.iter().find(|it| Some(&it.id) == case.service.as_ref());
        let expected = service.map(|it| booking_link(&it.booking_url, case.outcome));
        assert_eq!(code(&browser).await, expected, "{ending}");
        codes += usize::from(expected.is_some());
    }
    assert!(codes > 1, "{codes} endings have a code");
}

/// What a phone reads; none where there is no code.
async fn code(browser: &Browser) -> Option<String> {
    if Visit::of(browser).count(".mpt-qr__code").await == 0 {
        return None;
    }
    let (side, green): (usize, Vec<u8>) = browser.run(DRAWN, ()).await;
    let darkest = green.iter().min().zip(green.iter().max());
    assert_eq!(darkest, Some((&0, &255)), "a code is black on white in every look");
    Some(qr::read((side, side), |x, y| green[y * side + x]).expect("a code that can be read"))
}

async fn every_target_is_large_enough_for_any_hand(engine: Engine) {
    let site = serve();
    let browser = Browser::open(engine).await;
    assert_eq!(small_targets(&browser, &site.url(), TARGET).await, Vec::<String>::new());
    let kiosk = Kiosk::in_use(&browser, &site).await;
    kiosk.pass(60).await;
    kiosk.shows(30).await;
    let button = "const { width, height } = find('.mpt-idle button').getBoundingClientRect();
        return Math.min(width, height)";
    assert!(kiosk.run::<f64>(button, ()).await >= f64::from(TARGET));
}
