//! `<massage-or-pt>` in pages of others.

use massage_or_pt::api;
use massage_or_pt::app::take_along::write_link;
use massage_or_pt::content::Day;
use massage_or_pt::settings::MOST_PROBLEMS;
use serde_json::{Value, json};

use crate::engine::{Engine, in_every_engine, tests_in};
use crate::first_view::Gate;
use crate::host_pages::{HostPage, relaxing};
use crate::site::{Answer, is_program};
use crate::{content, endings, personas};

in_every_engine![
    two_guides_keep_their_own_answers,
    a_guide_beside_a_busy_one_takes_over_its_first_view_and_all_that_was_picked,
    a_guide_that_changes_before_it_is_drawn_begins_once,
    what_was_picked_is_kept_where_a_guide_is_taken_out_before_it_is_drawn,
    loaded_twice_it_loads_the_program_once,
    a_guide_loads_when_the_visitor_comes_near,
    a_guide_far_away_loads_at_once_where_its_owner_says_so,
    loading_and_a_visit_leave_the_page_alone,
    events_leave_the_guide_and_say_no_answer,
    the_owner_may_hear_the_outcome,
    a_guide_goes_on_after_it_was_moved_or_taken_out,
    a_guide_in_the_place_of_another_goes_on_with_its_answers,
    a_guide_in_the_place_of_another_shows_nothing_of_it,
    what_an_element_was_told_early_is_kept_while_it_is_moved_around,
    guides_that_keep_answers_elsewhere_leave_each_others_alone,
    a_changed_attribute_takes_effect_and_loses_nothing,
    attributes_that_change_together_or_while_the_guide_loads_take_effect,
    settings_come_from_the_file_the_script_and_the_attributes,
    a_guide_stands_as_it_was_while_something_about_it_changes,
    where_the_settings_do_not_load_nobody_is_sent_to_another_spa,
    a_link_speaks_to_the_first_guide_that_shows,
    what_a_router_noted_of_the_address_loses_the_answers_too,
    without_the_program_the_fallback_stands,
    a_guide_that_breaks_gives_way_with_a_message,
    the_page_never_learns_what_was_pressed,
    the_strictest_policy_lets_the_guide_run,
    a_guide_takes_the_width_that_its_place_has,
    nothing_sticks_out_of_a_narrow_or_a_wide_column,
    a_hundred_guides_leave_nothing_behind,
    scripts_get_what_the_engine_says,
];
tests_in!(chromium_only, Chromium, a_hundred_guides_leave_no_node_and_no_listener);

async fn two_guides_keep_their_own_answers(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    let headings = "return [heading('one'), questionOf('two')]";
    host.run::<()>("await stands('one'); await stands('two')").await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    let shown: (String, String) = host.run(headings).await;
    assert_eq!(shown, ("What would you like help with?".into(), "age".into()));
    host.browser.client.refresh().await.expect("the page loads again");
    host.run::<()>("await stands('one'); await stands('two')").await;
    let shown: (String, String) = host.run(headings).await;
    assert_eq!(shown, ("What would you like help with?".into(), "age".into()), "after a reload");
}

async fn a_guide_beside_a_busy_one_takes_over_its_first_view_and_all_that_was_picked(
    engine: Engine,
) {
    let host = HostPage::open(engine, "empty.html").await;
    let shown: (Vec<usize>, Vec<String>) = host
        .run(
            "slowDown();
            add({ id: 'one', start: 'eager', storage: 'off' });
            await stands('one');
            await finished();
            inside('one', '#mpt-age-from_18_to_49').click();
            add({ id: 'two', start: 'eager' });
            await new Promise(requestAnimationFrame);
            const first = inside('two', '[data-first-view]');
            inside('two', '#mpt-age-from_65').click();
            await stands('two');
            const all = (selector) => [...guide('two').querySelectorAll(selector)];
            return [[first ? 1 : 0, all('.mpt').length], all(':checked').map(({ value }) => value)]",
        )
        .await;
    assert_eq!(shown, (vec![1, 1], vec!["from_65".to_owned()]));
}

