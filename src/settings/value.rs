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

#[cfg(feature = "xtask")]
impl From<&serde_json::Value> for Value {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(bool) => Self::Bool(*bool),
            serde_json::Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            serde_json::Value::String(text) => Self::Text(text.clone()),
            serde_json::Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            serde_json::Value::Object(fields) => {
                let fields = fields.iter().map(|(name, value)| (name.clone(), value.into()));
                Self::Object(fields.collect())
            }
        }
    }
}
