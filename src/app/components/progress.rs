use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ProgressProps {
    /// 0 to 100.
    pub percent: u32,
    /// The same in words, such as "Question 4".
    pub label: String,
}

/// How far along the visitor is.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let percent = props.percent.to_string();
    html! {
        <div class="mpt-progress">
            <span class="mpt-progress__label">{ &props.label }</span>
            <progress class="mpt-progress__bar" max="100" value={percent.clone()} aria-label={props.label.clone()}>
                { percent }{ "%" }
            </progress>
        </div>
    }
}
