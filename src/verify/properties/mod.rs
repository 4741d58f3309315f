//! What is proven, in the order in which it is printed.

mod facts;
mod monotone;
mod outcomes;
mod questions;
mod reach;
mod safety;
mod ticks;

use super::Property;

/// Every property of the proof.
pub const PROPERTIES: [Property; 21] = [
    property("every question can be answered to the end", questions::no_dead_end),
    property("every complete response has exactly one outcome", outcomes::exactly_one),
    property("massage or both comes with exactly one service", outcomes::one_service),
    property("care first and physical therapy book nothing", outcomes::books_nothing),
    property("screening only takes massage away", outcomes::screening_outvotes),
    property("any U1 answer gives emergency now", safety::emergency_now),
    property("any U2 answer gives at least same day", safety::same_day),
    property("any U3 answer gives at least doctor soon", safety::doctor_soon),
    property("urgency and limits are at least what the sources say", facts::levels),
    property("'not sure' about an urgent sign never books", safety::not_sure),
    property("a technique that screening forbids is never offered", safety::forbidden),
    property("a technique that a fact forbids is never offered", facts::techniques),
    property("NO and CLEAR never read ok", safety::no_and_clear),
    property("ticking one more box never lowers the urgency", monotone::urgency),
    property("ticking one more box never loosens massage", monotone::massage),
    property("more evidence never moves the outcome away from it", monotone::evidence),
    property("each outcome, service, rule and option is reached", reach::everything),
    property("every option changes something for someone", reach::every_option_counts),
    property("passing over a question changes no result", questions::nothing_lost),
    property("every question asked can still matter", questions::nothing_idle),
    property("answers to questions no longer asked change nothing", questions::no_leftovers),
];

const fn property(name: &'static str, check: fn(&super::Model) -> super::Checked) -> Property {
    Property { name, check }
}
