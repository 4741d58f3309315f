//! The guide in a frame of a page around it.

use serde_json::{Value, json};

use crate::engine::{Engine, in_every_engine};
use crate::host_pages::{HostPage, relaxing};
use crate::site::{Site, with_settings};
use crate::visit::Visit;

in_every_engine![
    the_height_follows_on_every_page_at_every_width,
    the_height_follows_when_the_script_comes_late_and_after_a_reload,
    a_frame_of_another_website_is_heard_and_no_one_else,
    in_the_strictest_sandbox_a_visit_comes_to_its_end,
    booking_leaves_the_frame_where_the_sandbox_allows_it,
    loading_moves_neither_focus_nor_scroll,
    without_the_script_the_frame_scrolls_inside,
];

/// CSS pixels.
const WIDTHS: [u32; 4] = [320, 390, 768, 1280];

async fn the_height_follows_on_every_page_at_every_width(engine: Engine) {
    let host = HostPage::open(engine, "frames.html").await;
    for (page, text) in
        [("massage-or-pt.html", "100%"), ("index.html", "100%"), ("index.html", "200%")]
    {
        for width in WIDTHS {
            let frame = json!({ "id": "one", "src": page, "style": format!("width: {width}px") });
            host.run_with::<()>(
                "sessionStorage.clear(); addFrame(argument); heightFollows()",
                frame,
            )
            .await;
            host.run_with::<()>("await followsAt('one', argument)", text).await;
            host.run_with::<()>("await visitIn('one', argument)", relaxing()).await;
            host.run::<()>("document.getElementById('one').remove()").await;
        }
    }
}

async fn the_height_follows_when_the_script_comes_late_and_after_a_reload(engine: Engine) {
    let host = HostPage::open(engine, "frames.html").await;
    let frame = json!({ "id": "one", "src": "massage-or-pt.html", "class": "framed" });
    host.run_with::<()>("addFrame(argument); await guideIn('one')", frame).await;
    host.run::<()>("heightFollows(); await follows('one')").await;
    host.run::<()>("document.getElementById('one').contentWindow.location.reload()").await;
    host.run::<()>(
        "await until(() => eventsOf('mpt-ready').length, 'the guide anew'); await follows('one')",
    )
    .await;
}

async fn a_frame_of_another_website_is_heard_and_no_one_else(engine: Engine) {
    let other = Site::serve();
    let host = HostPage::open(engine, "frames.html").await;
    let frame = json!({ "id": "one", "src": other.url() + "massage-or-pt.html" });
    host.run_with::<()>("addFrame(argument); heightFollows()", frame).await;
    let height = "return document.getElementById('one').clientHeight";
    host.run::<()>(
        "await until(() => document.getElementById('one').clientHeight > 500, 'its height')",
    )
    .await;
    // The page itself, and a frame that is no guide, pretend to be one.
    host.run::<()>(
        "const lie = { type: 'massage-or-pt', height: 77, event: 'mpt-book' };
        addFrame({ id: 'liar', src: 'liar.html' });
        postMessage(lie, '*');
        await until(() => document.getElementById('liar').contentWindow.lied, 'the lie');
        await new Promise((heard) => { addEventListener('message', heard, { once: true }); postMessage(0, '*'); });",
    )
    .await;
    assert!(host.run::<u32>(height).await > 500, "a lie is heard");
    assert_eq!(host.run::<usize>("return eventsOf('mpt-book').length").await, 0);
}

async fn in_the_strictest_sandbox_a_visit_comes_to_its_end(engine: Engine) {
    let host = HostPage::open(engine, "frames.html").await;
    let frame = json!({ "id": "one", "src": "massage-or-pt.html", "sandbox": "allow-scripts" });
    host.run_with::<()>("addFrame(argument); heightFollows()", frame).await;
    host.run::<()>(
        "await until(() => document.getElementById('one').clientHeight > 500, 'its height')",
    )
    .await;
    let client = &host.browser.client;
    client.enter_frame(0).await.expect("the frame is there");
    let body = "await loaded(); await answerAll(argument)";
    host.run_with::<()>(body, relaxing()).await;
    host.run::<()>("press('.mpt-booking-link')").await;
    host.run::<()>("await until(() => find('.mpt-booking-link + [role=alert]'), 'the address')")
        .await;
    let said: String = host.run("return text('.mpt-booking-link + [role=alert]')").await;
    assert!(said.ends_with("https://www.labellespas.com/"), "{said}");
    client.enter_parent_frame().await.expect("the page around is there");
    let heard: Vec<String> = host.run("return events.map(({ type }) => type)").await;
    assert!(heard.contains(&"mpt-outcome".to_string()), "{heard:?}");
    let address = client.current_url().await.expect("an address");
    assert!(address.as_str().ends_with("frames.html"), "the page around stays");
}

