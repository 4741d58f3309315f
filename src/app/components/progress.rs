use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ProgressProps {
    /// 0 to 100.
    pub percent: u32,
    pub label: &'static str,
}

/// How far along the visitor is.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let percent = props.percent.to_string();
    html! {
        <progress class="mpt-progress" max="100" value={percent.clone()} aria-label={props.label}>
            { percent }{ "%" }
        </progress>
    }
}
