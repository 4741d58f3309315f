use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::{comparison_table, learn, question_form};
use crate::app::state::{Action, AppState, Stale};
use crate::content::Messages;
use crate::settings::Storage;

/// What this is, what it is not, and the first question; and the comparison for those who only want to read.
pub fn start_page(state: &AppState, on_action: &Callback<Action>) -> Html {
    let guide = state.guide;
    let privacy = privacy(guide);
    let words = &guide.content().messages;
    html! {
        <>
            <section class="mpt-start">
                <h1 class="mpt-title" tabindex="-1">{ &words.title }</h1>
                <p>{ &words.intro }</p>
                if let Some(stale) = state.stale {
                    <p class="mpt-start__stale" role="status">{ why_stale(words, stale) }</p>
                }
                <p class="mpt-start__time">{ &words.how_long }</p>
            </section>
            if let Some(item) = state.first_item() {
                { question_form(state, item, "h2", on_action) }
            }
            <div class="mpt-note">
                <p><a class="mpt-link" href="#mpt-compare">{ &words.compare_instead }</a></p>
                <p>{ &words.not_a_diagnosis }</p>
                <p>{ privacy }</p>
            </div>
            <ToRead {guide} />
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ToReadProps {
    guide: Guide,
}

/// The comparison and the reading; a component, so that they are not drawn again at every press.
#[component]
fn ToRead(ToReadProps { guide }: &ToReadProps) -> Html {
    html! {
        <>
            { comparison_table(*guide, None) }
            { learn(*guide) }
        </>
    }
}

fn why_stale(words: &'static Messages, stale: Stale) -> &'static str {
    match stale {
        Stale::Visit => &words.stale,
        Stale::Link => &words.stale_link,
    }
}

/// Where the answers are, as the owner has it.
fn privacy(guide: Guide) -> &'static str {
    let words = &guide.content().messages;
    match guide.settings().storage() {
        Storage::Off if guide.settings().is_kiosk() => &words.privacy_kiosk,
        Storage::Session => &words.privacy,
        Storage::Local => &words.privacy_local,
        Storage::Off => &words.privacy_off,
    }
}
