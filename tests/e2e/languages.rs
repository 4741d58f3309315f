//! The guide in other languages: which one is chosen, and that nothing is left in English or out of place.

use massage_or_pt::content::{TRANSLATED, author::folded, pseudo, unpack_in};
use serde_json::json;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::host_pages::{HostPage, relaxing};
use crate::personas;
use crate::settings::EditedFile;
use crate::site::{Answer, Site};
use crate::visit::Visit;
use crate::{check_visit, endings};

in_every_engine![
    the_element_speaks_as_its_owner_or_else_as_the_page_around_it,
    words_that_do_not_load_are_english,
    the_answers_stay_when_the_language_changes,
    the_file_speaks_spanish_with_no_server,
    a_page_that_the_browser_translates_says_what_it_would_say,
];

/// Ends the name of a file of words.
const WORDS: &str = "-es.words.txt";

/// Settings in the page itself; the first block counts.
pub fn with_locale(code: &str) -> String {
    format!(
        "<script type=\"application/json\" id=\"massage-or-pt-settings\">{{ \"locale\": \"{code}\" }}</script>"
    )
}

const TITLE: &str = "¿Masaje o terapia física?";
const ENGLISH_TITLE: &str = "Massage or physical therapy?";

async fn the_element_speaks_as_its_owner_or_else_as_the_page_around_it(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let heading =
        "await stands(argument); return [heading(argument), inside(argument, '.mpt').lang]";
    let said = async |id: &str| host.run_with::<(String, String)>(heading, id).await;
    let spanish = (TITLE.to_string(), "es".to_string());
    let english = (ENGLISH_TITLE.to_string(), "en".to_string());
    host.run::<()>("add({ id: 'page', start: 'eager' })").await;
    assert_eq!(said("page").await, english);
    host.run::<()>("add({ id: 'near', start: 'eager', lang: 'fr' })").await;
    assert_eq!(said("near").await, english, "a language that the guide does not speak");
    assert_eq!(host.times_asked(WORDS), 0, "words are only fetched where they are wanted");
    host.run::<()>("add({ id: 'own', start: 'eager', locale: 'es' })").await;
    assert_eq!(said("own").await, spanish);
    host.run::<()>("document.documentElement.lang = 'es-MX'").await;
    host.run::<()>("add({ id: 'around', start: 'eager' })").await;
    assert_eq!(said("around").await, spanish);
    host.run::<()>("add({ id: 'over', start: 'eager', locale: 'en' })").await;
    assert_eq!(said("over").await, english);
    host.run::<()>(
        "const json = document.createElement('div');
        json.innerHTML = '<massage-or-pt id=json start=eager lang=en><script type=\"application/json\">' +
            '{ \"locale\": \"es\" }</' + 'script></massage-or-pt>';
        document.body.append(json)",
    )
    .await;
    assert_eq!(said("json").await, spanish);
    // Inside the shadow root of another element.
    let inner = "const box = document.createElement('div');
        document.body.append(box);
        const inner = document.createElement('massage-or-pt');
        inner.setAttribute('start', 'eager');
        box.attachShadow({ mode: 'open' }).append(inner);
        await until(() => inner.shadowRoot.querySelector('.mpt h1'), 'the guide');
        return inner.shadowRoot.querySelector('.mpt').lang";
    assert_eq!(host.run::<String>(inner).await, "es");
}

async fn words_that_do_not_load_are_english(engine: Engine) {
    let host = HostPage::open_changed(engine, "empty.html", |name, answer| {
        if name.ends_with(WORDS) {
            *answer = Answer::not_found();
        }
    })
    .await;
    host.run::<()>("add({ id: 'one', start: 'eager', locale: 'es' }); await stands('one')").await;
    assert_eq!(host.times_asked(WORDS), 1);
    assert_eq!(host.run::<String>("return heading('one')").await, ENGLISH_TITLE);
}

async fn the_answers_stay_when_the_language_changes(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run::<()>("add({ id: 'one', start: 'eager' }); await stands('one')").await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    host.run::<()>("document.getElementById('one').setAttribute('locale', 'es')").await;
    host.run::<()>("await until(() => inside('one', '.mpt:lang(es) h1'), 'Spanish')").await;
    host.run::<()>("await until(() => questionOf('one') === 'goals', 'the same question')").await;
    assert_eq!(
        host.run::<String>("return heading('one')").await,
        "¿En qué le gustaría recibir ayuda?"
    );
    host.run_with::<()>("await answerRestOf('one', argument)", relaxing()).await;
    host.run::<()>(
        "await until(() => inside('one', '.mpt').textContent.includes('65 o más'), 'the answer')",
    )
    .await;
}

async fn the_file_speaks_spanish_with_no_server(engine: Engine) {
    let file = EditedFile::new("spanish", engine, "{ \"locale\": \"es\" }");
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &file.url()).await;
    let spanish = unpack_in(TRANSLATED[0].words);
    let case = &personas::all()[0];
    let asked = visit.answer_all(&case.answers).await;
    check_visit(&spanish, case, &asked, &visit.ending().await);
    visit.wait_until(&format!("document.title === '{TITLE}'")).await;
    visit.wait_until("document.documentElement.lang === 'es'").await;
    let note = visit.text_of(".mpt-translation").await.unwrap_or_default();
    assert_eq!(note, spanish.language.note);
}

