//! The guide in pages that are made with what others use: frameworks, style sheets, a router.
//!
//! Needs the pages of `tests/hosts/`, which `cargo xtask test --only hosts` builds.

use std::fs;
use std::path::Path;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use massage_or_pt::engine::recommend;
use serde_json::Value;

use crate::element::press_booking;
use crate::engine::{Engine, in_every_engine};
use crate::host_pages::{HostPage, relaxing};
use crate::personas::{self, Case};
use crate::{content, endings};

in_every_engine![
    a_persona_walks_through_every_host_and_no_pixel_differs,
    the_guide_comes_and_goes_with_its_route,
];

/// How often a picture that still changes is taken again.
const ATTEMPTS: usize = 4;
const PLAIN: &str = "plain.html";
const STYLED: [&str; 4] = ["bootstrap.html", "tailwind.html", "wordpress.html", "hostile.html"];
const SINGLE_PAGE_APPS: [&str; 3] = ["react.html", "vue.html", "svelte.html"];

async fn a_persona_walks_through_every_host_and_no_pixel_differs(engine: Engine) {
    let cases = personas::all();
    let case = persona(&cases);
    let host = open(engine, PLAIN).await;
    let plain = walk(&host, PLAIN, case).await;
    plain.iter().for_each(|picture| picture.keep(engine, PLAIN));
    let mut different = Vec::new();
    for page in STYLED.iter().chain(&SINGLE_PAGE_APPS) {
        enter(&host, page).await;
        let pictures = walk(&host, page, case).await;
        for (picture, expected) in pictures.iter().zip(&plain) {
            picture.keep(engine, page);
            different.extend(difference(&host, page, expected, picture).await);
        }
    }
    assert_eq!(different, Vec::<String>::new());
}

async fn the_guide_comes_and_goes_with_its_route(engine: Engine) {
    let host = open(engine, PLAIN).await;
    for page in SINGLE_PAGE_APPS {
        host.browser.open_tab().await;
        host.go_to(page).await;
        host.run::<()>("await home(); remember(); await arrive(); release()").await;
        let place = "return [location.pathname, history.length]";
        let before: (String, usize) = host.run(place).await;
        assert_eq!(before.0, "/guide", "{page}");
        host.run::<()>("await stands('one'); await answer('one', 'age', ['from_65'])").await;
        host.run::<()>("await home()").await;
        is_empty(&host, page, "return changed()").await;
        host.run::<()>("await back(); await stands('one')").await;
        let after: (String, usize) = host.run(place).await;
        assert_eq!(after, (before.0, before.1 + 1), "{page}: the way home was one more");
        let question: String = host.run("return questionOf('one')").await;
        assert_eq!(question, "goals", "{page}: the visit goes on");
        host.run_with::<()>("await answerRestOf('one', argument)", relaxing()).await;
        press_booking(&host, "one").await;
        let booked = "await until(() => find('output').textContent === '1', 'the page to hear')";
        host.run::<()>(booked).await;
        is_empty(&host, page, "return complaints").await;
        assert_eq!(host.run::<usize>("return programs()").await, 1, "{page}: it is loaded once");
    }
}

/// Someone whose outcome page has nearly all that such a page can have.
fn persona(cases: &[Case]) -> &Case {
    let mut endings = endings::one_for_each(cases).into_iter();
    let both = endings.find(|(name, _)| *name == "outcome-both");
    both.map(|(_, case)| case).expect("the guide can end in both")
}

async fn open(engine: Engine, page: &str) -> HostPage {
    let host = HostPage::open_changed(engine, page, |name, answer| {
        if name.ends_with(".html") {
            answer.insert_first(
                "<script src=\"host.js\"></script><script src=\"hosts.js\"></script>",
            );
        }
    })
    .await;
    host.run::<()>("await arrive()").await;
    host
}

/// Opens another page, in a tab that has nothing stored.
async fn enter(host: &HostPage, page: &str) {
    host.browser.open_tab().await;
    host.go_to(page).await;
    host.run::<()>("await arrive()").await;
}

