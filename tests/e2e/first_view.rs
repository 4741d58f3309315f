//! What a visitor reads and does before the program is there: it is the guide's own first page, and nothing of it is lost
//! when the guide takes its place, whenever that is.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::host_pages::HostPage;
use crate::languages::with_locale;
use crate::policy::policies;
use crate::site::{Answer, Site, is_program};
use crate::visit::Visit;

in_every_engine![
    the_first_view_is_the_guides_own_first_page,
    the_page_itself_holds_all_styles_of_the_first_view,
    where_no_sheet_can_be_made_all_styles_come_as_a_file,
    what_is_done_early_is_kept_and_no_pixel_changes,
    an_early_continue_asks_the_second_question_at_once,
    the_second_question_goes_on_as_soon_as_the_guide_is_there,
    whoever_goes_back_early_loses_nothing,
    an_early_answer_that_leads_elsewhere_waits_for_the_guide,
    nobody_is_asked_early_in_another_language_than_theirs,
    what_is_cleared_early_is_forgotten,
    an_early_continue_with_nothing_picked_is_told_so,
    a_mistake_that_was_repaired_early_is_none,
    the_guide_comes_at_no_moment_between_press_and_release,
    a_release_that_nobody_hears_of_keeps_the_guide_back_for_seconds_only,
    an_earlier_visit_goes_on_without_a_first_view,
    without_the_program_a_form_sends_nothing_anywhere,
    a_script_of_the_owners_that_fails_hides_nothing,
    a_policy_that_forbids_what_is_inside_the_page_loses_only_time,
    an_element_shows_the_same_and_keeps_the_same,
    an_element_in_another_language_shows_its_fallback_first,
    an_element_heeds_its_own_text_before_the_program_does,
];
tests_in!(chromium_only, Chromium, the_guide_may_come_at_any_moment);

/// Holds the program back until it is let go.
pub struct Gate(watch::Sender<bool>);

impl Gate {
    pub fn closed() -> Self {
        Self(watch::channel(false).0)
    }

    /// Changes the answers of a server.
    pub fn holding(&self) -> impl Fn(&str, &mut Answer) + Send + use<> {
        let gate = self.0.subscribe();
        move |name, answer| {
            if is_program(name) {
                answer.gate = Some(gate.clone());
            }
            // It would bring the program past the gate.
            if name == "sw.js" {
                *answer = Answer::not_found();
            }
        }
    }

    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub fn close(&self) {
        self.0.send_replace(false);
    }
}

/// The page, whose program is held back.
struct Late {
    site: Site,
    gate: Gate,
}

impl Late {
    fn serve() -> Self {
        Self::serve_under(None)
    }

    /// The same under a policy.
    fn serve_under(policy: Option<String>) -> Self {
        let gate = Gate::closed();
        let hold = gate.holding();
        let site = Site::serve_changed(move |name, answer| {
            hold(name, answer);
            if let Some(policy) = policy.as_ref().filter(|_| name == "index.html") {
                answer.set_header("Content-Security-Policy", policy.as_str());
            }
        });
        Self { site, gate }
    }

    /// All but the program is there.
    async fn open<'a>(&self, browser: &'a Browser) -> Visit<'a> {
        browser.client.goto(&self.site.url()).await.expect("the page opens");
        let visit = Visit::of(browser);
        visit.wait_until("document.readyState === 'complete'").await;
        visit
    }
}

async fn run<T: serde::de::DeserializeOwned>(browser: &Browser, body: &str) -> T {
    browser.run(body, Value::Null).await
}

const STANDS: &str = "!find('[data-first-view]') && find('.mpt')";

/// But for what waits to be shown where the guide is late.
const AT_REST: &str =
    "document.getAnimations().every(({ animationName }) => animationName === 'mpt-late')";

/// A picture of the page at rest. One that is taken right after a press may be of the page before it.
async fn drawn(browser: &Browser) -> Vec<u8> {
    let frames = "for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame)";
    let rest = format!("await until(() => {AT_REST}, 'rest'); {frames}");
    browser.run::<()>(&rest, Value::Null).await;
    browser.client.screenshot().await.expect("a picture")
}