/// Browsers that translate a page put elements of their own in place of its texts.
async fn a_page_that_the_browser_translates_says_what_it_would_say(engine: Engine) {
    const WALK: &str = "
        const translate = () => {
            const texts = document.createTreeWalker(find('.mpt'), NodeFilter.SHOW_TEXT);
            const found = [];
            // Nobody sees what stands inside of a progress bar.
            while (texts.nextNode()) if (!texts.currentNode.parentNode.closest('font, progress')) found.push(texts.currentNode);
            for (const text of found) {
                const font = document.createElement('font');
                text.replaceWith(font);
                font.append(text.data);
            }
        };
        const walk = async (seen) => {
            const said = [];
            const note = async () => {
                for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
                await until(() => true, 'all of the page');
                seen();
                said.push(find('.mpt').textContent);
            };
            for (let item = question(); item; item = question()) {
                await note();
                press('.mpt-question button[type=submit]');
                await until(() => find('.mpt-error-summary'), 'what is missing');
                await note();
                for (const code of argument[item]) {
                    press(`#mpt-${item}-${code}`);
                    await note();
                }
                await goOn();
            }
            await note();
            return said;
        };
        await loaded();
        const plain = await walk(() => {});
        await startAgain();
        const translated = await walk(translate);
        return plain.map((text, i) => [text, translated[i]])";
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    let cases = personas::all();
    let places = |case: &personas::Case| case.answers.get("pain_area").map_or(0, Vec::len);
    let case = cases.iter().max_by_key(|case| (places(case), case.answers.len()));
    let answers = &case.expect("personas").answers;
    let said: Vec<(String, String)> = browser.run(WALK, json!(answers)).await;
    assert!(said.len() > 2 * answers.len(), "{}", said.len());
    for (plain, translated) in said {
        assert_eq!(translated, plain);
    }
}

/// Only Chromium can be told how wide a phone is, and what its owner speaks.
mod layout {
    use super::*;

    tests_in![
        chromium,
        Chromium,
        the_page_speaks_as_the_browser,
        the_longer_language_fits_and_leaves_no_english,
        the_mirrored_language_runs_from_right_to_left_and_leaves_no_english
    ];

    async fn the_page_speaks_as_the_browser(engine: Engine) {
        let site = Site::serve();
        let browser = Browser::open(engine).await;
        let wish = json!({ "userAgent": "a visitor", "acceptLanguage": "fr,es-419,en" });
        browser.cdp("Network.setUserAgentOverride", wish).await;
        browser.client.goto(&site.url()).await.expect("the page opens");
        let visit = Visit::of(&browser);
        visit.wait_until("find('.mpt-start') && find('.mpt').lang === 'es'").await;
        assert_eq!(visit.text_of("h1").await.as_deref(), Some(TITLE));
    }

    async fn the_longer_language_fits_and_leaves_no_english(engine: Engine) {
        walk_every_ending(engine, pseudo::longer(), "ltr").await;
    }

    async fn the_mirrored_language_runs_from_right_to_left_and_leaves_no_english(engine: Engine) {
        walk_every_ending(engine, pseudo::mirrored(), "rtl").await;
    }

    /// Walks one persona to each ending on a narrow phone and looks at every page.
    async fn walk_every_ending(engine: Engine, words: String, direction: &str) {
        let site = speaking(words);
        let browser = Browser::open(engine).await;
        let phone = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": true });
        browser.cdp("Emulation.setDeviceMetricsOverride", phone).await;
        browser.client.goto(&site.url()).await.expect("the page opens");
        let cases = personas::all();
        for (name, case) in endings::one_for_each(&cases) {
            let argument = json!({ "answers": case.answers, "direction": direction });
            let wrong: Vec<String> = browser.run(LOOK, argument).await;
            assert!(wrong.is_empty(), "{name}: {wrong:#?}");
        }
    }

    /// What is wrong on every page of a visit. All words stand between marks; what is filled in, too.
    const LOOK: &str = r#"
        const { answers, direction } = argument;
        const wrong = new Set();
        const english = (text) => {
          for (let before; before !== text; ) [before, text] = [text, text.replace(/⟦[^⟦⟧]*⟧/g, '')];
          return /\p{L}{2}/u.test(text) && text.trim();
        };
        const NAMES = '.mpt-sources li';
        function look() {
          const root = find('.mpt');
          const page = document.documentElement;
          if (page.scrollWidth > page.clientWidth) wrong.add(`${text('h1')} scrolls sideways`);
          if (getComputedStyle(root).direction !== direction) wrong.add(`the direction of ${text('h1')}`);
          for (const it of root.querySelectorAll('*')) {
            const own = [...it.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
            const names = it.closest(NAMES) ? [] : [own];
            const said = [...names, it.ariaLabel ?? '', it.title?.baseVal ?? it.title ?? '', it.dataset.treatment ?? ''];
            for (const text of said) if (english(text)) wrong.add(text);
          }
          const [input, label] = [find('.mpt-option input'), find('.mpt-option label')];
          if (!input) return;
          const [a, b] = [input, label].map((it) => it.getBoundingClientRect());
          const before = a.left - b.left < b.right - a.right;
          if (before !== (direction === 'ltr')) wrong.add(`the side of ${input.id}`);
        }
        await loaded();
        for (let item = question(); item; item = question()) {
          look();
          press('.mpt-question button[type=submit]');
          await until(() => find('.mpt-error-summary'), 'what is missing');
          look();
          for (const code of answers[item]) press(`#mpt-${item}-${code}`);
          press('.mpt-question button[type=submit]');
          await until(() => find('h1') && question() !== item, `what follows "${item}"`);
        }
        for (const it of document.querySelectorAll('details')) it.open = true;
        look();
        await startAgain();
        return [...wrong];
    "#;
}

/// The hosted page in a language of these words, in the place of Spanish.
pub fn speaking(words: String) -> Site {
    Site::serve_changed(move |name, answer| {
        if name == "index.html" {
            answer.insert_first(&with_locale("es"));
        }
        if name.ends_with(WORDS) {
            answer.body = folded(&words).into();
        }
    })
}
