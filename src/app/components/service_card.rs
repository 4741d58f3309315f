use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::BookingLink;
use crate::content::{Messages, fill};
use crate::engine::{MassageStatus, Outcome, ServiceChoice, Technique};

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
    let content = props.guide.content();
    let words = &content.messages;
    let massage_fits = matches!(props.outcome, Outcome::Massage | Outcome::Both);
    let Some(choice) = &props.service else {
        return html! { if massage_fits { <p class="mpt-note">{ &words.no_service }</p> } };
    };
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
            <h3 class="mpt-service__name">{ &choice.service.name }</h3>
            <p class="mpt-hint">{ fill(&words.service_at, &[("spa", &content.spa.name)]) }</p>
            <p>{ &choice.service.description }</p>
            { add_ons(words, choice) }
            <p>{ &words.after_massage }</p>
            <BookingLink
                url={choice.service.booking_url.as_str()}
                text={fill(label, &[("service", &choice.service.name)])}
                new_tab={words.opens_new_tab.as_str()}
                quiet={ask_first}
            />
        </section>
    }
}

fn add_ons(words: &'static Messages, choice: &ServiceChoice) -> Html {
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
