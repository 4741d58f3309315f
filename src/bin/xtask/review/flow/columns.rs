//! In which column each question stands.

use massage_or_pt::engine::{ItemIndex, Protocol};

use super::Opens;

/// One column further right than any question that opens it. Questions that have nothing to do with the
/// longest chain and come after it stand as far right as they can, so that the columns are in order.
pub fn columns(protocol: &Protocol, opens: &[Opens]) -> Vec<usize> {
    let count = protocol.questionnaire.items.len();
    let mut columns = vec![0; count];
    let mut chains: Vec<usize> = (0..count).collect();
    let place = |item: ItemIndex| usize::from(item.0);
    for line in opens {
        let (from, to) = (place(line.from), place(line.to));
        columns[to] = columns[to].max(columns[from] + 1);
        let (kept, joined) = (chains[from].min(chains[to]), chains[from].max(chains[to]));
        chains.iter_mut().filter(|chain| **chain == joined).for_each(|chain| *chain = kept);
    }
    let end = |chain: usize| (0..count).filter(|i| chains[*i] == chain).map(|i| columns[i]).max();
    let widest = columns.iter().copied().max().unwrap_or(0);
    let longest = chains.iter().copied().find(|chain| end(*chain) == Some(widest));
    let last = (0..count).rev().find(|i| Some(chains[*i]) == longest).unwrap_or(count);
    let shift = |i: usize| if chains[i] > last { widest - end(chains[i]).unwrap_or(0) } else { 0 };
    (0..count).map(|i| columns[i] + shift(i)).collect()
}
