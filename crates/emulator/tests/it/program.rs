//! The emulator as a program.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};

fn program(arguments: &[&str]) -> Child {
    program_in(&[], arguments)
}

/// With these environment variables and no others of the emulator.
fn program_in(variables: &[(&str, &str)], arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linkbreakers-emulator"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("LINKBREAKERS_") {
            command.env_remove(name);
        }
    }
    command
        .args(arguments)
        .envs(variables.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Runs to the end: exit code, stdout, stderr.
fn ended(arguments: &[&str]) -> (Option<i32>, String, String) {
    ended_in(&[], arguments)
}

fn ended_in(variables: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = program_in(variables, arguments).wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// Sends one request to a program that was just started, stops it, and returns the whole answer.
fn asked(mut child: Child, path: &str, token: &str) -> String {
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut line).unwrap();
    let address = line.trim_end().rsplit('/').next().unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    answer
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
        let page = format!("the page is at http://{address}/_emulator\n");
        assert_eq!(rest, page);
    }
}

/// The variables and the options that they stand for.
const OPTIONS: [(&str, &str); 17] = [
    ("LINKBREAKERS_EMULATOR_LISTEN", "listen"),
    ("LINKBREAKERS_EMULATOR_PUBLIC_URL", "public-url"),
    ("LINKBREAKERS_EMULATOR_TOKEN", "token"),
    (
        "LINKBREAKERS_EMULATOR_PUBLISHABLE_TOKEN",
        "publishable-token",
    ),
    ("LINKBREAKERS_EMULATOR_SESSION_TOKEN", "session-token"),
    ("LINKBREAKERS_EMULATOR_DATA", "data"),
    ("LINKBREAKERS_EMULATOR_DEMO", "demo"),
    ("LINKBREAKERS_EMULATOR_LINKS", "links"),
    ("LINKBREAKERS_EMULATOR_EVENTS", "events"),
    ("LINKBREAKERS_EMULATOR_VISITORS", "visitors"),
    ("LINKBREAKERS_EMULATOR_SEED", "seed"),
    ("LINKBREAKERS_EMULATOR_LATENCY", "latency"),
    ("LINKBREAKERS_EMULATOR_RATE_LIMIT", "rate-limit"),
    ("LINKBREAKERS_EMULATOR_PLAN_QUOTA", "plan-quota"),
    ("LINKBREAKERS_EMULATOR_FAULTS", "faults"),
    ("LINKBREAKERS_EMULATOR_WEBHOOK_SECRET", "webhook-secret"),
    (
        "LINKBREAKERS_EMULATOR_STANDARD_WEBHOOKS",
        "standard-webhooks",
    ),
];

#[test]
fn faults_are_on_from_the_start() {
    let child = program(&["--listen", "127.0.0.1:0", "--faults", "0.25:7"]);
    let answer = asked(child, "/_emulator/faults", "t");
    assert!(answer.contains("\"probability\":0.25"), "{answer}");
    assert!(answer.contains("\"seed\":7"), "{answer}");
}

#[test]
fn data_and_latency_are_there_from_the_start() {
    let child = program(&[
        "--listen",
        "127.0.0.1:0",
        "--events",
        "70",
        "--links",
        "9",
        "--visitors",
        "30",
        "--latency",
        "5",
    ]);
    let sent = std::time::Instant::now();
    let answer = asked(child, "/v1/events?pageSize=1", "t");
    assert!(sent.elapsed() >= std::time::Duration::from_millis(5));
    assert!(answer.contains("\"totalCount\":70"), "{answer}");
    for (path, total) in [("/v1/links?pageSize=1", 9), ("/v1/visitors", 30)] {
        let child = program(&[
            "--listen",
            "127.0.0.1:0",
            "--links",
            "9",
            "--visitors",
            "30",
        ]);
        let answer = asked(child, path, "t");
        assert!(
            answer.contains(&format!("\"totalCount\":{total}")),
            "{answer}"
        );
    }
}