async fn a_guide_that_changes_before_it_is_drawn_begins_once(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let told: [usize; 3] = host
        .run(
            "slowDown();
            add({ id: 'one', start: 'eager', storage: 'off' });
            await stands('one');
            await finished();
            inside('one', '#mpt-age-from_18_to_49').click();
            const two = add({ id: 'two', start: 'eager', storage: 'off' });
            inside('two', '#mpt-age-from_65').click();
            inside('two', '[type=submit]').click();
            await new Promise(requestAnimationFrame);
            two.setAttribute('phone', '555 0100');
            await stands('two');
            await finished();
            return ['ready', 'start', 'step'].map((type) =>
                eventsOf(`mpt-${type}`).filter(({ id }) => id === 'two').length)",
        )
        .await;
    assert_eq!(told, [1, 1, 1]);
}

async fn what_was_picked_is_kept_where_a_guide_is_taken_out_before_it_is_drawn(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let picked: bool = host
        .run(
            "const wrong = { 'boking-url': 'https://one.example' };
            const one = add({ id: 'one', start: 'eager', storage: 'off', ...wrong });
            inside('one', '#mpt-age-from_65').click();
            // It is told of while the guide is put in.
            one.addEventListener('mpt-error', () => one.remove(), { once: true });
            await until(() => !one.isConnected, 'the end of the guide');
            document.body.append(one);
            await stands('one');
            return inside('one', '#mpt-age-from_65').checked",
        )
        .await;
    assert!(picked);
}

async fn loaded_twice_it_loads_the_program_once(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    host.run::<()>("await stands('one'); await stands('two')").await;
    assert_eq!(host.times_asked("embed.js"), 2);
    assert_eq!(host.times_asked(".wasm"), 1);
    let errors: usize = host.run("return eventsOf('mpt-error').length").await;
    assert_eq!(errors, 0);
}

async fn a_guide_loads_when_the_visitor_comes_near(engine: Engine) {
    let host = HostPage::open(engine, "lazy.html").await;
    host.run::<()>("await until(() => customElements.get('massage-or-pt'), 'the element')").await;
    // Two frames: an observer that saw the guide would have told of it by then.
    let frames = "for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)";
    host.run::<()>(frames).await;
    assert_eq!(host.times_asked(".wasm"), 0);
    host.run::<()>("scrollTo(0, document.body.scrollHeight); await stands('far')").await;
    assert_eq!(host.times_asked(".wasm"), 1);
}

async fn a_guide_far_away_loads_at_once_where_its_owner_says_so(engine: Engine) {
    let host = HostPage::open(engine, "lazy.html").await;
    host.run::<()>(
        "for (const id of ['by attribute', 'by text']) {
            const element = document.createElement('massage-or-pt');
            element.id = id;
            // Left empty is left out.
            element.setAttribute('start', id === 'by attribute' ? 'eager' : '');
            if (id === 'by text') element.innerHTML = '<script type=application/json>{ \"start\": \"Eager\" }</script>';
            document.body.append(element);
        }
        await stands('by attribute');
        await stands('by text')",
    )
    .await;
    let waits: bool = host.run("return Boolean(inside('far', '[data-first-view]'))").await;
    assert!(waits, "the guide whose owner says nothing");
}

