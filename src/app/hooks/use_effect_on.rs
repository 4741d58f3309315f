use std::any::Any;

use yew::prelude::*;

/// Runs an effect after the first drawing, and after each for which `key` is another. What the effect returns is dropped
/// before the next, and when the guide is taken out.
///
/// All effects become one type, since Yew's own part of one is compiled anew for each type.
#[hook]
pub fn use_effect_on<Kept: 'static>(key: [u32; 2], effect: impl FnOnce() -> Kept + 'static) {
    use_boxed_effect(key, Box::new(|| Box::new(effect())));
}

type Effect = Box<dyn FnOnce() -> Box<dyn Any>>;

#[hook]
fn use_boxed_effect(key: [u32; 2], effect: Effect) {
    use_effect_with(key, |_| {
        let kept = effect();
        || drop(kept)
    });
}
