//! The engine's speed on this machine; `cargo xtask bench` runs it and says how it grows.

#[path = "../tests/bench/generated.rs"]
mod generated;
#[path = "../tests/personas/mod.rs"]
mod personas;

use divan::{Bencher, black_box};
use massage_or_pt::content::{pack, read, unpack};
use massage_or_pt::engine::{
    ItemIndex, OptionSet, Path, Protocol, Response, deciding_answers, recommend, what_would_change,
};

/// The shipped content, and questionnaires of so many items.
const SIZES: [&str; 5] = ["shipped", "10", "100", "1000", "10000"];

fn main() {
    divan::main();
}

/// A protocol, and an answer to every item of it.
fn visit(size: &str) -> (Protocol, Response) {
    if let Ok(items) = size.parse() {
        return (generated::protocol(items), generated::response(items));
    }
    let content = unpack();
    let personas = personas::all();
    let longest = personas.iter().max_by_key(|case| case.answers.len()).expect("there are cases");
    let response = longest.response(&content.protocol.questionnaire).expect("cases are readable");
    (content.protocol, response)
}

/// A new path, and the first item after one half way down.
#[divan::bench(args = SIZES)]
fn next_item(bencher: Bencher, size: &str) {
    let (protocol, response) = visit(size);
    let item = half_way(&protocol);
    bencher.bench(|| Path::new(&protocol, black_box(&response)).next_item(item));
}

/// One answer after another half way down is changed, all later ones being given.
#[divan::bench(args = SIZES)]
fn one_answer(bencher: Bencher, size: &str) {
    let (protocol, response) = visit(size);
    let mut path = Path::new(&protocol, &response);
    let items = protocol.questionnaire.items.len();
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let item = ItemIndex(((items / 2 + turn / 3 % 11) % items) as u16);
        path.answer(&protocol, item, OptionSet::one(turn % 3));
        path.next_item(item)
    });
}

#[divan::bench(name = "recommend", args = SIZES)]
fn recommends(bencher: Bencher, size: &str) {
    let (protocol, response) = visit(size);
    bencher.bench(|| recommend(&protocol, black_box(&response)).is_ok());
}

#[divan::bench(name = "what_would_change", args = SIZES)]
fn would_change(bencher: Bencher, size: &str) {
    let (protocol, response) = visit(size);
    bencher.bench(|| what_would_change(&protocol, black_box(&response)).len());
}

/// Above 25 answers it does not search.
#[divan::bench(name = "deciding_answers", args = ["shipped", "10", "25", "100", "1000", "10000"])]
fn decides(bencher: Bencher, size: &str) {
    let (protocol, response) = visit(size);
    bencher.bench(|| deciding_answers(&protocol, black_box(&response)).len());
}

#[divan::bench(args = SIZES)]
fn content_load(bencher: Bencher, size: &str) {
    let Ok(items) = size.parse() else { return bencher.bench(unpack) };
    let packed = pack(&generated::protocol(items)).leak();
    bencher.bench(|| read::<Protocol>(black_box(&*packed), ""));
}

fn half_way(protocol: &Protocol) -> ItemIndex {
    ItemIndex(protocol.questionnaire.items.len() as u16 / 2)
}
