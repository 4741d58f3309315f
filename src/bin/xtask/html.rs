//! Just enough of HTML to find elements in a page that Trunk wrote, and to replace them.

use std::ops::Range;

/// An element's start tag; for elements whose content is text (`script`, `style`), all of it.
#[derive(Debug)]
pub struct Element<'a> {
    pub name: String,
    attributes: Vec<(&'a str, &'a str)>,
    /// What lies between the tags; empty unless the content is text.
    pub text: &'a str,
    /// Where the element is in the page.
    pub range: Range<usize>,
}

impl Element<'_> {
    /// The value of an attribute; empty if it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        attribute.map(|(_, value)| *value)
    }

    /// The attributes as they are written.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().copied()
    }

    /// Whether this is the element with this attribute: `is("link", "rel", "stylesheet")`.
    pub fn is(&self, name: &str, key: &str, value: &str) -> bool {
        self.name == name && self.get(key).is_some_and(|it| it.eq_ignore_ascii_case(value))
    }
}

/// What to write in place of a part of the page.
pub struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

/// The page with its edits made; they must not overlap.
pub fn apply(page: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let mut edited = String::with_capacity(page.len());
    let mut position = 0;
    for Edit { range, text } in edits {
        edited.push_str(&page[position..range.start]);
        edited.push_str(&text);
        position = range.end;
    }
    edited + &page[position..]
}

/// All elements in order; end tags and comments are passed over.
pub fn elements(page: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut position = 0;
    while let Some(offset) = page[position..].find('<') {
        let start = position + offset;
        let rest = &page[start..];
        position = if rest.starts_with("<!--") {
            rest.find("-->").map_or(page.len(), |end| start + end + 3)
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let element = element(page, start);
            let end = element.range.end;
            found.push(element);
            end
        } else {
            start + 1
        };
    }
    found
}

/// The files beside a page that a browser loads with it without being asked.
pub fn loaded(page: &str) -> Vec<String> {
    let is_loaded = |rel: &str| matches!(rel, "icon" | "modulepreload" | "preload" | "stylesheet");
    let found = elements(page);
    let addresses = found.iter().filter_map(|it| match it.name.as_str() {
        "img" | "script" => it.get("src"),
        "link" if it.get("rel").is_some_and(is_loaded) => it.get("href"),
        _ => None,
    });
    addresses.map(|it| it.trim_start_matches("./").into()).collect()
}

fn element(page: &str, start: usize) -> Element<'_> {
    let name_end = page[start + 1..]
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
        .map_or(page.len(), |end| start + 1 + end);
    let name = page[start + 1..name_end].to_ascii_lowercase();
    let (attributes, tag_end) = attributes(page, name_end);
    let (text, end) = if matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
        let text_end = end_tag(&page[tag_end..], &name).map_or(page.len(), |end| tag_end + end);
        let end = page[text_end..].find('>').map_or(page.len(), |end| text_end + end + 1);
        (&page[tag_end..text_end], end)
    } else {
        ("", tag_end)
    };
    Element { name, attributes, text, range: start..end }
}

fn end_tag(text: &str, name: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(&format!("</{name}"))
}

/// The attributes from this position on, and where their tag ends.
fn attributes(page: &str, mut position: usize) -> (Vec<(&str, &str)>, usize) {
    let mut attributes = Vec::new();
    loop {
        let rest = &page[position..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        position = page.len() - trimmed.len();
        if trimmed.is_empty() {
            return (attributes, position);
        }
        if trimmed.starts_with('>') {
            return (attributes, position + 1);
        }
        let (attribute, length) = attribute(trimmed);
        attributes.push(attribute);
        position += length;
    }
}

/// One attribute at the start of the text, and how long it is there.
fn attribute(text: &str) -> ((&str, &str), usize) {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
    // A stray `=` counts as a name, so that every call moves on.
    let name_end = text[1..].find(ends_name).map_or(text.len(), |end| end + 1);
    let name = &text[..name_end];
    let Some(value) = text[name_end..].trim_ascii_start().strip_prefix('=') else {
        return ((name, ""), name_end);
    };
    let value = value.trim_ascii_start();
    let start = text.len() - value.len();
    if let Some(quote @ ('"' | '\'')) = value.chars().next() {
        let length = value[1..].find(quote).unwrap_or(value.len() - 1);
        ((name, &value[1..1 + length]), (start + length + 2).min(text.len()))
    } else {
        let ends_value = |c: char| c.is_ascii_whitespace() || c == '>';
        let length = value.find(ends_value).unwrap_or(value.len());
        ((name, &value[..length]), start + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_elements_whatever_their_quotes() {
        let page =
            r#"<!-- <link rel="no"> --><LINK rel=stylesheet href='./a.css' media="x>y"/><br>"#;
        let found = elements(page);
        assert_eq!(found.len(), 2);
        assert!(found[0].is("link", "rel", "stylesheet"));
        assert_eq!(found[0].get("href"), Some("./a.css"));
        assert_eq!(found[0].get("media"), Some("x>y"));
        assert_eq!(found[1].name, "br");
    }

    #[test]
    fn takes_a_script_as_one_piece() {
        let page = "a<script type=module async>if (a < b) '<link>'</script >b";
        let found = elements(page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "if (a < b) '<link>'");
        assert_eq!(&page[found[0].range.clone()][..7], "<script");
        assert_eq!(&page[found[0].range.end..], "b");
        assert_eq!(found[0].get("async"), Some(""));
    }

    #[test]
    fn survives_a_page_cut_short() {
        for page in ["<", "<a", "<a =", "<a href", "<a href=", "<a href='", "<!--", "<script>x"] {
            elements(page);
        }
    }

    #[test]
    fn applies_edits_in_any_order() {
        let edit = |range, text: &str| Edit { range, text: text.into() };
        assert_eq!(apply("0123456", vec![edit(4..5, "four"), edit(1..2, "")]), "023four56");
    }
}
