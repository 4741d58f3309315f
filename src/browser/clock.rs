//! The visitor's clock and calendar.

use js_sys::Date;

use crate::content::Day;

/// Now; `None` outside a browser, where pages are rendered without a date.
fn now() -> Option<Date> {
    cfg!(target_arch = "wasm32").then(Date::new_0)
}

/// The moment in UTC, as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
pub fn moment() -> Option<String> {
    Some(now()?.to_iso_string().into())
}

/// This day.
pub fn today() -> Option<Day> {
    Some(day_of(&now()?))
}

/// The day so many weeks after another.
pub fn after(day: Day, weeks: u8) -> Day {
    let date = date_of(day);
    date.set_date(date.get_date() + 7 * u32::from(weeks));
    day_of(&date)
}

fn day_of(date: &Date) -> Day {
    Day { year: date.get_full_year(), month: date.get_month() + 1, day: date.get_date() }
}

fn date_of(Day { year, month, day }: Day) -> Date {
    Date::new_with_year_month_day(year, month.cast_signed() - 1, day.cast_signed())
}
