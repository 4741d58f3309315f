//! JSON text, written piece by piece: a fraction of the code that a tree of values takes.

/// A JSON text. Commas come by themselves.
#[derive(Default)]
pub struct Json(String);

impl Json {
    /// An object with the fields that are written into it.
    pub fn object(fields: impl FnOnce(&mut Self)) -> String {
        let mut json = Self::default();
        json.group('{', '}', fields);
        json.0
    }

    /// The name of a field, whose value must follow.
    pub fn key(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self.0.push(':');
        self
    }

    /// `null` where there is none.
    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.bare("null"),
        }
    }

    pub fn bool(&mut self, value: bool) {
        self.bare(if value { "true" } else { "false" });
    }

    pub fn number(&mut self, value: usize) {
        self.bare(&value.to_string());
    }

    pub fn text(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.0.extend(['\\', c]),
                ' '.. => self.0.push(c),
                // Control characters, in four hexadecimal digits.
                _ => {
                    let code = c as u8;
                    let digit =
                        |code: u8| char::from(code + if code < 10 { b'0' } else { b'a' - 10 });
                    self.0.push_str("\\u00");
                    self.0.extend([digit(code >> 4), digit(code & 15)]);
                }
            }
        }
        self.0.push('"');
    }

    pub fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        self.list(texts, Self::text);
    }

    /// A list, each of whose items `write` writes.
    pub fn list<T>(&mut self, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.group('[', ']', |json| items.into_iter().for_each(|item| write(json, item)));
    }

    /// What stands in brackets.
    pub fn group(&mut self, open: char, close: char, inside: impl FnOnce(&mut Self)) {
        self.separate();
        self.0.push(open);
        inside(self);
        self.0.push(close);
    }

    fn bare(&mut self, value: &str) {
        self.separate();
        self.0.push_str(value);
    }

    /// A comma, unless this is the first thing in brackets or the value of a field.
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }
}

#[cfg(all(test, feature = "xtask"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "\"\\ \n\u{1f}\u{7f} é 心 {[:,";
        let written = Json::object(|json| {
            json.key("a").text(text);
            json.key(text).group('{', '}', |_| {});
            json.key("b").texts(["", text]);
            json.key("c").list([1, 20], Json::number);
            json.key("d").optional(None);
            json.key("e").bool(true);
        });
        let expected = serde_json::json!({
            "a": text, text: {}, "b": ["", text], "c": [1, 20], "d": null, "e": true,
        });
        let read: serde_json::Value = serde_json::from_str(&written).unwrap_or_default();
        assert_eq!(read, expected, "{written}");
    }
}
