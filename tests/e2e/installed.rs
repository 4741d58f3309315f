//! The hosted page after a first visit: without a connection, and when a newer build stands on the server.

use std::fs;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::failures::visit_every_ending;
use crate::policy::policies;
use crate::site::{Answer, Site, dist, with_settings};

in_every_engine![
    after_the_first_visit_the_page_needs_no_connection,
    a_new_build_shows_at_once_and_is_never_mixed,
    where_the_network_is_slow_the_build_before_shows_once,
    a_build_with_a_file_missing_or_changed_is_not_kept,
    settings_that_the_owner_changed_are_kept,
    words_of_a_language_are_kept_where_the_page_speaks_it,
    what_is_not_the_pages_own_is_left_alone,
    another_worker_of_the_website_stays,
];

mod in_chromium {
    use super::the_page_can_be_installed;

    crate::engine::tests_in!(chromium, Chromium, the_page_can_be_installed);
}

const WORKER: &str = "sw.js";
const SECOND: &str = "second";

/// Functions for the page: the builds that it keeps, and a wait for what they must be.
const KEPT: &str = "
    const ours = `massage-or-pt ${location.origin}/ `;
    const kept = async () => (await caches.keys()).filter((name) => name.startsWith(ours));
    const worker = async () => (await navigator.serviceWorker.getRegistration())?.active?.state;
    const keeps = async (build) => {
        const end = Date.now() + PATIENCE;
        while (await worker() !== 'activated' || String(await kept()) !== ours + build) {
            if (Date.now() > end) throw new Error(`the page keeps ${await kept()}`);
            await new Promise(requestAnimationFrame);
        }
    };";

/// The site with one build deployed, and later another.
struct Builds {
    site: Site,
    deployed: Arc<Mutex<Deployed>>,
}

/// What the server has; the first build unless a test says otherwise.
#[derive(Default)]
struct Deployed {
    is_second: bool,
    /// Changes the answer for the icon, without which the page stands, too.
    fault: Option<fn(&mut Answer)>,
    /// Holds back the next answer until the other end is gone.
    hold: Option<Receiver<()>>,
    settings: Option<&'static str>,
}

impl Builds {
    fn serve() -> Self {
        let deployed = Arc::<Mutex<Deployed>>::default();
        let state = Arc::clone(&deployed);
        let site = Site::serve_changed(move |name, answer| {
            if let Some(hold) = lock(&state).hold.take() {
                let _ = hold.recv();
            }
            lock(&state).change(name, answer);
        });
        Self { site, deployed }
    }

    fn deploy(&self, change: impl FnOnce(&mut Deployed)) {
        change(&mut lock(&self.deployed));
    }

    /// Holds back the next answer until what is returned is dropped.
    fn hold(&self) -> Sender<()> {
        let (release, hold) = channel();
        self.deploy(|deployed| deployed.hold = Some(hold));
        release
    }

    /// Opens the page, and waits until it is kept.
    async fn first_visit(&self, engine: Engine) -> Browser {
        let browser = Browser::open(engine).await;
        assert_eq!(open(&browser, &self.site.url()).await, "");
        keeps(&browser, &first_build()).await;
        browser
    }
}

impl Deployed {
    fn change(&self, name: &str, answer: &mut Answer) {
        if self.is_second {
            *answer = second(name);
        }
        if name == "index.html" {
            answer.set_header("Content-Security-Policy", policies().join(" "));
            if let Some(settings) = self.settings {
                let page = String::from_utf8_lossy(&answer.body);
                answer.body = with_settings(&page, settings).into();
            }
        }
        if let Some(fault) = self.fault.filter(|_| name.ends_with(".svg")) {
            fault(answer);
        }
    }
}

fn lock(deployed: &Mutex<Deployed>) -> MutexGuard<'_, Deployed> {
    deployed.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The answer of a server where the second build has replaced the first: all that has a hash in its name has