async fn loading_and_a_visit_leave_the_page_alone(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    let state = "return [document.activeElement.localName, scrollY, history.length, location.href, document.title]";
    let before: Vec<Value> = host.run(state).await;
    host.run::<()>("await stands('one'); await stands('two')").await;
    assert_eq!(host.run::<Vec<Value>>(state).await, before);
    host.run_with::<()>("await answerAllOf('two', argument)", relaxing()).await;
    let after: Vec<Value> = host.run(state).await;
    assert_eq!(after[0], "massage-or-pt", "the visitor's own act moves focus");
    assert_eq!(after[2..], before[2..]);
    // The guide's own Back steps back in the guide, and nowhere else.
    host.run::<()>("inside('two', '.mpt-summary-list__action button').click()").await;
    host.run::<()>(
        "await until(() => questionOf('two'), 'a question'); inside('two', '.mpt-back-link').click();
        await until(() => !questionOf('two'), 'the outcome')")
    .await;
    assert_eq!(host.run::<Vec<Value>>(state).await[2..], after[2..]);
}

async fn events_leave_the_guide_and_say_no_answer(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    host.run_with::<()>("await answerAllOf('one', argument)", relaxing()).await;
    press_booking(&host, "one").await;
    let events: Vec<Value> = host.run("return events.filter(({ id }) => id === 'one')").await;
    let names: Vec<_> = events.iter().filter_map(|event| event["type"].as_str()).collect();
    let expected =
        ["mpt-ready", "mpt-start", "mpt-step", "mpt-step", "mpt-step", "mpt-outcome", "mpt-book"];
    assert_eq!(names, expected);
    for event in &events {
        assert!(event["bubbles"] == true && event["composed"] == true, "{event}");
    }
    let details: Vec<_> = events.iter().map(|event| &event["detail"]).collect();
    let steps = (2..=4).map(|step| json!({ "step": step }));
    let nothing = || json!({});
    let expected: Vec<_> =
        [nothing(), nothing()].into_iter().chain(steps).chain([nothing(), nothing()]).collect();
    assert_eq!(details, expected.iter().collect::<Vec<_>>());
}

async fn the_owner_may_hear_the_outcome(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let attributes = json!({ "id": "one", "start": "eager", "event-detail": "outcome" });
    host.run_with::<()>("add(argument)", attributes).await;
    host.run_with::<()>("await answerAllOf('one', argument)", relaxing()).await;
    press_booking(&host, "one").await;
    let details = "return [eventsOf('mpt-outcome')[0].detail, eventsOf('mpt-book')[0].detail]";
    let said: (Value, Value) = host.run(details).await;
    assert_eq!(said.0, json!({ "outcome": "massage" }));
    assert_eq!(said.1, json!({ "outcome": "massage", "service": "swedish" }));
}

/// Presses the booking link, and stays on the page.
pub async fn press_booking(host: &HostPage, id: &str) {
    host.run_with::<()>(
        "const link = inside(argument, '.mpt-booking-link');
        link.addEventListener('click', (event) => event.preventDefault());
        link.click();
        await until(() => eventsOf('mpt-book').length, 'the event');",
        id,
    )
    .await;
}

async fn a_guide_goes_on_after_it_was_moved_or_taken_out(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let attributes = json!({ "id": "one", "start": "eager", "storage": "off" });
    host.run_with::<()>("add(argument); await stands('one')", attributes).await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    let moved: bool = host
        .run(
            "const question = inside('one', 'h1');
            document.body.prepend(document.getElementById('one'));
            for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
            return inside('one', 'h1') === question",
        )
        .await;
    assert!(moved, "a guide that is moved stays as it is");
    let out_and_in = "const element = document.getElementById('one');
        element.remove();
        await until(() => !element.shadowRoot.querySelector('.mpt'), 'the guide to go');
        document.body.append(element);
        await stands('one');
        return questionOf('one')";
    let back: Option<String> = host.run(out_and_in).await;
    assert_eq!(back.as_deref(), Some("goals"), "a guide that comes back goes on");
    // As on a slow device, what follows a drawing waits for another turn.
    let clear = "let turns = 0;
        const { now } = Date;
        Date.now = () => now() + 100 * ++turns;
        inside('one', '.mpt-question__clear').click();
        for (let i = 0; i < 1000 && questionOf('one') !== 'age'; i++) await null;";
    let back: Option<String> = host.run(&[clear, out_and_in].concat()).await;
    assert_eq!(back.as_deref(), Some("age"), "what was forgotten does not come back");
    let stored: usize = host.run("return sessionStorage.length + localStorage.length").await;
    assert_eq!(stored, 0);
}

async fn a_changed_attribute_takes_effect_and_loses_nothing(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run_with::<()>(
        "add(argument); await stands('one')",
        json!({ "id": "one", "start": "eager" }),
    )
    .await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    let question: Option<String> = host
        .run(
            "document.getElementById('one').setAttribute('theme', 'dark');
            await until(() => inside('one', '.mpt')?.dataset.theme === 'dark', 'the theme');
            return questionOf('one')",
        )
        .await;
    assert_eq!(question.as_deref(), Some("goals"));
}

async fn attributes_that_change_together_or_while_the_guide_loads_take_effect(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let change = "
        const change = async (locale, theme) => {
            const element = document.getElementById('one');
            element.setAttribute('theme', theme);
            element.setAttribute('locale', 'es');
            element.setAttribute('locale', locale);
            const shown = `.mpt:not([data-first-view])[data-theme=${theme}]:lang(${locale})`;
            await until(() => inside('one', shown), shown);
        };";
    let load = "add({ id: 'one', start: 'eager' }); await change('es', 'dark')";
    host.run::<()>(&[change, load].concat()).await;
    for (locale, theme) in [("en", "light"), ("es", "dark")] {
        host.run::<()>(&format!("{change} await change('{locale}', '{theme}')")).await;
    }
}

async fn a_guide_in_the_place_of_another_goes_on_with_its_answers(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run::<()>("add({ id: 'one', start: 'eager' }); await stands('one')").await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    let questions: (String, String) = host
        .run(
            "const one = document.getElementById('one');
            one.remove();
            add({ id: 'two', start: 'eager' });
            await stands('two');
            document.body.append(one);
            await stands('one');
            await answer('two', 'goals', ['relax']);
            return [questionOf('two'), questionOf('one')]",
        )
        .await;
    assert_eq!(questions, ("emergency_signs".into(), "goals".into()));
    let kept: usize = host.run("return sessionStorage.length").await;
    assert_eq!(kept, 2, "each keeps its own");
}

async fn a_guide_in_the_place_of_another_shows_nothing_of_it(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let shown: [String; 2] = host
        .run(
            "slowDown();
            add({ id: 'one', start: 'eager' });
            await answer('one', 'age', ['from_65']);
            await finished();
            inside('one', '#mpt-goals-relax').click();
            document.getElementById('one').remove();
            add({ id: 'two', start: 'eager', storage: 'off' });
            await until(() => heading('two'), 'a page of two');
            const first = heading('two');
            await stands('two');
            return [first, heading('two')]",
        )
        .await;
    let start = content().messages.title;
    assert_eq!(shown, [start.clone(), start]);
}

async fn what_an_element_was_told_early_is_kept_while_it_is_moved_around(engine: Engine) {
    let gate = Gate::closed();
    let host = HostPage::open_changed(engine, "empty.html", gate.holding()).await;
    host.run::<()>(
        "const element = add({ id: 'one', start: 'eager' });
        inside('one', '#mpt-age-from_65').click();
        element.remove();
        await until(() => !element.shadowRoot.querySelector('.mpt'), 'the first view to go');
        document.body.append(element)",
    )
    .await;
    gate.open();
    host.run::<()>("await stands('one')").await;
    let picked: bool = host.run("return inside('one', '#mpt-age-from_65').checked").await;
    assert!(picked);
}

async fn guides_that_keep_answers_elsewhere_leave_each_others_alone(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run::<()>("add({ id: 'one', start: 'eager' }); await stands('one')").await;
    host.run::<()>("await answer('one', 'age', ['from_65'])").await;
    for storage in ["local", "off"] {
        let other = json!({ "id": storage, "start": "eager", "storage": storage });
        host.run_with::<()>("add(argument); await stands(argument.id)", other).await;
        assert_eq!(host.run::<usize>("return sessionStorage.length").await, 1, "{storage}");
    }
}

async fn settings_come_from_the_file_the_script_and_the_attributes(engine: Engine) {
    let host = HostPage::open(engine, "settings.html").await;
    host.run_with::<()>("await answerAllOf('one', argument); await stands('two')", relaxing())
        .await;
    let shown: (String, String, String) = host
        .run(
            "return [inside('one', '.mpt-service .mpt-hint').textContent,
            inside('one', '.mpt-booking-link').href, inside('one', 'a[href^=tel]').getAttribute('href')]")
        .await;
    assert!(shown.0.contains("From the script"), "{shown:?}");
    assert_eq!(
        (shown.1.as_str(), shown.2.as_str()),
        ("https://file.example/swedish", "tel:5550103")
    );
    let problems: Vec<Value> = host.run("return eventsOf('mpt-error')").await;
    assert!(problems.len() < MOST_PROBLEMS, "{problems:?}");
    for (id, start) in [
        ("one", "boking-url: there is no such setting; did you mean"),
        ("one", "theme: "),
        ("two", "src: "),
        ("two", "settings: this is not valid JSON"),
    ] {
        let told = problems.iter().any(|problem| {
            let message = problem["detail"]["message"].as_str().unwrap_or_default();
            problem["id"] == id
                && problem["detail"]["reason"] == "settings"
                && message.starts_with(start)
        });
        assert!(told, "nothing says '{start}' of {id}: {problems:?}");
    }
    assert_eq!(problems.len(), 4, "class, data-x and the like are no settings: {problems:?}");
}

async fn a_guide_stands_as_it_was_while_something_about_it_changes(engine: Engine) {
    let (open, gate) = tokio::sync::watch::channel(false);
    let host = HostPage::open_changed(engine, "empty.html", move |name, answer| {
        // The first is sent once, and the second when the test says so.
        match name {
            "first.json" => answer.replace_by("{ \"phone\": \"555 0101\" }"),
            "second.json" => {
                answer.replace_by("{ \"phone\": \"555 0102\" }");
                answer.gate = Some(gate.clone());
            }
            _ => {}
        }
    })
    .await;
    let phone = "return inside('one', '.mpt a[href^=\"tel:555\"]')?.getAttribute('href') ?? null";
    host.run::<()>("add({ id: 'one', start: 'eager', src: 'first.json' }); await stands('one')")
        .await;
    host.run_with::<()>("await answerRestOf('one', argument)", relaxing()).await;
    assert_eq!(host.run::<String>(phone).await, "tel:5550101");
    host.run::<()>(
        "document.getElementById('one').setAttribute('theme', 'dark');
        await until(() => inside('one', '.mpt[data-theme=dark]'), 'the dark guide')",
    )
    .await;
    assert_eq!(host.run::<String>(phone).await, "tel:5550101");
    assert_eq!(host.times_asked("first.json"), 1, "a visit goes on with what it began with");
    host.run::<()>("document.getElementById('one').setAttribute('src', 'second.json')").await;
    host.run::<()>("for (let i = 0; i < 9; i++) await new Promise(requestAnimationFrame)").await;
    assert_eq!(host.run::<String>(phone).await, "tel:5550101", "what it was still stands");
    open.send_replace(true);
    host.run::<()>("await until(() => inside('one', '.mpt a[href=\"tel:5550102\"]'), 'the other')")
        .await;
}

async fn where_the_settings_do_not_load_nobody_is_sent_to_another_spa(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run::<()>("add({ id: 'one', start: 'eager', src: 'none.json' }); await stands('one')")
        .await;
    host.run_with::<()>("await answerRestOf('one', argument)", relaxing()).await;
    let shown: (String, usize) = host
        .run(
            "const links = [...guide('one').querySelectorAll('a[href]')];
            const theirs = links.filter(({ href }) => href.includes('labellespas'));
            return [inside('one', '.mpt-booking-link').href, theirs.length]",
        )
        .await;
    assert_eq!(shown, (host.site.url(), 0), "the website that the guide is on");
}

/// What a link that somebody shared puts behind an address.
fn shared_link() -> String {
    let cases = personas::all();
    let (_, case) = endings::one_for_each(&cases)[0];
    let response = case.response(&content().protocol.questionnaire).expect("cases are readable");
    write_link("", &content().protocol, &response, Day::parse("20261101"))
}

async fn a_link_speaks_to_the_first_guide_that_shows(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let link = shared_link();
    // Page builders make one for phones and one for wider screens, and hide one.
    host.run::<()>(
        "document.body.insertAdjacentHTML('beforeend', '<div style=\"height: 20000px\"></div>');
        add({ id: 'wide', start: 'eager' }).style.display = 'none';
        add({ id: 'narrow' });
        await stands('wide')",
    )
    .await;
    for how in ["far away and not there yet", "where it stands", "where the other showed before"] {
        if how.starts_with("where the other") {
            host.run::<()>(
                "for (const id of ['wide', 'narrow']) {
                    const { style } = document.getElementById(id);
                    style.display = style.display ? '' : 'none';
                }",
            )
            .await;
            host.run_with::<()>("location.hash = argument", link.as_str()).await;
            let opens = "await until(() => inside('wide', '.mpt-received'), 'the outcome');
                inside('wide', '.mpt > .mpt-button--quiet').click();
                await until(() => inside('wide', '.mpt-start'), 'the start');
                document.getElementById('wide').style.display = 'none';
                document.getElementById('narrow').style.display = ''";
            host.run::<()>(opens).await;
        }
        host.run_with::<()>("location.hash = argument", link.as_str()).await;
        let opens = "await until(() => inside('narrow', '.mpt-received'), 'the outcome')";
        host.run::<()>(opens).await;
        let state: (bool, String) =
            host.run("return [Boolean(inside('wide', '.mpt-start')), location.hash]").await;
        assert_eq!(state, (true, String::new()), "{how}");
        host.run::<()>(
            "inside('narrow', '.mpt > .mpt-button--quiet').click();
            await until(() => inside('narrow', '.mpt-start'), 'the start')",
        )
        .await;
    }
}

