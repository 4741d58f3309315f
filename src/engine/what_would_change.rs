//! The nearest single changes of an answer that lead to another outcome.

use super::{
    AnswerOption, Item, ItemIndex, MassageStatus, OptionSet, Outcome, Path, Protocol,
    Recommendation, Response, Urgency, recommend,
};

/// One other answer, and what the guide would say then.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    pub index: ItemIndex,
    pub item: &'a Item,
    /// The option to add or, for a single choice, to pick instead.
    pub option: &'a AnswerOption,
    pub outcome: Outcome,
    pub urgency: Option<Urgency>,
    pub massage: MassageStatus,
}

/// Every single option that, picked as well or instead in an answered and changeable item, gives another outcome or urgency, in the order
/// the items are asked. Each is a complete response that [`recommend`] judged; changes that would need
/// further answers are left out.
pub fn what_would_change<'a>(protocol: &'a Protocol, response: &Response) -> Vec<Change<'a>> {
    let Ok(now) = recommend(protocol, response) else { return Vec::new() };
    let path = Path::new(protocol, response);
    path.answered(protocol)
        .filter(|(_, item, _)| item.changeable)
        .filter_map(|(index, _, picked)| Some((index, protocol.questionnaire.get(index)?, picked)))
        .flat_map(|(index, item, picked)| {
            let now = &now;
            other_answers(item, picked)
                .filter_map(move |option| judge(protocol, response, now, index, option))
        })
        .collect()
}

fn other_answers(item: &Item, picked: OptionSet) -> impl Iterator<Item = usize> {
    (0..item.options.len()).filter(move |option| !picked.contains(*option))
}

fn judge<'a>(
    protocol: &'a Protocol,
    response: &Response,
    now: &Recommendation,
    index: ItemIndex,
    option: usize,
) -> Option<Change<'a>> {
    let item = protocol.questionnaire.get(index)?;
    let mut changed = response.clone();
    changed.set(index, item.press(response.get(index), option));
    let then = recommend(protocol, &changed).ok()?;
    ((then.outcome, then.urgency) != (now.outcome, now.urgency)).then_some(Change {
        index,
        item,
        option: item.options.get(option)?,
        outcome: then.outcome,
        urgency: then.urgency,
        massage: then.massage,
    })
}
