//! The program in the page. What it exports to JavaScript is in `embed`; this only runs first.

fn main() {
    massage_or_pt::embed::catch_panics();
}