async fn what_a_router_noted_of_the_address_loses_the_answers_too(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let link = shared_link();
    let note = "
        const current = location.pathname + argument;
        history.replaceState({ current, position: 3, deep: [{ current }] }, '', current);
        add({ id: 'one' });
        await until(() => inside('one', '.mpt-received'), 'the outcome')";
    host.run_with::<()>(note, link.as_str()).await;
    let noted: Value = host.run("return JSON.parse(JSON.stringify(history.state))").await;
    let page = "/empty.html";
    assert_eq!(noted, json!({ "current": page, "position": 3, "deep": [{ "current": page }] }));
    // Some pages note nothing at all.
    let nothing = "
        history.replaceState(undefined, '', argument);
        document.getElementById('one').remove();
        add({ id: 'two' });
        await until(() => inside('two', '.mpt-received'), 'the outcome');
        return location.hash";
    assert_eq!(host.run_with::<String>(nothing, link.as_str()).await, "");
}

async fn without_the_program_the_fallback_stands(engine: Engine) {
    let host = HostPage::open_changed(engine, "two.html", |name, answer| {
        if is_program(name) {
            *answer = Answer::not_found();
        }
    })
    .await;
    let wait = "await until(() => eventsOf('mpt-error').length === 2, 'both to fail')";
    host.run::<()>(wait).await;
    let shown: (bool, String, Vec<String>) = host
        .run(
            "const own = document.querySelector('#one p');
            const links = [...guide('two').querySelectorAll('a')].map((link) => link.href);
            return [own.getBoundingClientRect().height > 0 && own.assignedSlot !== null,
            guide('two').textContent, links]",
        )
        .await;
    assert!(shown.0, "what stands between the tags is seen");
    assert!(shown.1.contains("Call 911") && shown.1.contains("not a diagnosis"), "{}", shown.1);
    assert_eq!(shown.2, ["tel:988", "https://two.example/book", "tel:+15550102"]);
    let reasons: Vec<String> =
        host.run("return eventsOf('mpt-error').map(({ detail }) => detail.reason)").await;
    assert_eq!(reasons, ["load", "load"]);
}

