use yew::prelude::*;

use super::outside_link;
use crate::app::Guide;

/// The spa's phone, where a visitor may want to ask; nothing where the owner gave none.
pub fn ask_us(guide: Guide) -> Html {
    let settings = guide.settings();
    let Some((phone, url)) = settings.phone().zip(settings.phone_link()) else {
        return Html::default();
    };
    html! {
        <p>
            { &guide.content().messages.ask_us }{ " " }
            { outside_link(guide, "mpt-link", url, phone) }
        </p>
    }
}