/// From the start to the outcome by pointer; the pictures on the way.
async fn walk(host: &HostPage, page: &str, case: &Case) -> Vec<Picture> {
    host.run::<()>("remember(); release(); await stands('one')").await;
    let mut pictures = vec![Picture::take(host, "start").await];
    while let Some(question) = host.run::<Option<String>>("return questionOf('one')").await {
        if pictures.len() == 1 && question != "age" {
            pictures.push(Picture::take(host, "question").await);
        }
        for code in &case.answers[&question] {
            let option = format!("mpt-{question}-{code}");
            point(host, &format!("label[for='{option}']")).await;
            let picked = "await until(() => inside('one', `#${argument}`).checked, argument)";
            host.run_with::<()>(picked, option).await;
        }
        point(host, ".mpt-question button[type=submit]").await;
        host.run_with::<()>("await page(argument)", question).await;
    }
    let (content, heading) = (content(), host.run::<String>("return heading('one')").await);
    let protocol = &content.protocol;
    let response = case.response(&protocol.questionnaire).expect("cases are readable");
    let expected = recommend(protocol, &response).expect("cases are complete");
    assert_eq!(heading, content.page(&expected).title, "{page}");
    let service: String = host.run("return inside('one', '.mpt-service__name').textContent").await;
    assert_eq!(service, "Slow Hour", "{page}: the settings between the tags count");
    pictures.push(Picture::take(host, "outcome").await);
    is_empty(host, page, "return changed()").await;
    is_empty(host, page, "return complaints").await;
    pictures
}

async fn is_empty(host: &HostPage, page: &str, list: &str) {
    assert_eq!(host.run::<Vec<String>>(list).await, Vec::<String>::new(), "{page}: {list}");
}

/// Presses what is at a place in the guide, as a visitor's finger does: the page may not see inside.
async fn point(host: &HostPage, selector: &str) {
    let (x, y): (f64, f64) = host.run_with("return middleOf(argument)", selector).await;
    // Quicker than anybody: a press in the very place of the one before would count as its second.
    let x = if selector.starts_with("label") { x - 8.0 } else { x };
    let press = MouseActions::new("finger".into())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT })
        // Beside the guide, so that nothing in it is drawn as if it were pointed at.
        .then(PointerAction::MoveTo { duration: None, x: 390.0, y: 1.0 });
    host.browser.client.perform_actions(press).await.expect("the pointer can press");
}

/// The guide and nothing of the page, as a PNG file.
struct Picture {
    of: &'static str,
    png: Vec<u8>,
}

impl Picture {
    async fn take(host: &HostPage, of: &'static str) -> Self {
        let client = &host.browser.client;
        client.set_window_size(412, 12_000).await.expect("the window takes a size");
        let reference: Value = host
            .run(
                "const page = inside('one', '.mpt');
                await until(() => innerHeight > page.clientHeight, 'room for all of it');
                page.scrollIntoView();
                for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
                await until(() => !guide('one').getAnimations().length, 'the end of what moves');
                return page",
            )
            .await;
        let id = reference.as_object().and_then(|it| it.values().next()?.as_str());
        let id = ElementRef::from(id.expect("an element").to_string());
        let element = Element::from_element_id(client.clone(), id);
        // A window that has just grown may not be drawn yet: the picture counts once two are the same.
        let mut png = element.screenshot().await.expect("a picture");
        for _ in 0..ATTEMPTS {
            let again = element.screenshot().await.expect("a picture");
            if again == png {
                break;
            }
            png = again;
        }
        client.set_window_size(412, 915).await.expect("the window takes a size");
        Self { of, png }
    }

    fn keep(&self, engine: Engine, page: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots/hosts");
        fs::create_dir_all(&folder).expect("target/ can be written");
        let name = format!("{}-{page}-{engine:?}.png", self.of);
        fs::write(folder.join(name), &self.png).expect("target/ can be written");
    }
}

/// How much a color may be off, of 255: the edge of a round corner is not drawn the same each time. WebKit draws a
/// page as high as the outcome in parts, and text where they meet each time anew; there the size alone counts.
fn tolerance(engine: Engine, of: &str) -> u8 {
    if engine == Engine::WebKit && of == "outcome" { 255 } else { 8 }
}

async fn difference(
    host: &HostPage,
    page: &str,
    expected: &Picture,
    picture: &Picture,
) -> Option<String> {
    let tolerance = tolerance(host.browser.engine, picture.of);
    let difference = host.browser.difference(&expected.png, &picture.png, tolerance).await;
    difference.map(|difference| format!("{page} {}: {difference}", picture.of))
}
