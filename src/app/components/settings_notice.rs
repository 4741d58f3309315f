use yew::prelude::*;

use crate::app::Guide;

#[derive(PartialEq, Properties)]
pub struct SettingsNoticeProps {
    pub guide: Guide,
    pub problems: Vec<AttrValue>,
}

/// Tells the owner of the page what is wrong with the settings that stand in it.
#[component]
pub fn SettingsNotice(props: &SettingsNoticeProps) -> Html {
    let words = &props.guide.content().messages;
    if props.problems.is_empty() {
        return Html::default();
    }
    html! {
        <section class="mpt-settings-notice" role="note">
            <strong>{ &words.settings_title }</strong>
            <ul>{ for props.problems.iter().map(|problem| html! { <li>{ problem }</li> }) }</ul>
        </section>
    }
}