async fn a_guide_that_breaks_gives_way_with_a_message(engine: Engine) {
    let host = HostPage::open(engine, "two.html").await;
    host.run::<()>("await stands('one'); await stands('two')").await;
    // What the program asks of the page fails once.
    let shown: (String, String, Vec<String>) = host
        .run(
            "const kept = Node.prototype.insertBefore;
            Node.prototype.insertBefore = () => {
                Node.prototype.insertBefore = kept;
                throw new Error('forced');
            };
            inside('two', '#mpt-age-from_65').click();
            inside('two', '.mpt-question button')?.click();
            await until(() => eventsOf('mpt-error').length === 2, 'both to give way');
            return [guide('one').firstChild.textContent, guide('two').textContent,
            eventsOf('mpt-error').map(({ detail }) => detail.reason)]",
        )
        .await;
    let broken = content().messages.broken;
    assert_eq!(shown.0, broken);
    assert!(shown.1.starts_with(&broken) && shown.1.contains("Call 911"), "{}", shown.1);
    assert_eq!(shown.2, ["crash", "crash"]);
    let later: String = host
        .run_with(
            "add(argument);
            await until(() => events.some(({ id }) => id === 'three'), 'it to fail');
            return guide('three').textContent",
            json!({ "id": "three", "start": "eager" }),
        )
        .await;
    assert!(later.contains("Call 911"), "a guide that comes later is never blank");
}

