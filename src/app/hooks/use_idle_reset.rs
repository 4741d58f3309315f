use web_sys::Element;
use yew::prelude::*;

use super::use_effect_on;
use crate::browser::{focus, idle};

/// Seconds without an action after which a visit ends, where visitors share the device.
const LIMIT: u32 = 90;
/// The last seconds of these are counted down in sight.
const COUNTED: u32 = 30;

/// Calls `on_idle` when nobody has done anything for 90 seconds, where the device is shared; returns the seconds left
/// once they are few. `begun` says that somebody is there from the start. `notice` is what shows the seconds: focus does
/// not go with it.
#[hook]
pub fn use_idle_reset(
    shared: bool,
    begun: bool,
    notice: &NodeRef,
    on_idle: Callback<()>,
) -> Option<u32> {
    let left = use_state_eq(|| None);
    use_effect_on([shared.into(), 0], {
        let (notice, left) = (notice.clone(), left.setter());
        move || {
            let on_left = move |seconds| {
                if seconds == 0 {
                    on_idle.emit(());
                }
                let counted = (1..=COUNTED).contains(&seconds).then_some(seconds);
                if counted.is_none() {
                    notice.cast::<Element>().and_then(|it| focus::leave(&it));
                }
                left.set(counted);
            };
            shared.then(|| idle::watch(LIMIT, begun, on_left))
        }
    });
    *left
}
