//! A day in the visitor's calendar, as iCalendar (RFC 5545).

/// The longest line, in bytes.
const LINE: usize = 75;

/// A whole day with an alarm at nine. It says nothing about the visitor: calendars are shared and synchronized.
#[derive(Debug)]
pub struct Reminder<'a> {
    /// The day as `YYYYMMDD`.
    pub day: &'a str,
    /// When it was made, in UTC, as `YYYY-MM-DDTHH:MM:SS` with or without what follows.
    pub made: &'a str,
    pub title: &'a str,
    pub text: &'a str,
}

impl Reminder<'_> {
    /// The calendar file.
    pub fn ics(&self) -> String {
        let made: String =
            self.made.chars().take(19).filter(|c| !matches!(c, '-' | ':')).chain(['Z']).collect();
        let (title, text) = (escaped(self.title), escaped(self.text));
        let lines: [&[&str]; 16] = [
            &["BEGIN:VCALENDAR"],
            &["VERSION:2.0"],
            &["PRODID:-//massage-or-pt//EN"],
            &["BEGIN:VEVENT"],
            &["UID:", &made, "-", self.day, "-massage-or-pt"],
            &["DTSTAMP:", &made],
            &["DTSTART;VALUE=DATE:", self.day],
            &["TRANSP:TRANSPARENT"],
            &["SUMMARY:", &title],
            &["DESCRIPTION:", &text],
            &["BEGIN:VALARM"],
            &["ACTION:DISPLAY"],
            &["TRIGGER:PT9H"],
            &["DESCRIPTION:", &title],
            &["END:VALARM"],
            &["END:VEVENT"],
        ];
        let mut ics = String::new();
        for line in lines.iter().chain([&["END:VCALENDAR"][..]].iter()) {
            fold(&line.concat(), &mut ics);
        }
        ics
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Ends a line, breaking it where it is too long; what follows a break starts with a space.
fn fold(line: &str, ics: &mut String) {
    let mut length = 0;
    for c in line.chars() {
        length += c.len_utf8();
        if length > LINE {
            ics.push_str("\r\n ");
            length = 1 + c.len_utf8();
        }
        ics.push(c);
    }
    ics.push_str("\r\n");
}
