//! One visit to the guide: what a visitor sees and presses.

use std::collections::BTreeMap;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};

/// The answers of a persona: option codes by item.
pub type Answers = BTreeMap<String, Vec<String>>;

pub struct Visit<'a> {
    browser: &'a Browser,
}

/// What the last page of a visit says.
#[derive(Debug, Deserialize, PartialEq)]
pub struct Ending {
    pub heading: String,
    pub service: Option<String>,
    pub booking: Option<String>,
    /// How many are given.
    pub reasons: usize,
    /// The questions that counted, each with its answer, in the visitor's words.
    pub answers: Vec<(String, String)>,
}

impl<'a> Visit<'a> {
    /// Opens the page in a new tab, which has nothing stored.
    pub async fn open(browser: &'a Browser, url: &str) -> Self {
        browser.open_tab().await;
        browser.client.goto(url).await.expect("the page opens");
        let visit = Self { browser };
        visit.run::<()>("await loaded()", Value::Null).await;
        visit
    }

    /// On the page that the browser shows.
    pub fn of(browser: &'a Browser) -> Self {
        Self { browser }
    }

    /// From the first question to the outcome by script: each click is the element's own, as
    /// assistive technology does it. Returns which questions came up.
    pub async fn answer_all(&self, answers: &Answers) -> Vec<String> {
        self.run("return answerAll(argument)", json!(answers)).await
    }

    /// From the first question to the outcome by a pointer at places on the screen: what covers an
    /// option also stops the click. Returns which questions came up.
    pub async fn point_at_all(&self, answers: &Answers) -> Vec<String> {
        let mut asked = Vec::new();
        while let Some(question) = self.question().await {
            let codes = answers.get(&question).unwrap_or_else(|| {
                panic!("the page asks '{question}', which the persona does not answer")
            });
            self.answer(&question, codes).await;
            asked.push(question);
        }
        asked
    }

    /// Picks the options of one question by pointer and presses Continue.
    pub async fn answer(&self, link_id: &str, codes: &[impl AsRef<str>]) {
        for code in codes {
            self.click(&format!("label[for='mpt-{link_id}-{}']", code.as_ref())).await;
        }
        self.click(".mpt-question button[type=submit]").await;
        self.run("await until(() => find('h1') && question() !== argument, 'a page')", link_id)
            .await
    }

    pub async fn ending(&self) -> Ending {
        self.run("return outcome()", Value::Null).await
    }

    /// From the outcome, forgets everything and begins anew.
    pub async fn start_again(&self) {
        self.run("await startAgain()", Value::Null).await
    }

    /// The id of the question shown; none on other pages.
    pub async fn question(&self) -> Option<String> {
        self.run("return question()", Value::Null).await
    }

    pub async fn wait_for_question(&self, link_id: &str) {
        self.wait_for(&format!(".mpt-question input[name='{link_id}']")).await;
    }

    /// The address of everything that the page loaded.
    pub async fn resources(&self) -> Vec<String> {
        self.run(
            "return performance.getEntriesByType('resource').map(({ name }) => name)",
            Value::Null,
        )
        .await
    }

    pub async fn text_of(&self, selector: &str) -> Option<String> {
        self.run("return text(argument)", selector).await
    }

    pub async fn link_of(&self, selector: &str) -> Option<String> {
        self.run("return find(argument)?.getAttribute('href')", selector).await
    }

    pub async fn count(&self, selector: &str) -> usize {
        self.run("return count(argument)", selector).await
    }

    /// Clicks where the element is seen, in the middle of the window: a visitor, too, scrolls until nothing
    /// covers it.
    pub async fn click(&self, selector: &str) {
        // Two frames, since Firefox finds what was clicked by where it was last drawn. The second tab of
        // WebKit is behind the first and draws none.
        let center = "find(argument)?.scrollIntoView({ block: 'center' });
            for (let i = 0; i < 2 && !document.hidden; i++) await new Promise(requestAnimationFrame)";
        self.run::<()>(center, selector).await;
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

    /// Waits until storage and history know the page shown, by its number: where drawing takes long, Yew
    /// leaves history to another turn.
    pub async fn wait_until_kept(&self, page: u32) {
        self.wait_until(&format!("kept()?.split('.')[0] === '{page}'")).await;
        self.wait_until(&format!("history.state?.split(' ')[2] === '{page}'")).await;
    }

    /// Waits until a condition in JavaScript holds.
    pub async fn wait_until(&self, condition: &str) {
        self.run(&format!("await until(() => {condition}, argument)"), condition).await
    }

    async fn run<T: serde::de::DeserializeOwned>(
        &self,
        body: &str,
        argument: impl Into<Value>,
    ) -> T {
        self.browser.run(body, argument).await
    }

    /// Asks from outside, so that it may begin before the page is there.
    pub async fn wait_for(&self, selector: &str) {
        let wait = self.browser.client.wait().at_most(PATIENCE).every(Duration::from_millis(5));
        let found = wait.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("waited for {selector}: {error}"));
    }
}
