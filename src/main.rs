//! The program in the page. What it exports to JavaScript is in `embed`; this only runs first.

/// A smaller one than that of the standard library.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    massage_or_pt::embed::catch_panics();
}
