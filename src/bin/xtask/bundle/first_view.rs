//! The first view of the guide as HTML, for visitors who are there before the program, and for those whose browser
//! runs no script.

use massage_or_pt::app::{FirstView, FirstViewProps, Guide};
use serde_json::{Value, json};
use tokio::{runtime, task::LocalSet};
use yew::LocalServerRenderer;

use crate::{
    Result,
    html::{Element, elements},
};

const START: &str = "<main id=\"massage-or-pt\">";
const END: &str = "</main>";

/// What the guide shows at first, in English and as the spa of the built-in content has it.
pub fn render() -> Result<String> {
    let view = FirstViewProps { guide: Guide::load() };
    let view = LocalServerRenderer::<FirstView>::with_props(view);
    let runtime = runtime::Builder::new_current_thread().build()?;
    Ok(LocalSet::new().block_on(&runtime, view.hydratable(false).render()))
}

/// The page with the view in it, and what the page says without the guide in the view, below the question.
///
/// Right after the question comes the script that follows what visitors do there. Chromium reads no further than a script
/// before it draws, so that the question is seen before the rest of the page is laid out.
pub fn insert(page: &str, view: &str, script: &str) -> Result<String> {
    let (before, rest) = page.split_once(START).ok_or(format!("index.html has no {START}"))?;
    let (fallback, after) = rest.split_once(END).ok_or(format!("index.html has no {END}"))?;
    let (form, reading) = view.split_once("</form>").ok_or("the first view asks no question")?;
    Ok(format!(
        "{before}{START}{form}</form><script>{script}</script>{fallback}{reading}{END}{after}"
    ))
}

/// The page without the second question. In a single file the program is there before anybody could answer the first.
pub fn without_second(page: &str) -> String {
    let parts = page.split_once("<template").and_then(|(before, rest)| {
        let (_, after) = rest.split_once("</template>")?;
        Some([before, after].concat())
    });
    parts.unwrap_or_else(|| page.to_string())
}

/// The view for a script that may not read HTML: of each element its name, its attributes, and what is inside.
pub fn tree(view: &str) -> Result<Value> {
    let mut open: Vec<Vec<Value>> = vec![Vec::new()];
    let mut position = 0;
    for element in &elements(view) {
        close(&view[position..element.range.start], &mut open)?;
        position = element.range.end;
        let attributes =
            element.attributes().map(|(name, value)| (name.into(), unescape(value).into()));
        open.push(vec![json!(element.name), Value::Object(attributes.collect())]);
        if is_empty(element) {
            close("</>", &mut open)?;
        }
    }
    close(&view[position..], &mut open)?;
    match open.as_mut_slice() {
        [all] if all.len() == 1 => Ok(all.remove(0)),
        _ => Err("the first view is not one element".into()),
    }
}

/// Takes in text, and puts each element that ends in it into the one around it.
fn close(between: &str, open: &mut Vec<Vec<Value>>) -> Result {
    for (i, piece) in between.split("</").enumerate() {
        let text = if i == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) };
        if i > 0 {
            let inner = open.pop().ok_or("the first view ends an element twice")?;
            open.last_mut().ok_or("the first view ends an element twice")?.push(inner.into());
        }
        if let Some(inside) = open.last_mut().filter(|_| !text.is_empty()) {
            inside.push(unescape(text).into());
        }
    }
    Ok(())
}

fn is_empty(element: &Element) -> bool {
    matches!(element.name.as_str(), "input" | "br" | "hr" | "img")
}

/// What Yew writes in place of characters that have a meaning in HTML.
fn unescape(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(text.to_string(), |text, (entity, character)| text.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_becomes_a_tree() {
        let view = r#"<div class="a">one<p>two &amp; <b>three</b></p><input id="x" checked=""/>four</div>"#;
        let expected = json!(["div", { "class": "a" }, "one",
            ["p", {}, "two & ", ["b", {}, "three"]],
            ["input", { "id": "x", "checked": "" }], "four"]);
        assert_eq!(tree(view).expect("one element"), expected);
    }

    #[test]
    fn the_first_view_asks_the_first_question_and_compares() {
        let view = render().expect("a view");
        assert!(view.contains("name=\"age\"") && view.contains("<table"), "{view}");
        let page = "<main id=\"massage-or-pt\">\n<p>Call.</p>\n</main><p>end</p>";
        let page = insert(page, &view, "handOver").expect("a page");
        let (question, rest) = page.split_once("<p>Call.</p>").expect("the fallback");
        assert!(question.contains("name=\"age\"") && rest.contains("<table"), "{page}");
        assert!(question.ends_with("</form><script>handOver</script>\n"), "{question}");
        assert!(rest.ends_with("</main><p>end</p>"), "{rest}");
    }
}