/// another one.
fn second(name: &str) -> Answer {
    let first_name = name.replace("-second-", "-");
    if hashed_names().any(|hashed| hashed == name) {
        return Answer::not_found();
    }
    let Some(mut answer) = Answer::read(&dist().join(&first_name)) else {
        return Answer::not_found();
    };
    if !first_name.ends_with(".wasm") {
        let text = String::from_utf8_lossy(&answer.body);
        let text = hashed_names().fold(text.into_owned(), |text, name| {
            let renamed = name.replacen("massage-or-pt-", "massage-or-pt-second-", 1);
            text.replace(&name, &renamed)
        });
        answer.body = text.replace("<html", "<html data-build=\"second\"").into();
    }
    if matches!(name, "index.html" | WORKER) {
        // Of all files that are held against their hash, only the script names others.
        let start = hashed_names().find(|name| name.ends_with("-start.js")).expect("a script");
        let first = fs::read(dist().join(&start)).expect("the script");
        let second = second(&start.replacen("massage-or-pt-", "massage-or-pt-second-", 1));
        let text = String::from_utf8_lossy(&answer.body);
        let text = text.replace(&integrity(&first), &integrity(&second.body));
        answer.body = text.replace(&first_build(), SECOND).into();
    }
    answer
}

fn hashed_names() -> impl Iterator<Item = String> {
    let names = fs::read_dir(dist()).expect("run cargo xtask build").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_packed = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
    names.filter(move |name| name.starts_with("massage-or-pt-") && !is_packed(name))
}

fn integrity(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha384::digest(bytes))
}

/// The only text of sixteen hexadecimal digits in the worker.
fn first_build() -> String {
    let worker = fs::read_to_string(dist().join(WORKER)).expect("run cargo xtask build");
    let is_build = |text: &&str| text.len() == 16 && text.bytes().all(|it| it.is_ascii_hexdigit());
    worker.split('"').find(is_build).expect("the worker names its build").into()
}

/// Opens the page in a new tab; which build it is, having seen that all of it is of that build.
async fn open(browser: &Browser, url: &str) -> String {
    browser.open_tab().await;
    browser.client.goto(url).await.expect("the page opens");
    let script = "
        await loaded();
        const files = performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop());
        return [document.documentElement.dataset.build ?? '', files.filter((name) => /^massage-or-pt-/.test(name))]";
    let (build, files): (String, Vec<String>) = browser.run(script, Value::Null).await;
    assert!(files.iter().any(|name| name.ends_with("-start.js")), "{files:?}");
    for file in files {
        assert_eq!(file.contains("-second-"), build == SECOND, "{file} in build '{build}'");
    }
    build
}

/// Waits until this build is kept, and no other.
async fn keeps(browser: &Browser, build: &str) {
    browser.run::<()>(&format!("{KEPT}\nawait keeps(argument)"), build).await;
}

async fn after_the_first_visit_the_page_needs_no_connection(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let url = builds.site.url();
    drop(builds);
    visit_every_ending(&browser, &url).await;
    for end in ["index.html", "?from=mail", "#massage-or-pt~x"] {
        assert_eq!(open(&browser, &format!("{url}{end}")).await, "", "{end}");
    }
    let script = format!(
        "{KEPT}
        const [name] = await kept();
        const requests = await (await caches.open(name)).keys();
        const page = await caches.match('./');
        return [requests.map(({{ url }}) => url), page.headers.get('content-security-policy')]"
    );
    let (kept, policy): (Vec<String>, String) = browser.run(&script, Value::Null).await;
    assert_eq!(policy, policies().join(" "), "the page is kept with its policy");
    assert!(kept.contains(&url), "{kept:?}");
    for address in &kept {
        let name = address.trim_start_matches(&url);
        assert!(name.is_empty() || hashed_names().any(|it| it == name), "{address} is kept");
    }
    assert_eq!(kept.len(), 6, "the page, its style, two scripts, program and icon: {kept:?}");
}

async fn a_new_build_shows_at_once_and_is_never_mixed(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let url = builds.site.url();
    builds.deploy(|deployed| deployed.is_second = true);
    assert_eq!(open(&browser, &url).await, SECOND);
    keeps(&browser, SECOND).await;
    drop(builds);
    assert_eq!(open(&browser, &url).await, SECOND);
}

async fn where_the_network_is_slow_the_build_before_shows_once(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let url = builds.site.url();
    builds.deploy(|deployed| deployed.is_second = true);
    let release = builds.hold();
    assert_eq!(open(&browser, &url).await, "", "the page does not wait for long");
    drop(release);
    keeps(&browser, SECOND).await;
    drop(builds);
    assert_eq!(open(&browser, &url).await, SECOND);
}

