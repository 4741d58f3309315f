//! The picture of the body beside the question of where it hurts.

use massage_or_pt::app::components::body_map::{ITEM, NO_PLACE, REGIONS};
use massage_or_pt::app::state::{AppState, Page};

use super::{answered, attributes, guide, render};

#[test]
fn every_option_is_a_region_or_has_no_one_place() {
    let (_, item) = guide().content().protocol.questionnaire.find(ITEM).expect("an item");
    let places = REGIONS.iter().map(|region| region.code);
    let mut drawn: Vec<_> = places.chain(NO_PLACE.iter().copied()).collect();
    let mut offered: Vec<_> = item.options.iter().map(|option| option.code.as_str()).collect();
    drawn.sort_unstable();
    offered.sort_unstable();
    assert_eq!(drawn, offered);
}

#[test]
fn every_region_is_seen_from_some_side() {
    for region in REGIONS {
        assert!(region.views.iter().any(|half| half.starts_with('M')), "{}", region.code);
    }
}

#[tokio::test]
async fn picked_regions_have_a_tick_and_are_named_and_screen_readers_hear_the_list_alone() {
    let html = on_body(&["neck", "low_back"]).await;
    assert_eq!(html.matches("mpt-body__region--picked").count(), 2);
    assert_eq!(html.matches("mpt-body__tick").count(), 3, "neck twice, lower back once");
    let picture = html.split("aria-hidden=\"true\"").nth(1);
    let (picture, list) = picture.and_then(|it| it.split_once("mpt-options")).expect("both");
    assert!(picture.contains(">Neck</span>") && picture.contains(">Lower back</span>"));
    assert!(attributes(picture, "id").is_empty() && !picture.contains("tabindex"));
    assert_eq!(list.matches("type=\"checkbox\"").count(), REGIONS.len() + NO_PLACE.len());
}

#[tokio::test]
async fn what_is_no_one_place_tints_the_whole_body() {
    let html = on_body(&["all_over"]).await;
    assert!(html.contains("mpt-body--everywhere"));
    assert!(!html.contains("mpt-body__region--picked"));
}

#[tokio::test]
async fn no_other_question_has_the_picture() {
    for (index, item) in guide().content().protocol.questionnaire.indexed() {
        let html = render(AppState { page: Page::Question(index), ..AppState::new(guide()) }).await;
        assert_eq!(html.contains("mpt-body"), item.link_id == ITEM, "{}", item.link_id);
    }
}

async fn on_body(picked: &[&str]) -> String {
    let (index, _) = guide().content().protocol.questionnaire.find(ITEM).expect("an item");
    render(AppState { page: Page::Question(index), ..answered(&[(ITEM, picked)]) }).await
}
