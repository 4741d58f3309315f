//! dist/ as an npm package: types, the custom elements manifest, and what npm itself reads.
//!
//! All of it comes from the tables of settings and events and from Cargo.toml, so that nothing is declared
//! twice.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{Result, bundle, fhir, project};

mod manifest;
mod types;

const TYPES: &str = "embed.d.ts";
const MANIFEST: &str = "custom-elements.json";
const LICENSES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// An attribute that is no setting.
struct Extra {
    name: &'static str,
    about: &'static str,
}

/// Where the settings are, for those who keep them in a file.
const SRC: Extra = Extra {
    name: "src",
    about: "The address of a JSON file with settings. The script between the tags and the attributes come \
            over it. Another website must allow it by CORS.",
};

pub fn write(dist: &Path) -> Result {
    let package = package(&fs::read_to_string(project::root().join("Cargo.toml"))?.parse()?)?;
    let manifest =
        manifest::manifest(&fs::read_to_string(project::root().join("styles/tokens.css"))?);
    fs::write(dist.join(TYPES), types::declarations())?;
    fs::write(dist.join(MANIFEST), format!("{manifest:#}\n"))?;
    fs::write(dist.join("package.json"), format!("{package:#}\n"))?;
    fs::write(dist.join("README.md"), README)?;
    for license in LICENSES {
        fs::copy(project::root().join(license), dist.join(license))?;
    }
    Ok(())
}

/// What npm must know.
fn package(cargo: &toml::Table) -> Result<Value> {
    let field = |name: &str| cargo.get("package")?.get(name)?.as_str();
    let version = field("version").ok_or("Cargo.toml: the package has no version")?;
    Ok(json!({
        "name": field("name"),
        "version": version,
        "description": field("description"),
        "license": "(MIT OR Apache-2.0)",
        "type": "module",
        "main": format!("./{}", bundle::ELEMENT),
        "types": format!("./{TYPES}"),
        "exports": {
            ".": { "types": format!("./{TYPES}"), "default": format!("./{}", bundle::ELEMENT) },
            "./*": "./*",
        },
        "customElements": MANIFEST,
        "sideEffects": true,
        "files": [
            "LICENSE-*", "*.css", "*.html", "*.js", "*.svg", "*.txt", "*.wasm", "*.webmanifest", TYPES, MANIFEST,
            fhir::FILE,
        ],
    }))
}

const README: &str = "\
# massage-or-pt

A guide for a spa's website: massage, physical therapy, both, or a doctor first. Everything runs in the visitor's
browser, and no answer leaves the page unless the visitor copies, shares or saves it.

```html
<script type=\"module\" src=\"massage-or-pt/embed.js\"></script>
<massage-or-pt booking-url=\"https://www.example.com/book\"></massage-or-pt>
```

```js
import \"massage-or-pt\"; // defines <massage-or-pt>
import { questions, recommend } from \"massage-or-pt\"; // the same engine, without the page
```

Types are in `embed.d.ts`, the attributes and events of the element in `custom-elements.json`. Where a bundler
packs dependencies anew while developing, as Vite does, leave this package out: `optimizeDeps: { exclude:
[\"massage-or-pt\"] }`.
";
