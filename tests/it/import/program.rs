//! The example `bulk_import` and the files of whoever runs it: nothing of theirs is lost.

use std::path::Path;
use std::process::{Command, Output};

use linkbreakers_emulator::Emulator;

use super::files::TestFile;
use super::kill::program;
use super::scene::Scene;
use crate::support::KEY;

const INPUT: &[u8] = b"destination\nhttps://example.com/1\nhttps://example.com/2\n";

fn run(arguments: &[&Path], emulator: Option<&Emulator>) -> Output {
    let mut command = Command::new(program());
    command.args(arguments);
    match emulator {
        Some(emulator) => command
            .env("LINKBREAKERS_SECRET_KEY", KEY)
            .env("LINKBREAKERS_BASE_URL", emulator.url()),
        None => command.env_remove("LINKBREAKERS_SECRET_KEY"),
    };
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_of_the_users_are_neither_deleted_nor_overwritten() {
    let notes = TestFile::holding(b"my notes\n");
    let [results, journal] = ["--results", "--journal"].map(Path::new);
    // Without an input there is a demonstration, whose own files are deleted.
    let output = run(&[results, notes.path()], None);
    assert!(said(&output).contains("not replaced"), "{}", said(&output));
    assert!(!output.status.success());
    assert_eq!(notes.read(), b"my notes\n");
    let made = TestFile::new();
    let output = run(&[results, made.path()], None);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(made.text().lines().count(), 1_001);
    // One file for two purposes.
    let input = TestFile::holding(INPUT);
    for twice in [
        [input.path(), results, input.path()],
        [input.path(), journal, input.path()],
    ] {
        let output = run(&twice, None);
        assert!(
            said(&output).contains("are three files"),
            "{}",
            said(&output)
        );
        assert_eq!(input.read(), INPUT);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_stops_leaves_the_results_of_the_one_before() {
    let scene = Scene::start().await;
    let (input, results, journal) = (TestFile::holding(INPUT), TestFile::new(), TestFile::new());
    let arguments = [
        input.path(),
        Path::new("--resume"),
        Path::new("--results"),
        results.path(),
        Path::new("--journal"),
        journal.path(),
    ];
    let output = run(&arguments, Some(&scene.emulator));
    assert!(output.status.success(), "{}", said(&output));
    let before = results.read();
    input.write(b"destination\nhttps://example.com/another\n");
    let output = run(&arguments, Some(&scene.emulator));
    assert!(!output.status.success());
    assert!(
        said(&output).contains("use another journal"),
        "{}",
        said(&output)
    );
    assert!(!said(&output).contains("--resume"), "it would not help");
    assert_eq!(results.read(), before);
}
