//! How the single file unpacks what it runs: by the browser's `DecompressionStream` where there is one (the
//! personas' walk through the file), else by itself.

use serde_json::{Value, json};
use zopfli::{Format, Options};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::failures::{says_what_matters, visit_every_ending, wait_for_failure};
use crate::site::Site;

in_every_engine![
    where_the_browser_does_not_unpack_the_file_unpacks_itself,
    our_own_unpacking_gives_back_what_was_packed,
    a_damaged_file_says_what_matters,
];

const FILE: &str = "massage-or-pt.html";
const OLD_BROWSER: &str = "delete globalThis.DecompressionStream;";

async fn where_the_browser_does_not_unpack_the_file_unpacks_itself(engine: Engine) {
    let site = Site::serve_changed(|_, page| page.run_first(OLD_BROWSER));
    let browser = Browser::open(engine).await;
    visit_every_ending(&browser, &format!("{}{FILE}", site.url())).await;
}

/// Each input leads to another kind of block; each result is damaged in one bit, too.
async fn our_own_unpacking_gives_back_what_was_packed(engine: Engine) {
    let inputs = [
        ("a stored block", (0..300_u32).map(|i| ((i * i * 97) >> 5) as u8).collect(), 0),
        ("a fixed block", b"Swedish, Swedish".to_vec(), 1),
        ("a dynamic block", include_bytes!("one_file.rs").repeat(5), 2),
        ("nothing", Vec::new(), 1),
    ];
    let cases = inputs.map(|(name, bytes, kind)| {
        let mut packed = Vec::new();
        zopfli::compress(Options::default(), Format::Zlib, &bytes[..], &mut packed).expect("packs");
        assert_eq!((packed[2] >> 1) & 3, kind, "{name}");
        json!({ "name": name, "bytes": bytes, "packed": packed })
    });
    let source = include_str!("../../src/embed/inflate.js").replace("export ", "");
    let script = format!(
        "{source}
        const wrong = [];
        for (const {{ name, bytes, packed }} of argument) {{
            const given = inflate(new Uint8Array(packed), bytes.length);
            if (String(given) !== String(bytes)) wrong.push(name);
            for (const at of [2, packed.length >> 1, packed.length - 1]) {{
                const damaged = new Uint8Array(packed);
                damaged[at] ^= 2;
                try {{
                    inflate(damaged, bytes.length);
                    wrong.push(`${{name}}, damaged at ${{at}}`);
                }} catch {{}}
            }}
        }}
        return wrong"
    );
    let browser = Browser::open(engine).await;
    let site = Site::serve();
    browser.client.goto(&site.url()).await.expect("a page opens");
    let wrong: Vec<String> = browser.run(&script, Value::from(cases.to_vec())).await;
    assert_eq!(wrong, Vec::<String>::new());
}

async fn a_damaged_file_says_what_matters(engine: Engine) {
    let browser = Browser::open(engine).await;
    for before in ["", OLD_BROWSER] {
        let site = Site::serve_changed(move |name, page| {
            if name != FILE {
                return;
            }
            let script = String::from_utf8_lossy(&page.body).rfind("<script>").expect("the script");
            // Far inside of what is packed.
            page.body[script + 100_000..][..100].fill(b'A');
            page.run_first(before);
            page.watch();
        });
        let url = format!("{}{FILE}", site.url());
        browser.client.goto(&url).await.expect("the page opens");
        wait_for_failure(&browser).await;
        says_what_matters(&browser).await;
    }
}
