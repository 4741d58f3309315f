//! The page's entry: mounts the guide where the host page asks for it.

fn main() {
    massage_or_pt::embed::start();
}