async fn the_page_never_learns_what_was_pressed(engine: Engine) {
    let host = HostPage::open(engine, "closed.html").await;
    host.run::<()>("await until(() => find('massage-or-pt').scrollHeight > 500, 'the guide')")
        .await;
    let open: bool = host.run("return find('massage-or-pt').shadowRoot !== null").await;
    assert!(!open);
    // The first that Tab leads to is a radio, then Continue.
    let visitor = crate::visit::Visit::of(&host.browser);
    visitor.keys(&["\u{e004}", " ", "\u{e015}", "a"]).await;
    visitor.wait_until("heard.some(({ type }) => type === 'input')").await;
    visitor.keys(&["\u{e004}", " "]).await;
    visitor.wait_until("heard.some(({ type }) => type === 'mpt-step')").await;
    let heard: Vec<Value> = host.run("return heard").await;
    for event in &heard {
        let outside = ["massage-or-pt", "body", "html", "window"];
        assert!(outside.contains(&event["target"].as_str().unwrap_or_default()), "{event}");
    }
    let bubbled = heard.iter().filter(|it| it["type"] == "keydown" && it["capture"] == false);
    let keys: Vec<_> = bubbled.filter_map(|it| it["key"].as_str()).collect();
    assert!(
        keys.iter().all(|key| *key == "Tab"),
        "keys pressed in the guide are its own: {keys:?}"
    );
}

