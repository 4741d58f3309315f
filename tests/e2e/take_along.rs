//! What a visitor takes away, through the ways of each browser; some have not all of them.

use std::io::Read;

use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
use flate2::read::ZlibDecoder;
use massage_or_pt::api::fhir;
use massage_or_pt::app::Guide;
use massage_or_pt::app::take_along::{summary, write_link};
use massage_or_pt::content::{Content, Day, TRANSLATED};
use massage_or_pt::engine::{Response, recommend};
use massage_or_pt::settings::Settings;
use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine, tests_in};
use crate::host_pages::{HostPage, relaxing};
use crate::languages::with_locale;
use crate::personas::{self, Case};
use crate::site::Site;
use crate::visit::Visit;
use crate::{check_ending, content, endings};

in_every_engine![
    a_link_opens_the_outcome_and_leaves_the_address,
    a_link_that_cannot_be_used_asks_to_begin_anew,
    a_link_opens_where_the_guide_already_stands,
    old_answers_stay_old_where_one_of_them_is_changed,
    a_link_takes_no_place_of_answers_that_are_kept_for_long,
    a_link_brings_the_visitor_to_the_guide_inside_another_page,
    what_is_copied_says_what_the_page_says,
    where_nothing_can_be_copied_or_shared_the_text_is_shown,
    the_share_sheet_gets_the_link_and_may_be_closed,
    a_reminder_is_saved_for_the_day_of_the_check,
    a_record_for_a_clinic_is_saved,
    an_emergency_offers_nothing_but_the_call,
    the_page_is_printed_and_inside_another_page_the_guide_alone,
];
tests_in!(chromium_only, Chromium, every_outcome_is_one_sheet_of_paper);
tests_in!(firefox_only, Firefox, every_outcome_is_one_sheet_of_paper);

/// Notes what is handed over instead of opening anything.
pub const HANDS: &str = "
    var handed = { copied: [], shared: [], saved: [], printed: [] };
    var hand = (owner, name, value) => Object.defineProperty(owner, name, { value, configurable: true });
    hand(navigator, 'clipboard', { writeText: async (text) => { handed.copied.push(text); } });
    hand(navigator, 'share', async (data) => { handed.shared.push(data); });
    hand(HTMLAnchorElement.prototype, 'click', function () { handed.saved.push([this.download, this.href]); });
    hand(window, 'print', () => handed.printed.push('page'));";

/// Settings in the page itself; the first block counts.
const KEPT_FOR_LONG: &str = "<script type=\"application/json\" id=\"massage-or-pt-settings\">\
    { \"storage\": \"local\" }</script>";

/// As in an old browser, or on a page without https.
const NO_HANDS: &str = "
    for (const name of ['clipboard', 'share']) {
        Object.defineProperty(navigator, name, { value: undefined });
    }";

fn site(script: &'static str) -> Site {
    Site::serve_changed(move |name, page| {
        if name == "index.html" {
            page.run_first(script);
        }
    })
}

/// The outcome of the first persona who comes to that ending, and the persona.
async fn at_ending<'a>(
    browser: &'a Browser,
    site: &Site,
    ending: &str,
    cases: &'a [Case],
) -> (Visit<'a>, &'a Case) {
    let found = endings::one_for_each(cases).into_iter().find(|(name, _)| *name == ending);
    let (_, case) = found.unwrap_or_else(|| panic!("no ending {ending}"));
    let visit = Visit::open(browser, &site.url()).await;
    visit.answer_all(&case.answers).await;
    (visit, case)
}

async fn press(browser: &Browser, words: &str) {
    let script = "
        const buttons = [...document.querySelectorAll('.mpt-take__ways button')];
        buttons.find((button) => button.textContent === argument).click()";
    browser.run::<()>(script, words).await;
}

async fn handed(browser: &Browser, what: &str) -> Vec<Value> {
    let script = format!("await until(() => handed.{what}.length, '{what}'); return handed.{what}");
    browser.run(&script, Value::Null).await
}

