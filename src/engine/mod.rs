//! The pure core: a protocol and a response go in, a recommendation comes out.
//!
//! Nothing here knows a clinical fact, a word that a visitor reads, a clock, a random number, storage
//! or a browser, and nothing here panics, whatever it is given. What is known about bodies lives in
//! `src/content`, and is checked once by [`validate()`].
//!
//! Read in this order: a [`Questionnaire`] is what may be asked, a [`Response`] is what was answered,
//! [`Path`] is which items that response makes the guide ask, [`screen`] is the check that comes before
//! anything else, [`Scores`] weigh the treatments, and [`recommend`] puts them together.

mod condition;
mod deciding_answers;
mod def;
mod flow;
mod item_set;
mod order;
mod outlook;
mod problem;
mod protocol;
mod questionnaire;
mod recommendation;
mod report;
mod response;
mod scoring;
mod screening;
mod services;
mod standing;
mod text;
mod validate;
mod what_would_change;

pub use condition::{Clause, Condition, Match};
pub use deciding_answers::deciding_answers;
pub use def::{ProtocolDef, QuestionnaireDef, ScoringDef, ScreeningDef, SpaDef};
pub use flow::Path;
pub use problem::{Problem, ProblemKind};
pub use protocol::Protocol;
pub use questionnaire::{AnswerOption, Item, ItemIndex, OptionSet, Questionnaire};
pub use recommendation::{
    Incomplete, Outcome, Precaution, Reason, Recommendation, Strength, recommend,
};
pub use report::{Report, placeholders};
pub use response::{Response, ResponseProblem};
pub use scoring::{Decision, Evidence, Scores, Treatment};
pub use screening::{
    Call, Contraindication, Level, MassageStatus, OutOfScope, PerTechnique, RedFlag, Screening,
    Technique, Urgency, screen,
};
pub use services::{Fit, Service, ServiceChoice};
pub use text::Text;
pub use validate::{is_allowed_url, validate};
pub use what_would_change::{Change, what_would_change};
