//! `docs/settings.md`, written from the table.

use super::{Choice, Kind, SETTINGS, Setting};

const INTRO: &str = r#"# Settings

What a spa's owner can change without building anything. Nothing is required. What is wrong is left out, named in
the browser's console with what to write instead, and never stops the guide.

**In the page itself**, `dist/massage-or-pt.html` or `dist/index.html`: open it in a text editor and write the
settings into the block at its top. What is wrong there is also said on the page.

```html
<script type="application/json" id="massage-or-pt-settings">
{
  "spa_name": "Your spa",
  "website": "https://www.example.com",
  "booking_url": "https://www.example.com/book?what={service}",
  "services": [
    { "style": "swedish" },
    { "style": "deep_tissue", "name": "Runner's Rescue", "length": "60 minutes" },
    { "style": "pain_relief", "booking_url": "https://www.example.com/relief" }
  ]
}
</script>
```

**On the element**: each setting but lists is also an attribute of `<massage-or-pt>`, with `-` in place of `_`, such as
`spa-name`. Links, names and choices are the same.

The settings of one place may have 256,000 characters, and a text has no line breaks. Left empty is the same as left out.
Control characters and marks that turn the direction of text are left out, HTML is shown as it is written, and links
start with https://, http://, tel:, mailto: or sms:.
"#;

/// The whole file.
pub fn reference() -> String {
    let mut text = INTRO.to_string();
    for setting in SETTINGS {
        section(&mut text, "##", setting);
        if let Kind::List { of, .. } = setting.kind {
            text += "\nEach is an object with these:\n";
            of.iter().for_each(|part| section(&mut text, "###", part));
        }
    }
    text
}

fn section(text: &mut String, level: &str, setting: &Setting) {
    *text += &format!("\n{level} {}\n\n{}\n\n", setting.name, setting.about);
    if level == "##"
        && let Some(attribute) = setting.attribute()
    {
        *text += &format!("- Attribute: `{attribute}`\n");
    }
    *text += &format!("- Value: {}\n", allowed(&setting.kind));
    let choices = match setting.kind {
        Kind::OneOf { choices } => choices,
        Kind::Link { placeholders } => placeholders,
        _ => &[],
    };
    for Choice { value, about } in choices {
        *text += &format!("  - `{value}`: {about}\n");
    }
    *text += &format!("- If not set: {}\n", setting.unset);
}

fn allowed(kind: &Kind) -> String {
    match kind {
        Kind::Text { at_most } => format!("text, at most {at_most} characters"),
        Kind::Id => format!("an id, at most {} characters", Kind::ID_LENGTH),
        Kind::Color => "a color as # and six digits of 0 to 9 and a to f".to_string(),
        Kind::Phone => "a phone number, 3 to 15 digits".to_string(),
        Kind::Link { placeholders: [] } => {
            format!("a link, at most {} bytes", Kind::LINK_LENGTH)
        }
        Kind::Link { .. } => {
            format!(
                "a link, at most {} bytes. These are filled in, after the host:",
                Kind::LINK_LENGTH
            )
        }
        Kind::OneOf { .. } => "one of".to_string(),
        Kind::List { at_most, .. } => format!("a list of at most {at_most}, in JSON only"),
    }
}
