//! The emulator as a program.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

fn program(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linkbreakers-emulator"));
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs to the end: exit code, stdout, stderr.
fn ended(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = program(arguments).wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn signals_end_it_cleanly() {
    for signal in ["INT", "TERM"] {
        let mut child = program(&["--listen", "127.0.0.1:0", "--demo"]);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line
            .trim_end()
            .strip_prefix("listening on http://")
            .expect("another line");
        std::net::TcpStream::connect(address).unwrap();
        let status = Command::new("kill")
            .args([format!("-{signal}"), child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
        assert_eq!(child.wait().unwrap().code(), Some(0), "SIG{signal}");
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[test]
fn faults_are_on_from_the_start() {
    let mut child = program(&["--listen", "127.0.0.1:0", "--faults", "0.25:7"]);
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    let address = line.trim_end().rsplit('/').next().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request = b"GET /_emulator/faults HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.contains("\"probability\":0.25"), "{answer}");
    assert!(answer.contains("\"seed\":7"), "{answer}");
}

#[test]
fn events_and_latency_are_there_from_the_start() {
    let mut child = program(&[
        "--listen",
        "127.0.0.1:0",
        "--events",
        "70",
        "--latency",
        "5",
    ]);
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    let address = line.trim_end().rsplit('/').next().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request = b"GET /v1/events?pageSize=1 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\nconnection: close\r\n\r\n";
    let sent = std::time::Instant::now();
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(sent.elapsed() >= std::time::Duration::from_millis(5));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.contains("\"totalCount\":70"), "{answer}");
}

#[test]
fn help_and_version() {
    let (code, help, _) = ended(&["--help"]);
    assert_eq!(code, Some(0));
    for option in [
        "--listen",
        "--rate-limit",
        "--events",
        "--latency",
        "--webhook-secret",
        "--standard-webhooks",
    ] {
        assert!(help.contains(option), "{option}");
    }
    let (code, version, _) = ended(&["--version"]);
    assert_eq!(
        (code, version.trim_end()),
        (
            Some(0),
            concat!("linkbreakers-emulator ", env!("CARGO_PKG_VERSION"))
        )
    );
}

#[test]
fn bad_arguments_are_told() {
    for arguments in [
        &["--nonsense"][..],
        &["--listen", "here"],
        &["--token", ""],
        &["--webhook-secret", ""],
        &["--webhook-secret", "whsec_?"],
        &["--rate-limit", "many"],
        &["--events", "-1"],
        &["--latency", "20ms"],
        &["--faults", "1.5"],
        &["--faults", "0.5:x"],
        &["x"],
    ] {
        let (code, out, message) = ended(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
}

#[test]
fn a_taken_port_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (code, _, message) = ended(&["--listen", &address]);
    assert_eq!(code, Some(1));
    assert!(message.contains(&address), "{message}");
}
