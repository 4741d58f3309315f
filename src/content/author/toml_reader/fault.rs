//! Why serde stopped reading a file.

use std::fmt;

use serde::de::Error;

#[derive(Debug)]
pub enum Fault {
    /// A table lacks a key; its address is added on the way out.
    Missing {
        key: &'static str,
        table: Option<usize>,
    },
    Other(String),
}

impl Fault {
    /// The same, in the table at an address, unless it is in one of the tables in that.
    pub fn of(self, address: usize) -> Self {
        match self {
            Self::Missing { key, table: None } => Self::Missing { key, table: Some(address) },
            fault => fault,
        }
    }
}

impl Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }

    fn missing_field(key: &'static str) -> Self {
        Self::Missing { key, table: None }
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { key, .. } => write!(f, "lacks '{key}'"),
            Self::Other(message) => f.write_str(message),
        }
    }
}
