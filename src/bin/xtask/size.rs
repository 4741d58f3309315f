//! `cargo xtask size`: what a visitor's phone must load, against a budget.

use std::{fs, path::Path};

use crate::{
    Result,
    bundle::{ELEMENT, FRAME, ONE_FILE, WORKER, languages},
    compress::{brotli, gzip},
    hosting,
    html::loaded,
    plain,
    project::dist,
};

/// The most that each may weigh, in bytes: raise one only with a reason in the commit message.
mod budget {
    /// The engine, the content and the views, brotli.
    pub const WASM_BROTLI: usize = 138_050;
    /// All a first visit loads, brotli.
    pub const FIRST_LOAD_BROTLI: usize = 156_600;
    /// The program for browsers without WebAssembly, brotli.
    pub const PLAIN_BROTLI: usize = 190_400;
    /// The custom element, brotli; it loads the rest when the visitor comes near.
    pub const ELEMENT_BROTLI: usize = 14_300;
    /// The words of a language besides English, brotli; loaded only where they are wanted.
    pub const LANGUAGE_BROTLI: usize = 12_300;
    /// The other side of a frame, brotli.
    pub const FRAME_BROTLI: usize = 600;
    /// What keeps the hosted page for visits without a connection, brotli; loaded after the guide stands.
    pub const WORKER_BROTLI: usize = 1_200;
    /// The file that opens from disk, as it is.
    pub const ONE_FILE_RAW: usize = 217_950;
}

struct Artefact {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

pub fn run() -> Result {
    if !dist().join("index.html").is_file() {
        return Err("dist/ holds no build: run `cargo xtask build` first".into());
    }
    let artefacts = artefacts(&dist())?;
    let first_load = first_load(&artefacts, &fs::read_to_string(dist().join("index.html"))?);
    println!("{:44} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for it in artefacts.iter().chain([&first_load]) {
        println!("{:44} {:9} {:9} {:9}", it.name, it.raw, it.gzip, it.brotli);
    }
    let excess: Vec<String> = over_budget(&artefacts, &first_load);
    if excess.is_empty() { Ok(()) } else { Err(excess.join("\nerror: ").into()) }
}

fn artefacts(dist: &Path) -> Result<Vec<Artefact>> {
    let mut artefacts = Vec::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_packed = hosting::PACKED.iter().any(|ending| name.ends_with(ending));
        if entry.file_type()?.is_file() && !is_packed {
            artefacts.push(Artefact::weigh(name, &fs::read(entry.path())?)?);
        }
    }
    artefacts.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(artefacts)
}

impl Artefact {
    fn weigh(name: String, bytes: &[u8]) -> Result<Self> {
        let (gzip, brotli) = (gzip(bytes)?.len(), brotli(bytes)?.len());
        Ok(Self { name, raw: bytes.len(), gzip, brotli })
    }
}

/// The page and every file that its elements load.
fn first_load(artefacts: &[Artefact], page: &str) -> Artefact {
    let mut names = loaded(page);
    names.push("index.html".into());
    let loaded = || artefacts.iter().filter(|it| names.contains(&it.name));
    Artefact {
        name: "first load".into(),
        raw: loaded().map(|it| it.raw).sum(),
        gzip: loaded().map(|it| it.gzip).sum(),
        brotli: loaded().map(|it| it.brotli).sum(),
    }
}

fn over_budget(artefacts: &[Artefact], first_load: &Artefact) -> Vec<String> {
    let mut weights = vec![("first load (brotli)", first_load.brotli, budget::FIRST_LOAD_BROTLI)];
    for it in artefacts {
        if it.name.ends_with(".wasm") {
            weights.push((&it.name, it.brotli, budget::WASM_BROTLI));
        } else if it.name.ends_with(plain::ENDING) {
            weights.push((&it.name, it.brotli, budget::PLAIN_BROTLI));
        } else if it.name.ends_with(languages::ENDING) {
            weights.push((&it.name, it.brotli, budget::LANGUAGE_BROTLI));
        } else if it.name == ELEMENT {
            weights.push((&it.name, it.brotli, budget::ELEMENT_BROTLI));
        } else if it.name == FRAME {
            weights.push((&it.name, it.brotli, budget::FRAME_BROTLI));
        } else if it.name == WORKER {
            weights.push((&it.name, it.brotli, budget::WORKER_BROTLI));
        } else if it.name == ONE_FILE {
            weights.push((&it.name, it.raw, budget::ONE_FILE_RAW));
        }
    }
    let over = weights.into_iter().filter(|(_, bytes, most)| bytes > most);
    over.map(|(name, bytes, most)| {
        format!("{name} is {bytes} bytes, {} over its budget of {most}", bytes - most)
    })
    .collect()
}
