//! Order for short lists. The standard library's sorts are made for long ones and weigh 6 kB in a visitor's
//! download.

/// The items with the largest key first; those with equal keys stay in order.
pub fn largest_first<T, K: Ord>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    items.fold(Vec::new(), |mut sorted, item| {
        let place = sorted.partition_point(|other| key(other) >= key(&item));
        sorted.insert(place, item);
        sorted
    })
}

#[cfg(test)]
mod tests {
    use super::largest_first;

    #[test]
    fn the_largest_come_first_and_equals_stay_in_order() {
        let sorted = |words: &str| largest_first(words.split(' '), |word| word.len()).join(" ");
        assert_eq!(sorted("a bb c ddd ee f"), "ddd bb ee a c f");
        assert_eq!(sorted(""), "");
    }
}
