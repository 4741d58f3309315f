//! The nearest single changes of an answer that lead to another outcome.

use super::recommendation::of_path;
use super::{
    AnswerOption, Item, ItemIndex, MassageStatus, Outcome, Path, Protocol, Recommendation,
    Response, Urgency,
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

/// Every single option that, picked as well or instead in an answered and changeable item, gives
/// another outcome or urgency, in the order the items are asked. Each is a complete response that
/// [`recommend`](super::recommend()) judged; changes that would need further answers are left out.
pub fn what_would_change<'a>(protocol: &'a Protocol, response: &Response) -> Vec<Change<'a>> {
    let mut path = Path::new(protocol, response);
    let Ok(now) = of_path(protocol, &path) else { return Vec::new() };
    let changeable = path.answered(protocol).filter(|(_, item, _)| item.changeable);
    let changeable: Vec<_> = changeable.map(|(index, _, picked)| (index, picked)).collect();
    let mut changes = Vec::new();
    for (index, picked) in changeable {
        let Some(item) = protocol.questionnaire.get(index) else { continue };
        for (other, option) in item.options.iter().enumerate().filter(|(i, _)| !picked.contains(*i))
        {
            path.answer(protocol, index, item.press(picked, other));
            if let Ok(then) = of_path(protocol, &path)
                && (then.outcome, then.urgency) != (now.outcome, now.urgency)
            {
                let Recommendation { outcome, urgency, massage, .. } = then;
                changes.push(Change { index, item, option, outcome, urgency, massage });
            }
        }
        path.answer(protocol, index, picked);
    }
    changes
}
