//! What the hosted page says without the guide, for elements that stand in pages with no such words.

use massage_or_pt::content::unpack;
use serde_json::{Value, json};

use crate::{
    Result,
    html::{Element, elements},
};

/// What the hosted page says to those whose browser cannot run the guide, line by line. Links to a website
/// are left out: it is another spa's.
pub fn lines(page: &str) -> Result<Value> {
    let main =
        page.split_once("<main id=\"massage-or-pt\">").and_then(|it| it.1.split_once("</main>"));
    let (main, _) = main.ok_or("index.html has no <main id=\"massage-or-pt\">")?;
    let found = elements(main);
    let lines = found.iter().enumerate().filter_map(|(i, element)| {
        let tag = match element.name.as_str() {
            "p" | "li" => "p",
            _ => return None,
        };
        let html = inside(main, element);
        let end = element.range.end + html.len();
        let mut links = found[i..].iter().take_while(|it| it.range.start < end);
        let Some(link) = links.find(|it| it.name == "a") else {
            return Some(json!({ "tag": tag, "text": text(html) }));
        };
        let href = link.get("href").filter(|href| !href.starts_with("http"))?;
        let before = html.split("<a ").next().unwrap_or_default();
        let label = text(inside(main, link));
        Some(json!({ "tag": tag, "text": text(before), "link": label, "href": href }))
    });
    let title = json!({ "tag": "h2", "text": unpack().messages.title });
    let lines: Vec<_> = std::iter::once(title).chain(lines).collect();
    if lines.iter().any(|line| line.to_string().contains('&')) {
        return Err("index.html: write the text of <main> without entities such as &amp;".into());
    }
    Ok(lines.into())
}

/// What stands between the tags of an element, up to the first end tag of its name.
fn inside<'a>(page: &'a str, element: &Element) -> &'a str {
    let rest = &page[element.range.end..];
    rest.split_once(&format!("</{}>", element.name)).map_or(rest, |(inside, _)| inside)
}

/// Without tags.
fn text(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    let text: String = pieces
        .map(|(i, piece)| if i == 0 { piece } else { piece.split_once('>').map_or("", |it| it.1) })
        .collect();
    text.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fallback_is_the_pages_own_without_the_website_of_another() {
        let page = "<main id=\"massage-or-pt\"><ul><li><b>Two</b> <a href=\"tel:988\">Call \
                    988.</a></li></ul><p><a href=\"https://example.com\">Book</a></p></main>";
        let expected = json!([
            { "tag": "h2", "text": "Massage or physical therapy?" },
            { "tag": "p", "text": "Two", "link": "Call 988.", "href": "tel:988" },
        ]);
        assert_eq!(lines(page).expect("a page with a fallback"), expected);
    }
}
