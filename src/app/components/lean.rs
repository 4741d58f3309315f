use yew::prelude::*;

use crate::app::Guide;
use crate::engine::{Outcome, Recommendation, Strength};

/// Width of each third of the picture, in its own units.
const THIRD: i32 = 100;

/// How clearly the answers point where they point: a scale from massage to physical therapy, and words
/// that say the same without it.
pub fn lean(guide: Guide, recommendation: &Recommendation) -> Html {
    let words = &guide.content().messages;
    let says = match recommendation.strength {
        Strength::Clear => &words.strength_clear,
        Strength::Moderate => &words.strength_moderate,
        Strength::Close => &words.strength_close,
    };
    let thirds = [
        (Outcome::Massage, &words.massage),
        (Outcome::Both, &guide.content().outcomes.both.name),
        (Outcome::PhysicalTherapy, &words.physical_therapy),
    ];
    let part = |(i, (outcome, _)): (i32, &(Outcome, &String))| {
        let here = (*outcome == recommendation.outcome).then_some("mpt-lean__third--here");
        let x = (i * THIRD).to_string();
        html! { <rect class={classes!("mpt-lean__third", here)} {x} y="14" width="98" height="12" rx="6" /> }
    };
    let name = |(outcome, name): &(Outcome, &'static String)| {
        let here = (*outcome == recommendation.outcome).then_some("mpt-lean__name--here");
        html! { <span class={classes!("mpt-lean__name", here)}>{ name.as_str() }</span> }
    };
    let marker = format!("translate({} 0)", place(recommendation));
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
fn place(recommendation: &Recommendation) -> i32 {
    let from_middle = match recommendation.strength {
        Strength::Clear => -THIRD / 5,
        Strength::Moderate => THIRD / 8,
        Strength::Close => THIRD * 2 / 5,
    };
    match recommendation.outcome {
        Outcome::Massage => THIRD / 2 + from_middle,
        Outcome::Both => {
            let toward =
                recommendation.scores.physical_therapy.cmp(&recommendation.scores.massage) as i32;
            THIRD * 3 / 2 + toward * (from_middle + THIRD / 5) / 2
        }
        Outcome::PhysicalTherapy | Outcome::SeekCareFirst => THIRD * 5 / 2 - from_middle,
    }
}