async fn the_first_view_is_the_guides_own_first_page(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    let markup = "
        const view = find('.mpt').cloneNode(true);
        view.querySelectorAll('.mpt-fallback, script, template').forEach((own) => own.remove());
        view.removeAttribute('data-first-view');
        // Only here there are line breaks between elements.
        return view.outerHTML.replace(/\\n/g, '').replace(/ (checked|open|novalidate)=\"[^\"]*\"/g, '')";
    let before: String = run(&browser, markup).await;
    late.gate.open();
    visit.wait_until(STANDS).await;
    let after: String = run(&browser, markup).await;
    assert_eq!(sorted(&before), sorted(&after));
}

/// Tags with their attributes in order, since the browser and the build write them in different ones.
fn sorted(markup: &str) -> Vec<String> {
    let tags = markup.split('<').map(|tag| {
        let (inside, text) = tag.split_once('>').unwrap_or((tag, ""));
        let mut attributes: Vec<&str> =
            inside.split("\" ").map(|it| it.trim_end_matches('"')).collect();
        if let Some((name, first)) = attributes[0].split_once(' ') {
            attributes.splice(0..1, [name, first]);
        }
        attributes[1..].sort_unstable();
        format!("{} > {text}", attributes.join(" "))
    });
    tags.collect()
}

/// The start script, which brings the others, never runs here; a file that it names has them all.
async fn the_page_itself_holds_all_styles_of_the_first_view(engine: Engine) {
    let second = format!(
        "press('#mpt-age-from_65'); press('[type=submit]'); await until(() => {AT_REST}, 'rest');"
    );
    for (act, least) in [("", 100), (&*second, 40)] {
        let hold = Gate::closed();
        let program = hold.holding();
        let site = Site::serve_changed(move |name, answer| {
            program(name, answer);
            if name == "index.html" {
                let page = String::from_utf8_lossy(&answer.body);
                answer.body =
                    page.replace("<script type=\"module\"", "<script type=\"later\"").into();
            }
        });
        let browser = Browser::open(engine).await;
        browser.client.goto(&site.url()).await.expect("the page opens");
        let (parts, different) = changes_of_look(&browser, act).await;
        assert!(parts > least, "{parts} parts of the view were looked at");
        assert_eq!(different, [] as [Value; 0]);
    }
}

/// How many elements the view has after a visitor acted in it, and what all the styles change in their looks.
async fn changes_of_look(browser: &Browser, act: &str) -> (usize, Vec<Value>) {
    let script = "
        const looks = () => [...find('.mpt').querySelectorAll('*')].map((element) => {
            const style = getComputedStyle(element);
            return [element.className, ...Array.from(style, (name) => `${name}: ${style[name]}`)];
        });
        const before = looks();
        const start = await (await fetch(find('script[type=later]').src)).text();
        const styles = document.createElement('link');
        Object.assign(styles, { rel: 'stylesheet', href: start.match(/massage-or-pt-[0-9a-f]+[.]css/)[0] });
        document.head.append(styles);
        await new Promise((done) => (styles.onload = done));
        const differ = ([part, ...after], i) => after.filter((rule, j) => rule !== before[i][j + 1]).map((rule) => [part, rule]);
        return [before.length, looks().flatMap(differ)]";
    run(browser, &[act, script].concat()).await
}

async fn where_no_sheet_can_be_made_all_styles_come_as_a_file(engine: Engine) {
    let site = Site::serve_changed(|name, answer| {
        if name == "index.html" {
            answer.run_first("delete CSSStyleSheet.prototype.replaceSync");
        }
    });
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.wait_until("[...document.styleSheets].some(({ href }) => href?.endsWith('.css'))").await;
}

async fn what_is_done_early_is_kept_and_no_pixel_changes(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    let state = "return [document.activeElement.id, scrollY,
        [...document.querySelectorAll(':checked')].map(({ id }) => id),
        [...document.querySelectorAll('details')].map(({ open }) => open)]";
    visit.click(".mpt-learn__section:nth-of-type(2) summary").await;
    visit.click("label[for=mpt-age-from_65]").await;
    visit.wait_until(AT_REST).await;
    let before: Value = run(&browser, state).await;
    let picture = drawn(&browser).await;
    late.gate.open();
    visit.wait_until(STANDS).await;
    visit.wait_until("kept()").await;
    assert_eq!(run::<Value>(&browser, state).await, before);
    assert_eq!(before[2], json!(["mpt-age-from_65"]));
    assert!(before[1].as_f64() > Some(1.0), "the page has been scrolled");
    let after = drawn(&browser).await;
    // The edges of round corners are not drawn in exactly the same way twice; nor in WebKit those of letters.
    let tolerance = if engine == Engine::WebKit { 100 } else { 8 };
    assert_eq!(browser.difference(&picture, &after, tolerance).await, None);
    assert!(run::<String>(&browser, "return kept()").await.ends_with("~age.from_65"));
    visit.answer("age", &[] as &[&str]).await;
    visit.wait_for_question("goals").await;
}

