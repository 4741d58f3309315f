//! The fewest answers that decide the outcome by themselves.

use std::cmp::Reverse;

use super::order::largest_first;
use super::outlook::{Known, Outlook};
use super::{Clause, ItemIndex, OptionSet, Outcome, Path, Protocol, Response, recommend, screen};

/// How many times one case is told apart from another. Three were enough for a smallest set in every
/// persona; with fewer a set may have an answer too many, never one too few.
const SPLITS: usize = 3;
/// For how many answers the search is quick; each more costs about a quarter more time in today's guide, and at worst
/// as much again. The guide has no more items.
const MOST: usize = 25;

/// A smallest set of the answers given such that every complete response that shares them comes to the
/// same outcome, with a red flag at least as urgent; in the order the items are asked. None for an
/// incomplete response; all of them where more were given than can be compared quickly.
///
/// This is an abductive explanation, or prime implicant, of the outcome (Ignatiev, Narodytska and
/// Marques-Silva, AAAI 2019). Where no sign of care is found, "none of these" is part of it: a
/// massage is only the answer because nothing speaks against it.
pub fn deciding_answers(protocol: &Protocol, response: &Response) -> Vec<ItemIndex> {
    let Ok(outcome) = recommend(protocol, response).map(|said| said.outcome) else {
        return Vec::new();
    };
    let path = Path::new(protocol, response);
    if let Some(sign) = smallest_sign(protocol, &path) {
        return sign;
    }
    let decides = |fixed: &[ItemIndex]| {
        let case = Case { protocol, path: &path, fixed, supposed: Vec::new() };
        case.outcome(SPLITS) == Some(outcome)
    };
    let given = path.items();
    if given.len() > MOST {
        return given.to_vec();
    }
    let (needed, others): (Vec<_>, Vec<_>) =
        given.iter().partition(|item| !decides(&without(given, **item)));
    (0..=others.len())
        .find_map(|size| with_some(needed.clone(), &others, size, &decides))
        .unwrap_or_else(|| given.to_vec())
}

/// The fewest answers that raise a red flag of the urgency found, or show that the guide is not for this
/// visitor.
fn smallest_sign(protocol: &Protocol, path: &Path) -> Option<Vec<ItemIndex>> {
    let screening = screen(protocol, path);
    let urgency = screening.urgency();
    let flags = screening.red_flags.iter().filter(|flag| Some(flag.urgency) == urgency);
    let rules = screening.out_of_scope.iter().map(|rule| &rule.when);
    let given = |clause: &Clause| !path.picked(clause.item).intersection(clause.options).is_empty();
    let groups = rules.chain(flags.map(|flag| &flag.when)).flat_map(|when| &when.any);
    groups
        .filter(|group| group.iter().all(given))
        .map(|group| {
            let mut items = in_order(group.iter().map(|clause| clause.item));
            items.dedup();
            items
        })
        .min_by_key(Vec::len)
}

/// Answers that are fixed, and what is supposed of others.
#[derive(Clone)]
struct Case<'a> {
    protocol: &'a Protocol,
    path: &'a Path,
    fixed: &'a [ItemIndex],
    /// At least one of these options is picked; none where the set is empty.
    supposed: Vec<(ItemIndex, OptionSet)>,
}

