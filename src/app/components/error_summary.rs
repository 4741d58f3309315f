use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ErrorSummaryProps {
    pub title: &'static str,
    pub message: &'static str,
    /// The id of the input to go to.
    pub target: String,
}

/// Says what is missing and leads to it; takes focus when it appears.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    html! {
        <div class="mpt-error-summary" role="alert" tabindex="-1">
            <h2 class="mpt-error-summary__title">{ props.title }</h2>
            <a class="mpt-link" href={format!("#{}", props.target)}>{ props.message }</a>
        </div>
    }
}
