use yew::prelude::*;

use super::body_map;
use crate::app::Guide;
use crate::engine::{Item, ItemIndex, OptionSet};

#[derive(PartialEq, Properties)]
pub struct AnswerOptionsProps {
    pub guide: Guide,
    pub index: ItemIndex,
    /// The element of the heading.
    pub heading: &'static str,
    pub picked: OptionSet,
    pub error: Option<&'static str>,
    pub on_press: Callback<usize>,
}

/// Radios or checkboxes in a fieldset whose legend is a heading.
#[component]
pub fn AnswerOptions(props: &AnswerOptionsProps) -> Html {
    let Some(item) = props.guide.content().protocol.questionnaire.get(props.index) else {
        return Html::default();
    };
    let hint_id = format!("mpt-{}-hint", item.link_id);
    let error_id = format!("mpt-{}-error", item.link_id);
    let described_by =
        [item.hint.as_ref().map(|_| hint_id.as_str()), props.error.map(|_| error_id.as_str())];
    let described_by: Vec<_> = described_by.into_iter().flatten().collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let failed = props.error.map(|_| "mpt-fieldset--error");
    html! {
        <fieldset class={classes!("mpt-fieldset", failed)} aria-describedby={described_by}>
            <legend class="mpt-fieldset__legend">
                <@{props.heading} class="mpt-title" tabindex="-1">{ &item.text }</@>
            </legend>
            if let Some(hint) = &item.hint {
                <p class="mpt-hint" id={hint_id}>{ hint }</p>
            }
            if let Some(message) = props.error {
                <p class="mpt-error-message" id={error_id}>{ message }</p>
            }
            { body_map(props.guide, item, props.picked, &props.on_press) }
            <div class="mpt-options">
                { for (0..item.options.len()).map(|i| option_view(item, i, props)) }
            </div>
        </fieldset>
    }
}

/// The element id of one option's input.
pub fn option_id(item: &Item, option: usize) -> String {
    let code = item.options.get(option).map_or("", |option| option.code.as_str());
    format!("mpt-{}-{code}", item.link_id)
}

fn option_view(item: &'static Item, index: usize, props: &AnswerOptionsProps) -> Html {
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
                checked={props.picked.contains(index)}
                onchange={props.on_press.reform(move |_| index)}
            />
            <label class="mpt-option__label" for={id}>
                { &option.text }
                if let Some(hint) = &option.hint {
                    <span class="mpt-option__hint">{ hint }</span>
                }
            </label>
        </div>
    }
}