async fn the_strictest_policy_lets_the_guide_run(engine: Engine) {
    let host = HostPage::open_strict(engine).await;
    host.run_with::<()>("await answerAllOf('one', argument)", relaxing()).await;
    assert_eq!(host.violations().await, Vec::<String>::new());
    let styled: usize = host.run("return guide('one').querySelectorAll('[style]').length").await;
    assert_eq!(styled, 0, "an element has a style of its own");
}

async fn nothing_sticks_out_of_a_narrow_or_a_wide_column(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.browser.client.set_window_size(1280, 900).await.expect("the window takes a size");
    let cases = personas::all();
    let (_, both) = endings::one_for_each(&cases)[3];
    for width in [280, 1200] {
        let id = format!("at-{width}");
        let script = "
            const { id, width, answers } = argument;
            const column = document.createElement('div');
            column.style.width = `${width}px`;
            column.append(add({ id, start: 'eager' }));
            document.body.append(column);
            await stands(id);
            const outside = [];
            // What is for ears alone is cut away.
            const seen = (part) => {
                for (let at = part; at; at = at.parentElement) {
                    if (getComputedStyle(at).clipPath !== 'none') return false;
                }
                return true;
            };
            const look = (page) => {
                const { left, right } = column.getBoundingClientRect();
                for (const part of guide(id).querySelectorAll('.mpt *')) {
                    const box = part.getBoundingClientRect();
                    if (box.width && seen(part) && (box.left < left - 1 || box.right > right + 1)) {
                        outside.push(`${page}: ${part.localName} ${part.getAttribute('class')}`);
                    }
                }
            };
            look('start');
            await stands(id);
            for (let item = questionOf(id); item; item = questionOf(id)) {
                look(item);
                await answer(id, item, answers[item]);
            }
            look('outcome');
            return outside";
        let argument = json!({ "id": id, "width": width, "answers": both.answers });
        let outside: Vec<String> = host.run_with(script, argument).await;
        assert_eq!(outside, Vec::<String>::new(), "in {width} px");
    }
}