async fn an_early_continue_asks_the_second_question_at_once(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    let entries: u32 = run(&browser, "return history.length").await;
    visit.answer("age", &["from_65"]).await;
    assert_eq!(visit.question().await.as_deref(), Some("goals"));
    assert_eq!(run::<u32>(&browser, "return history.length").await, entries + 1);
    let heading = "document.activeElement === find('h1') && find('[role=status]').textContent";
    assert_eq!(run::<Value>(&browser, &format!("return {heading}")).await, "Question 2");
    visit.click("label[for=mpt-goals-ache]").await;
    visit.click("label[for=mpt-goals-sleep]").await;
    visit.wait_until(AT_REST).await;
    let state = "return [document.activeElement.id, scrollY, history.length, find('.mpt').textContent.includes('Question 2'),
        [...document.querySelectorAll(':checked')].map(({ id }) => id)]";
    let before: Value = run(&browser, state).await;
    let picture = drawn(&browser).await;
    late.gate.open();
    visit.wait_until(STANDS).await;
    visit.wait_until_kept(2).await;
    assert_eq!(run::<Value>(&browser, state).await, before);
    assert_eq!(before[4], json!(["mpt-goals-sleep", "mpt-goals-ache"]));
    let after = drawn(&browser).await;
    let tolerance = if engine == Engine::WebKit { 100 } else { 8 };
    assert_eq!(browser.difference(&picture, &after, tolerance).await, None);
    assert!(
        run::<String>(&browser, "return kept()").await.contains("~age.from_65~goals.sleep.ache")
    );
    browser.client.back().await.expect("the browser goes back");
    visit.wait_until("find('#mpt-age-from_65:checked')").await;
    browser.client.forward().await.expect("the browser goes forward");
    visit.wait_until("find('#mpt-goals-ache:checked')").await;
}

async fn the_second_question_goes_on_as_soon_as_the_guide_is_there(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    visit.answer("age", &["from_65"]).await;
    visit.click("label[for=mpt-goals-ache]").await;
    visit.click(".mpt-question [type=submit]").await;
    // Whoever changes their mind then is heard.
    visit.click("label[for=mpt-goals-ache]").await;
    visit.click("label[for=mpt-goals-relax]").await;
    late.gate.open();
    visit.wait_for_question("emergency_signs").await;
    visit.wait_until("document.activeElement === find('h1')").await;
    visit.wait_until_kept(3).await;
    assert!(run::<String>(&browser, "return kept()").await.ends_with("~age.from_65~goals.relax"));
    browser.client.back().await.expect("the browser goes back");
    visit.wait_until("find('#mpt-goals-relax:checked')").await;
    browser.client.back().await.expect("the browser goes back");
    visit.wait_until("find('#mpt-age-from_65:checked')").await;
}

/// By the guide's own link, and by the browser's button.
async fn whoever_goes_back_early_loses_nothing(engine: Engine) {
    for (by_link, age) in [(true, "from_50_to_64"), (false, "from_65"), (false, "under_18")] {
        let late = Late::serve();
        let browser = Browser::open(engine).await;
        let visit = late.open(&browser).await;
        visit.answer("age", &["from_65"]).await;
        visit.click("label[for=mpt-goals-ache]").await;
        if by_link {
            visit.click(".mpt-back-link").await;
        } else {
            browser.client.back().await.expect("the browser goes back");
        }
        visit.wait_until("find('#mpt-age-from_65:checked')").await;
        assert_eq!(visit.count("[data-first-view]").await, 1, "nobody had to wait");
        // What matters most keeps its place, where it would come into sight.
        assert_eq!(visit.count(".mpt-question + .mpt-fallback").await, 1);
        visit.click(&format!("label[for=mpt-age-{age}]")).await;
        if age == "under_18" {
            browser.client.forward().await.expect("the browser goes forward");
            assert_eq!(visit.question().await.as_deref(), Some("age"), "goals are for adults");
        }
        late.gate.open();
        visit.wait_until(STANDS).await;
        visit.wait_until(&format!("find('#mpt-age-{age}:checked')")).await;
        visit.wait_until("kept()?.startsWith('0.')").await;
        visit.answer("age", &[] as &[&str]).await;
        let next = if age == "under_18" { "#mpt-compare" } else { "#mpt-goals-ache:checked" };
        visit.wait_until(&format!("!find('.mpt-start') && find('{next}')")).await;
    }
}

