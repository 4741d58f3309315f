use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::OutsideLink;

#[derive(PartialEq, Properties)]
pub struct AskUsProps {
    pub guide: Guide,
}

/// The spa's phone, where a visitor may want to ask; nothing where the owner gave none.
#[component]
pub fn AskUs(props: &AskUsProps) -> Html {
    let words = &props.guide.content().messages;
    let settings = props.guide.settings();
    let Some((phone, url)) = settings.phone.as_deref().zip(settings.phone_link()) else {
        return Html::default();
    };
    html! {
        <p class="mpt-ask-us">
            { &words.ask_us }{ " " }
            <OutsideLink {url} text={phone} new_tab={words.opens_new_tab.as_str()} />
        </p>
    }
}
