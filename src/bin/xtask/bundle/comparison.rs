//! The comparison table as plain HTML, for visitors whose browser runs no script.

use massage_or_pt::content::{ComparisonRow, Messages, unpack};

use crate::Result;

/// Where index.html wants it.
const MARKER: &str = "<!-- The comparison table stands here in a build. -->";

/// The page with the table that the guide itself would show.
pub fn insert(page: &str) -> Result<String> {
    if !page.contains(MARKER) {
        return Err(format!("index.html: write {MARKER} where the table belongs").into());
    }
    let content = unpack()?;
    Ok(page.replacen(MARKER, &table(&content.messages, &content.comparison.rows), 1))
}

/// The classes and roles are those of the guide's own table.
fn table(words: &Messages, rows: &[ComparisonRow]) -> String {
    let head: String = [&words.row_header, &words.massage, &words.physical_therapy]
        .map(|name| format!("<th scope=\"col\" role=\"columnheader\">{}</th>", escape(name)))
        .concat();
    let body: String = rows.iter().map(|it| row(words, it)).collect();
    format!(
        "<section class=\"mpt-compare\">\n<h2>{}</h2>\n<table class=\"mpt-table\" role=\"table\">\n\
         <thead role=\"rowgroup\"><tr role=\"row\">{head}</tr></thead>\n\
         <tbody role=\"rowgroup\">\n{body}</tbody>\n</table>\n</section>",
        escape(&words.compare_title)
    )
}

fn row(words: &Messages, row: &ComparisonRow) -> String {
    let cell = |name: &str, text: &str| {
        format!("<td role=\"cell\" data-treatment=\"{}\">{}</td>", escape(name), escape(text))
    };
    format!(
        "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th>{}{}</tr>\n",
        escape(&row.title),
        cell(&words.massage, &row.massage),
        cell(&words.physical_therapy, &row.physical_therapy),
    )
}

/// Text as it is written in HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
