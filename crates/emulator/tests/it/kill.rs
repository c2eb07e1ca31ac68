//! `kill -9` in the midst of writes: whatever was acknowledged is there after the restart.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use serde_json::Value;

/// The program with a directory.
struct Program {
    child: Child,
    address: String,
    // It may say more than its address, and ends when nobody can hear it.
    _output: BufReader<ChildStdout>,
}

impl Program {
    fn start(directory: &Path) -> Self {
        Self::run(
            Command::new(env!("CARGO_BIN_EXE_linkbreakers-emulator")),
            directory,
        )
    }

    fn run(mut command: Command, directory: &Path) -> Self {
        command.args(["--listen", "127.0.0.1:0", "--no-rate-limit", "--data"]);
        let mut child = command
            .arg(directory)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line.trim_end().rsplit('/').next().unwrap().to_owned();
        Self {
            child,
            address,
            _output: output,
        }
    }

    fn connect(&self) -> Connection {
        Connection(BufReader::new(TcpStream::connect(&self.address).unwrap()))
    }

    /// SIGKILL.
    fn kill(&mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut said = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        said
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that is kept for many requests.
struct Connection(BufReader<TcpStream>);

impl Connection {
    fn send(&mut self, request: &str, headers: &str, body: &str) -> io::Result<(u16, String)> {
        let length = body.len();
        let text = format!(
            "{request} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\n{headers}content-length: {length}\r\n\r\n{body}"
        );
        self.0.get_mut().write_all(text.as_bytes())?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(rest) = line.to_lowercase().strip_prefix("content-length:") {
                length = rest.trim().parse().unwrap();
            } else if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok((status, String::from_utf8(body).unwrap()))
    }

    fn create(&mut self, id: &str) -> io::Result<(u16, String)> {
        let headers = format!("content-type: application/json\r\nidempotency-key: key-{id}\r\n");
        let body =
            format!(r#"{{"id":"{id}","destination":"https://example.com/{id}","tags":["t"]}}"#);
        self.send("POST /v1/links", &headers, &body)
    }

    fn get(&mut self, path: &str) -> Value {
        let (status, body) = self.send(&format!("GET {path}"), "", "").unwrap();
        assert_eq!(status, 200, "{path}: {body}");
        serde_json::from_str(&body).unwrap()
    }
}

/// Lets `writers` create links until `enough` are acknowledged, and kills the program while they go
/// on. Returns the acknowledged ids and those that were sent without an answer.
fn write_and_kill(
    program: &mut Program,
    round: usize,
    writers: usize,
    enough: usize,
) -> [Vec<String>; 2] {
    let (told, heard) = mpsc::channel();
    let threads: Vec<_> = (0..writers)
        .map(|writer| {
            let (mut connection, told) = (program.connect(), told.clone());
            std::thread::spawn(move || {
                let mut acknowledged = Vec::new();
                for number in 0.. {
                    let id = format!("r{round}w{writer}n{number}");
                    match connection.create(&id) {
                        Ok((200, _)) => acknowledged.push(id),
                        Ok(other) => panic!("{other:?}"),
                        Err(_) => return (acknowledged, id),
                    }
                    let _ = told.send(());
                }
                unreachable!("numbers do not end");
            })
        })
        .collect();
    // A program that ends by itself leaves nobody to wait for.
    drop(told);
    heard.iter().take(enough).for_each(drop);
    program.kill();
    let mut ids = [Vec::new(), Vec::new()];
    for thread in threads {
        let (acknowledged, doubtful) = thread.join().unwrap();
        ids[0].extend(acknowledged);
        ids[1].push(doubtful);
    }
    ids
}

fn nothing_is_lost(writers: usize) {
    let directory = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for (round, enough) in [10, 340, 650].into_iter().enumerate() {
        let mut program = Program::start(directory.path());
        let [acknowledged, doubtful] = write_and_kill(&mut program, round, writers, enough);
        assert!(acknowledged.len() >= enough);
        all.extend(acknowledged);
        let program = Program::start(directory.path());
        let mut connection = program.connect();
        for id in &all {
            assert_eq!(
                connection.get(&format!("/v1/links/{id}"))["link"]["id"],
                **id
            );
        }
        // Whether or not it was done: with its key it is done once.
        for id in doubtful {
            let (status, body) = connection.create(&id).unwrap();
            assert_eq!(status, 200, "{body}");
            all.push(id);
        }
        let shown = connection.get("/v1/metrics/workspace")["totalLinks"].as_u64();
        assert_eq!(shown, Some(all.len() as u64));
    }
    assert!(all.len() >= 1_000);
}

#[test]
fn no_acknowledged_write_is_lost() {
    nothing_is_lost(1);
}

#[test]
fn no_acknowledged_write_of_many_is_lost() {
    nothing_is_lost(16);
}

#[test]
fn no_acknowledged_visit_is_lost() {
    let directory = tempfile::tempdir().unwrap();
    let mut program = Program::start(directory.path());
    assert_eq!(program.connect().create("visited").unwrap().0, 200);
    let code = program.connect().get("/v1/links/visited")["link"]["shortlink"].clone();
    let visit = format!("GET /{}", code.as_str().unwrap());
    let (acknowledged, sent) = (AtomicUsize::new(0), AtomicUsize::new(0));
    for enough in [5, 150, 400] {
        let (told, heard) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                let (mut connection, told) = (program.connect(), told.clone());
                let (visit, acknowledged, sent) = (&visit, &acknowledged, &sent);
                scope.spawn(move || loop {
                    sent.fetch_add(1, Ordering::SeqCst);
                    match connection.send(visit, "", "") {
                        Ok((302, _)) => acknowledged.fetch_add(1, Ordering::SeqCst),
                        Ok(other) => panic!("{other:?}"),
                        Err(_) => return,
                    };
                    let _ = told.send(());
                });
            }
            drop(told);
            heard.iter().take(enough).for_each(drop);
            program.kill();
        });
        program = Program::start(directory.path());
        let mut connection = program.connect();
        let link = connection.get("/v1/links/visited");
        let events = connection.get("/v1/events?pageSize=1");
        let there = link["link"]["eventCount"].as_u64().unwrap();
        assert_eq!(events["json"]["totalCount"].as_u64(), Some(there));
        let (least, most) = (
            acknowledged.load(Ordering::SeqCst),
            sent.load(Ordering::SeqCst),
        );
        assert!(
            (least..=most).contains(&(there as usize)),
            "{least} <= {there} <= {most}"
        );
    }
}

