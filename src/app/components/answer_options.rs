use yew::prelude::*;

use super::body_map;
use crate::app::Guide;
use crate::engine::{Item, OptionSet};

/// Radios or checkboxes in a fieldset whose legend is a heading, an `h1` or an `h2`.
pub fn answer_options(
    guide: Guide,
    item: &'static Item,
    heading: &'static str,
    picked: OptionSet,
    error: Option<&'static str>,
    on_press: &Callback<usize>,
) -> Html {
    let hint_id = format!("mpt-{}-hint", item.link_id);
    let error_id = format!("mpt-{}-error", item.link_id);
    let described_by =
        [item.hint.as_ref().map(|_| hint_id.as_str()), error.map(|_| error_id.as_str())];
    let described_by: Vec<_> = described_by.into_iter().flatten().collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let failed = error.map(|_| "mpt-fieldset--error");
    html! {
        <fieldset key={item.link_id.as_str()} class={classes!("mpt-fieldset", failed)} aria-describedby={described_by}>
            <legend class="mpt-fieldset__legend">
                <@{heading} class="mpt-title" tabindex="-1">{ item.text.as_str() }</@>
            </legend>
            if let Some(hint) = &item.hint {
                <p class="mpt-hint" id={hint_id}>{ hint.as_str() }</p>
            }
            if let Some(message) = error {
                <p class="mpt-error-message" id={error_id}>{ message }</p>
            }
            { body_map(guide, item, picked, on_press) }
            <div class="mpt-options">
                { for (0..item.options.len()).map(|i| option_view(item, i, picked, on_press)) }
            </div>
        </fieldset>
    }
}

/// The element id of one option's input.
pub fn option_id(item: &Item, option: usize) -> String {
    let code = item.options.get(option).map_or("", |option| option.code.as_str());
    format!("mpt-{}-{code}", item.link_id)
}

fn option_view(
    item: &'static Item,
    index: usize,
    picked: OptionSet,
    on_press: &Callback<usize>,
) -> Html {
    let Some(option) = item.options.get(index) else { return Html::default() };
    let id = option_id(item, index);
    let apart = (option.exclusive || option.not_sure).then_some("mpt-option--apart");
    html! {
        <div class={classes!("mpt-option", apart)}>
            <input
                class="mpt-option__input"
                type={if item.repeats { "checkbox" } else { "radio" }}
                id={id.clone()}
                name={item.link_id.as_str()}
                value={option.code.as_str()}
                checked={picked.contains(index)}
                onchange={on_press.reform(move |_| index)}
            />
            <label class="mpt-option__label" for={id}>
                { option.text.as_str() }
                if let Some(hint) = &option.hint {
                    <span class="mpt-option__hint">{ hint.as_str() }</span>
                }
            </label>
        </div>
    }
}
