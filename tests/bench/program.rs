//! What `benches/in_browser.rs` measures: the engine alone, as WebAssembly.

#[path = "generated.rs"]
mod generated;

use massage_or_pt::content::{pack, read, unpack};
use massage_or_pt::engine::{
    ItemIndex, OptionSet, Path, Protocol, Response, recommend, what_would_change,
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// A generated questionnaire with an answer to every item. Each function does once what it is named after.
#[wasm_bindgen]
pub struct Visit {
    packed: &'static [u8],
    protocol: Protocol,
    response: Response,
    path: Path,
    turn: usize,
}

#[wasm_bindgen]
impl Visit {
    #[wasm_bindgen(constructor)]
    pub fn new(items: u16) -> Self {
        let (protocol, response) = (generated::protocol(items), generated::response(items));
        let path = Path::new(&protocol, &response);
        let packed = pack(&protocol).leak();
        Self { packed, protocol, response, path, turn: 0 }
    }

    pub fn content_load(&self) -> usize {
        let protocol = read::<Protocol>(self.packed, "");
        protocol.evidence.len()
    }

    pub fn shipped_content_load(&self) -> usize {
        let content = unpack();
        content.protocol.evidence.len()
    }

    pub fn next_item(&self) -> Option<u16> {
        Path::new(&self.protocol, &self.response).next_item(self.half_way()).map(|item| item.0)
    }

    /// One answer half way down is another, all later ones being given; and the next item.
    pub fn one_answer(&mut self) -> Option<u16> {
        self.turn += 1;
        let item = self.half_way();
        self.path.answer(&self.protocol, item, OptionSet::one(self.turn % 3));
        self.path.next_item(item).map(|item| item.0)
    }

    pub fn recommend(&self) -> bool {
        recommend(&self.protocol, &self.response).is_ok()
    }

    pub fn what_would_change(&self) -> usize {
        what_would_change(&self.protocol, &self.response).len()
    }

    /// Each answer is another in turn, from the item half way down.
    fn half_way(&self) -> ItemIndex {
        let items = self.protocol.questionnaire.items.len();
        ItemIndex(((items / 2 + self.turn / 3 % 11) % items) as u16)
    }
}
