//! Helpers that refuse unknown ids, so that a test cannot pass by a misspelling.

use std::sync::OnceLock;

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::{Protocol, Recommendation, Response, recommend};

pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(unpack)
}

pub fn protocol() -> &'static Protocol {
    &content().protocol
}

/// A response written as `"age = from_65; goals = ache, relax"`.
#[track_caller]
pub fn response(answers: &str) -> Response {
    let answers = answers.split(';').map(|answer| {
        let (link_id, codes) = answer.split_once('=').expect("item = option, option");
        (link_id.trim(), codes.split(',').map(str::trim))
    });
    match Response::from_codes(&protocol().questionnaire, answers) {
        Ok(response) => response,
        Err(problems) => panic!("{}", problems[0]),
    }
}

#[track_caller]
pub fn recommendation(answers: &str) -> Recommendation<'static> {
    match recommend(protocol(), &response(answers)) {
        Ok(recommendation) => recommendation,
        Err(incomplete) => panic!("{incomplete}"),
    }
}
