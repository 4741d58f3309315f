//! Everything the engine decides by: what is asked, what is screened, what is weighed, what is offered.

use serde::{Deserialize, Serialize};

use super::{Contraindication, Decision, Evidence, OutOfScope, Questionnaire, RedFlag, Service};

/// A validated protocol; [`super::validate()`] makes one from what authors write.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Protocol {
    /// Content version, shown on every result.
    pub version: String,
    /// When a person last read the whole content, as `YYYY-MM-DD`.
    pub reviewed: String,
    pub questionnaire: Questionnaire,
    /// Who the guide is not for; ends the questions at once.
    pub out_of_scope: Vec<OutOfScope>,
    pub red_flags: Vec<RedFlag>,
    pub contraindications: Vec<Contraindication>,
    pub evidence: Vec<Evidence>,
    pub decision: Decision,
    /// What a service can be, each as the service that it is where nothing else is said.
    pub styles: Vec<Service>,
    /// The spa's services, the first winning a tie.
    pub services: Vec<Service>,
}
