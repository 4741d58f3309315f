//! Which items a response makes the guide ask, in order, and where it stops.

use super::item_set::ItemSet;
use super::outlook::{Known, Outlook};
use super::protocol::Rule;
use super::standing::Ledger;
use super::{Item, ItemIndex, OptionSet, Protocol, Response};

/// The items asked for one response, with the answers that count.
///
/// An item is asked when its condition holds over the answers to earlier items that were themselves
/// asked, and some answer to it can still change the result. Questions end at once when an answer calls
/// for emergency care, or shows that the guide is not for this visitor.
#[derive(Clone, Debug)]
pub struct Path {
    response: Response,
    /// Whether items are passed over that can no longer matter.
    abridged: bool,
    /// By item: what was picked and counts. Beyond where the questions end it may be out of date, as are
    /// the items asked there.
    known: Vec<Known>,
    /// The items asked, in order.
    items: Vec<ItemIndex>,
    /// What the answers settle.
    ledger: Ledger,
    /// Items to look at again.
    stale: ItemSet,
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
        let items = protocol.questionnaire.items.len();
        let mut path = Self {
            response: response.clone(),
            abridged,
            known: vec![Known::Picked(OptionSet::EMPTY); items],
            items: Vec::new(),
            ledger: Ledger::new(items, &protocol.decision),
            stale: ItemSet::default(),
        };
        for (item, _) in protocol.questionnaire.indexed() {
            path.stale.insert(item);
        }
        path.catch_up(protocol, ItemIndex(0), true);
        path
    }

    /// Replaces the answer to one item. Of the others, only those are looked at again that it bears on;
    /// the path is then the same as a new one.
    pub fn answer(&mut self, protocol: &Protocol, item: ItemIndex, picked: OptionSet) {
        self.response.set(item, picked);
        if protocol.questionnaire.get(item).is_some() {
            self.stale.insert(item);
            self.catch_up(protocol, item, false);
        }
    }

    /// The same for every answer that differs.
    pub fn update(&mut self, protocol: &Protocol, response: &Response) {
        for (item, _) in protocol.questionnaire.indexed() {
            if self.response.get(item) != response.get(item) {
                self.stale.insert(item);
            }
        }
        self.response.clone_from(response);
        self.catch_up(protocol, ItemIndex(0), false);
    }

    /// Every answer, those that do not count included.
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// Looks at stale items in order, so that all before an item are settled. Those beyond the end can wait until
    /// the questions go on. Where the whole path is new, all later items are stale anyway.
    fn catch_up(&mut self, protocol: &Protocol, start: ItemIndex, is_new: bool) {
        while let Some(item) = self.stale.take_first(start) {
            if item > self.ledger.stop() {
                self.stale.insert(item);
                break;
            }
            if self.look_at(protocol, item) && !is_new {
                self.touch(protocol, item);
            }
        }
    }

    /// Whether what counts of its answer is now another.
    fn look_at(&mut self, protocol: &Protocol, item: ItemIndex) -> bool {
        let asked = self.is_asked(protocol, item);
        match (self.items.binary_search(&item), asked) {
            (Err(place), true) => self.items.insert(place, item),
            (Ok(place), false) => drop(self.items.remove(place)),
            _ => {}
        }
        let picked = if asked { self.response.get(item) } else { OptionSet::EMPTY };
        if self.counted(item) == picked {
            return false;
        }
        self.count(protocol, item, -1);
        if let Some(known) = self.known.get_mut(usize::from(item.0)) {
            *known = Known::Picked(picked);
        }
        self.count(protocol, item, 1);
        for item in self.ledger.settle().take_while(|item| usize::from(item.0) < self.known.len()) {
            self.stale.insert(item);
        }
        true
    }

    fn is_asked(&self, protocol: &Protocol, index: ItemIndex) -> bool {
        let Some(item) = protocol.questionnaire.get(index) else { return false };
        let known = self.known.get(..usize::from(index.0)).unwrap_or_default();
        let so_far = Outlook { protocol, known };
        let matters = || so_far.can_matter(index, self.ledger.before(index));
        so_far.holds(&item.enable_when) && (!self.abridged || item.always_matters || matters())
    }

    fn count(&mut self, protocol: &Protocol, item: ItemIndex, times: i32) {
        let Self { known, ledger, .. } = self;
        protocol.any_rule_on(item, &mut |when, rule| {
            ledger.count(when, rule, |item| counted(known, item), times);
            false
        });
    }

    /// An answer may decide whether an item is asked that shares a rule with it, or whether one before
    /// that can matter by having it asked.
    fn touch(&mut self, protocol: &Protocol, changed: ItemIndex) {
        let mut touched = ItemSet::default();
        let mut left = Vec::new();
        protocol.any_rule_on(changed, &mut |when, rule| {
            left.extend(when.clauses().map(|clause| clause.item));
            left.extend(if let Rule::Opens(item) = rule { Some(item) } else { None });
            false
        });
        while let Some(item) = left.pop() {
            if item > changed && touched.insert(item) {
                self.stale.insert(item);
                if let Some(opened) = protocol.questionnaire.get(item)
                    && !self.matters_alone(protocol, item, changed)
                {
                    left.extend(opened.enable_when.clauses().map(|clause| clause.item));
                }
            }
        }
    }

    /// Whether an item matters by a rule that does not look at what changed, so that no item before it need be
    /// looked at again on its account. The less is known, the more a rule of one group can still add.
    fn matters_alone(&self, protocol: &Protocol, index: ItemIndex, changed: ItemIndex) -> bool {
        let known = self.known.get(..usize::from(index.0)).unwrap_or_default();
        let so_far = Outlook { protocol, known };
        let standing = self.ledger.before(index);
        protocol.any_rule_on(index, &mut |when, rule| {
            let [group] = when.any.as_slice() else { return false };
            group.iter().all(|clause| clause.item != changed)
                && standing.leaves_open(rule)
                && so_far.can_all(group)
        })
    }

    fn counted(&self, item: ItemIndex) -> OptionSet {
        counted(&self.known, item)
    }

    /// The items asked, in order.
    pub fn items(&self) -> &[ItemIndex] {
        self.items.get(..self.place_after(self.ledger.stop())).unwrap_or_default()
    }

    /// The answer to an item, empty where the item is not asked or not answered.
    pub fn picked(&self, item: ItemIndex) -> OptionSet {
        if item > self.ledger.stop() { OptionSet::EMPTY } else { self.counted(item) }
    }

    /// The first item asked that has no answer yet; `None` when the response is complete.
    pub fn next_unanswered(&self) -> Option<ItemIndex> {
        self.items().iter().copied().find(|item| self.counted(*item).is_empty())
    }

    /// The item asked after `item`, answered or not.
    pub fn next_item(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.items().get(self.place_after(item)).copied()
    }

    /// The item asked before `item`.
    pub fn previous_item(&self, item: ItemIndex) -> Option<ItemIndex> {
        self.items().iter().copied().rev().find(|other| *other < item)
    }

    fn place_after(&self, item: ItemIndex) -> usize {
        self.items.partition_point(|other| *other <= item)
    }

    /// Items asked and answered, with what was picked.
    pub fn answered<'a>(
        &'a self,
        protocol: &'a Protocol,
    ) -> impl Iterator<Item = (ItemIndex, &'a Item, OptionSet)> {
        self.items()
            .iter()
            .filter_map(|index| {
                Some((*index, protocol.questionnaire.get(*index)?, self.picked(*index)))
            })
            .filter(|(_, _, picked)| !picked.is_empty())
    }
}

fn counted(known: &[Known], item: ItemIndex) -> OptionSet {
    match known.get(usize::from(item.0)) {
        Some(Known::Picked(picked)) => *picked,
        _ => OptionSet::EMPTY,
    }
}