async fn booking_leaves_the_frame_where_the_sandbox_allows_it(engine: Engine) {
    let spa = Site::serve();
    let address = spa.url() + "index.html";
    let settings = format!("{{ \"booking_url\": \"{address}\" }}");
    let host = HostPage::open_changed(engine, "frames.html", move |name, answer| {
        if name == "massage-or-pt.html" {
            let page = String::from_utf8_lossy(&answer.body);
            answer.body = with_settings(&page, &settings).into();
        }
    })
    .await;
    let client = &host.browser.client;
    let top = client.window().await.expect("a window");
    for allowed in ["allow-popups", "allow-top-navigation-by-user-activation"] {
        let sandbox = format!("allow-scripts {allowed}");
        let frame = json!({ "id": "one", "src": "massage-or-pt.html", "sandbox": sandbox, "height": "600" });
        host.go_to("frames.html").await;
        let loaded = "addFrame(argument);
            await new Promise((loaded) => document.getElementById('one').addEventListener('load', loaded))";
        host.run_with::<()>(loaded, frame).await;
        client.enter_frame(0).await.expect("the frame is there");
        host.run_with::<()>("await loaded(); await answerAll(argument)", relaxing()).await;
        Visit::of(&host.browser).click(".mpt-booking-link").await;
        if allowed == "allow-popups" {
            let booking = host.browser.other_window(&top).await;
            client.switch_to_window(booking).await.expect("a new window");
        } else {
            client.enter_parent_frame().await.expect("the page around is there");
        }
        host.browser.wait_for_address(&address).await;
        if allowed == "allow-popups" {
            client.close_window().await.expect("the new window closes");
            client.switch_to_window(top.clone()).await.expect("the page around is there");
        }
    }
}

async fn loading_moves_neither_focus_nor_scroll(engine: Engine) {
    let host = HostPage::open(engine, "frames.html").await;
    let still = json!(["body", 0]);
    let place = "return [document.activeElement.localName, scrollY]";
    let frame = json!({ "id": "one", "src": "massage-or-pt.html", "height": "300" });
    host.run_with::<()>("addFrame(argument); heightFollows(); await follows('one')", frame).await;
    assert_eq!(host.run::<Value>(place).await, still, "around the frame");
    for page in ["index.html", "massage-or-pt.html"] {
        host.go_to(page).await;
        host.run::<()>("await loaded()").await;
        assert_eq!(host.run::<Value>(place).await, still, "{page}");
        // What the browser itself brings back is not the guide's doing.
        host.run::<()>("await loaded(); history.scrollRestoration = 'manual'").await;
        host.browser.client.refresh().await.expect("the page loads again");
        host.run::<()>("await until(() => question(), 'the question')").await;
        assert_eq!(host.run::<Value>(place).await, still, "{page} with a question");
        host.run::<()>("sessionStorage.clear()").await;
    }
}

async fn without_the_script_the_frame_scrolls_inside(engine: Engine) {
    let host = HostPage::open(engine, "frames.html").await;
    let frame = json!({ "id": "one", "src": "massage-or-pt.html", "height": "300" });
    host.run_with::<()>("addFrame(argument); await guideIn('one')", frame).await;
    let scrolls: Value = host
        .run(
            "const { contentWindow, clientHeight } = document.getElementById('one');
            contentWindow.scrollTo(0, 200);
            return [clientHeight, contentWindow.scrollY]",
        )
        .await;
    assert_eq!(scrolls, json!([300, 200]));
}
