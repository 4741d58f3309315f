//! The picture of where it hurts, used by pointer.

use massage_or_pt::app::components::body_map::REGIONS;
use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::site::Site;
use crate::visit::Visit;

in_every_engine![
    a_tap_on_the_body_picks_its_place_in_the_list,
    the_question_is_painted_before_its_picture_and_the_picture_moves_nothing,
];

async fn a_tap_on_the_body_picks_its_place_in_the_list(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    visit.answer("emergency_signs", &["none"]).await;
    visit.wait_until("document.activeElement === find('h1')").await;
    visit.click(&half_of("neck")).await;
    visit.wait_until("find('#mpt-pain_area-neck').checked").await;
    visit.click(&half_of("knee")).await;
    visit.wait_until("find('#mpt-pain_area-knee').checked").await;
    visit.wait_until("count('.mpt-body__region--picked') === 2").await;
    visit.wait_until("document.activeElement !== find('#mpt-pain_area-knee')").await;
    visit.click(&half_of("neck")).await;
    visit.wait_until("!find('#mpt-pain_area-neck').checked").await;
    // The list is the same answer, by keyboard, too.
    visit.click("label[for='mpt-pain_area-knee']").await;
    visit.wait_until("count('.mpt-body__region--picked') === 0").await;
    visit.keys(&[" "]).await;
    visit.wait_until("count('.mpt-body__region--picked') === 1").await;
}

async fn the_question_is_painted_before_its_picture_and_the_picture_moves_nothing(engine: Engine) {
    let site = Site::serve();
    let browser = Browser::open(engine).await;
    let visit = Visit::open(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["ache"]).await;
    let (painted, drawn): (Picture, Picture) = browser
        .run(
            "const body = () => [count('.mpt-body__region'), find('.mpt-body').offsetHeight];
            const painted = new Promise((painted) => {
                const look = () => (find('.mpt-body') ? painted(body()) : requestAnimationFrame(look));
                look();
            });
            press('#mpt-emergency_signs-none');
            press('[type=submit]');
            const first = await painted;
            await until(() => count('.mpt-body__region'), 'the picture');
            return [first, body()]",
            Value::Null,
        )
        .await;
    assert_eq!(painted, (0, drawn.1));
    assert_eq!(drawn.0, REGIONS.len());
}

/// How many regions a picture has, and its height in CSS pixels.
type Picture = (usize, u32);

/// One half of a region, from the side where it is seen.
fn half_of(code: &str) -> String {
    let place = REGIONS.iter().position(|region| region.code == code).expect("a region") + 1;
    format!(".mpt-body__region:nth-of-type({place}) path")
}
