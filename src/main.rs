//! The program in the page. What it exports to JavaScript is in `embed`.

// All of it is called from JavaScript.
use massage_or_pt as _;

/// A smaller one than that of the standard library.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
