//! What a service does not start with, and how it says so.

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
    let output = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = soon(output).await.unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let log = String::from_utf8(output.stdout).unwrap();
    assert!(!log.contains("listening"), "{log}");
    let line = String::from_utf8(output.stderr).unwrap();
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
    ] {
        let variables = [
            ("WEBHOOK_SECRET", String::new()),
            ("WEBHOOK_SECRETS", list.to_owned()),
        ];
        let line = refusal(name, &variables).await;
        assert!(line.contains(words), "{line}");
    }
}
