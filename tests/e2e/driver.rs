//! The process that drives a browser, on a port of its own, and the display that WebKit needs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::browser::PATIENCE;
use crate::engine::{Engine, variable};

/// How often a process is started before a test gives up.
const ATTEMPTS: usize = 3;

/// A running driver. Dropped, it first ends its session, so that no browser stays.
pub struct Driver {
    port: u16,
    session: Option<String>,
    _process: Process,
    _display: Option<Process>,
}

impl Driver {
    pub fn start(engine: Engine) -> Self {
        let mut command = Command::new(engine.driver());
        if engine == Engine::WebKit {
            return Self::start_webkit(command);
        }
        let (process, port) = Process::start_saying(command.arg("--port=0"), port_in);
        Self { port, session: None, _process: process, _display: None }
    }

    /// Its driver does not say its port, and its browser opens a window.
    fn start_webkit(mut command: Command) -> Self {
        let mut xvfb = Command::new(variable("XVFB", "Xvfb"));
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
        let number = |line: &str| line.parse::<u16>().ok();
        let (display, number) = Process::start_saying(&mut xvfb, number);
        command.env("DISPLAY", format!(":{number}")).env("GDK_BACKEND", "x11");
        command.env_remove("WAYLAND_DISPLAY");
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("a local port is free").port();
        let process = Process::start(command.arg(format!("--port={port}")));
        wait_for_port(port);
        Self { port, session: None, _process: process, _display: Some(display) }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The session to end.
    pub fn set_session(&mut self, session: Option<String>) {
        self.session = session;
    }
}

impl Driver {
    /// Asks the driver to close its browser; returns what it answers.
    fn end(&self, session: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let host = format!("Host: 127.0.0.1:{}", self.port);
        write!(
            stream,
            "DELETE /session/{session} HTTP/1.1\r\n{host}\r\nContent-Length: 0\r\n\r\n"
        )?;
        // It comes when the browser has closed. The connection may stay open.
        let mut answer = [0; 1024];
        let length = stream.read(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer[..length]).into_owned())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let Some(session) = &self.session else { return };
        match self.end(session) {
            Ok(answer) if answer.contains(" 200 ") => {}
            answer => eprintln!("a browser may still be running: {answer:?}"),
        }
    }
}

/// ChromeDriver says "on port 1234.", geckodriver "on 127.0.0.1:1234".
fn port_in(line: &str) -> Option<u16> {
    let last = line.trim_end_matches('.').rsplit([' ', ':']).next()?;
    last.parse().ok().filter(|port| *port > 0)
}

fn wait_for_port(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < PATIENCE, "the driver does not listen on port {port}");
        std::thread::yield_now();
    }
}

/// A process that is ended when dropped.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(started.unwrap_or_else(|error| {
            panic!("cannot start {command:?}: {error}; run cargo xtask test")
        }))
    }

    /// Starts a process and waits for the number that it writes to its output. One that found a
    /// number taken by another in the same moment ends, and is started again.
    fn start_saying(command: &mut Command, number: fn(&str) -> Option<u16>) -> (Self, u16) {
        let started = (0..ATTEMPTS).find_map(|_| Self::try_start_saying(command, number));
        started.unwrap_or_else(|| panic!("{command:?} ended; run cargo xtask test"))
    }

    fn try_start_saying(
        command: &mut Command,
        number: fn(&str) -> Option<u16>,
    ) -> Option<(Self, u16)> {
        let mut process = Self::start(command.stdout(Stdio::piped()));
        let output = process.0.stdout.take()?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let said = lines.by_ref().find_map(|line| number(&line))?;
        // Keep reading, so that it never blocks on a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Some((process, said))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
