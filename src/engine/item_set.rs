//! Sets of items, one bit for each.

use super::ItemIndex;

/// The bits of one word.
const BITS: u16 = 32;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemSet {
    words: Vec<u32>,
}

impl ItemSet {
    /// False where it was in the set before.
    pub fn insert(&mut self, ItemIndex(item): ItemIndex) -> bool {
        let word = usize::from(item / BITS);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let Some(word) = self.words.get_mut(word) else { return false };
        let before = *word;
        *word |= 1 << (item % BITS);
        *word != before
    }

    /// Takes out the first item that is not before `start`.
    pub fn take_first(&mut self, ItemIndex(start): ItemIndex) -> Option<ItemIndex> {
        let mut reached = u32::MAX << (start % BITS);
        for (place, word) in self.words.iter_mut().enumerate().skip(usize::from(start / BITS)) {
            let here = *word & reached;
            if here != 0 {
                let bit = here.trailing_zeros();
                *word &= !(1 << bit);
                return Some(ItemIndex(place as u16 * BITS + bit as u16));
            }
            reached = u32::MAX;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_taken_out_in_order_and_once() {
        let mut set = ItemSet::default();
        for (item, is_new) in
            [(64, true), (3, true), (31, true), (32, true), (3, false), (9_999, true)]
        {
            assert_eq!(set.insert(ItemIndex(item)), is_new, "{item}");
        }
        let mut taken = Vec::new();
        while let Some(ItemIndex(item)) = set.take_first(ItemIndex(4)) {
            taken.push(item);
        }
        assert_eq!(taken, [31, 32, 64, 9_999]);
        assert_eq!(set.take_first(ItemIndex(0)), Some(ItemIndex(3)));
        assert_eq!(set.take_first(ItemIndex(0)), None);
    }
}
