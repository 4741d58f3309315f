//! The guides that stand on this page, and what becomes of them when the program breaks.
//!
//! Yew never lets go of an element that it rendered into. So that a page which puts guides in and takes them
//! out all day does not grow, each such element is a place that is used again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};
use yew::prelude::*;
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps};

/// A guide on the page.
pub struct Mount {
    /// The visit as text.
    pub kept: Rc<RefCell<Option<String>>>,
    /// Shows what stands in for the guide when it breaks.
    pub on_crash: Box<dyn Fn()>,
}

/// An element that Yew renders into, and the guide in it.
struct Place {
    root: Element,
    stage: AppHandle<Stage>,
    mount: Option<Mount>,
}

#[derive(Default, PartialEq, Properties)]
pub struct StageProps {
    /// Different for each guide, so that none goes on where another stopped.
    turn: u32,
    guide: Option<AppProps>,
}

thread_local! {
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// A guide, or nothing while there is none.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let Some(guide) = props.guide.clone() else { return Html::default() };
    html! { <App key={props.turn} ..guide /> }
}

/// Every guide gives way to its fallback: never a blank or frozen page. `guard.js` calls this when the program broke.
#[wasm_bindgen]
pub fn give_way() {
    let broken: Vec<Mount> = PLACES.with(|places| {
        // What broke while a guide came or went keeps the list; whoever called for that hears of it.
        let Ok(mut places) = places.try_borrow_mut() else { return Vec::new() };
        places.iter_mut().filter_map(|place| place.mount.take()).collect()
    });
    broken.iter().for_each(|mount| (mount.on_crash)());
}

/// Puts a guide under `parent`; returns what [`take_out`] knows it by. `None` where the browser refuses.
pub fn put_in(parent: &Node, guide: AppProps, mount: Mount) -> Option<u32> {
    PLACES.with_borrow_mut(|places| {
        // Where Yew is busy, the guide before is still drawn in it, and would be answered instead of the new one.
        let is_free = |place: &Place| {
            place.mount.is_none() && matches!(place.root.query_selector(".mpt"), Ok(None))
        };
        let free = places.iter().position(is_free);
        let index = free.unwrap_or(places.len());
        match places.get_mut(index) {
            Some(place) => {
                parent.append_child(&place.root).ok()?;
                place.stage.update(props(guide));
                place.mount = Some(mount);
            }
            None => {
                let root = parent.owner_document()?.create_element("div").ok()?;
                parent.append_child(&root).ok()?;
                // Empty at first: what is put in by an update can be taken out before it was drawn.
                let mut stage = Renderer::<Stage>::with_root(root.clone()).render();
                stage.update(props(guide));
                places.push(Place { root, stage, mount: Some(mount) });
            }
        }
        u32::try_from(index).ok()
    })
}

/// Takes a guide out again.
pub fn take_out(place: u32) -> Option<Mount> {
    PLACES.with_borrow_mut(|places| {
        let place = places.get_mut(usize::try_from(place).ok()?)?;
        place.stage.update(StageProps::default());
        place.root.remove();
        place.mount.take()
    })
}

fn props(guide: AppProps) -> StageProps {
    TURN.set(TURN.get().wrapping_add(1));
    StageProps { turn: TURN.get(), guide: Some(guide) }
}
