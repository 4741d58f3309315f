//! axe-core in every state of the pages and in every look: no violation, and nothing left to a person.
//!
//! The variable AXE says where `axe.min.js` is; `cargo xtask test` sees to it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use fantoccini::wd::Capabilities;
use massage_or_pt::engine::Path;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, tests_in, variable};
use crate::host_pages::{HostPage, relaxing};
use crate::personas::{self, Case};
use crate::site::{Answer, Site, is_program};
use crate::visit::Visit;
use crate::{content, endings, kiosk};

tests_in!(
    chromium,
    Chromium,
    no_state_of_the_page_has_a_violation_in_any_look,
    no_state_inside_another_page_has_a_violation
);
tests_in!(
    firefox,
    Firefox,
    no_state_of_the_page_has_a_violation_in_any_look,
    no_state_inside_another_page_has_a_violation
);

/// What runs in the page.
const CHECK: &str = include_str!("axe.js");

/// Settings with a mistake, of which the page tells its owner.
const MISTAKEN: &str = "<script type=\"application/json\" id=\"massage-or-pt-settings\">\
    { \"accent\": \"#ffd400\", \"spa\": \"A Spa\" }</script>";

/// What a visitor's system asks of the page: Chromium is told by emulation, Firefox as it starts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Colors {
    Light,
    Dark,
    Forced,
}

const COLORS: [Colors; 3] = [Colors::Light, Colors::Dark, Colors::Forced];

impl Colors {
    fn media_features(self) -> Value {
        let (scheme, forced) = match self {
            Self::Light => ("light", "none"),
            Self::Dark => ("dark", "none"),
            Self::Forced => ("light", "active"),
        };
        json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
        ])
    }

    fn media_query(self) -> &'static str {
        match self {
            Self::Light => "(prefers-color-scheme: light) and (forced-colors: none)",
            Self::Dark => "(prefers-color-scheme: dark) and (forced-colors: none)",
            Self::Forced => "(forced-colors: active)",
        }
    }

    fn firefox_preferences(self) -> [(String, Value); 2] {
        // The colors of the page: always (1) or never (2).
        let page = if self == Self::Forced { 2 } else { 1 };
        [
            ("ui.systemUsesDarkTheme".into(), i32::from(self == Self::Dark).into()),
            ("browser.display.document_color_use".into(), page.into()),
        ]
    }
}

async fn no_state_of_the_page_has_a_violation_in_any_look(engine: Engine) {
    let site = Site::serve();
    // Only Chromium changes its look while it runs.
    for looks in COLORS.chunks(if engine == Engine::Chromium { COLORS.len() } else { 1 }) {
        let browser = Browser::open_with(engine, wishes(engine, looks[0])).await;
        let inspection = Inspection::new(&browser, looks);
        inspection.visit_every_question_and_ending(&site.url()).await;
        inspection.see_what_stands_in_for_the_guide().await;
        inspection.see_what_the_owner_is_told().await;
        inspection.see_the_countdown_of_a_kiosk().await;
        inspection.end();
    }
}

async fn no_state_inside_another_page_has_a_violation(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    let guide = Inspection { part: Some("#one"), ..Inspection::new(&host.browser, &COLORS[..1]) };
    host.run::<()>("await stands('one')").await;
    guide.check("the start").await;
    host.run::<()>("await stands('one')").await;
    host.run::<()>("inside('one', '.mpt-question button').click()").await;
    host.run::<()>("await until(() => inside('one', '.mpt-error-summary'), 'the error')").await;
    guide.check("an error").await;
    host.run_with::<()>("await answerRestOf('one', argument)", relaxing()).await;
    guide.check("an outcome").await;
    guide.end();
}

fn wishes(engine: Engine, colors: Colors) -> Capabilities {
    let mut wishes = engine.capabilities();
    let preferences =
        wishes.get_mut("moz:firefoxOptions").and_then(|it| it["prefs"].as_object_mut());
    if let Some(preferences) = preferences {
        preferences.extend(colors.firefox_preferences());
    }
    wishes
}

/// A browser, and what was found in it.
struct Inspection<'a> {
    browser: &'a Browser,
    looks: &'a [Colors],
    /// What is looked at; otherwise the whole page.
    part: Option<&'a str>,
    found: RefCell<Vec<String>>,
}

impl<'a> Inspection<'a> {
    fn new(browser: &'a Browser, looks: &'a [Colors]) -> Self {
        Self { browser, looks, part: None, found: RefCell::default() }
    }