fn link_of(url: &str, content: &Content, case: &Case) -> String {
    write_link(url, &content.protocol, &response_of(content, case), Day::parse("20261101"))
}

fn response_of(content: &Content, case: &Case) -> Response {
    case.response(&content.protocol.questionnaire).expect("cases are readable")
}

async fn a_link_opens_the_outcome_and_leaves_the_address(engine: Engine) {
    let (site, cases) = (site(NO_HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let (visit, _) = at_ending(&browser, &site, "outcome-both", &cases).await;
    let ending = visit.ending().await;
    let address = || browser.run::<String>("return location.href", Value::Null);
    press(&browser, &content().messages.share).await;
    visit.wait_for(".mpt-take__text textarea").await;
    assert_eq!(address().await, site.url(), "only the link has the answers");
    let link: String =
        browser.run("return find('.mpt-take__text textarea').value", Value::Null).await;
    let visit = Visit::open(&browser, &link).await;
    assert_eq!(visit.ending().await, ending);
    assert_eq!(address().await, site.url());
    let said = visit.text_of(".mpt-received").await;
    let words = content().messages;
    let said = said.unwrap_or_default();
    assert!(said.starts_with(&format!("{} Answered on ", words.received)), "{said}");
    visit.wait_until("document.activeElement === find('h1')").await;
    visit.click(".mpt-summary-list__action button").await;
    visit.wait_for(".mpt-back-link").await;
    visit.click(".mpt-back-link").await;
    visit.wait_for(".mpt-summary-list").await;
    visit.wait_until("kept()").await;
    browser.client.refresh().await.expect("the page loads again");
    visit.wait_for(".mpt-summary-list").await;
    assert_eq!(visit.ending().await, ending, "after a reload");
    assert_eq!(visit.count(".mpt-received").await, 1, "after a reload");
}

async fn old_answers_stay_old_where_one_of_them_is_changed(engine: Engine) {
    let (site, content, cases) = (Site::serve(), content(), personas::all());
    let browser = Browser::open(engine).await;
    let link = link_of(&site.url(), &content, &cases[0]);
    let visit = Visit::open(&browser, &link).await;
    let dated = visit.text_of(".mpt-version").await;
    assert!(dated.as_ref().is_some_and(|it| it.contains("November 1, 2026")), "{dated:?}");
    browser
        .run::<()>(
            "press('.mpt-summary-list__action button');
            await until(() => find('input[type=checkbox]:checked'), 'the question');
            const was = `#${find('input:checked').id}`;
            press(was);
            await until(() => !find(was).checked, 'another answer');
            press(was);
            press('.mpt-question [type=submit]');
            await until(() => find('.mpt-version'), 'the outcome')",
            Value::Null,
        )
        .await;
    assert_eq!(visit.text_of(".mpt-version").await, dated);
}

async fn a_link_that_cannot_be_used_asks_to_begin_anew(engine: Engine) {
    let (site, content, cases) = (Site::serve(), content(), personas::all());
    let browser = Browser::open(engine).await;
    let link = link_of(&site.url(), &content, &cases[0]);
    let old = link.replace(&content.protocol.version, "2020-01-01.1");
    for unusable in [old.as_str(), &link[..link.len() - 1]] {
        let visit = Visit::open(&browser, unusable).await;
        let said = visit.text_of(".mpt-start__stale").await;
        assert_eq!(said.as_deref(), Some(content.messages.stale_link.as_str()), "{unusable}");
    }
}

async fn a_link_opens_where_the_guide_already_stands(engine: Engine) {
    let (site, content, cases) = (Site::serve(), content(), personas::all());
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    let link = link_of(&site.url(), &content, &cases[0]);
    browser.run::<()>("location.href = argument", link).await;
    visit.wait_for(".mpt-summary-list").await;
    visit.wait_until("location.hash === ''").await;
    check_ending(&content, "a link", &response_of(&content, &cases[0]), &visit.ending().await);
}

async fn a_link_takes_no_place_of_answers_that_are_kept_for_long(engine: Engine) {
    let site = Site::serve_changed(|name, page| {
        if name == "index.html" {
            page.insert_first(KEPT_FOR_LONG);
        }
    });
    let (content, cases) = (content(), personas::all());
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    let own = "Object.values(localStorage).some((it) => it.endsWith('~age.from_65'))";
    visit.wait_until(own).await;
    let visit = Visit::open(&browser, &link_of(&site.url(), &content, &cases[0])).await;
    visit.wait_for(".mpt-summary-list").await;
    // Nor does a change of it that was left half way.
    browser
        .run::<()>(
            "press('.mpt-summary-list__action button');
            await until(question, 'a question');
            press('.mpt-question input:not(:checked)')",
            Value::Null,
        )
        .await;
    visit.wait_until(own).await;
    visit.click(".mpt-back-link").await;
    visit.wait_for(".mpt-summary-list").await;
    visit.wait_until(own).await;
    browser.client.goto(&site.url()).await.expect("the page opens");
    visit.wait_for_question("goals").await;
    visit.wait_until(own).await;
}

async fn a_link_brings_the_visitor_to_the_guide_inside_another_page(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let cases = personas::all();
    let (_, case) = endings::one_for_each(&cases)[0];
    let link = link_of("lazy.html", &content(), case);
    host.go_to(&link).await;
    host.run::<()>("await until(() => inside('far', '.mpt-summary-list'), 'the outcome')").await;
    let in_view = "
        const top = () => document.getElementById('far').getBoundingClientRect().top;
        await until(() => top() >= -1 && top() < innerHeight, 'the guide in view')";
    host.run::<()>(in_view).await;
    assert_eq!(host.run::<String>("return location.hash").await, "");
}

async fn what_is_copied_says_what_the_page_says(engine: Engine) {
    let (site, cases) = (site(HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let guide = Guide::load();
    for ending in ["outcome-massage", "outcome-ask-doctor", "outcome-both", "care-same-day"] {
        let (visit, case) = at_ending(&browser, &site, ending, &cases).await;
        press(&browser, &content().messages.copy).await;
        let copied = handed(&browser, "copied").await;
        let day: String = browser
            .run("return new Date().toLocaleDateString('en', { dateStyle: 'long' })", Value::Null)
            .await;
        let response = response_of(&content(), case);
        assert_eq!(copied, [summary(guide, &response, &day).expect("complete")]);
        visit.wait_until("text('.mpt-take [role=status]') === 'Copied.'").await;
        let made = visit.text_of(".mpt-version").await.unwrap_or_default();
        assert!(made.starts_with(&format!("Answered on {day}. Content version ")), "{made}");
    }
}

async fn where_nothing_can_be_copied_or_shared_the_text_is_shown(engine: Engine) {
    let (site, cases) = (site(NO_HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let (visit, _) = at_ending(&browser, &site, "outcome-physical-therapy", &cases).await;
    let words = content().messages;
    for (button, label, part) in [
        (&words.copy, &words.copy_yourself, visit.ending().await.heading),
        (&words.share, &words.your_link, format!("{}#massage-or-pt~", site.url())),
    ] {
        press(&browser, button).await;
        visit.wait_until(&format!("text('.mpt-take__text')?.startsWith('{label}')")).await;
        let shown = "const { value, readOnly } = find('.mpt-take__text textarea');
            return [value, readOnly]";
        let (text, read_only): (String, bool) = browser.run(shown, Value::Null).await;
        assert!(text.contains(&part) && read_only, "{text}");
    }
}

async fn the_share_sheet_gets_the_link_and_may_be_closed(engine: Engine) {
    let (site, cases) = (site(HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let (visit, case) = at_ending(&browser, &site, "care-doctor-soon", &cases).await;
    press(&browser, &content().messages.share).await;
    let shared = handed(&browser, "shared").await;
    let today: String = browser
        .run("return new Date().toLocaleDateString('sv').replaceAll('-', '')", Value::Null)
        .await;
    let link = link_of(&site.url(), &content(), case).replace("20261101", &today);
    assert_eq!(shared[0]["url"], link);
    assert_eq!(shared[0]["title"], content().messages.title);
    let close = "navigator.share = null; hand(navigator, 'share', async () => {
        handed.shared.push('closed');
        throw new DOMException('closed', 'AbortError');
    })";
    browser.run::<()>(close, Value::Null).await;
    press(&browser, &content().messages.share).await;
    visit.wait_until("handed.shared.at(-1) === 'closed'").await;
    press(&browser, &content().messages.copy).await;
    visit.wait_until("text('.mpt-take [role=status]') === 'Copied.'").await;
    assert_eq!(handed(&browser, "copied").await.len(), 1, "a closed sheet copies no link");
}

async fn a_reminder_is_saved_for_the_day_of_the_check(engine: Engine) {
    let (site, cases) = (site(HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let words = content().messages;
    for ending in ["outcome-both", "outcome-physical-therapy"] {
        let (visit, _) = at_ending(&browser, &site, ending, &cases).await;
        press(&browser, &words.remind.replace("{weeks}", "6")).await;
        let (name, address): (String, String) =
            serde_json::from_value(handed(&browser, "saved").await[0].clone()).expect("a file");
        assert_eq!(name, "massage-or-pt.ics");
        let script = "
            const [, kind, text] = argument.match(/^data:([^,]*),(.*)$/);
            const day = new Date();
            day.setDate(day.getDate() + 42);
            const two = (number) => String(number).padStart(2, '0');
            const written = [day.getFullYear(), two(day.getMonth() + 1), two(day.getDate())].join('');
            return [kind, decodeURIComponent(text), written]";
        let (kind, ics, day): (String, String, String) = browser.run(script, address).await;
        assert_eq!(kind, "text/calendar;charset=utf-8");
        assert!(ics.contains(&format!("\r\nDTSTART;VALUE=DATE:{day}\r\n")), "{day} in {ics}");
        let said = visit.text_of(".mpt-take [role=status]").await.unwrap_or_default();
        assert!(said.starts_with(words.reminded.split('{').next().unwrap_or_default()), "{said}");
        assert!(ics.contains(&words.reminder_title.replace("{weeks}", "6")), "{ics}");
    }
}

async fn a_record_for_a_clinic_is_saved(engine: Engine) {
    let (site, cases) = (site(HANDS), personas::all());
    let browser = Browser::open(engine).await;
    let (_, case) = at_ending(&browser, &site, "care-hold", &cases).await;
    press(&browser, &content().messages.save_record).await;
    let (name, address): (String, String) =
        serde_json::from_value(handed(&browser, "saved").await[0].clone()).expect("a file");
    assert_eq!(name, "massage-or-pt.fhir.json");
    let script = "
        const record = JSON.parse(decodeURIComponent(argument.split(',')[1]));
        return [record, new Date().toLocaleDateString('sv')]";
    let (record, today): (Value, String) = browser.run(script, address).await;
    let response = response_of(&content(), case);
    let expected = fhir::questionnaire_response(&content(), &response, &today);
    assert_eq!(record, serde_json::from_str::<Value>(&expected).expect("JSON"));
}

async fn an_emergency_offers_nothing_but_the_call(engine: Engine) {
    let (site, cases) = (Site::serve(), personas::all());
    let browser = Browser::open(engine).await;
    let (visit, _) = at_ending(&browser, &site, "care-emergency", &cases).await;
    assert_eq!(visit.count(".mpt-take").await, 0);
}

async fn the_page_is_printed_and_inside_another_page_the_guide_alone(engine: Engine) {
    let (site, cases) = (site(HANDS), personas::all());
    let browser = Browser::open(engine).await;
    at_ending(&browser, &site, "outcome-massage", &cases).await;
    press(&browser, &content().messages.print).await;
    assert_eq!(handed(&browser, "printed").await, ["page"]);
    drop(browser);

    let host = HostPage::open_strict(engine).await;
    // What a frame would print, once it is asked to; then the paper is out.
    let printer = "
        window.paper = null;
        const inner = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
            const view = inner.get.call(this);
            view.print = () => {
                const { document } = view;
                const styled = getComputedStyle(document.querySelector('.mpt-outcome')).borderTopWidth;
                const found = [window.length, window.document.querySelectorAll('iframe').length].join();
                window.paper = [window.document.title, document.body.innerText, styled, found];
            };
            return view;
        } })";
    host.run::<()>(printer).await;
    host.run_with::<()>("await answerAllOf('one', argument)", relaxing()).await;
    host.run::<()>("inside('one', '.mpt-take__ways button').click()").await;
    let (title, text, border, found): (String, String, String, String) =
        host.run("await until(() => paper, 'the paper'); return paper").await;
    let own: String = host.run("return heading('one')").await;
    assert!(text.contains(&own) && title == "A spa", "{title}: {text}");
    assert_ne!(border, "0px", "the copy has lost its styles");
    assert_eq!(found, "0,0", "frames that other scripts of the page find");
    assert_eq!(host.violations().await, Vec::<String>::new());
}

/// The longest outcome of each kind, in each language, on both sizes of paper.
async fn every_outcome_is_one_sheet_of_paper(engine: Engine) {
    let browser = Browser::open(engine).await;
    let languages = TRANSLATED.iter().map(|it| (it.code, it.words)).chain([("en", "")]);
    for (code, words) in languages {
        let site = Site::serve_changed(move |name, page| {
            if name == "index.html" {
                page.insert_first(&with_locale(code));
            }
        });
        let guide = Guide::speaking(words.to_string(), Settings::default());
        for response in longest_of_each_kind(guide) {
            let link = write_link(
                &site.url(),
                &guide.content().protocol,
                &response,
                Day::parse("20261101"),
            );
            let visit = Visit::open(&browser, &link).await;
            let heading = visit.ending().await.heading;
            for (name, width, height) in [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)] {
                let size = PrintSize { width, height };
                let paper = PrintConfigurationBuilder::default().size(size).build();
                let pdf = browser.client.print(paper.expect("a size")).await.expect("it prints");
                assert_eq!(sheets(&pdf), 1, "{heading}, on {name}: {link}");
            }
        }
    }
}

fn longest_of_each_kind(guide: Guide) -> Vec<Response> {
    let protocol = &guide.content().protocol;
    let mut longest: Vec<(String, usize, Response)> = Vec::new();
    for case in personas::all() {
        let response = response_of(guide.content(), &case);
        let said = recommend(protocol, &response).expect("a whole visit");
        let kind = format!("{:?} {:?} {:?}", said.outcome, said.urgency, said.massage);
        let length = summary(guide, &response, "").expect("a whole visit").len();
        match longest.iter_mut().find(|(other, ..)| *other == kind) {
            Some(known) if known.1 < length => *known = (kind, length, response),
            Some(_) => {}
            None => longest.push((kind, length, response)),
        }
    }
    longest.into_iter().map(|(.., response)| response).collect()
}

/// How many pages a PDF has; some browsers pack the list of them.
fn sheets(pdf: &[u8]) -> usize {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    for stream in pdf.windows(7).enumerate().filter(|(_, word)| word == b"stream\n") {
        let mut unpacked = Vec::new();
        // Pictures and fonts come, too, and some are cut short.
        drop(ZlibDecoder::new(&pdf[stream.0 + 7..]).read_to_end(&mut unpacked));
        text += &String::from_utf8_lossy(&unpacked);
    }
    let kinds = text.split("/Type").skip(1).map(str::trim_start);
    kinds.filter(|kind| kind.starts_with("/Page") && !kind.starts_with("/Pages")).count()
}
