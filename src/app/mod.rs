//! What the visitor sees: Yew views over one state.
//!
//! [`App`] owns the visit and picks the page; pages compose components; components know only their props.

pub mod components;
#[cfg(feature = "ssr")]
mod first_view;
mod guide;
mod hooks;
mod host;
mod latest_path;
pub mod pages;
pub mod saved;
pub mod state;
pub mod take_along;
mod visit;

#[cfg(feature = "ssr")]
pub use first_view::{FirstView, FirstViewProps};
pub use guide::Guide;
pub use host::Host;
pub use visit::{Visit, VisitHandle};

use yew::prelude::*;

use components::{idle_notice, settings_notice};
use hooks::{
    use_accent, use_history, use_host_events, use_idle_reset, use_in_page_links, use_page_focus,
    use_shared_link,
};
use pages::{outcome_page, question_page, start_page};
use state::{Action, AppState, Page};

use crate::settings::Theme;

#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    pub guide: Guide,
    /// Which of the guides on the page this is, so that each keeps its own answers.
    #[prop_or_default]
    pub number: u32,
    /// What to tell the owner about the settings, visibly.
    #[prop_or_default]
    pub problems: &'static [String],
    pub host: Host,
}

/// The whole guide.
#[component]
pub fn App(props: &AppProps) -> Html {
    let visit = use_reducer({
        let props = props.clone();
        move || Visit::resume(&props)
    });
    let root = use_page_focus(&visit);
    use_accent(&root, props.guide);
    let follow_link = use_in_page_links(&root);
    let tell_of_booking = use_host_events(&visit, &props.host);
    let kiosk = props.guide.settings().is_kiosk();
    // Back must not show the answers of the visitor before.
    let on_back = use_history(&visit, &root, props.host.history && !kiosk);
    use_shared_link(&visit, props.host.hears_links);
    let on_action = {
        let dispatcher = visit.dispatcher();
        Callback::from(move |action| match action {
            Action::Back => on_back.emit(()),
            action => dispatcher.dispatch(action),
        })
    };
    let on_idle = {
        let dispatcher = visit.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(Action::StartAgain))
    };
    let notice = use_node_ref();
    let left = use_idle_reset(kiosk, visit.begun, &notice, on_idle);
    let onclick = Callback::from(move |event: MouseEvent| {
        tell_of_booking.emit(event.clone());
        follow_link.emit(event);
    });
    let page = html! {
        <>
            { settings_notice(props.guide, props.problems) }
            { page_view(&visit.state, &on_action) }
        </>
    };
    let notice = if kiosk { idle_notice(props.guide, notice, left) } else { Html::default() };
    html! {
        <div class="mpt" ref={root} {onclick} lang={language(props.guide)} dir={direction(props.guide)}
            data-theme={theme(props.guide)} data-accent={props.guide.settings().accent().map(|_| "")}
            data-mode={kiosk.then_some("kiosk")}>
            { inside(&visit.state, page) }
            { notice }
        </div>
    }
}

/// What stands around every page.
fn inside(state: &AppState, page: Html) -> Html {
    html! {
        <>
            // Always there, since screen readers tell of a change only where they have seen what was before.
            <p class="mpt-visually-hidden" role="status">
                if let Some(place) = pages::place(state) { <span key={place.clone()}>{ place }</span> }
            </p>
            { page }
            <div class="mpt-footer">{ &state.guide.content().messages.emergency }</div>
        </>
    }
}

fn language(guide: Guide) -> &'static str {
    &guide.content().language.code
}

fn direction(guide: Guide) -> &'static str {
    &guide.content().language.direction
}

/// The colours that the owner chose; none where they follow the page around the guide.
fn theme(guide: Guide) -> Option<&'static str> {
    match guide.settings().theme() {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

/// The page that a state shows.
pub fn page_view(state: &AppState, on_action: &Callback<Action>) -> Html {
    // What has another key is drawn anew, and nothing of it is used for the page that comes after. Questions share what is
    // around their answers.
    let (key, page) = match state.page {
        // Another one each time, so that what was unfolded is folded again.
        Page::Start => (state.turn.to_string(), start_page(state, on_action)),
        Page::Question(item) => ("question".into(), question_page(state, item, on_action)),
        Page::Outcome => ("outcome".into(), outcome_page(state, on_action)),
    };
    html! { <><key={key}>{ page }</></> }
}
