use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BackLinkProps {
    pub text: &'static str,
    pub on_back: Callback<()>,
}

/// Goes to the page before, as the browser's Back button does.
#[component]
pub fn BackLink(props: &BackLinkProps) -> Html {
    let onclick = props.on_back.reform(|_| ());
    html! {
        <button class="mpt-back-link" type="button" {onclick}>{ props.text }</button>
    }
}
