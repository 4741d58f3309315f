use yew::prelude::*;

use crate::app::Guide;

/// Tells the owner of the page what is wrong with the settings that stand in it; nothing where all is well.
pub fn settings_notice(guide: Guide, problems: &'static [String]) -> Html {
    html! {
        if !problems.is_empty() {
            <section class="mpt-settings-notice" role="note">
                <strong>{ &guide.content().messages.settings_title }</strong>
                <ul>{ for problems.iter().map(|problem| html! { <li>{ problem }</li> }) }</ul>
            </section>
        }
    }
}
