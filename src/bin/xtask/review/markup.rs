//! A page as a tree of elements: whatever is text is escaped, and tags always balance.

use std::fmt;

/// An element or a text.
#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Element {
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
        children: Vec<Node>,
    },
    /// Several nodes without an element around them.
    Several(Vec<Node>),
}

/// Nodes of anything that is one, such as texts: `nodes!["see ", link]`.
macro_rules! nodes {
    ($($node:expr),* $(,)?) => { vec![$($crate::review::markup::Node::from($node)),*] };
}
pub(crate) use nodes;

/// An element with its children.
pub fn el<N: Into<Node>>(name: &'static str, children: impl IntoIterator<Item = N>) -> Node {
    let children = children.into_iter().map(Into::into).collect();
    Node::Element { name, attributes: Vec::new(), children }
}

/// An element with a text alone.
pub fn text(name: &'static str, text: impl Into<String>) -> Node {
    el(name, [text.into()])
}

/// An id of the content files, which may break between its parts.
pub fn code(id: &str) -> Node {
    let parts = id.split_inclusive(['_', '.']).enumerate().flat_map(|(i, part)| {
        let may_break = (i > 0).then(|| el("wbr", [""; 0]));
        may_break.into_iter().chain([part.into()])
    });
    el("code", parts)
}

/// A link to a place in this page or elsewhere.
pub fn link(url: impl Into<String>, name: impl Into<Node>) -> Node {
    el("a", [name]).with("href", url)
}

/// Nodes with a separator between each two.
pub fn joined(nodes: impl IntoIterator<Item = Node>, separator: &str) -> Node {
    let mut all = Vec::new();
    for (i, node) in nodes.into_iter().enumerate() {
        if i > 0 {
            all.push(separator.into());
        }
        all.push(node);
    }
    Node::Several(all)
}

/// A table with a caption and a head; the first cell of each row heads its row.
pub fn table(
    caption: impl Into<Node>,
    heads: &[&str],
    rows: impl IntoIterator<Item = Vec<Node>>,
) -> Node {
    let head = heads.iter().map(|head| text("th", *head).with("scope", "col"));
    let row = |cells: Vec<Node>| {
        let mut cells = cells.into_iter();
        let first = cells.next().map(|cell| el("th", [cell]).with("scope", "row"));
        el("tr", first.into_iter().chain(cells.map(|cell| el("td", [cell]))))
    };
    el(
        "table",
        [
            el("caption", [caption]),
            el("thead", [el("tr", head)]),
            el("tbody", rows.into_iter().map(row)),
        ],
    )
}

impl Node {
    /// The element with one more attribute; a text stays as it is.
    pub fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element { attributes, .. } = &mut self {
            attributes.push((attribute, value.into()));
        }
        self
    }

    /// The element with a class.
    pub fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    /// The element with an id to link to.
    pub fn id(self, id: impl Into<String>) -> Self {
        self.with("id", id)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Self::Several(nodes)
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{}", Escaped(text)),
            Self::Several(nodes) => nodes.iter().try_for_each(|node| write!(f, "{node}")),
            Self::Element { name, attributes, children } => {
                write!(f, "<{name}")?;
                for (attribute, value) in attributes {
                    write!(f, " {attribute}=\"{}\"", Escaped(value))?;
                }
                write!(f, ">")?;
                if is_void(name) {
                    return Ok(());
                }
                children.iter().try_for_each(|child| match child {
                    Self::Text(text) if *name == "style" => f.write_str(text),
                    child => write!(f, "{child}"),
                })?;
                write!(f, "</{name}>")?;
                if is_block(name) { writeln!(f) } else { Ok(()) }
            }
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "meta" | "wbr")
}

/// Elements that end a line, so that the file can be read and compared as text.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "h1" | "h2" | "h3" | "p" | "li" | "tr" | "table" | "section" | "style" | "g" | "svg"
    )
}

struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            c => write!(f, "{c}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_texts_and_attributes() {
        let page = el("p", nodes!["1 < 2 & \"so\"", link("/?a=\"&b=<", "on")]);
        let expected =
            "<p>1 &lt; 2 &amp; &quot;so&quot;<a href=\"/?a=&quot;&amp;b=&lt;\">on</a></p>\n";
        assert_eq!(page.to_string(), expected);
    }

    #[test]
    fn a_table_names_its_columns_and_rows() {
        let table = table("Ages", &["who", "age"], [nodes!["Ann", "7"]]);
        let written = table.to_string().replace('\n', "");
        assert!(written.starts_with("<table><caption>Ages</caption><thead>"), "{written}");
        assert!(written.contains("<th scope=\"col\">age</th>"), "{written}");
        assert!(written.contains("<tr><th scope=\"row\">Ann</th><td>7</td></tr>"), "{written}");
    }
}