#[test]
fn what_cannot_be_saved_is_not_acknowledged() {
    let directory = tempfile::tempdir().unwrap();
    drop(Program::start(directory.path()));
    // No file may grow beyond this many blocks of 512 or 1 024 bytes.
    let mut shell = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 4000; exec \"$0\" \"$@\"";
    shell.args(["-c", script, env!("CARGO_BIN_EXE_linkbreakers-emulator")]);
    let mut program = Program::run(shell, directory.path());
    let mut connection = program.connect();
    let long = "x".repeat(100_000);
    let mut acknowledged = Vec::new();
    let refusal = loop {
        let id = format!("n{}", acknowledged.len());
        let headers = format!("content-type: application/json\r\nidempotency-key: {id}\r\n");
        let body = format!(
            r#"{{"id":"{id}","destination":"https://example.com","metadata":{{"k":"{long}"}}}}"#
        );
        match connection.send("POST /v1/links", &headers, &body).unwrap() {
            (200, _) => acknowledged.push(id),
            (500, body) => break body,
            other => panic!("{other:?}"),
        }
        assert!(acknowledged.len() < 1_000, "the limit was not met");
    };
    assert!(refusal.contains("STORAGE_FAILED"), "{refusal}");
    // From now on nothing is taken, and nothing is shown that is not saved.
    for request in ["POST /v1/links", "GET /v1/links?pageSize=5"] {
        let (status, body) = connection.send(request, "", "{}").unwrap();
        assert!(
            status == 500 && body.contains("STORAGE_FAILED"),
            "{status} {body}"
        );
    }
    // What is in memory can still be had.
    let state = connection.get("/_emulator/state");
    assert!(state["links"].as_array().unwrap().len() >= acknowledged.len());
    let said = program.kill();
    assert!(
        said.contains("could not save") && said.contains("linkbreakers-emulator.redb"),
        "{said}"
    );
    drop(program);

    let program = Program::start(directory.path());
    let mut connection = program.connect();
    for id in acknowledged {
        connection.get(&format!("/v1/links/{id}"));
    }
}
