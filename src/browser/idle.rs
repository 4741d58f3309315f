//! How long nobody has done anything, by the clock on the wall: a device that slept for an hour knows it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use js_sys::Date;

/// What people do on purpose: the count begins with the first of these. A click is the end of a tap.
const ACTIONS: [&str; 4] = ["click", "keydown", "pointerdown", "wheel"];
/// What assistive technology does without any of those, but a page also does by itself: it goes on with a count, but
/// begins none.
const SIGNS: [&str; 2] = ["focusin", "scroll"];
/// A page that was away looks at the clock at once, and not up to a second later.
const RETURNS: [&str; 2] = ["pageshow", "visibilitychange"];

/// Watches until it is dropped.
pub struct Watch {
    _listeners: Vec<EventListener>,
    _each_second: Interval,
}

/// From the first action on, or at once where somebody has `begun`, calls `on_left` each second with the seconds that are
/// left of `limit`. After 0 it is quiet until the next action.
pub fn watch(limit: u32, begun: bool, on_left: impl Fn(u32) + 'static) -> Option<Watch> {
    let last = Cell::new(begun.then(Date::now));
    let count = Rc::new(Count { limit, last, on_left: Box::new(on_left) });
    let events = ACTIONS.into_iter().chain(SIGNS).chain(RETURNS);
    let window = web_sys::window()?;
    let listen = |name: &'static str| {
        let count = count.clone();
        // The element keeps keys from the page around it, and documents alone tell the window of scrolling.
        let options = match name {
            "scroll" => EventListenerOptions::default(),
            _ => EventListenerOptions::run_in_capture_phase(),
        };
        EventListener::new_with_options(&window, name, options, move |_| count.notice(name))
    };
    Some(Watch {
        _listeners: events.map(listen).collect(),
        _each_second: Interval::new(1000, move || count.look()),
    })
}

struct Count {
    limit: u32,
    /// When someone last did something, in milliseconds since 1970; none while nobody is there.
    last: Cell<Option<f64>>,
    on_left: Box<dyn Fn(u32)>,
}

impl Count {
    /// Something happened. Where it is too late, it is the next visitor who did it.
    fn notice(&self, event: &str) {
        self.look();
        let goes_on = SIGNS.contains(&event) && self.last.get().is_some();
        if ACTIONS.contains(&event) || goes_on {
            self.last.set(Some(Date::now()));
        }
        // Before the end of a tap nothing may change under the finger.
        if event == "click" {
            (self.on_left)(self.limit);
        }
    }

    fn look(&self) {
        let Some(last) = self.last.get() else { return };
        // A clock that was set back counts from there.
        let now = Date::now();
        let last = last.min(now);
        self.last.set(Some(last));
        let quiet = ((now - last) / 1000.0) as u32;
        if quiet >= self.limit {
            self.last.set(None);
        }
        if quiet > 0 {
            (self.on_left)(self.limit.saturating_sub(quiet));
        }
    }
}
