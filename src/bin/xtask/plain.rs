//! The program as plain JavaScript, for browsers without WebAssembly, such as those in Apple's Lockdown
//! Mode, and wherever the WebAssembly does not load. Binaryen's wasm2js translates it.
//!
//! It is built apart, since wasm2js knows only the WebAssembly of the first browsers that had it.

use std::{fs, path::Path, process::Command};

use crate::{
    Result,
    bundle::{GUARD, assets::hashed},
    esbuild::Esbuild,
    process::{self, cargo},
    project::Package,
    tools::Tools,
};

const NAME: &str = "massage-or-pt";
/// What ends the name of the module.
pub const ENDING: &str = "-plain.js";
/// Without what wasm2js cannot translate.
const RUSTFLAGS: &str =
    "-Ctarget-feature=-reference-types,-multivalue,-bulk-memory,-sign-ext,-nontrapping-fptoint";
/// The standard library comes compiled with these; the passes take them out.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];
const PASSES: [&str; 4] = [
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "-Oz",
];

/// Builds the program and writes it to `dist`; returns the name of the module to import.
pub fn write(dist: &Path, tools: &Tools, esbuild: &Esbuild) -> Result<String> {
    let target = Package::read()?.target.join("plain");
    compile(&target)?;
    let folder = target.join("glue");
    let wasm = target.join("wasm32-unknown-unknown/release").join(NAME).with_extension("wasm");
    let mut bindgen = tool(tools, "wasm-bindgen");
    bindgen.arg(wasm).args(["--target", "bundler", "--no-typescript", "--out-name", NAME]);
    // It warns that it sees no list of features; that is how it is meant to be.
    process::output(bindgen.arg("--out-dir").arg(&folder))?;
    let lowered = folder.join("lowered.wasm");
    let mut opt = tool(tools, "wasm-opt");
    opt.arg(folder.join(format!("{NAME}_bg.wasm"))).args(FEATURES).args(PASSES);
    process::run(opt.arg("-o").arg(&lowered))?;
    let script = folder.join("program.js");
    let mut wasm2js = tool(tools, "wasm2js");
    wasm2js.arg(&lowered).args(["--enable-mutable-globals", "-Oz", "-o"]).arg(&script);
    process::run(&mut wasm2js)?;
    let glue = fs::read_to_string(folder.join(format!("{NAME}_bg.js")))?;
    let module = join(&follow_memory(&glue)?, &fs::read_to_string(script)?, esbuild)?;
    let name = hashed(&module, ENDING);
    fs::write(dist.join(&name), module)?;
    Ok(name)
}

fn tool(tools: &Tools, name: &str) -> Command {
    Command::new(tools.program(name))
}

fn compile(target: &Path) -> Result {
    let mut build = cargo(&["build", "--release", "--bin", NAME]);
    build.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(target);
    // Without the list of its features wasm-bindgen keeps to what every engine has.
    build.args(["--config", "profile.release.strip=true"]);
    process::run(build.env("RUSTFLAGS", RUSTFLAGS).env_remove("CARGO_ENCODED_RUSTFLAGS"))
}

/// Memory that grows becomes another array here, and the old one stays as it was: the glue has to ask
/// which one the program uses now, and not whether the old one is gone.
fn follow_memory(glue: &str) -> Result<String> {
    let mut followed = glue.to_string();
    for (asks, instead) in [
        (".byteLength === 0", ".buffer !== wasm.memory.buffer"),
        ("cachedDataViewMemory0.buffer.detached === undefined && ", ""),
    ] {
        let parts: Vec<&str> = followed.split(asks).collect();
        let [before, after] = parts.as_slice() else {
            return Err(format!("wasm-bindgen's glue no longer holds `{asks}` once").into());
        };
        followed = [before, instead, after].concat();
    }
    let views = followed.matches("Memory0 = null;").count();
    let follow = followed.matches("Memory0.buffer !== wasm.memory.buffer").count();
    if views != follow {
        return Err(format!("{follow} of the glue's {views} views follow the memory").into());
    }
    Ok(followed)
}

/// The glue and the program import each other; the glue starts the program, and is what others import.
fn join(glue: &str, program: &str, esbuild: &Esbuild) -> Result<String> {
    let start = "import * as program from './program.js';\n\
                 import { guard } from './guard.js';\n\
                 import { __wbg_set_wasm } from './massage-or-pt_bg.js';\n\
                 export * from './massage-or-pt_bg.js';\n\
                 __wbg_set_wasm(guard(program));\nprogram.__wbindgen_start();\n";
    let files = [("massage-or-pt_bg.js", glue), ("program.js", program), GUARD];
    esbuild.module(start, &files)
}