#[test]
fn variables_stand_for_flags() {
    let variables = [
        ("LINKBREAKERS_EMULATOR_LISTEN", "127.0.0.1:0"),
        ("LINKBREAKERS_EMULATOR_TOKEN", "one two,links:read"),
        ("LINKBREAKERS_EMULATOR_PUBLISHABLE_TOKEN", " browser\n"),
        ("LINKBREAKERS_EMULATOR_DEMO", "true"),
        ("LINKBREAKERS_EMULATOR_RATE_LIMIT", "7/30"),
        ("LINKBREAKERS_EMULATOR_PLAN_QUOTA", "0"),
        ("LINKBREAKERS_EMULATOR_FAULTS", ""),
    ];
    for (path, token, status) in [
        ("/v1/webhooks", "one", "429 "),
        ("/v1/webhooks", "two", "403 "),
        ("/v1/webhooks", "browser", "403 "),
        ("/v1/webhooks", "three", "401 "),
    ] {
        let answer = asked(program_in(&variables, &[]), path, token);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{token}: {answer}"
        );
        assert!(answer.contains("\"default\";q=7;w=30"), "{answer}");
    }
    // Flags win, each over its own variable.
    let flags = ["--plan-quota", "9", "--token", "four", "--no-rate-limit"];
    let answer = asked(
        program_in(&variables, &flags),
        "/v1/links?pageSize=1",
        "four",
    );
    assert!(answer.contains("\"totalCount\":30"), "{answer}");
    assert!(!answer.contains("ratelimit"), "{answer}");
    let answer = asked(program_in(&variables, &flags), "/v1/webhooks", "one");
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
}

#[test]
fn bad_variables_are_told_by_their_names() {
    for (name, value) in [
        ("LINKBREAKERS_EMULATOR_LISTEN", "here"),
        ("LINKBREAKERS_EMULATOR_TOKEN", ","),
        ("LINKBREAKERS_EMULATOR_DEMO", "perhaps"),
        ("LINKBREAKERS_EMULATOR_EVENTS", "1e6"),
        ("LINKBREAKERS_EMULATOR_LATENCY", "20ms"),
        ("LINKBREAKERS_EMULATOR_RATE_LIMIT", "many"),
        ("LINKBREAKERS_EMULATOR_FAULTS", "1.5"),
    ] {
        let (code, out, message) = ended_in(&[(name, value)], &[]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{name}");
        assert!(message.contains(&format!("{name}: ")), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let bad = [("LINKBREAKERS_EMULATOR_LATENCY", "20ms")];
    assert_eq!(ended_in(&bad, &["--version"]).0, Some(0));
    let (_, _, message) = ended(&["--token", "canary,links:everything"]);
    assert!(
        message.contains("`links:everything`") && !message.contains("canary"),
        "{message}"
    );
    let (_, _, message) = ended(&["--latency", "20ms"]);
    assert!(message.contains("--latency: "), "{message}");
}

#[test]
fn help_and_version() {
    let (code, help, _) = ended(&["--help"]);
    assert_eq!(code, Some(0));
    let readme = include_str!("../../README.md");
    for (name, option) in OPTIONS {
        assert!(help.contains(&format!("--{option}")), "{option}");
        assert!(help.contains(&format!("[env: {name}]")), "{name}");
        // The table has both, too.
        assert!(readme.contains(&format!("| `--{option}")), "{option}");
        assert!(
            readme.contains(&format!("`{}`", &name["LINKBREAKERS_EMULATOR_".len()..])),
            "{name}"
        );
    }
    assert_eq!(help.matches("[env: ").count(), OPTIONS.len());
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
        &["--public-url", "links.example.com"],
        &["--public-url", "https://user:secret@example.com"],
        &["--token", ""],
        &["--webhook-secret", ""],
        &["--webhook-secret", "whsec_?"],
        &["--rate-limit", "many"],
        &["--events", "-1"],
        &["--latency", "20ms"],
        &["--faults", "1.5"],
        &["--faults", "0.5:x"],
        &["x"],
        &["--token"],
        &["--token", "t,links:everything"],
        &["--publishable-token", "t,links:read"],
        &["--session-token", ","],
        &["--rate-limit", "5/0"],
        &["--rate-limit", "-1"],
        &["--plan-quota", "-1"],
        &["--seed", "x"],
        &["--links", "1000001"],
        &["--visitors", "0", "--events", "5"],
        &["--demo=perhaps"],
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
