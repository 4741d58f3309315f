//! From the browser's JSON to a [`Value`], within limits that keep the page from freezing.

use js_sys::{Array, JSON, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::settings::{SettingsProblem, SettingsProblemKind as Problem, Value};

/// The most characters of all names and texts together.
pub const MOST_CHARACTERS: u32 = 256_000;
/// The most lists and objects in each other.
const DEEPEST: u32 = 8;
/// The most characters of what the browser says about a mistake.
const LONGEST_MESSAGE: usize = 200;

/// Reads JSON text; a string beyond [`MOST_CHARACTERS`] is not even copied.
///
/// # Errors
/// Text that is too long, is not JSON, or is nested too deeply.
pub fn parse(text: &JsString) -> Result<Value, SettingsProblem> {
    if text.length() > MOST_CHARACTERS {
        return Err(SettingsProblem::of_all(too_large()));
    }
    match JSON::parse(&String::from(text)) {
        Ok(value) => read(&value),
        Err(error) => {
            let message = property(&error, &"message".into()).as_string().unwrap_or_default();
            let message = message.chars().take(LONGEST_MESSAGE).collect();
            Err(SettingsProblem::of_all(Problem::NotJson { message }))
        }
    }
}

/// Reads a value that JavaScript made; what JSON does not know, such as a function, is nothing.
///
/// # Errors
/// A value that is too large or nested too deeply.
pub fn read(value: &JsValue) -> Result<Value, SettingsProblem> {
    Reader { characters_left: MOST_CHARACTERS }.value(value, 0).map_err(SettingsProblem::of_all)
}

struct Reader {
    /// Each value costs one, each text as many as it has.
    characters_left: u32,
}

impl Reader {
    fn value(&mut self, value: &JsValue, depth: u32) -> Result<Value, Problem> {
        self.spend(1)?;
        if let Some(text) = value.dyn_ref::<JsString>() {
            self.spend(text.length())?;
            return Ok(Value::Text(text.into()));
        }
        if let Some(number) = value.as_f64() {
            return Ok(Value::Number(number));
        }
        if let Some(bool) = value.as_bool() {
            return Ok(Value::Bool(bool));
        }
        if !value.is_object() {
            return Ok(Value::Null);
        }
        if depth == DEEPEST {
            return Err(Problem::TooDeep);
        }
        // Of a proxy that was revoked even this cannot be asked, and nothing else may.
        let Ok(names) = Reflect::own_keys(value) else { return Ok(Value::Null) };
        if Array::is_array(value) {
            let mut items = Vec::new();
            let length = property(value, &"length".into()).as_f64().unwrap_or_default();
            for i in 0..length as u32 {
                items.push(self.value(&property(value, &i.into()), depth + 1)?);
            }
            return Ok(Value::List(items));
        }
        let mut fields = Vec::new();
        for i in 0..names.length() {
            let name = names.get(i);
            if let Value::Text(text) = self.value(&name, depth + 1)? {
                fields.push((text, self.value(&property(value, &name), depth + 1)?));
            }
        }
        Ok(Value::Object(fields))
    }

    fn spend(&mut self, characters: u32) -> Result<(), Problem> {
        self.characters_left = self.characters_left.checked_sub(characters).ok_or(too_large())?;
        Ok(())
    }
}

/// Nothing where reading it throws.
fn property(of: &JsValue, name: &JsValue) -> JsValue {
    Reflect::get(of, name).unwrap_or(JsValue::NULL)
}

fn too_large() -> Problem {
    Problem::TooLarge { most: MOST_CHARACTERS }
}
