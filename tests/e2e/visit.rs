//! One visit to the guide: what a visitor sees and presses.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use crate::browser::Browser;

/// Generous, since it is only reached when something is broken.
const PATIENCE: Duration = Duration::from_secs(20);

/// How options are picked.
#[derive(Clone, Copy)]
pub enum Hand {
    /// By a pointer at a place on the screen: what covers an option also stops the click.
    Pointer,
    /// By the element's own click, which is quicker.
    Script,
}

pub struct Visit<'a> {
    browser: &'a Browser,
}

impl<'a> Visit<'a> {
    /// Opens the page anew, with nothing stored, and presses Start.
    pub async fn start(browser: &'a Browser, url: &str) -> Self {
        let visit = Self::open(browser, url).await;
        visit.click(".mpt-start button").await;
        visit.wait_for_question("age").await;
        visit
    }

    /// Opens the page anew, with nothing stored.
    pub async fn open(browser: &'a Browser, url: &str) -> Self {
        browser.client.goto(url).await.expect("the page opens");
        browser.client.execute("sessionStorage.clear()", vec![]).await.expect("storage clears");
        browser.client.goto(url).await.expect("the page opens");
        let visit = Self { browser };
        visit.wait_for(".mpt h1").await;
        visit
    }

    /// Answers every question that comes up, until the outcome.
    pub async fn answer_all(&self, answers: &BTreeMap<String, Vec<String>>, hand: Hand) {
        while let Some(question) = self.question().await {
            let codes = answers.get(&question).unwrap_or_else(|| {
                panic!("the page asks '{question}', which the persona does not answer")
            });
            let codes: Vec<_> = codes.iter().map(String::as_str).collect();
            match hand {
                Hand::Pointer => self.answer(&question, &codes).await,
                Hand::Script => self.answer_by_script(&question, &codes).await,
            }
        }
    }

    /// From the outcome, forgets everything and begins anew.
    pub async fn start_again(&self) {
        self.click(".mpt > .mpt-button--quiet").await;
        self.wait_for(".mpt-start button").await;
        self.click(".mpt-start button").await;
        self.wait_for_question("age").await;
    }

    /// Picks the options of one question and presses Continue.
    pub async fn answer(&self, link_id: &str, codes: &[&str]) {
        for code in codes {
            self.click(&format!("label[for='mpt-{link_id}-{code}']")).await;
        }
        self.click(".mpt-question button[type=submit]").await;
        let moved = format!(".mpt:not(:has(input[name='{link_id}'])) h1");
        self.wait_for(&moved).await;
    }

    /// The same in one call: each click is the element's own, as assistive technology does it.
    async fn answer_by_script(&self, link_id: &str, codes: &[&str]) {
        let script = "
            const [item, codes] = arguments;
            for (const code of codes) document.getElementById(`mpt-${item}-${code}`).click();
            document.querySelector('.mpt-question button[type=submit]').click();";
        let arguments = vec![link_id.into(), codes.into()];
        self.browser.client.execute(script, arguments).await.expect("the options are there");
        self.wait_for(&format!(".mpt:not(:has(input[name='{link_id}'])) h1")).await;
    }

    /// The id of the question shown; none on other pages.
    pub async fn question(&self) -> Option<String> {
        let script = "return document.querySelector('.mpt-question input')?.name ?? null";
        let name = self.browser.client.execute(script, vec![]).await.expect("the script runs");
        name.as_str().map(String::from)
    }

    pub async fn wait_for_question(&self, link_id: &str) {
        self.wait_for(&format!(".mpt-question input[name='{link_id}']")).await;
    }

    pub async fn heading(&self) -> String {
        self.text_of("h1").await.expect("every page has a heading")
    }

    pub async fn text_of(&self, selector: &str) -> Option<String> {
        let element = self.browser.client.find(Locator::Css(selector)).await.ok()?;
        Some(element.text().await.expect("an element has text"))
    }

    pub async fn link_of(&self, selector: &str) -> Option<String> {
        let element = self.browser.client.find(Locator::Css(selector)).await.ok()?;
        element.attr("href").await.expect("an element has attributes")
    }

    pub async fn count(&self, selector: &str) -> usize {
        self.browser.client.find_all(Locator::Css(selector)).await.expect("a valid selector").len()
    }

    pub async fn click(&self, selector: &str) {
        let element = self.browser.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses keys one after another, by their WebDriver names.
    pub async fn keys(&self, keys: &[&str]) {
        let presses = keys
            .iter()
            .flat_map(|key| key.chars())
            .fold(KeyActions::new("keyboard".into()), |actions, value| {
                actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
            });
        self.browser.client.perform_actions(presses).await.expect("keys can be pressed");
    }

    async fn wait_for(&self, selector: &str) {
        let wait = self.browser.client.wait().at_most(PATIENCE).every(Duration::from_millis(5));
        let found = wait.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("waited for {selector}: {error}"));
    }
}
