//! Which items a response makes the guide ask, in order, and where it stops.

use super::outlook::{Known, Outlook};
use super::{Item, ItemIndex, OptionSet, Protocol, Response, Urgency};

/// The items asked for one response, with the answers that count.
///
/// An item is asked when its condition holds over the answers to earlier items that were themselves
/// asked, and some answer to it can still change the result. Questions end at once when an answer calls
/// for emergency care, or shows that the guide is not for this visitor.
#[derive(Clone, Debug)]
pub struct Path {
    /// The items asked, in order, up to where the questions stop.
    items: Vec<ItemIndex>,
    /// Answers to the items above; the answers to all others are left out.
    effective: Response,
}

impl Path {
    /// Follows the answers through the questionnaire, in one pass.
    pub fn new(protocol: &Protocol, response: &Response) -> Self {
        Self::follow(protocol, response, true)
    }

    /// The same with every item whose condition holds, whether or not it can still matter; for the
    /// proof that passing over the others changes no result.
    pub fn unabridged(protocol: &Protocol, response: &Response) -> Self {
        Self::follow(protocol, response, false)
    }

    fn follow(protocol: &Protocol, response: &Response, abridged: bool) -> Self {
        let mut items = Vec::new();
        let mut effective = Response::default();
        let mut known = Vec::with_capacity(protocol.questionnaire.items.len());
        for (index, item) in protocol.questionnaire.indexed() {
            let so_far = Outlook { protocol, known: &known };
            let matters = || !abridged || item.always_matters || so_far.can_matter(index);
            let mut picked = OptionSet::EMPTY;
            if so_far.holds(&item.enable_when) && matters() {
                items.push(index);
                picked = response.get(index);
                effective.set(index, picked);
            }
            known.push(Known::Picked(picked));
        }
        let mut path = Self { items, effective };
        if let Some(last) = path.first_stop(protocol) {
            path.cut_after(last);
        }
        path
    }

    /// The items asked, in order.
    pub fn items(&self) -> &[ItemIndex] {
        &self.items
    }

    /// The answer to an item, empty where the item is not asked or not answered.
    pub fn picked(&self, item: ItemIndex) -> OptionSet {
        self.effective.get(item)
    }

    /// The first item asked that has no answer yet; `None` when the response is complete.
    pub fn next_unanswered(&self) -> Option<ItemIndex> {
        self.items.iter().copied().find(|item| self.picked(*item).is_empty())
    }

    /// The item asked after `item`, answered or not.
    pub fn next_item(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.items.iter().copied().find(|other| *other > item)
    }

    /// The item asked before `item`.
    pub fn previous_item(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.items.iter().copied().rev().find(|other| *other < item)
    }

    /// Items asked and answered, with what was picked.
    pub fn answered<'a>(
        &'a self,
        protocol: &'a Protocol,
    ) -> impl Iterator<Item = (ItemIndex, &'a Item, OptionSet)> {
        self.items
            .iter()
            .filter_map(|index| {
                Some((*index, protocol.questionnaire.get(*index)?, self.picked(*index)))
            })
            .filter(|(_, _, picked)| !picked.is_empty())
    }

    /// The earliest item whose answer ends the questions.
    fn first_stop(&self, protocol: &Protocol) -> Option<ItemIndex> {
        let emergencies = protocol
            .red_flags
            .iter()
            .filter(|flag| flag.urgency == Urgency::EmergencyNow)
            .map(|flag| &flag.when);
        protocol
            .out_of_scope
            .iter()
            .map(|rule| &rule.when)
            .chain(emergencies)
            .flat_map(|when| when.matches(|i| self.picked(i)))
            .map(|found| found.settled_by)
            .min()
    }

    fn cut_after(&mut self, last: ItemIndex) {
        for item in self.items.iter().filter(|item| **item > last) {
            self.effective.set(*item, OptionSet::EMPTY);
        }
        self.items.retain(|item| *item <= last);
    }
}
