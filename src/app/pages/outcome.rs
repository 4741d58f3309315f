use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::{
    AfterPaint, TakeAlong, care_card, changes, comparison_table, lean, learn, outside_link, plan,
    precautions, reasons, service_card, summary_list,
};
use crate::app::state::{Action, AppState};
use crate::content::{self, fill};
use crate::engine::{Outcome, Recommendation, Urgency, recommend};

/// What the guide recommends, why, and what to do next. Where it is that somebody be seen first, all that is said of
/// it is there at once; what else there is comes below, part by part.
pub fn outcome_page(state: &AppState, on_action: &Callback<Action>) -> Html {
    let guide = state.guide;
    let words = &guide.content().messages;
    let Ok(recommendation) = recommend(&guide.content().protocol, &state.response) else {
        return html! { <p class="mpt-note" role="alert">{ &words.broken }</p> };
    };
    let care_first = recommendation.outcome == Outcome::SeekCareFirst;
    let part = if care_first { Part::Answers } else { Part::Advice };
    html! {
        <>
            if state.received { <p class="mpt-hint mpt-received">{ &words.received }{ " " }{ made_on(state) }</p> }
            if care_first {
                { care(guide, &recommendation) }
            } else {
                { verdict(guide, &recommendation) }
            }
            { below(state, on_action, part) }
        </>
    }
}

/// What stands below what the page begins with, in its order.
#[derive(Clone, Copy)]
enum Part {
    Advice,
    Answers,
    Comparison,
    Reading,
}

/// A part, and below it the next. Each is drawn once the one above is in sight: nobody waits for what is further down.
fn below(state: &AppState, on_action: &Callback<Action>, part: Part) -> Html {
    let (state, on_action) = (state.clone(), on_action.clone());
    let draw = Callback::from(move |()| part_view(&state, &on_action, part));
    html! { <AfterPaint keep_room=true {draw} /> }
}

fn part_view(state: &AppState, on_action: &Callback<Action>, part: Part) -> Html {
    let guide = state.guide;
    let Ok(recommendation) = recommend(&guide.content().protocol, &state.response) else {
        return Html::default();
    };
    // Nothing may lead away from an emergency: no sources, no table, no reading.
    let emergency = is_emergency(&recommendation);
    let (shown, next) = match part {
        Part::Advice => (advice(state, &recommendation), Some(Part::Answers)),
        Part::Answers => {
            (answers(state, on_action, &recommendation), (!emergency).then_some(Part::Comparison))
        }
        Part::Comparison => (comparison_table(guide, Some(&recommendation)), Some(Part::Reading)),
        Part::Reading => (learn(guide), None),
    };
    html! {
        <>
            { shown }
            { for next.map(|part| below(state, on_action, part)) }
        </>
    }
}

fn is_emergency(recommendation: &Recommendation) -> bool {
    recommendation.urgency == Some(Urgency::EmergencyNow)
}

fn care(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let page = guide.content().page(recommendation);
    let emergency = is_emergency(recommendation);
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

fn verdict(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let page = guide.content().page(recommendation);
    html! {
        <section class="mpt-outcome">
            <h1 class="mpt-title" tabindex="-1">{ &page.title }</h1>
            <p>{ &page.lead }</p>
            { lean(guide, recommendation) }
        </section>
    }
}

/// Why, what to do, and all that one must know before.
fn advice(state: &AppState, recommendation: &Recommendation<'static>) -> Html {
    let guide = state.guide;
    let page = guide.content().page(recommendation);
    let steps = guide.content().steps(recommendation);
    html! {
        <>
            { reasons(guide, &recommendation.reasons, false) }
            if !steps.is_empty() {
                <section class="mpt-section">
                    <h2>{ &page.steps_title }</h2>
                    <ul>{ for steps.iter().map(|step| html! { <li>{ step }</li> }) }</ul>
                    if recommendation.outcome != Outcome::Massage { { find_pt(guide) } }
                </section>
            }
            // What one must know before booking stands before the button.
            { precautions(guide, recommendation) }
            { service_card(guide, recommendation) }
            { plan(guide, &page.plan) }
            { if_worse(guide, page) }
            { runner_up(guide, recommendation) }
            { changes(guide, &state.response) }
        </>
    }
}

/// What it rests on, and ways to keep it or to begin anew.
fn answers(
    state: &AppState,
    on_action: &Callback<Action>,
    recommendation: &Recommendation<'static>,
) -> Html {
    let guide = state.guide;
    let words = &guide.content().messages;
    html! {
        <>
            { summary_list(state, &on_action.reform(Action::Change)) }
            // What is copied on a shared device is there for the next visitor, too.
            if !is_emergency(recommendation) && !guide.settings().is_kiosk() {
                <TakeAlong key={state.turn} {guide} response={state.response.clone()} day={state.day}
                    check_after_weeks={guide.content().page(recommendation).check_after_weeks} />
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
    let words = &state.guide.content().messages;
    Some(fill(&words.made_on, &[("date", &state.day?.in_words(words))]))
}
