//! Text and bytes made ready to be inlined, or simply smaller.

use std::{fs, path::Path};

use crate::Result;

/// A style sheet without its comments, indentation and empty lines.
pub fn squeeze_css(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(position) = rest.find(['/', '"', '\'']) {
        let (before, found) = rest.split_at(position);
        kept.push_str(before);
        let (text, after) = if found.starts_with("/*") {
            ("", found.split_once("*/").map_or("", |(_, after)| after))
        } else if found.starts_with('/') {
            found.split_at(1)
        } else {
            found.split_at(quoted_length(found))
        };
        kept.push_str(text);
        rest = after;
    }
    kept.push_str(rest);
    trimmed_lines(&kept).collect()
}

/// How long the string at the start of the text is, quotes included.
fn quoted_length(text: &str) -> usize {
    let mut escaped = false;
    let ends = |(_, c): &(usize, char)| {
        let ends = !escaped && text.starts_with(*c);
        escaped = *c == '\\' && !escaped;
        ends
    };
    text.char_indices().skip(1).find(ends).map_or(text.len(), |(end, _)| end + 1)
}

/// wasm-bindgen's glue without its comments and indentation. A template over several lines would
/// change its meaning, so such glue stays as it is.
pub fn squeeze_js(js: &str) -> String {
    if js.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return js.into();
    }
    let mut in_comment = false;
    let is_code = |line: &&str| {
        let line = line.trim_end();
        let comment = in_comment || line.starts_with("/**") || line.starts_with("//");
        in_comment = comment && !line.starts_with("//") && !line.ends_with("*/");
        !comment
    };
    trimmed_lines(js).filter(is_code).collect()
}

/// The lines that are not empty, each with the line feed that ends it.
fn trimmed_lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split_inclusive('\n').map(|line| line.trim_start_matches([' ', '\t', '\r']));
    lines.filter(|line| !line.trim_end().is_empty())
}

/// Text that cannot end the `<script>` or `<style>` it is put into. In both languages the added
/// backslash changes nothing inside a string, and nowhere else do these characters make sense.
pub fn escape_for_inline(text: &str) -> String {
    text.replace("</s", "<\\/s").replace("</S", "<\\/S").replace("<!--", "<\\!--")
}

/// A small file as an address.
pub fn data_uri(file: &Path) -> Result<String> {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        _ => return Err(format!("{}: use svg, png, ico or webp", file.display()).into()),
    };
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("data:{kind};base64,{}", base64(&bytes)))
}

pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * index) & 63) as usize];
            text.push(if index <= chunk.len() { digit.into() } else { '=' });
        }
    }
    text
}

/// FNV-1a: a file name that changes with the file. The standard library's hash may change between
/// compilers.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn css_loses_only_what_nobody_sees() {
        let css = "/* one\n * two */ .a {\n  content: \"/* \\\" no */\";\n}\n\n/* b */.b { top: 0/**/ }\n";
        assert_eq!(squeeze_css(css), ".a {\ncontent: \"/* \\\" no */\";\n}\n.b { top: 0 }\n");
        assert_eq!(squeeze_css("a { b: url(/c) } /* unfinished"), "a { b: url(/c) } ");
    }

    #[test]
    fn glue_with_a_long_template_is_left_alone() {
        let js = "const a = `\n  // text\n`;\n";
        assert_eq!(squeeze_js(js), js);
        assert_eq!(
            squeeze_js("/**\n * doc\n // */\n/** x */\nf();\n  // why\n  g(`x`);\n"),
            "f();\ng(`x`);\n"
        );
    }

    #[test]
    fn inlined_text_cannot_end_its_element() {
        let text = escape_for_inline("'</script><!--</SCRIPT></style>'");
        assert_eq!(text, "'<\\/script><\\!--<\\/SCRIPT><\\/style>'");
    }
}
