use yew::prelude::*;

use crate::app::Guide;
use crate::engine::{Call, Recommendation, Urgency};

/// One clear action by urgency, said in words and not only in colour. It never offers a booking.
pub fn care_card(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let page = guide.content().page(recommendation);
    let (modifier, symbol) = level(recommendation.urgency);
    let words = &guide.content().messages;
    let calls = recommendation.calls.iter().copied().chain(&page.call);
    html! {
        <section class={classes!("mpt-care-card", modifier)}>
            <h1 class="mpt-care-card__title" tabindex="-1">
                <svg class="mpt-care-card__symbol" viewBox="0 0 24 24" aria-hidden="true"><path d={symbol} /></svg>
                if let Some(prefix) = words.care_level(recommendation.urgency) {
                    <span class="mpt-care-card__level">{ prefix }{ " " }</span>
                }
                { &page.title }
            </h1>
            <div class="mpt-care-card__body">
                <p>{ &page.lead }</p>
                <div class="mpt-care-card__calls">
                    { for calls.map(|call| call_view(guide, call)) }
                </div>
                <h2>{ &page.steps_title }</h2>
                <ul>{ for page.steps.iter().map(|step| html! { <li>{ step }</li> }) }</ul>
            </div>
        </section>
    }
}

/// A button that calls, or the words alone where the device is not the visitor's own.
fn call_view(guide: Guide, call: &'static Call) -> Html {
    if guide.settings().is_kiosk() {
        return html! { <strong class="mpt-care-card__call">{ &call.label }</strong> };
    }
    html! { <a class="mpt-button mpt-button--urgent" href={call.url.as_str()}>{ &call.label }</a> }
}

/// The class of a level, and its symbol as lines on a square of 24.
fn level(urgency: Option<Urgency>) -> (&'static str, &'static str) {
    match urgency {
        Some(Urgency::EmergencyNow) => ("mpt-care-card--emergency", WARNING),
        Some(Urgency::SameDay) => ("mpt-care-card--urgent", CLOCK),
        Some(Urgency::DoctorSoon) => ("mpt-care-card--soon", CALENDAR),
        None => ("mpt-care-card--hold", PAUSE),
    }
}

const WARNING: &str = "M12 3 22 20H2ZM12 10v4M12 17v0";
const CLOCK: &str = "M12 3a9 9 0 1 0 .01 0M12 7v5l3.5 2";
const CALENDAR: &str = "M4 6h16v14H4ZM4 11h16M8 3v5M16 3v5";
const PAUSE: &str = "M12 3a9 9 0 1 0 .01 0M10 9v6M14 9v6";
