//! Chance, the same in every run.

/// A small repeatable generator (xorshift64*, Vigna 2016), so that a failure can be run again.
pub struct Random(pub u64);

impl Random {
    /// From 0 to just below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(mixed).expect("31 bits fit") % limit
    }
}
