use yew::prelude::*;

use super::use_effect_on;
use crate::api::HostEvent;
use crate::app::state::{AppState, Page};
use crate::app::{Host, VisitHandle};
use crate::browser::focus::clicked;
use crate::engine::recommend;

/// Tells the page around the guide what the visitor does, and nothing that the page did by itself, such as
/// showing a saved visit. Returns what a click anywhere in the guide does.
#[hook]
pub fn use_host_events(visit: &VisitHandle, host: &Host) -> Callback<MouseEvent> {
    // The first page, even where the visitor is quicker than the effects below.
    let shown = use_mut_ref(|| if visit.begun { Page::Start } else { visit.state.page });
    use_effect_on([0, 0], {
        let on_event = host.on_event.clone();
        move || on_event.emit(HostEvent::Ready)
    });
    use_effect_on([visit.state.page.number(), visit.state.turn], {
        let (visit, on_event) = (visit.clone(), host.on_event.clone());
        move || {
            let state = &visit.state;
            let before = shown.replace(state.page);
            // Continue with nothing picked shows no other page.
            if before != state.page {
                tell_of_page(state, before, &on_event);
            }
        }
    });
    let (visit, on_event) = (visit.clone(), host.on_event.clone());
    Callback::from(move |event: MouseEvent| {
        if clicked(&event, ".mpt-booking-link").is_some() {
            tell_of_booking(&visit.state, &on_event);
        }
    })
}

fn tell_of_page(state: &AppState, before: Page, on_event: &Callback<HostEvent>) {
    if before == Page::Start {
        on_event.emit(HostEvent::Start);
    }
    match state.page {
        Page::Start => {}
        Page::Question(item) => on_event.emit(HostEvent::Step(state.question_number(item))),
        Page::Outcome => {
            if let Ok(decided) = recommend(&state.guide.content().protocol, &state.response) {
                on_event.emit(HostEvent::Outcome(decided.outcome));
            }
        }
    }
}

fn tell_of_booking(state: &AppState, on_event: &Callback<HostEvent>) {
    let Ok(decided) = recommend(&state.guide.content().protocol, &state.response) else { return };
    let Some(choice) = decided.service else { return };
    let service = choice.service.id.clone();
    on_event.emit(HostEvent::Book { outcome: decided.outcome, service });
}
