//! What the guide asks of the browser: every call may fail, and the page goes on. `embed` alone mounts it.

pub mod address;
pub mod clock;
pub mod console;
pub mod device;
pub mod focus;
pub mod frame;
pub mod history;
pub mod idle;
pub mod json;
pub mod storage;
pub mod style;