    async fn visit_every_question_and_ending(&self, url: &str) {
        let mut asked = BTreeSet::new();
        let visit = Visit::open(self.browser, url).await;
        self.check("the start").await;
        visit.click(".mpt-question button[type=submit]").await;
        visit.wait_until("find('.mpt-error-summary')").await;
        self.check("an error").await;
        let cases = personas::all();
        for case in cases_with_every_question(&cases) {
            let visit = Visit::open(self.browser, url).await;
            while let Some(question) = visit.question().await {
                self.run::<()>("pick(argument)", json!(case.answers)).await;
                if asked.insert(question.clone()) {
                    self.check(&question).await;
                }
                self.run::<()>("await goOn()", Value::Null).await;
            }
            self.check(&format!("the outcome of '{}'", case.name)).await;
        }
        self.see_a_text_to_copy().await;
        Visit::open(self.browser, &format!("{url}#massage-or-pt~old")).await;
        self.check("a link that cannot be used").await;
    }

    /// On an outcome, where nothing can be copied.
    async fn see_a_text_to_copy(&self) {
        let script = "
            Object.defineProperty(navigator, 'clipboard', { value: undefined });
            find('.mpt-take__ways button:nth-child(2)').click();
            await until(() => find('.mpt-take__text'), 'the text')";
        self.run::<()>(script, Value::Null).await;
        self.check("a text to copy").await;
    }

    async fn see_what_stands_in_for_the_guide(&self) {
        let site = Site::serve_changed(|name, answer| match name {
            "index.html" => answer.watch(),
            _ if is_program(name) => *answer = Answer::not_found(),
            _ => {}
        });
        self.browser.client.goto(&site.url()).await.expect("the page opens");
        self.run::<()>("await until(() => watched.failures.length > 0, 'a failure')", Value::Null)
            .await;
        self.check("the fallback").await;
    }

    async fn see_what_the_owner_is_told(&self) {
        let site = Site::serve_changed(|name, page| {
            if name == "index.html" {
                page.insert_first(MISTAKEN);
            }
        });
        let visit = Visit::open(self.browser, &site.url()).await;
        visit.wait_until("find('.mpt-settings-notice')").await;
        self.check("a mistake in the settings").await;
    }

    /// On an outcome page, with the code that leads to the booking.
    async fn see_the_countdown_of_a_kiosk(&self) {
        let site = kiosk::serve();
        let visit = Visit::open(self.browser, &site.url()).await;
        visit.answer_all(&endings::one_for_each(&personas::all())[0].1.answers).await;
        self.run::<()>("clock.pass(60)", Value::Null).await;
        visit.wait_until("find('.mpt-idle') && find('.mpt-qr__code')").await;
        self.check("the countdown of a kiosk").await;
    }

    /// Looks at the page as it is, in every look and both directions.
    async fn check(&self, state: &str) {
        for look in self.looks {
            if self.browser.engine == Engine::Chromium {
                let media = json!({ "features": look.media_features() });
                self.browser.cdp("Emulation.setEmulatedMedia", media).await;
            }
            let argument = json!({
                "source": axe(),
                "part": self.part,
                "colors": format!("{look:?}").to_lowercase(),
                "query": look.media_query(),
            });
            let found: Vec<String> = self.run("return check(argument)", argument).await;
            let name = |it| format!("{state}, {look:?}, {it}");
            self.found.borrow_mut().extend(found.into_iter().map(name));
        }
    }

    async fn run<T: DeserializeOwned>(&self, body: &str, argument: Value) -> T {
        self.browser.run(&format!("{CHECK}\n{body}"), argument).await
    }

    fn end(self) {
        let found = self.found.into_inner();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// A persona for each ending, and more until every question came up.
fn cases_with_every_question(cases: &[Case]) -> Vec<&Case> {
    let protocol = content().protocol;
    let mut missing: BTreeSet<_> = (protocol.questionnaire.indexed().map(|(it, _)| it)).collect();
    let endings: Vec<&Case> =
        endings::one_for_each(cases).into_iter().map(|(_, case)| case).collect();
    let mut chosen = Vec::new();
    for (place, case) in endings.iter().copied().chain(cases).enumerate() {
        let response = case.response(&protocol.questionnaire).expect("cases are readable");
        let path = Path::new(&protocol, &response);
        let news = path.items().iter().filter(|item| missing.remove(item)).count();
        if news > 0 || place < endings.len() {
            chosen.push(case);
        }
    }
    assert!(missing.is_empty(), "no persona is asked {missing:?}");
    chosen
}

fn axe() -> String {
    let file = variable("AXE", "axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("axe-core, {file}: {error}"))
}
