//! Where it hurts, on a picture of the body.

mod regions;

pub use regions::{ITEM, NO_PLACE, REGIONS, Region};

use yew::prelude::*;

use super::AfterPaint;
use crate::app::Guide;
use crate::engine::{Item, OptionSet};

/// The middle of the view from the front and of that from behind, in the units of the picture.
const VIEWS: [i32; 2] = [48, 144];

/// The body from the front and from behind, for the one item that asks where. A tap on a region presses the
/// checkbox of the same option, which stays the way for the keyboard and for screen readers: to them the
/// picture says nothing twice.
pub fn body_map(
    guide: Guide,
    item: &'static Item,
    picked: OptionSet,
    on_press: &Callback<usize>,
) -> Html {
    if item.link_id != ITEM {
        return Html::default();
    }
    let words = &guide.content().messages;
    let names: Vec<&str> = item.picked(picked).map(|option| option.text.as_str()).collect();
    let everywhere = item.codes(picked).any(|code| NO_PLACE.contains(&code));
    let on_press = on_press.clone();
    // Many parts, which the question does not wait for: the view box keeps their room.
    let regions = Callback::from(move |()| {
        let region = |region| region_view(region, item, picked, &on_press);
        html! { <>{ for REGIONS.iter().filter_map(region) }</> }
    });
    html! {
        <div class={classes!("mpt-body", everywhere.then_some("mpt-body--everywhere"))} aria-hidden="true">
            <div class="mpt-body__names"><span>{ &words.body_front }</span><span>{ &words.body_back }</span></div>
            <svg class="mpt-body__picture" viewBox="0 0 192 221" focusable="false">
                <AfterPaint draw={regions} />
            </svg>
            <p class="mpt-body__picked">
                if names.is_empty() {
                    <span key="hint">{ &words.body_hint }</span>
                } else {
                    { for names.iter().map(|name| html! { <span class="mpt-body__place" key={*name}>{ *name }</span> }) }
                }
            </p>
        </div>
    }
}

fn region_view(
    region: &'static Region,
    item: &'static Item,
    picked: OptionSet,
    on_press: &Callback<usize>,
) -> Option<Html> {
    let (index, option) = item.option(region.code)?;
    let onclick = on_press.reform(move |_| index);
    let here = picked.contains(index);
    Some(html! {
        <g class={classes!("mpt-body__region", here.then_some("mpt-body__region--picked"))} {onclick}>
            <title>{ option.text.as_str() }</title>
            { for VIEWS.iter().zip(region.views).map(|(x, half)| side(*x, half, region.tick, here)) }
        </g>
    })
}

/// One region in one view: the half that is drawn, its mirror image, and a tick on each where it is picked.
fn side(middle: i32, half: &'static str, (x, y): (i32, i32), picked: bool) -> Html {
    if half.is_empty() {
        return Html::default();
    }
    let tick = |x: i32| {
        let transform = format!("translate({x} {y})");
        html! { <path class="mpt-body__tick" d="M-4 0-1.2 3 4-3" {transform} /> }
    };
    html! {
        <>
            <path d={half} transform={format!("translate({middle})")} />
            <path d={half} transform={format!("matrix(-1 0 0 1 {middle} 0)")} />
            if picked { { tick(middle + x) } }
            if picked && x != 0 { { tick(middle - x) } }
        </>
    }
}
