//! What can go wrong around the guide. Either it works all the same, or what the page says without it
//! stays: never a blank or frozen page.

use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::site::{Answer, Site, is_plain, is_program};
use crate::visit::Visit;
use crate::{check_visit, content, endings, personas};

in_every_engine![
    without_scripts_the_page_says_what_matters,
    without_its_program_the_page_says_what_matters,
    with_a_damaged_program_the_page_says_what_matters,
    a_script_that_was_changed_on_the_way_is_refused_and_the_page_says_what_matters,
    a_guide_that_breaks_says_so_and_what_matters,
    a_guide_without_webassembly_that_breaks_says_so_and_what_matters,
    without_webassembly_every_ending_is_reached,
    webassembly_that_does_not_load_is_done_without,
    a_program_of_the_wrong_type_runs,
    a_visit_goes_on_when_the_site_is_gone,
    blocked_storage_changes_nothing_else,
    full_storage_changes_nothing_else,
    where_storage_becomes_full_no_older_visit_is_kept,
    two_tabs_keep_their_own_answers,
    on_a_slow_device_no_page_is_painted_where_the_one_before_stood,
    a_website_full_of_other_scripts_changes_nothing,
];

async fn without_scripts_the_page_says_what_matters(engine: Engine) {
    let site = Site::serve_changed(on_page(|page| {
        page.set_header("Content-Security-Policy", "script-src 'none'");
    }));
    let browser = open(engine, &site).await;
    says_what_matters(&browser).await;
}

async fn without_its_program_the_page_says_what_matters(engine: Engine) {
    let site = Site::serve_changed(on_program(|program| *program = Answer::not_found()));
    let browser = open(engine, &site).await;
    wait_for_failure(&browser).await;
    says_what_matters(&browser).await;
}

async fn with_a_damaged_program_the_page_says_what_matters(engine: Engine) {
    let site = Site::serve_changed(on_program(|program| {
        let half = program.body.len() / 2;
        program.body[half..].fill(0);
    }));
    let browser = open(engine, &site).await;
    wait_for_failure(&browser).await;
    says_what_matters(&browser).await;
}

async fn a_script_that_was_changed_on_the_way_is_refused_and_the_page_says_what_matters(
    engine: Engine,
) {
    let site = Site::serve_changed(|name, answer| {
        match name {
        "index.html" => answer.run_first(
            "globalThis.refused = 0;
            addEventListener('error', ({ target }) => (refused += target.localName === 'script'), true)",
        ),
        _ if name.ends_with("-start.js") => answer.body.extend(b"// by a proxy"),
        _ => {}
    }
    });
    let browser = open(engine, &site).await;
    browser.run::<()>("await until(() => refused, 'a refusal')", Value::Null).await;
    says_what_matters(&browser).await;
}

async fn a_guide_that_breaks_says_so_and_what_matters(engine: Engine) {
    for breaks in [PANICS, THROWS] {
        says_so_when(engine, Site::serve(), breaks).await;
    }
}

async fn a_guide_without_webassembly_that_breaks_says_so_and_what_matters(engine: Engine) {
    for breaks in [PANICS, THROWS] {
        let without = |page: &mut Answer| page.run_first("delete globalThis.WebAssembly");
        says_so_when(engine, Site::serve_changed(on_page(without)), breaks).await;
    }
}

/// The program is told of this error, and stops itself.
const PANICS: &str =
    "Node.prototype.insertBefore = () => { throw new Error('the website broke this'); };";

/// This error ends the program without a word.
const THROWS: &str =
    "Document.prototype.createTextNode = () => { throw new Error('the website broke this'); };";

async fn says_so_when(engine: Engine, site: Site, breaks: &str) {
    let browser = Browser::open(engine).await;
    Visit::open(&browser, &site.url()).await;
    let reads = "
        let heard = [];
        addEventListener('mpt-error', ({ detail }) => heard.push(detail.reason));
        press('#mpt-age-from_65');
        press('.mpt-question button');
        await until(() => find('[role=alert]') && heard.length, 'a message');
        return [text('[role=alert]'), heard]";
    let (message, heard): (String, Vec<String>) =
        browser.run(&format!("{breaks}{reads}"), Value::Null).await;
    assert_eq!(message, content().messages.broken);
    assert_eq!(heard, ["crash"]);
    says_what_matters(&browser).await;
}

