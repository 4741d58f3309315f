use yew::prelude::*;

use crate::app::Guide;
use crate::engine::{Outcome, Scores, Strength};

#[derive(PartialEq, Properties)]
pub struct LeanProps {
    pub guide: Guide,
    /// Massage, physical therapy or both.
    pub outcome: Outcome,
    pub strength: Strength,
    pub scores: Scores,
}

/// Width of each third of the picture, in its own units.
const THIRD: i32 = 100;

/// How clearly the answers point where they point: a scale from massage to physical therapy, and words
/// that say the same without it.
#[component]
pub fn Lean(props: &LeanProps) -> Html {
    let words = &props.guide.content().messages;
    let says = match props.strength {
        Strength::Clear => &words.strength_clear,
        Strength::Moderate => &words.strength_moderate,
        Strength::Close => &words.strength_close,
    };
    let thirds = [
        (Outcome::Massage, &words.massage),
        (Outcome::Both, &props.guide.content().outcomes.both.name),
        (Outcome::PhysicalTherapy, &words.physical_therapy),
    ];
    let part = |(i, (outcome, _)): (i32, &(Outcome, &String))| {
        let here = (*outcome == props.outcome).then_some("mpt-lean__third--here");
        let x = (i * THIRD).to_string();
        html! { <rect class={classes!("mpt-lean__third", here)} {x} y="14" width="98" height="12" rx="6" /> }
    };
    let name = |(outcome, name): &(Outcome, &'static String)| {
        let here = (*outcome == props.outcome).then_some("mpt-lean__name--here");
        html! { <span class={classes!("mpt-lean__name", here)}>{ name.as_str() }</span> }
    };
    let marker = format!("translate({} 0)", place(props));
    html! {
        <div class="mpt-lean">
            <div class="mpt-lean__picture" aria-hidden="true">
                <svg viewBox="0 0 298 28" focusable="false">
                    { for (0..).zip(&thirds).map(part) }
                    <path class="mpt-lean__marker" d="M-9 0H9L0 12Z" transform={marker} />
                </svg>
                <div class="mpt-lean__names">{ for thirds.iter().map(name) }</div>
            </div>
            <p class="mpt-lean__words">{ says }</p>
        </div>
    }
}

/// Where the marker stands: the closer the call, the nearer to the treatment that could win it.
fn place(props: &LeanProps) -> i32 {
    let from_middle = match props.strength {
        Strength::Clear => -THIRD / 5,
        Strength::Moderate => THIRD / 8,
        Strength::Close => THIRD * 2 / 5,
    };
    match props.outcome {
        Outcome::Massage => THIRD / 2 + from_middle,
        Outcome::Both => {
            let toward = props.scores.physical_therapy.cmp(&props.scores.massage) as i32;
            THIRD * 3 / 2 + toward * (from_middle + THIRD / 5) / 2
        }
        Outcome::PhysicalTherapy | Outcome::SeekCareFirst => THIRD * 5 / 2 - from_middle,
    }
}
