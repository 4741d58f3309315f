use yew::prelude::*;

use crate::app::Guide;
use crate::content::{LearnBlock, LearnSection};

/// What to know before choosing, section by section.
pub fn learn(guide: Guide) -> Html {
    let content = guide.content();
    html! {
        <section class="mpt-learn">
            <h2>{ &content.messages.learn_title }</h2>
            { for content.learn.sections.iter().map(section) }
        </section>
    }
}

fn section(section: &'static LearnSection) -> Html {
    html! {
        <details class="mpt-learn__section" id={format!("mpt-learn-{}", section.id)}>
            <summary class="mpt-learn__title"><h3>{ &section.title }</h3></summary>
            { for section.blocks.iter().map(block) }
        </details>
    }
}

fn block(block: &'static LearnBlock) -> Html {
    html! {
        <>
            if let Some(heading) = &block.heading { <h4>{ heading }</h4> }
            if let Some(text) = &block.text { <p>{ text }</p> }
            if !block.list.is_empty() {
                <ul>{ for block.list.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
        </>
    }
}
