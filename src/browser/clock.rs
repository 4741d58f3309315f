//! The visitor's clock and calendar.

use js_sys::{Date, Object, Reflect};

/// Now; `None` outside a browser, where pages are rendered without a date.
pub fn now() -> Option<Date> {
    cfg!(target_arch = "wasm32").then(Date::new_0)
}

/// The day as people of a language write it.
pub fn in_words(date: &Date, language: &str) -> String {
    let options = Object::new();
    // A day in figures alone means two days: 2/11 is in November for some.
    Reflect::set(&options, &"dateStyle".into(), &"long".into()).ok();
    date.to_locale_date_string(language, &options).into()
}

/// The day so many weeks after a date, as `YYYYMMDD`.
pub fn day_after(date: &Date, weeks: u8) -> String {
    let day = Date::new(date);
    day.set_date(day.get_date() + 7 * u32::from(weeks));
    (day.get_full_year() * 10_000 + (day.get_month() + 1) * 100 + day.get_date()).to_string()
}
