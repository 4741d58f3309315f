use yew::prelude::*;

/// Goes to the page before, as the browser's Back button does.
pub fn back_link(text: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="mpt-back-link" type="button" {onclick}>{ text }</button> }
}
