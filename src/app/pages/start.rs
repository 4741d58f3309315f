use yew::prelude::*;

use super::PageProps;
use crate::app::Guide;
use crate::app::components::{ComparisonTable, Learn};
use crate::app::state::{Action, Stale};
use crate::content::Messages;
use crate::settings::Storage;

/// What this is, how long it takes, what it is not; and the comparison for those who only want to read.
#[component]
pub fn StartPage(props: &PageProps) -> Html {
    let guide = props.state.guide;
    let privacy = privacy(guide);
    let words = &guide.content().messages;
    let onclick = props.on_action.reform(|_| Action::Begin);
    let button = if props.state.response.is_empty() { &words.start } else { &words.resume };
    html! {
        <>
            <section class="mpt-start">
                <h1 class="mpt-title" tabindex="-1">{ &words.title }</h1>
                <p class="mpt-lead">{ &words.intro }</p>
                if let Some(stale) = props.state.stale {
                    <p class="mpt-start__stale" role="status">{ why_stale(words, stale) }</p>
                }
                <p class="mpt-start__time">{ &words.how_long }</p>
                <button class="mpt-button" type="button" {onclick}>{ button }</button>
                <p><a class="mpt-link" href="#mpt-compare">{ &words.compare_instead }</a></p>
                <div class="mpt-note">
                    <p>{ &words.not_a_diagnosis }</p>
                    <p>{ privacy }</p>
                </div>
            </section>
            <ComparisonTable {guide} />
            <Learn {guide} />
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
