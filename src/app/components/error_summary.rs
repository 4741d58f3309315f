use yew::prelude::*;

/// Says what is missing and leads to the input with the id `target`; takes focus when it appears.
pub fn error_summary(title: &'static str, message: &'static str, target: &str) -> Html {
    html! {
        <div class="mpt-error-summary" role="alert" tabindex="-1">
            <h2 class="mpt-error-summary__title">{ title }</h2>
            <a class="mpt-link" href={["#", target].concat()}>{ message }</a>
        </div>
    }
}