impl<'a> Case<'a> {
    /// The outcome of every completion, where it can be told: at once, or by cases. Fixed answers say
    /// that their items were asked, by one group of their conditions or another; and an open single
    /// choice is one of its options.
    fn outcome(&self, splits: usize) -> Option<Outcome> {
        let known = self.known();
        let outlook = Outlook { protocol: self.protocol, known: &known };
        let last = self.fixed.iter().copied().max()?;
        if let Some(outcome) = outlook.outcome(last) {
            return Some(outcome);
        }
        let splits = splits.checked_sub(1)?;
        let items = || self.protocol.questionnaire.indexed();
        let unexplained = items()
            .find(|(index, item)| self.fixed.contains(index) && !outlook.holds(&item.enable_when));
        if let Some((_, item)) = unexplained {
            let groups = item.enable_when.any.iter().filter(|group| outlook.can_all(group));
            let ways = groups.map(|group| {
                let open = group.iter().filter(|c| !self.fixed.contains(&c.item));
                self.supposing(open.map(|c| (c.item, c.options)))
            });
            return same(ways.filter(Case::is_possible).map(|case| case.outcome(splits)));
        }
        let open = items().filter(|(index, item)| {
            !item.repeats && !matches!(outlook.known(*index), Known::Picked(_))
        });
        open.filter_map(|(index, item)| {
            let nothing = (!outlook.holds(&item.enable_when)).then_some(OptionSet::EMPTY);
            let options = (0..item.options.len()).map(OptionSet::one);
            let answers = nothing.into_iter().chain(options);
            let cases = answers.map(|answer| self.supposing(std::iter::once((index, answer))));
            same(cases.filter(Case::is_possible).map(|case| case.outcome(splits)))
        })
        .next()
    }

    fn supposing(&self, more: impl Iterator<Item = (ItemIndex, OptionSet)>) -> Self {
        let mut case = self.clone();
        case.supposed.extend(more);
        case
    }

    /// Nothing supposed contradicts anything else, or what is fixed.
    fn is_possible(&self) -> bool {
        let known = self.known();
        let outlook = Outlook { protocol: self.protocol, known: &known };
        self.protocol.questionnaire.indexed().all(|(index, item)| {
            let supposed = self.supposed.iter().filter(|(other, _)| *other == index);
            let mut sets = supposed.map(|(_, options)| *options);
            let Some(first) = sets.next() else {
                return !self.fixed.contains(&index) || outlook.can_hold(&item.enable_when);
            };
            let together = sets.try_fold(first, |all, next| {
                let both = all.intersection(next);
                (item.repeats || !both.is_empty()).then_some(both)
            });
            together.is_some() && (first.is_empty() || outlook.can_hold(&item.enable_when))
        })
    }

    /// What is known of each item; one that is certainly not asked has no answer.
    fn known(&self) -> Vec<Known> {
        let mut known = Vec::with_capacity(self.protocol.questionnaire.items.len());
        for (index, item) in self.protocol.questionnaire.indexed() {
            let earlier = Outlook { protocol: self.protocol, known: &known };
            let may_be_asked = earlier.can_hold(&item.enable_when);
            let supposed = self.supposed.iter().rev().find(|(other, _)| *other == index);
            known.push(match supposed {
                _ if self.fixed.contains(&index) => Known::Picked(self.path.picked(index)),
                Some((_, none)) if none.is_empty() => Known::Picked(OptionSet::EMPTY),
                Some((_, some)) => Known::OneOf(*some),
                None if may_be_asked => Known::Open,
                None => Known::Picked(OptionSet::EMPTY),
            });
        }
        known
    }
}

/// The outcome that all of these have in common.
fn same(mut outcomes: impl Iterator<Item = Option<Outcome>>) -> Option<Outcome> {
    let first = outcomes.next()??;
    outcomes.all(|other| other == Some(first)).then_some(first)
}

fn without(items: &[ItemIndex], item: ItemIndex) -> Vec<ItemIndex> {
    items.iter().copied().filter(|other| *other != item).collect()
}

fn in_order(items: impl Iterator<Item = ItemIndex>) -> Vec<ItemIndex> {
    largest_first(items, |item| Reverse(*item))
}

/// The first set of `chosen` and `size` more that decides.
fn with_some(
    chosen: Vec<ItemIndex>,
    others: &[ItemIndex],
    size: usize,
    decides: &impl Fn(&[ItemIndex]) -> bool,
) -> Option<Vec<ItemIndex>> {
    if size == 0 {
        let chosen = in_order(chosen.into_iter());
        return decides(&chosen).then_some(chosen);
    }
    (0..others.len()).find_map(|next| {
        let mut more = chosen.clone();
        more.push(*others.get(next)?);
        with_some(more, others.get(next + 1..)?, size - 1, decides)
    })
}