async fn without_webassembly_every_ending_is_reached(engine: Engine) {
    let site = Site::serve_changed(on_page(|page| {
        page.run_first("delete globalThis.WebAssembly");
    }));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &site.url()).await;
    site.check_requests();
    assert!(site.asked().iter().any(|path| is_plain(path)), "{:?}", site.asked());
}

/// Where it is forbidden, damaged, or lost on the way.
async fn webassembly_that_does_not_load_is_done_without(engine: Engine) {
    let browser = Browser::open(engine).await;
    for (policy, status, end) in [
        ("script-src 'self'", 200, usize::MAX),
        ("script-src 'self' 'wasm-unsafe-eval'", 200, 1000),
        ("script-src 'self' 'wasm-unsafe-eval'", 403, 0),
    ] {
        let site = Site::serve_changed(move |name, answer| match name {
            "index.html" => answer.set_header("Content-Security-Policy", policy),
            _ if name.ends_with(".wasm") => {
                answer.status = status;
                answer.body.truncate(end);
            }
            _ => {}
        });
        Visit::open(&browser, &site.url()).await;
        assert!(site.asked().iter().any(|path| is_plain(path)), "{:?}", site.asked());
    }
}

async fn a_program_of_the_wrong_type_runs(engine: Engine) {
    let site = Site::serve_changed(on_program(|program| {
        program.set_header("Content-Type", "application/octet-stream");
    }));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &site.url()).await;
    assert!(!site.asked().iter().any(|path| is_plain(path)), "{:?}", site.asked());
}

async fn a_visit_goes_on_when_the_site_is_gone(engine: Engine) {
    let (site, content, cases) = (Site::serve(), content(), personas::all());
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    drop(site);
    for (_, case) in endings::one_for_each(&cases) {
        let asked = visit.answer_all(&case.answers).await;
        check_visit(&content, case, &asked, &visit.ending().await);
        visit.start_again().await;
    }
}

async fn blocked_storage_changes_nothing_else(engine: Engine) {
    let site = Site::serve_changed(on_page(|page| {
        page.run_first(
            "for (const name of ['sessionStorage', 'localStorage']) {
                Object.defineProperty(globalThis, name, {
                    get() { throw new DOMException('blocked', 'SecurityError'); },
                });
            }",
        );
    }));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &site.url()).await;
}

/// Leaves no room in the storage of the tab.
const FILL: &str = "
    for (let size = 2 ** 23; size >= 1; size /= 2) {
        for (let i = 0; i < 4; i++) {
            try {
                sessionStorage.setItem(`host ${size} ${i}`, 'x'.repeat(size));
            } catch {}
        }
    }";

async fn full_storage_changes_nothing_else(engine: Engine) {
    let site = Site::serve_changed(on_page(|page| {
        page.run_first(FILL);
    }));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &site.url()).await;
    let script = "return sessionStorage.length > 0 && kept() === null";
    assert!(browser.run::<bool>(script, Value::Null).await, "the storage was not full");
}

async fn where_storage_becomes_full_no_older_visit_is_kept(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_for_question("goals").await;
    visit.wait_until("kept()").await;
    browser.run::<()>(FILL, Value::Null).await;
    visit.answer("goals", &["ache"]).await;
    visit.wait_until("kept() === null").await;
    browser.client.refresh().await.expect("the page loads again");
    visit.wait_for(".mpt-start").await;
}

async fn two_tabs_keep_their_own_answers(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let client = &browser.client;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_until_kept(2).await;
    let first = client.window().await.expect("a tab");
    let second = client.new_window(true).await.expect("a second tab").handle;
    client.switch_to_window(second.clone()).await.expect("the second tab");
    client.goto(&site.url()).await.expect("the page opens");
    browser.run::<()>("await loaded()", Value::Null).await;
    visit.answer("age", &["from_18_to_49"]).await;
    visit.answer("goals", &["relax"]).await;
    visit.wait_until_kept(3).await;
    for (tab, question) in [(first, "goals"), (second, "emergency_signs")] {
        client.switch_to_window(tab).await.expect("the tab is there");
        client.refresh().await.expect("the page reloads");
        visit.wait_for_question(question).await;
    }
}