async fn a_guide_takes_the_width_that_its_place_has(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run_with::<()>(
        "add(argument); await stands('one')",
        json!({ "id": "one", "start": "eager" }),
    )
    .await;
    let measure = "const element = document.getElementById('one');
        const box = document.createElement('div');
        box.style.cssText = `width: 390px; ${argument}`;
        document.body.append(box);
        box.append(element);
        return Math.round(element.getBoundingClientRect().width)";
    for (style, width) in [
        ("", 390),
        ("padding: 0 20px; box-sizing: border-box", 350),
        ("display: flex", 390),
        ("display: flex; flex-direction: column; align-items: center", 390),
        ("display: grid", 390),
        ("display: grid; grid-template-columns: 1fr 40px", 350),
    ] {
        assert_eq!(host.run_with::<u32>(measure, style).await, width, "{style}");
    }
    let narrow: u32 = host.run_with(measure, "width: auto; float: left").await;
    assert!(narrow >= 300, "where its place asks how wide it is: {narrow}");
}

/// Guides that come, are used and go.
const COME_AND_GO: &str = "
    for (let i = 0; i < argument; i++) {
        const element = add({ id: 'one', start: 'eager', storage: 'off' });
        await stands('one');
        await answer('one', 'age', ['from_65']);
        element.remove();
        await until(() => !element.shadowRoot.querySelector('.mpt'), 'the guide to go');
    }
    events.length = 0;";

/// The wasm memory after the first guides is enough for all that follow.
async fn a_hundred_guides_leave_nothing_behind(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    let glue = host.site.url() + &glue_name();
    let bytes = "return wasmMemory(argument)";
    host.run_with::<()>(COME_AND_GO, 3).await;
    let before: u64 = host.run_with(bytes, glue.clone()).await;
    host.run_with::<()>(COME_AND_GO, 100).await;
    assert_eq!(host.run_with::<u64>(bytes, glue).await, before);
    assert_eq!(host.times_asked(".wasm"), 1);
}

async fn a_hundred_guides_leave_no_node_and_no_listener(engine: Engine) {
    let host = HostPage::open(engine, "empty.html").await;
    host.run_with::<()>(COME_AND_GO, 3).await;
    let before = counts(&host).await;
    host.run_with::<()>(COME_AND_GO, 100).await;
    assert_eq!(counts(&host).await, before);
}

/// The nodes and the listeners that are left once nothing refers to the others.
async fn counts(host: &HostPage) -> (Value, Value) {
    host.browser.cdp("HeapProfiler.enable", json!({})).await;
    host.browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
    host.browser.cdp("Performance.enable", json!({})).await;
    let metrics = host.browser.cdp("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().into_iter().flatten();
        all.clone().find(|it| it["name"] == name).map(|it| it["value"].clone()).expect("a metric")
    };
    (metric("Nodes"), metric("JSEventListeners"))
}

/// The glue that the element imports, which knows the memory of the program.
fn glue_name() -> String {
    let files = crate::site::dist().read_dir().expect("a build").flatten();
    let mut names = files.filter_map(|file| file.file_name().into_string().ok());
    let is_glue = |name: &String| {
        let hash = name.strip_prefix("massage-or-pt-").and_then(|it| it.strip_suffix(".js"));
        hash.is_some_and(|hash| !hash.contains('-'))
    };
    names.find(is_glue).expect("the glue")
}

async fn scripts_get_what_the_engine_says(engine: Engine) {
    let content = content();
    let responses: Vec<_> =
        personas::all().iter().map(|case| json!({ "answers": case.answers })).collect();
    let host = HostPage::open(engine, "empty.html").await;
    let said: Vec<Value> = host
        .run_with(
            "const { recommend } = await engine();
            return Promise.all(argument.map(recommend))",
            Value::from(responses.clone()),
        )
        .await;
    for (response, said) in responses.iter().zip(&said) {
        let expected = api::recommend(&content, &response.into()).expect("cases are complete");
        assert_eq!(*said, read(&expected), "{response}");
    }
    assert_eq!(said.len(), responses.len());
    let asked: Value = host.run("return (await engine()).questions()").await;
    assert_eq!(asked, read(&api::questions(&content.protocol)));
    let refused: String = host
        .run_with(
            "const { recommend } = await engine();
            return recommend(argument).then(() => 'nothing', ({ message }) => message)",
            json!({ "answers": { "shoe": ["9"] } }),
        )
        .await;
    assert!(refused.starts_with("item 'shoe'"), "{refused}");
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}