async fn a_build_with_a_file_missing_or_changed_is_not_kept(engine: Engine) {
    let faults: [fn(&mut Answer); 2] =
        [|answer| *answer = Answer::not_found(), |answer| answer.body.push(b' ')];
    for fault in faults {
        let builds = Builds::serve();
        let browser = builds.first_visit(engine).await;
        let url = builds.site.url();
        builds.deploy(|deployed| {
            deployed.is_second = true;
            deployed.fault = Some(fault);
        });
        let script = "
            const registration = await navigator.serviceWorker.getRegistration();
            await registration.update();
            const newer = registration.installing ?? registration.waiting;
            await until(() => !newer || newer.state === 'redundant', 'the newer worker to give up')";
        browser.run::<()>(script, Value::Null).await;
        assert_eq!(open(&browser, &url).await, SECOND, "the server has it");
        keeps(&browser, &first_build()).await;
        drop(builds);
        assert_eq!(open(&browser, &url).await, "");
    }
}

async fn settings_that_the_owner_changed_are_kept(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let url = builds.site.url();
    builds.deploy(|deployed| deployed.settings = Some(r#"{ "spa_name": "Still Water" }"#));
    open(&browser, &url).await;
    let script = "
        const kept = async () => (await (await caches.match('./')).text()).includes('Still Water');
        while (!(await kept())) await new Promise(requestAnimationFrame)";
    browser.run::<()>(script, Value::Null).await;
    drop(builds);
    open(&browser, &url).await;
    let script = "return text('#massage-or-pt-settings').includes('Still Water')";
    assert!(browser.run::<bool>(script, Value::Null).await);
}

async fn words_of_a_language_are_kept_where_the_page_speaks_it(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let url = builds.site.url();
    let asked = builds.site.asked();
    assert!(!asked.iter().any(|it| it.ends_with(".words.txt")), "nobody wanted them: {asked:?}");
    builds.deploy(|deployed| deployed.settings = Some(r#"{ "locale": "es" }"#));
    open(&browser, &url).await;
    keeps(&browser, &format!("{}?es", first_build())).await;
    drop(builds);
    open(&browser, &url).await;
    let language: String = browser.run("return find('.mpt').lang", Value::Null).await;
    assert_eq!(language, "es");
}

async fn what_is_not_the_pages_own_is_left_alone(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let others =
        json!(["theirs", "massage-or-pt-theirs", "massage-or-pt http://127.0.0.1/other/ 1"]);
    let script = "for (const name of argument) await caches.open(name)";
    browser.run::<()>(script, others.clone()).await;
    builds.deploy(|deployed| deployed.is_second = true);
    open(&browser, &builds.site.url()).await;
    keeps(&browser, SECOND).await;
    let script = "
        const names = await caches.keys();
        const answers = [await fetch('./none'), await fetch('./', { method: 'POST' }), await fetch('./embed.js')];
        return [argument.filter((name) => !names.includes(name)), answers.map(({ status }) => status)]";
    open(&browser, &builds.site.url()).await;
    let (gone, answers): (Vec<String>, Vec<u16>) = browser.run(script, others).await;
    assert_eq!(gone, Vec::<String>::new());
    assert_eq!(answers, [404, 200, 200], "the server answers as before");
    let asked = builds.site.asked();
    for path in ["/none", "/embed.js"] {
        assert!(asked.iter().any(|it| it == path), "{path} did not reach the server: {asked:?}");
    }
}

async fn another_worker_of_the_website_stays(engine: Engine) {
    let site = Site::serve_changed(|name, answer| {
        if name == "theirs.js" {
            *answer = Answer::read(&dist().join(WORKER)).expect("a worker");
            answer.body = b"addEventListener('fetch', () => {});".to_vec();
        }
    });
    let browser = Browser::open(engine).await;
    let frame = format!("{}frame.js", site.url());
    browser.client.goto(&frame).await.expect("a page opens that starts no guide");
    let script = "
        await navigator.serviceWorker.register('./theirs.js');
        await navigator.serviceWorker.ready";
    browser.run::<()>(script, Value::Null).await;
    visit_every_ending(&browser, &site.url()).await;
    let script = "return (await navigator.serviceWorker.ready).active.scriptURL";
    let active: String = browser.run(script, Value::Null).await;
    assert!(active.ends_with("/theirs.js"), "{active}");
}

async fn the_page_can_be_installed(engine: Engine) {
    let builds = Builds::serve();
    let browser = builds.first_visit(engine).await;
    let manifest = browser.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]));
    let said = browser.cdp("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(said["installabilityErrors"], json!([]), "{manifest}");
}
