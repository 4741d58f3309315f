//! The built page: served on a free local port, or opened as a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use tiny_http::{Header, Response, Server};
use url::Url;

/// Serves `dist/` until dropped.
pub struct Site {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    pub fn serve() -> Self {
        assert!(dist().join("index.html").exists(), "dist/ is missing; run cargo xtask build");
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a local port is free"));
        let thread = std::thread::spawn({
            let server = Arc::clone(&server);
            move || {
                for request in server.incoming_requests() {
                    let file = dist().join(file_name(request.url()));
                    // A browser that went away needs no answer.
                    let _ = match std::fs::read(&file) {
                        Ok(bytes) => request
                            .respond(Response::from_data(bytes).with_header(content_type(&file))),
                        Err(_) => request.respond(Response::empty(404)),
                    };
                }
            }
        });
        Self { server, thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}/", self.server.server_addr().to_ip().expect("an address"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// The single file, by its `file://` address.
pub fn file_url() -> String {
    let file = dist().join("massage-or-pt.html");
    assert!(file.exists(), "{} is missing; run cargo xtask build", file.display());
    Url::from_file_path(file).expect("an absolute path").to_string()
}

pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Only names of files directly in `dist/`, so that no path can lead out of it.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    match path.rsplit('/').next() {
        None | Some("") => "index.html".to_string(),
        Some(name) => name.to_string(),
    }
}

fn content_type(file: &Path) -> Header {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("a valid header")
}
