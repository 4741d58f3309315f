//! Whole visits in the three engines that visitors use: personas walked through the served page and
//! the file, compared with what the engine says, with every request recorded.
//!
//! Needs `dist/` (from `cargo xtask build`), the browsers and their drivers; `cargo xtask test` sees
//! to all of them.

mod accessibility;
mod axe;
mod back;
mod body_map;
mod browser;
mod driver;
mod element;
mod endings;
mod engine;
mod failures;
mod first_view;
mod frame;
mod host_pages;
mod hosts;
mod installed;
mod kiosk;
mod languages;
mod look;
mod one_file;
#[path = "../personas/mod.rs"]
mod personas;
mod policy;
mod pool;
mod privacy;
#[path = "../qr/mod.rs"]
mod qr;
mod screenshots;
mod second_press;
mod settings;
mod site;
mod take_along;
mod visit;
mod walks;

use std::collections::BTreeSet;

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::{Path, Response, recommend};

use browser::Browser;
use engine::{Engine, in_every_engine};
use personas::Case;
use site::{Site, file_url};
use visit::{Ending, Visit};

/// WebKit takes only so many history entries from one page in a stretch.
const VISITS_FOR_ONE_LOAD: usize = 8;

in_every_engine![
    every_persona_gets_the_engines_outcome_on_the_served_page,
    personas_of_every_ending_get_the_engines_outcome_on_the_file_with_no_server,
    every_ending_is_reached_by_pointer,
    the_browsers_back_and_reload_keep_the_visit,
];

fn content() -> Content {
    unpack()
}

async fn every_persona_gets_the_engines_outcome_on_the_served_page(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    walk_personas(&browser, &site.url(), personas::all().iter().collect()).await;
    site.check_requests();
}

/// The program is that of the served page, so one persona in four is enough beside the endings.
async fn personas_of_every_ending_get_the_engines_outcome_on_the_file_with_no_server(
    engine: Engine,
) {
    let all = personas::all();
    let endings = endings::one_for_each(&all).into_iter().map(|(_, case)| case);
    let cases = endings.chain(all.iter().step_by(4)).collect();
    let browser = Browser::open(engine).await;
    walk_personas(&browser, &file_url(), cases).await;
}

/// Walks each persona through the page at `url`, and allows no request but for what lies beside it.
async fn walk_personas(browser: &Browser, url: &str, cases: Vec<&Case>) {
    let content = content();
    let beside = url.trim_end_matches("massage-or-pt.html");
    for cases in cases.chunks(VISITS_FOR_ONE_LOAD) {
        let visit = Visit::open(browser, url).await;
        for case in cases {
            let asked = visit.answer_all(&case.answers).await;
            check_visit(&content, case, &asked, &visit.ending().await);
            visit.start_again().await;
        }
        for address in visit.resources().await {
            assert!(address.starts_with(beside), "the page loaded {address}");
        }
    }
    if browser.engine == Engine::Chromium {
        for address in browser.requests().await {
            assert!(address.starts_with(beside), "the page asked for {address}");
        }
    }
}

/// Compares what the page asked and says in the end with the engine.
fn check_visit(content: &Content, case: &Case, asked: &[String], ending: &Ending) {
    let protocol = &content.protocol;
    let response = case.response(&protocol.questionnaire).expect("cases are readable");
    let path = Path::new(protocol, &response);
    let items: Vec<_> = path.answered(protocol).map(|(_, item, _)| item.link_id.as_str()).collect();
    assert_eq!(asked.iter().collect::<Vec<_>>(), items, "{}", case.name);
    check_ending(content, &case.name, &response, ending);
}

/// Compares an outcome page with the engine.
fn check_ending(content: &Content, name: &str, response: &Response, ending: &Ending) {
    let protocol = &content.protocol;
    let expected = recommend(protocol, response)
        .unwrap_or_else(|incomplete| panic!("{name}: {incomplete}: {ending:?}"));
    assert!(ending.heading.ends_with(&content.page(&expected).title), "{name}: {ending:?}");
    let service = expected.service.as_ref().map(|choice| choice.service);
    assert_eq!(ending.service.as_ref(), service.map(|it| &it.name), "{name}");
    assert_eq!(ending.booking.as_ref(), service.map(|it| &it.booking_url), "{name}");
    assert_eq!(ending.reasons, expected.reasons.len(), "{name}");
    let path = Path::new(protocol, response);
    let answers = path.answered(protocol).map(|(_, item, picked)| {
        let texts: Vec<_> = item.picked(picked).map(|option| option.text.as_str()).collect();
        (item.text.to_string(), texts.join("; "))
    });
    // Those that decide come first on the page.
    let listed = BTreeSet::from_iter(ending.answers.iter().cloned());
    assert_eq!(listed, answers.collect::<BTreeSet<_>>(), "{name}");
}

async fn every_ending_is_reached_by_pointer(engine: Engine) {
    let (site, content, cases) = (Site::serve(), content(), personas::all());
    let browser = Browser::open(engine).await;
    for (_, case) in endings::one_for_each(&cases) {
        let visit = Visit::open(&browser, &site.url()).await;
        let asked = visit.point_at_all(&case.answers).await;
        check_visit(&content, case, &asked, &visit.ending().await);
    }
    site.check_requests();
}

async fn the_browsers_back_and_reload_keep_the_visit(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["relax"]).await;
    visit.wait_until_kept(3).await;
    browser.client.back().await.unwrap();
    visit.wait_for_question("goals").await;
    browser.client.refresh().await.unwrap();
    visit.wait_for_question("goals").await;
    assert_eq!(visit.count("input:checked").await, 1, "the answer survives the reload");
    browser.client.back().await.unwrap();
    visit.wait_for_question("age").await;
}
