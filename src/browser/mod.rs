//! The only caller of the browser: every call may fail, and the page goes on.

pub mod console;
pub mod focus;
pub mod history;
pub mod json;
pub mod storage;
pub mod style;
