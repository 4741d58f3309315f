//! How the single file unpacks what it runs. That it runs it is seen by the personas' walk through the file.

use std::io::Write;

use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::failures::{says_what_matters, wait_for_failure};
use crate::site::Site;

in_every_engine![unpacking_gives_back_what_was_packed, a_damaged_file_says_what_matters];

const FILE: &str = "massage-or-pt.html";

/// Every kind of copy, from near and far, short and long; each result is damaged in one bit, too.
async fn unpacking_gives_back_what_was_packed(engine: Engine) {
    let noise = (0..70_000_u32)
        .map(|i| (i.wrapping_mul(i).wrapping_mul(97) >> 5) as u8)
        .collect::<Vec<_>>();
    let inputs = [
        ("nothing", Vec::new()),
        ("a byte", vec![255]),
        ("literals", noise[..300].to_vec()),
        ("a long copy of what is near", vec![7; 5_000]),
        ("text", include_bytes!("one_file.rs").to_vec()),
        ("copies from far", [&noise, &noise[..999], b"between", &noise[500..9_000]].concat()),
    ];
    let cases = inputs.map(|(name, bytes)| {
        let options = LzmaOptions { lc: 2, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
        let writer = LzmaWriter::new_no_header(Vec::new(), &options, true);
        let mut writer = writer.expect("options that hold");
        writer.write_all(&bytes).expect("a list takes everything");
        let packed = writer.finish().expect("a list takes everything").split_off(1);
        let fnv_1a = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let checksum = bytes.iter().fold(0x811c_9dc5, fnv_1a);
        json!({ "name": name, "bytes": bytes, "checksum": checksum, "packed": packed })
    });
    let source = include_str!("../../src/embed/unlzma.js").replace("export ", "");
    let script = format!(
        "{source}
        const wrong = [];
        for (const {{ name, bytes, checksum, packed }} of argument) {{
            const given = unlzma(new Uint8Array(packed), bytes.length, checksum);
            if (String(given) !== String(bytes)) wrong.push(name);
            for (const at of [0, 4, packed.length >> 1, packed.length - 1]) {{
                const damaged = new Uint8Array(packed);
                damaged[at] ^= 2;
                try {{
                    // The last bytes may say the same in another way.
                    const given = unlzma(damaged, bytes.length, checksum);
                    if (String(given) !== String(bytes)) wrong.push(`${{name}}, damaged at ${{at}}`);
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
    let site = Site::serve_changed(|name, page| {
        if name != FILE {
            return;
        }
        let text = String::from_utf8_lossy(&page.body);
        let packed = text.len() - text.rfind("<script type=\"text/plain\">").expect("the program");
        // Far inside of what is packed.
        let damaged = page.body.len() - packed + 100_000;
        page.body[damaged..][..100].fill(b'A');
        page.watch();
    });
    let url = format!("{}{FILE}", site.url());
    browser.client.goto(&url).await.expect("the page opens");
    wait_for_failure(&browser).await;
    says_what_matters(&browser).await;
}
