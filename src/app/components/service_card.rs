use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::{BookingLink, ask_us, outside_link};
use crate::content::{Messages, fill};
use crate::engine::{MassageStatus, Outcome, Service, ServiceChoice, Technique};
use crate::settings::booking_link;

#[derive(PartialEq, Properties)]
pub struct ServiceCardProps {
    pub guide: Guide,
    pub outcome: Outcome,
    pub massage: MassageStatus,
    pub service: Option<ServiceChoice<'static>>,
}

/// The fitting service and its booking link; after a doctor's OK where one is needed first.
#[component]
pub fn ServiceCard(props: &ServiceCardProps) -> Html {
    let guide = props.guide;
    let content = guide.content();
    let words = &content.messages;
    let massage_fits = matches!(props.outcome, Outcome::Massage | Outcome::Both);
    let Some(choice) = &props.service else {
        return html! {
            if massage_fits {
                <section class="mpt-section">
                    <p class="mpt-service__none">{ &words.no_service }</p>
                    { ask_us(guide) }
                </section>
            }
        };
    };
    let service = choice.service;
    let at_spa = fill(&words.service_at, &[("spa", &content.spa.name)]);
    let ask_first = props.massage == MassageStatus::AskDoctor;
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
                    { outside_link(guide, classes!("mpt-link"), content.spa.website.clone(), &at_spa) }
                }
            </p>
            <p>{ &service.description }</p>
            { length_and_price(service) }
            { add_ons(words, choice) }
            <p>{ &words.after_massage }</p>
            <BookingLink
                {guide}
                url={booking_link(&service.booking_url, props.outcome)}
                text={fill(label, &[("service", &service.name)])}
                quiet={ask_first}
            />
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
