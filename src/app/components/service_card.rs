use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::{ask_us, booking_link, outside_link};
use crate::content::{Messages, fill};
use crate::engine::{MassageStatus, Outcome, Recommendation, Service, ServiceChoice, Technique};
use crate::settings;

/// The fitting service and its booking link; after a doctor's OK where one is needed first.
pub fn service_card(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let content = guide.content();
    let words = &content.messages;
    let Recommendation { outcome, massage, service, .. } = recommendation;
    let Some(choice) = service else { return no_service(guide, *outcome) };
    let service = choice.service;
    let at_spa = fill(&words.service_at, &[("spa", &content.spa.name)]);
    let ask_first = *massage == MassageStatus::AskDoctor;
    let url = settings::booking_link(&service.booking_url, *outcome);
    let label = if ask_first { &words.book_after_ok } else { &words.book };
    html! {
        <section class="mpt-section mpt-service">
            if ask_first {
                <h2>{ &words.ask_first_title }</h2>
                <p class="mpt-service__ask">{ &words.ask_first }</p>
            } else {
                <h2>{ &words.service_title }</h2>
            }
            <h3 class="mpt-service__name">{ &service.name }</h3>
            <p class="mpt-hint">
                if content.spa.website.is_empty() {
                    { at_spa }
                } else {
                    { outside_link(guide, "mpt-link", content.spa.website.clone(), &at_spa) }
                }
            </p>
            <p>{ &service.description }</p>
            { length_and_price(service) }
            { add_ons(words, choice) }
            <p>{ &words.after_massage }</p>
            { booking_link(guide, url, &fill(label, &[("service", &service.name)]), ask_first) }
            { ask_us(guide) }
        </section>
    }
}

/// Says so where massage would fit and the spa has nothing that does.
fn no_service(guide: Guide, outcome: Outcome) -> Html {
    if !matches!(outcome, Outcome::Massage | Outcome::Both) {
        return Html::default();
    }
    html! {
        <section class="mpt-section">
            <p class="mpt-service__none">{ &guide.content().messages.no_service }</p>
            { ask_us(guide) }
        </section>
    }
}

fn length_and_price(service: &'static Service) -> Html {
    let given: Vec<&str> =
        [&service.length, &service.price].into_iter().filter_map(|text| text.as_deref()).collect();
    html! {
        if !given.is_empty() { <p class="mpt-service__price">{ given.join(", ") }</p> }
    }
}

/// Which add-ons to pick from, where there are several.
fn add_ons(words: &'static Messages, choice: &ServiceChoice) -> Html {
    if choice.service.add_ons.len() < 2 {
        return Html::default();
    }
    let names: Vec<&str> = choice
        .techniques
        .iter()
        .filter_map(|technique| match technique {
            Technique::Swedish | Technique::DeepTissue => None,
            Technique::HotStones => Some(words.technique_hot_stones.as_str()),
            Technique::Cupping => Some(words.technique_cupping.as_str()),
            Technique::Infrared => Some(words.technique_infrared.as_str()),
        })
        .collect();
    html! {
        if !names.is_empty() {
            <p>{ &words.add_ons }{ " " }{ names.join(", ") }{ "." }</p>
        }
    }
}
