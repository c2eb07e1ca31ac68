//! What a service does not start with, and how it says so.

use std::io::Read;
use std::process::{Child, Stdio};

use linkbreakers_emulator::Emulator;
use serde_json::json;

use super::in_both;
use super::program::{program, soon};
use crate::keys::key;

in_both! {
    the_wrong_key_is_refused_before_anything_listens
    settings_that_cannot_be_used_are_named
}

/// The line on which a service ends that is given `variables`; nothing else may be said.
async fn refusal(name: &str, variables: &[(&'static str, String)]) -> String {
    let mut command = program(name);
    command.envs(variables.iter().map(|(name, value)| (*name, value)));
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = Ended(command.spawn().unwrap());
    let (mut log, mut line) = (String::new(), String::new());
    let (stdout, stderr) = (child.0.stdout.take(), child.0.stderr.take());
    let read = tokio::task::spawn_blocking(move || {
        stdout.unwrap().read_to_string(&mut log).unwrap();
        stderr.unwrap().read_to_string(&mut line).unwrap();
        (log, line)
    });
    let (log, line) = soon(read).await.unwrap();
    assert_eq!(child.0.wait().unwrap().code(), Some(1), "{log}{line}");
    assert!(!log.contains("listening"), "{log}");
    for (_, secret) in variables.iter().filter(|(name, _)| name.contains("SECRET")) {
        let mut parts = secret.split(['=', '.']).filter(|part| part.len() > 9);
        assert!(
            parts.all(|part| !(line.clone() + &log).contains(part)),
            "{line}"
        );
    }
    let line = line.strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{line}");
    line.strip_prefix(&format!("{name}: ")).unwrap().to_owned()
}

/// A process that does not outlive a test which has waited for its end in vain.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn the_wrong_key_is_refused_before_anything_listens(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    for (given, words) in [
        (
            key(&json!({"type": "publishable"})),
            "a server needs a secret key",
        ),
        (
            key(&json!({"exp": 1_767_225_600})),
            "expired at 2026-01-01T00:00:00Z",
        ),
        (
            "Bearer some-secret-key".to_owned(),
            "without the word Bearer",
        ),
        (String::new(), "LINKBREAKERS_SECRET_KEY is not set"),
    ] {
        let variables = [
            ("LINKBREAKERS_SECRET_KEY", given),
            ("LINKBREAKERS_BASE_URL", emulator.url().to_owned()),
        ];
        let line = refusal(name, &variables).await;
        assert!(line.contains(words), "{line}");
    }
    assert_eq!(emulator.request_count(), 0);
}

async fn settings_that_cannot_be_used_are_named(name: &str) {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let line = refusal(name, &[("LISTEN_ADDR", address.clone())]).await;
    let words = format!("LISTEN_ADDR {address} cannot be listened at: ");
    assert!(line.starts_with(&words), "{line}");
    for (variable, value, words) in [
        (
            "LISTEN_ADDR",
            "8080",
            "LISTEN_ADDR is \"8080\": invalid socket address",
        ),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is \"loud\""),
        ("REPLAY_CAPACITY", "-1", "REPLAY_CAPACITY is \"-1\""),
        ("REPLAY_CAPACITY", "0", "REPLAY_CAPACITY is \"0\""),
        ("STOP_LIMIT", "soon", "STOP_LIMIT is \"soon\""),
        ("WEBHOOK_SCHEME", "md5", "neither sha256-hex nor standard"),
        ("WEBHOOK_SECRET", "", "set WEBHOOK_SECRET to the secret"),
        ("WEBHOOK_SECRET", "tooshort", "\"default\" has fewer than"),
        ("WEBHOOK_SECRETS", "a=0123456789abcdef", "not both"),
        (
            "LINKBREAKERS_BASE_URL",
            "ftp://example.com",
            "mend the configuration",
        ),
    ] {
        let line = refusal(name, &[(variable, value.to_owned())]).await;
        assert!(line.contains(words), "{line}");
    }
    for (list, words) in [
        (
            "no-label-at-all-0123456789",
            "entry 1: write it as label=secret",
        ),
        (
            "a=0123456789abcdef,=0123456789abcdef",
            "entry 2: write it as",
        ),
        ("a@2026=0123456789abcdef", "entry 1: the end is no time"),
        ("a=0123456789abcdef,a=fedcba9876543210", "the label \"a\""),
        ("a=0123456789abcdef,", "entry 2: write it as"),
        // A secret in base64 without a label: what stands before `=` is not one.
        (
            "MDEyMzQ1Njc4OWFiY2RlZg==",
            "entry 1: the secret is malformed or has fewer than 16 bytes",
        ),
    ] {
        let variables = [
            ("WEBHOOK_SECRET", String::new()),
            ("WEBHOOK_SECRETS", list.to_owned()),
        ];
        let line = refusal(name, &variables).await;
        assert!(line.contains(words), "{line}");
    }
}
