use web_sys::Element;
use yew::prelude::*;

use super::use_effect_on;
use crate::app::Guide;
use crate::browser::style::set_property;
use crate::settings::color::{DARK, LIGHT};

/// Gives the root element the owner's brand color, in a shade for light and one for dark pages.
#[hook]
pub fn use_accent(root: &NodeRef, guide: Guide) {
    let root = root.clone();
    use_effect_on([0, 0], move || set(&root, guide));
}

fn set(root: &NodeRef, guide: Guide) -> Option<()> {
    let brand = guide.settings().accent()?;
    let root = root.cast::<Element>()?;
    let (light, dark) = (LIGHT.shade(brand), DARK.shade(brand));
    let colors = [
        ("--_accent-light", light.accent),
        ("--_tint-light", light.tint),
        ("--_accent-dark", dark.accent),
        ("--_tint-dark", dark.tint),
    ];
    colors.into_iter().try_for_each(|(name, color)| set_property(&root, name, &color.to_string()))
}
