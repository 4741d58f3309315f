use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::{
    ComparisonTable, Learn, TakeAlong, care_card, changes, lean, outside_link, plan, precautions,
    reasons, service_card, summary_list,
};
use crate::app::state::{Action, AppState};
use crate::browser::clock;
use crate::content::{self, fill};
use crate::engine::{Outcome, Recommendation, Urgency, recommend};

/// What the guide recommends, why, and what to do next.
pub fn outcome_page(state: &AppState, on_action: &Callback<Action>) -> Html {
    let guide = state.guide;
    let words = &guide.content().messages;
    let Ok(recommendation) = recommend(&guide.content().protocol, &state.response) else {
        return html! { <p class="mpt-note" role="alert">{ &words.broken }</p> };
    };
    // Nothing may lead away from an emergency: no sources, no table, no reading.
    let emergency = recommendation.urgency == Some(Urgency::EmergencyNow);
    html! {
        <>
            if state.received { <p class="mpt-hint mpt-received">{ &words.received }{ " " }{ made_on(state) }</p> }
            if recommendation.outcome == Outcome::SeekCareFirst {
                { care_first(guide, &recommendation, emergency) }
            } else {
                { first_step(guide, &recommendation) }
                { changes(guide, &state.response) }
            }
            { summary_list(state, &on_action.reform(Action::Change)) }
            // What is copied on a shared device is there for the next visitor, too.
            if !emergency && !guide.settings().is_kiosk() {
                <TakeAlong key={state.turn} {guide} response={state.response.clone()} day={state.day}
                    check_after_weeks={guide.content().page(&recommendation).check_after_weeks} />
            }
            <button class="mpt-button mpt-button--quiet" type="button"
                onclick={on_action.reform(|_| Action::StartAgain)}>
                { &words.start_again }
            </button>
            <p class="mpt-version">{ made_on(state) }{ " " }{ guide.content().version() }</p>
            if !guide.content().language.note.is_empty() {
                <p class="mpt-note mpt-translation">{ &guide.content().language.note }</p>
            }
            <p class="mpt-note">{ &words.not_a_diagnosis }</p>
            if !emergency {
                <ComparisonTable {guide} case={Some(state.response.clone())} />
                <Learn {guide} />
            }
        </>
    }
}

fn care_first(guide: Guide, recommendation: &Recommendation<'static>, emergency: bool) -> Html {
    let page = guide.content().page(recommendation);
    html! {
        <>
            { care_card(guide, recommendation) }
            { reasons(guide, &recommendation.reasons, emergency) }
            { if_worse(guide, page) }
            if !emergency && recommendation.urgency.is_some() {
                { precautions(guide, recommendation) }
            }
            { runner_up(guide, recommendation) }
        </>
    }
}

fn first_step(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let page = guide.content().page(recommendation);
    let steps = guide.content().steps(recommendation);
    html! {
        <>
            <section class="mpt-outcome">
                <h1 class="mpt-title" tabindex="-1">{ &page.title }</h1>
                <p class="mpt-lead">{ &page.lead }</p>
                { lean(guide, recommendation) }
            </section>
            { reasons(guide, &recommendation.reasons, false) }
            if !steps.is_empty() {
                <section class="mpt-section">
                    <h2>{ &page.steps_title }</h2>
                    <ul>{ for steps.iter().map(|step| html! { <li>{ step }</li> }) }</ul>
                    if recommendation.outcome != Outcome::Massage { { find_pt(guide) } }
                </section>
            }
            { service_card(guide, recommendation) }
            { precautions(guide, recommendation) }
            { plan(guide, &page.plan) }
            { if_worse(guide, page) }
            { runner_up(guide, recommendation) }
        </>
    }
}

/// The owner's link to find a physical therapist.
fn find_pt(guide: Guide) -> Html {
    let Some(url) = guide.settings().find_pt_url() else { return Html::default() };
    let text = &guide.content().messages.find_pt;
    html! { <p class="mpt-find-pt">{ outside_link(guide, "mpt-link", url.to_string(), text) }</p> }
}

fn if_worse(guide: Guide, page: &'static content::OutcomePage) -> Html {
    html! {
        <section class="mpt-section">
            <h2>{ &guide.content().messages.worse_title }</h2>
            <p>{ &page.worse }</p>
        </section>
    }
}

fn runner_up(guide: Guide, recommendation: &Recommendation) -> Html {
    let words = &guide.content().messages;
    let Some(outcome) = recommendation.runner_up else { return Html::default() };
    let cautions = recommendation.precautions.iter().map(|precaution| precaution.status).max();
    let name = &guide.content().named(outcome, None, cautions.unwrap_or_default()).name;
    let (title, message) = match recommendation.outcome {
        Outcome::SeekCareFirst => (&words.after_check_title, &words.runner_up_after_check),
        _ => (&words.runner_up_title, &words.runner_up_next),
    };
    html! {
        <section class="mpt-section">
            <h2>{ title }</h2>
            <p>{ fill(message, &[("outcome", name)]) }</p>
        </section>
    }
}

/// The day, where that is known.
fn made_on(state: &AppState) -> Option<String> {
    let content = state.guide.content();
    let date = clock::in_words(state.day?, &content.language.code);
    Some(fill(&content.messages.made_on, &[("date", &date)]))
}
