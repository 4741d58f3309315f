//! What anyone but the visitor could learn from the page.

use serde_json::Value;

use crate::browser::Browser;
use crate::content;
use crate::engine::{Engine, in_every_engine};
use crate::personas;
use crate::site::Site;
use crate::take_along::HANDS;
use crate::visit::Visit;

in_every_engine![nothing_is_told_of_any_visit];

/// What is handed to the visitor is told to nobody else.
const TAKE_ALL: &str = "
    const copied = handed.copied.length;
    for (const button of document.querySelectorAll('.mpt-take__ways button')) button.click();
    await until(() => !find('.mpt-take') || handed.copied.length > copied, 'a copy')";

async fn nothing_is_told_of_any_visit(engine: Engine) {
    let site = Site::serve_changed(|name, page| {
        if name == "index.html" {
            page.run_first(HANDS);
            page.watch();
        }
    });
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    for case in personas::all().iter().step_by(24) {
        visit.answer_all(&case.answers).await;
        browser.run::<()>(TAKE_ALL, Value::Null).await;
        check(&browser, &site.url()).await;
        visit.start_again().await;
    }
}

/// No item and no option is named in the address, the title, a cookie, a name in the storage, the
/// history, an event, a message, a request or the console. The page must be watched.
pub async fn check(browser: &Browser, url: &str) {
    let script = "
        const names = [...Object.keys(sessionStorage), ...Object.keys(localStorage)];
        const rest = [document.cookie, String(history.state), window.name, document.referrer];
        return [location.href, document.title, [...watched.told, ...names, ...rest]]";
    let (address, title, told): (String, String, Vec<String>) =
        browser.run(script, Value::Null).await;
    assert_eq!(address, url);
    assert_eq!(title, "Massage or physical therapy?");
    let questionnaire = content().protocol.questionnaire;
    let ids = questionnaire
        .items
        .iter()
        .flat_map(|item| item.options.iter().map(|option| &option.code).chain([&item.link_id]));
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.map(String::from).collect::<Vec<_>>()
    };
    let told: Vec<_> = told.iter().map(|text| (text, words(text))).collect();
    for id in ids {
        for (text, words) in &told {
            assert!(!words.contains(&id.to_string()), "'{id}' is told: {text}");
        }
    }
}
