//! The shipped content's decisions over every persona, once, for `cargo xtask bench --check` to count the instructions of.

#[path = "../tests/personas/mod.rs"]
mod personas;

use std::{env, hint::black_box};

use massage_or_pt::content::unpack;
use massage_or_pt::engine::{Path, Protocol, Response, recommend};

fn main() {
    let content = unpack();
    let protocol = &content.protocol;
    let response = |case: &personas::Case| case.response(&protocol.questionnaire);
    let responses: Vec<_> =
        personas::all().iter().map(|case| response(case).expect("cases are readable")).collect();
    let wanted = env::args().nth(1).unwrap_or_default();
    for response in &responses {
        match wanted.as_str() {
            "recommend" => black_box(counted_recommend(protocol, response)),
            _ => black_box(counted_next_item(protocol, response)),
        };
    }
}

#[inline(never)]
fn counted_recommend(protocol: &Protocol, response: &Response) -> bool {
    recommend(protocol, black_box(response)).is_ok()
}

/// From the first item to the last.
#[inline(never)]
fn counted_next_item(protocol: &Protocol, response: &Response) -> bool {
    let path = Path::new(protocol, black_box(response));
    let mut item = path.items().first().copied();
    while let Some(next) = item.and_then(|item| path.next_item(item)) {
        item = Some(next);
    }
    item.is_some()
}
