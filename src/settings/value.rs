//! What was given, whatever it came from: a JSON block, a file, attributes.

/// A value as JSON knows it. Names in an object may come twice: the later one counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// An object without fields: nothing is set.
    pub const NOTHING: Value = Value::Object(Vec::new());

    /// Both together: what `over` gives counts, and what it leaves out stays as it is here.
    #[must_use]
    pub fn overlaid(self, over: Value) -> Value {
        match (self, over) {
            (Self::Object(mut fields), Self::Object(over)) => {
                fields.extend(over);
                Self::Object(fields)
            }
            (_, over) => over,
        }
    }
}
