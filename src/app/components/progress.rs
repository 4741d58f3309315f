use yew::prelude::*;

/// How far along the visitor is, from 0 to 100, and the same in words, such as "Question 4".
pub fn progress(percent: u32, label: String) -> Html {
    let percent = percent.to_string();
    html! {
        <div class="mpt-progress">
            // A browser that translates the page takes the text away: what is changed later would not be seen.
            <span class="mpt-progress__label" key={label.clone()}>{ &label }</span>
            <progress class="mpt-progress__bar" max="100" value={percent.clone()} aria-label={label}>
                { percent }{ "%" }
            </progress>
        </div>
    }
}