/// What comes after it is not in the page.
async fn an_early_answer_that_leads_elsewhere_waits_for_the_guide(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    visit.click("label[for=mpt-age-under_18]").await;
    visit.click(".mpt-question [type=submit]").await;
    assert_eq!(visit.question().await.as_deref(), Some("age"));
    late.gate.open();
    visit.wait_until("find('.mpt-summary-list')").await;
    assert_eq!(visit.question().await, None);
}

async fn nobody_is_asked_early_in_another_language_than_theirs(engine: Engine) {
    let gate = Gate::closed();
    let hold = gate.holding();
    let site = Site::serve_changed(move |name, answer| {
        hold(name, answer);
        if name == "index.html" {
            let page = String::from_utf8_lossy(&answer.body);
            answer.body =
                page.replace("<meta charset", &(with_locale("es") + "<meta charset")).into();
        }
    });
    let browser = Browser::open(engine).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    let visit = Visit::of(&browser);
    visit.wait_until("document.readyState === 'complete' && !find('template')").await;
    visit.click("label[for=mpt-age-from_65]").await;
    visit.click(".mpt-question [type=submit]").await;
    assert_eq!(visit.question().await.as_deref(), Some("age"));
    gate.open();
    visit.wait_until("find('.mpt:lang(es) input')?.name === 'goals'").await;
}

async fn what_is_cleared_early_is_forgotten(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    visit.answer("age", &["from_65"]).await;
    visit.click("label[for=mpt-goals-ache]").await;
    visit.click(".mpt-question__clear").await;
    assert_eq!(visit.question().await.as_deref(), Some("age"));
    assert_eq!(visit.count(":checked").await, 0);
    visit.wait_until("history.state === null").await;
    late.gate.open();
    visit.wait_until("find('.mpt:not([data-first-view]) .mpt-start')").await;
    visit.wait_until("!kept()").await;
    assert_eq!(visit.count(":checked").await, 0);
}

async fn an_early_continue_with_nothing_picked_is_told_so(engine: Engine) {
    for early in [false, true] {
        let late = Late::serve();
        let browser = Browser::open(engine).await;
        let visit = late.open(&browser).await;
        if early {
            visit.answer("age", &["from_65"]).await;
        }
        visit.click(".mpt-question [type=submit]").await;
        late.gate.open();
        visit.wait_until("document.activeElement.matches('.mpt-error-summary')").await;
        assert_eq!(visit.question().await.as_deref(), Some(if early { "goals" } else { "age" }));
    }
}

async fn a_mistake_that_was_repaired_early_is_none(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    visit.click(".mpt-question [type=submit]").await;
    visit.click("label[for=mpt-age-from_65]").await;
    late.gate.open();
    visit.wait_until(STANDS).await;
    visit.wait_until("kept()").await;
    assert_eq!(visit.question().await.as_deref(), Some("age"));
    assert_eq!(visit.count(".mpt-error-summary").await, 0);
}

async fn the_guide_comes_at_no_moment_between_press_and_release(engine: Engine) {
    let pointer = ("new PointerEvent('pointerdown', how)", "new PointerEvent('pointerup', how)");
    let key = ("new KeyboardEvent('keydown', how)", "new KeyboardEvent('keyup', how)");
    for (press, release) in [pointer, key] {
        let late = Late::serve();
        let browser = Browser::open(engine).await;
        let visit = late.open(&browser).await;
        let label = "const label = find('label[for=mpt-age-from_65]');
            find('h1').focus();
            const how = { bubbles: true, composed: true, key: 'ArrowDown' };";
        // What had the focus loses it by that.
        let press = format!("label.dispatchEvent({press}); document.activeElement.blur()");
        run::<()>(&browser, &format!("{label} {press}")).await;
        late.gate.open();
        // The program is there, and has had time to come in.
        let here = "await until(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')), 'the program');
            for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame)";
        run::<()>(&browser, here).await;
        assert_eq!(
            visit.count("[data-first-view]").await,
            1,
            "it comes between {press} and the end"
        );
        run::<()>(&browser, &format!("{label} label.dispatchEvent({release}); label.click()"))
            .await;
        visit.wait_until(STANDS).await;
        visit.wait_until("find('#mpt-age-from_65').checked").await;
    }
}