async fn on_a_slow_device_no_page_is_painted_where_the_one_before_stood(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    // Of the first tab, since WebKit paints no other.
    browser.client.goto(&site.url()).await.expect("the page opens");
    let top: f64 = browser
        .run(
            "await loaded();
            // Whatever follows a drawing waits for long.
            let turns = 0;
            const [now, later] = [Date.now, setTimeout];
            Date.now = () => now() + 100 * ++turns;
            globalThis.setTimeout = (run, after = 0) => later(run, after + 300);
            press('#mpt-age-from_65');
            scrollTo(0, document.documentElement.scrollHeight);
            press('[type=submit]');
            while (question() === 'age') await new Promise(requestAnimationFrame);
            await new Promise((painted) => later(painted));
            return find('h1').getBoundingClientRect().top",
            Value::Null,
        )
        .await;
    assert!(top >= 0.0, "the heading is {top} px from the top");
    Visit::of(&browser).wait_until("document.activeElement === find('h1')").await;
}

/// As an old or busy website does it: prototypes with more than there should be, functions wrapped or
/// replaced, globals of any name, and keys that are listened for.
async fn a_website_full_of_other_scripts_changes_nothing(engine: Engine) {
    let site = Site::serve_changed(on_page(|page| {
        page.run_first(
            "Array.prototype.extra = () => { throw new Error('called by no one'); };
            Object.prototype.extra = 'extra';
            Promise = class extends Promise {};
            EventTarget.prototype.addEventListener = new Proxy(addEventListener, {});
            history.pushState = new Proxy(history.pushState, {});
            fetch = new Proxy(fetch, {});
            console = null;
            Object.assign(globalThis, { start: 1, init: 2, wasm: 3, __wbg_init: 4, name: '{}' });
            addEventListener('keydown', (event) => event.stopImmediatePropagation(), true);
            addEventListener('submit', (event) => event.preventDefault(), true);",
        );
    }));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &site.url()).await;
}

/// Changes the page alone.
fn on_page(change: impl Fn(&mut Answer) + Send + 'static) -> impl Fn(&str, &mut Answer) + Send {
    move |name, answer| {
        if name == "index.html" {
            change(answer);
        }
    }
}

/// Changes the program, and has the page watched.
fn on_program(change: impl Fn(&mut Answer) + Send + 'static) -> impl Fn(&str, &mut Answer) + Send {
    move |name, answer| match name {
        "index.html" => answer.watch(),
        _ if is_program(name) => change(answer),
        _ => {}
    }
}

async fn open(engine: Engine, site: &Site) -> Browser {
    let browser = Browser::open(engine).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    browser
}

/// The guide could still be starting; this is said when it has failed to.
pub async fn wait_for_failure(browser: &Browser) {
    let script = "await until(() => watched.failures.length > 0, 'a failure')";
    browser.run::<()>(script, Value::Null).await;
}

/// The warning signs, how to choose, the comparison table and the booking link are there to be read.
pub async fn says_what_matters(browser: &Browser) {
    let script = "
        await until(() => find('.mpt-fallback').offsetHeight > 100, 'what matters most');
        const shown = [...document.querySelectorAll('a')].filter((link) => link.checkVisibility());
        return [document.body.innerText, shown.map((link) => link.href).join(' ')]";
    let (text, links): (String, String) = browser.run(script, Value::Null).await;
    let content = content();
    let row = &content.comparison.rows[0];
    let choosing =
        ["Call 911 for chest pressure", "Call a doctor today", "is often the better first step"];
    for words in choosing.into_iter().chain([row.massage.as_str(), row.physical_therapy.as_str()]) {
        assert!(text.contains(words), "'{words}' is not in: {text}");
    }
    assert!(links.contains("tel:988") && links.contains(&content.spa.website), "{links}");
}

pub async fn visit_every_ending(browser: &Browser, url: &str) {
    let (content, cases) = (content(), personas::all());
    let visit = Visit::open(browser, url).await;
    for (_, case) in endings::one_for_each(&cases) {
        let asked = visit.answer_all(&case.answers).await;
        check_visit(&content, case, &asked, &visit.ending().await);
        visit.start_again().await;
    }
}
