//! The same engine without the page, for scripts: what `cargo xtask questions` and `recommend` print, as
//! JSON.

use js_sys::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::api;
use crate::app::Guide;
use crate::browser::json;

/// The questionnaire.
#[wasm_bindgen]
pub fn questions() -> String {
    api::questions(&Guide::load().content().protocol)
}

/// What the guide says for a response.
///
/// # Errors
/// What is wrong with the response, a line for each mistake.
#[wasm_bindgen]
pub fn recommend(response: &JsValue) -> Result<String, Error> {
    let response = json::read(response).map_err(|problem| Error::new(&problem.to_string()))?;
    let recommendation = api::recommend(Guide::load().content(), &response);
    recommendation.map_err(|problems| Error::new(&problems.join("\n")))
}