async fn a_release_that_nobody_hears_of_keeps_the_guide_back_for_seconds_only(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    run::<()>(&browser, "dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }))").await;
    late.gate.open();
    visit.wait_until(STANDS).await;
}

async fn an_earlier_visit_goes_on_without_a_first_view(engine: Engine) {
    let late = Late::serve();
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    late.gate.open();
    visit.wait_until(STANDS).await;
    visit.answer("age", &["from_65"]).await;
    visit.wait_until_kept(2).await;
    late.gate.close();
    browser.client.refresh().await.expect("the page reloads");
    visit.wait_until("find('[data-first-view]')").await;
    let shown: bool =
        run(&browser, "return find('h1').checkVisibility({ visibilityProperty: true })").await;
    assert!(!shown, "the first view of a visit that is at its second question");
    late.gate.open();
    visit.wait_for_question("goals").await;
    assert_eq!(visit.count("[data-failed]").await, 0, "what takes over stumbles");
}

/// No script at all, and one that never comes.
async fn without_the_program_a_form_sends_nothing_anywhere(engine: Engine) {
    for policy in ["script-src 'none'", "script-src 'unsafe-inline'"] {
        let late = Late::serve_under(Some(policy.into()));
        let browser = Browser::open(engine).await;
        let visit = Visit::of(&browser);
        browser.client.goto(&late.site.url()).await.expect("the page opens");
        // Where a script of the page sees that another is refused, the question goes at once.
        if policy.ends_with("'none'") {
            visit.click("label[for=mpt-age-from_65]").await;
            visit.click(".mpt-question [type=submit]").await;
            visit.keys(&["\u{e007}"]).await;
        }
        // At once, or after a while, it is said what matters most.
        visit.wait_until("find('.mpt-fallback').offsetHeight > 100").await;
        assert_eq!(run::<String>(&browser, "return location.href").await, late.site.url());
        let asked = late.site.asked();
        assert!(!asked.iter().any(|path| path.contains("age=")), "{asked:?}");
    }
}

async fn a_script_of_the_owners_that_fails_hides_nothing(engine: Engine) {
    let site = Site::serve_changed(|name, page| {
        if name == "index.html" {
            let text = String::from_utf8_lossy(&page.body);
            let theirs = "<script src=\"missing.js\"></script></body>";
            page.body = text.replace("</body>", theirs).into();
        }
    });
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    assert!(site.asked().contains(&"/missing.js".to_string()), "{:?}", site.asked());
    visit.answer("age", &["from_65"]).await;
    visit.wait_for_question("goals").await;
}

/// As a website had it before the page held anything.
async fn a_policy_that_forbids_what_is_inside_the_page_loses_only_time(engine: Engine) {
    let policy = policies()[0].replace("{style}", "").replace("{script}", "");
    let late = Late::serve_under(Some(policy));
    let browser = Browser::open(engine).await;
    let visit = late.open(&browser).await;
    visit.wait_until("getComputedStyle(find('.mpt-option__label')).borderTopWidth === '2px'").await;
    visit
        .wait_until("find('[type=submit]').click() || 'waiting' in find('[type=submit]').dataset")
        .await;
    visit.answer("age", &["from_65"]).await;
    assert_eq!(visit.count("[data-first-view]").await, 1, "the second question had to wait");
    late.gate.open();
    visit.wait_until(STANDS).await;
    visit.wait_for_question("goals").await;
}

