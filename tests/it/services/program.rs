//! A service as a child process: started, read, spoken to, and gone with the test.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use linkbreakers::http::{HeaderMap, StatusCode};
use linkbreakers_emulator::Emulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::{unbounded_channel, UnboundedReceiver};

use super::sender::SECRET;
use crate::support::KEY;

/// `examples/NAME`, which is built beside this binary.
pub(super) fn program(name: &str) -> Command {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    let mut command = Command::new(path.join("examples").join(name));
    command
        .env_clear()
        .env("LINKBREAKERS_SECRET_KEY", KEY)
        .env("LISTEN_ADDR", "127.0.0.1:0")
        .env("WEBHOOK_SECRET", SECRET);
    command
}

/// Runs `future`, and fails rather than to wait for ever.
pub(super) async fn soon<F: std::future::Future>(future: F) -> F::Output {
    let limit = Duration::from_secs(60);
    tokio::time::timeout(limit, future).await.unwrap()
}

/// Waits until the emulator has so many requests, answered or not.
pub(super) async fn received(emulator: &Emulator, requests: u64) {
    soon(async {
        while emulator.request_count() < requests {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

pub(super) struct Running {
    child: Child,
    pub(super) address: SocketAddr,
    lines: UnboundedReceiver<String>,
    /// The log so far, as far as it was waited for.
    pub(super) log: Vec<String>,
    pub(super) client: reqwest::Client,
}

impl Running {
    pub(super) async fn start(name: &str, emulator: &Emulator) -> Self {
        Self::with(program(name).env("LINKBREAKERS_BASE_URL", emulator.url())).await
    }

    pub(super) async fn with(command: &mut Command) -> Self {
        let spawned = command.stdout(Stdio::piped()).spawn();
        let mut child = spawned.unwrap_or_else(|error| {
            panic!("{error}; `cargo build --examples --all-features` makes the services")
        });
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = unbounded_channel();
        // Ends with the output of the child.
        std::thread::spawn(move || {
            let lines = output.lines().map_while(Result::ok);
            lines.for_each(|line| drop(sender.send(line)));
        });
        let mut running = Self {
            child,
            address: SocketAddr::from(([0; 4], 0)),
            lines,
            log: Vec::new(),
            client: browser(),
        };
        let line = running.line("listening address=").await;
        let (_, address) = line.split_once("address=").unwrap();
        running.address = address.parse().unwrap();
        running
    }

    /// The next line of the log with this text.
    pub(super) async fn line(&mut self, text: &str) -> String {
        loop {
            let Some(line) = soon(self.lines.recv()).await else {
                panic!("no {text:?} in {:#?}", self.log);
            };
            self.log.push(line.clone());
            if line.contains(text) {
                return line;
            }
        }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(super) async fn get(&self, path: &str) -> (StatusCode, String) {
        answer(self.client.get(self.url(path))).await
    }

    pub(super) async fn post(
        &self,
        path: &str,
        media_type: &str,
        body: String,
    ) -> (StatusCode, String) {
        let request = self.client.post(self.url(path)).body(body);
        answer(request.header("content-type", media_type)).await
    }

    pub(super) async fn deliver(&self, headers: HeaderMap, body: &[u8]) -> StatusCode {
        let request = self.client.post(self.url("/webhooks")).headers(headers);
        answer(request.body(body.to_vec())).await.0
    }

    /// The status that a body gets whose server need not read all of it before it closes the
    /// connection. A client could take that for a failure.
    pub(super) async fn send_large(
        &self,
        path: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> StatusCode {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let length = body.len();
        let mut head =
            format!("POST {path} HTTP/1.1\r\nhost: test\r\ncontent-length: {length}\r\n");
        for (name, value) in headers {
            head += &format!("{name}: {}\r\n", value.to_str().unwrap());
        }
        head += "\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        let _ = stream.write_all(body).await;
        let mut start = [0; 12];
        soon(stream.read_exact(&mut start)).await.unwrap();
        let status = start.strip_prefix(b"HTTP/1.1 ").unwrap();
        StatusCode::from_bytes(status).unwrap()
    }

    /// Sends the process a signal, such as `TERM`.
    pub(super) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for the end of the process; the rest of its log is in `log` then.
    pub(super) async fn ended(&mut self) -> ExitStatus {
        while let Some(line) = soon(self.lines.recv()).await {
            self.log.push(line);
        }
        self.child.wait().unwrap()
    }

    /// The most memory that the process has had, in kB.
    pub(super) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.unwrap().trim().strip_suffix(" kB").unwrap();
        number.parse().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client that follows no redirect.
pub(super) fn browser() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy();
    let client = client.redirect(reqwest::redirect::Policy::none());
    client.build().unwrap()
}

pub(super) async fn answer(request: reqwest::RequestBuilder) -> (StatusCode, String) {
    let answer = soon(request.send()).await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}
