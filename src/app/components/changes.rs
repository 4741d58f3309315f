use yew::prelude::*;

use crate::app::Guide;
use crate::content::fill;
use crate::engine::{Change, Response, what_would_change};

/// The most changes that are shown: enough to understand the result, few enough to read.
const SHOWN: usize = 3;

/// What the guide would say if one answer were another.
pub fn changes(guide: Guide, response: &Response) -> Html {
    let content = guide.content();
    let changes = one_for_each_outcome(what_would_change(&content.protocol, response));
    if changes.is_empty() {
        return Html::default();
    }
    let line = |change: &Change| {
        let outcome = &content.named(change.outcome, change.urgency, change.massage).name;
        let values = [
            ("answer", change.option.text.as_str()),
            ("question", change.item.text.as_str()),
            ("outcome", outcome.as_str()),
        ];
        html! { <li>{ fill(&content.messages.change_to, &values) }</li> }
    };
    html! {
        <section class="mpt-section mpt-changes">
            <h2>{ &content.messages.changes_title }</h2>
            <ul>{ for changes.iter().map(line) }</ul>
        </section>
    }
}

/// The first change to each other outcome, up to [`SHOWN`].
fn one_for_each_outcome(changes: Vec<Change<'static>>) -> Vec<Change<'static>> {
    let mut first: Vec<Change> = Vec::new();
    for change in changes {
        let same =
            |other: &Change| (other.outcome, other.urgency) == (change.outcome, change.urgency);
        if !first.iter().any(same) {
            first.push(change);
        }
    }
    first.truncate(SHOWN);
    first
}