async fn an_element_shows_the_same_and_keeps_the_same(engine: Engine) {
    let gate = Gate::closed();
    let host = HostPage::open_changed(engine, "two.html", gate.holding()).await;
    host.run::<()>(
        "await until(() => inside('one', '[data-first-view] [name=age]'), 'the first view');
        inside('one', '#mpt-age-from_65').click();
        inside('one', '#mpt-age-from_65').focus();
        inside('two', '#mpt-age-from_18_to_49').click();
        inside('two', '[type=submit]').click();
        inside('two', '#mpt-goals-ache').click()",
    )
    .await;
    gate.open();
    host.run::<()>("await stands('one'); await stands('two')").await;
    let state = "return [questionOf('one'), inside('one', '#mpt-age-from_65').checked,
        questionOf('two'), inside('two', '#mpt-goals-ache').checked]";
    assert_eq!(host.run::<Value>(state).await, json!(["age", true, "goals", true]));
    // What was done before is told as if it were done now.
    host.run::<()>("await until(() => eventsOf('mpt-step').length, 'what was done')").await;
    let told = "return ['mpt-ready', 'mpt-start', 'mpt-step'].map((type) => eventsOf(type).map(({ id }) => id).sort())";
    let told: Value = host.run(told).await;
    assert_eq!(told, json!([["one", "two"], ["two"], ["two"]]));
    host.run::<()>("inside('two', '.mpt-back-link').click()").await;
    host.run::<()>("await until(() => inside('two', '#mpt-age-from_18_to_49:checked'), 'the age')")
        .await;
}

async fn an_element_in_another_language_shows_its_fallback_first(engine: Engine) {
    let host = HostPage::open_changed(engine, "two.html", Gate::closed().holding()).await;
    let shown: (Option<String>, bool) = host
        .run(
            "add({ id: 'three', locale: 'es', start: 'eager' });
            return [inside('three', '[data-first-view]')?.outerHTML ?? null, guide('three').textContent.includes('911')]",
        )
        .await;
    assert_eq!(shown, (None, true));
}

async fn an_element_heeds_its_own_text_before_the_program_does(engine: Engine) {
    let host = HostPage::open_changed(engine, "two.html", Gate::closed().holding()).await;
    let shown: Value = host
        .run(
            "const addWith = (id, settings) => {
                const element = document.createElement('massage-or-pt');
                Object.assign(element, { id, innerHTML: '<script type=application/json></script>' });
                element.firstChild.textContent = JSON.stringify(settings);
                document.body.append(element);
            };
            addWith('dark', { theme: ' Dark' });
            addWith('spanish', { locale: 'es', booking_url: 'https://a.example/book', spa_name: 'A spa', phone: 5550103 });
            addWith('tablet', { mode: 'Kiosk' });
            const links = [...guide('spanish').querySelectorAll('a')].map(({ href, textContent }) => [href, textContent]);
            return {
                theme: inside('dark', '[data-first-view]')?.dataset.theme,
                links: links.filter(([href]) => !/tel:(911|988)/.test(href)),
                tablet: Boolean(inside('tablet', '[data-first-view]')),
            }",
        )
        .await;
    let links = [["https://a.example/book", "A spa"], ["tel:5550103", "5550103"]];
    assert_eq!(shown, json!({ "theme": "dark", "links": links, "tablet": false }));
}

/// From 0 to 5 seconds after it was asked for.
async fn the_guide_may_come_at_any_moment(engine: Engine) {
    let browser = Browser::open(engine).await;
    for delay in [0, 5, 20, 60, 150, 400, 1000, 2500, 5000] {
        let site = Site::serve_changed(move |name, answer| {
            if is_program(name) {
                answer.delay = Duration::from_millis(delay);
            }
        });
        browser.open_tab().await;
        let visit = Visit::of(&browser);
        browser.client.goto(&site.url()).await.expect("the page opens");
        // By script: the driver would lose an element that gives way between being found and being clicked.
        run::<()>(&browser, "await until(() => find('[type=submit]'), 'the question')").await;
        run::<()>(&browser, "press('label[for=mpt-age-from_65]')").await;
        run::<()>(&browser, "press('.mpt-question [type=submit]')").await;
        visit.wait_for_question("goals").await;
        run::<()>(&browser, "press('label[for=mpt-goals-ache]')").await;
        run::<()>(&browser, "press('.mpt-question [type=submit]')").await;
        visit.wait_for_question("emergency_signs").await;
        visit.wait_until_kept(3).await;
        assert!(
            run::<String>(&browser, "return kept()").await.ends_with("~age.from_65~goals.ache")
        );
    }
}
