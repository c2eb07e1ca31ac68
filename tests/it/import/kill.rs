//! The importing process is killed again and again, and each link is made once all the same.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use linkbreakers::apis::links_api;
use linkbreakers::models::CreateLinkRequest;
use linkbreakers_emulator::{Emulator, RateLimit};

use super::files::TestFile;
use super::scene::{client, destination, link_to, Numbers, TAKEN};
use crate::support::{text, KEY};

const LINKS: usize = 3_000;
const KILLS: usize = 5;

/// `examples/bulk_import`, which `cargo test` builds beside this binary.
pub(super) fn program() -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples")
        .join(format!("bulk_import{}", std::env::consts::EXE_SUFFIX))
}

/// Ends with the test.
struct Importing(Child);

impl Importing {
    fn start(emulator: &Emulator, input: &TestFile, files: [&TestFile; 2]) -> Self {
        let child = Command::new(program())
            .arg(input.path())
            .args(["--resume", "--chunk-size", "20", "--journal"])
            .arg(files[0].path())
            .arg("--results")
            .arg(files[1].path())
            .env("LINKBREAKERS_SECRET_KEY", KEY)
            .env("LINKBREAKERS_BASE_URL", emulator.url())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        Self(child.unwrap_or_else(|error| {
            panic!("{error}; `cargo build --examples` makes the program that is killed")
        }))
    }

    /// Whether it has come to its end by itself.
    fn has_ended(&mut self) -> bool {
        self.0.try_wait().unwrap().is_some()
    }
}

impl Drop for Importing {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Links, of which some are bad here and some for the server.
fn input(refused_here: &BTreeSet<usize>, taken: &BTreeSet<usize>) -> String {
    let mut csv = "destination,shortlink\n".to_owned();
    for number in 0..LINKS {
        let destination = match refused_here.contains(&number) {
            true => "nowhere".to_owned(),
            false => destination(number),
        };
        let code = if taken.contains(&number) { TAKEN } else { "" };
        csv += &format!("{destination},{code}\n");
    }
    csv
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_it_goes_on_and_makes_each_link_once() {
    let emulator = Emulator::builder().rate_limit(RateLimit::unlimited());
    let emulator = emulator.token(KEY).start().await.unwrap();
    let mut numbers = Numbers(23);
    let refused_here = numbers.some_of(15, LINKS);
    let mut taken = numbers.some_of(15, LINKS);
    taken.retain(|number| !refused_here.contains(number));
    let link = CreateLinkRequest {
        shortlink: text(TAKEN),
        ..link_to("https://example.com/first")
    };
    let client = client(emulator.url(), &Arc::default());
    links_api::create(&client, link).send().await.unwrap();
    let input = TestFile::holding(input(&refused_here, &taken).as_bytes());
    let (journal, results) = (TestFile::new(), TestFile::new());

    let mut kills = 0;
    while kills < KILLS {
        let until = emulator.request_count() + 1 + numbers.below(40) as u64;
        let mut importing = Importing::start(&emulator, &input, [&journal, &results]);
        while emulator.request_count() < until {
            assert!(!importing.has_ended(), "it was to be killed before");
            tokio::task::yield_now().await;
        }
        kills += 1;
        // SIGKILL on Unix: no destructor runs, nothing is flushed.
        drop(importing);
    }
    let mut importing = Importing::start(&emulator, &input, [&journal, &results]);
    let ended = tokio::task::spawn_blocking(move || importing.0.wait().unwrap());
    assert!(ended.await.unwrap().success());

    let bad = |number: &usize| refused_here.contains(number) || taken.contains(number);
    let made = emulator.links_by_destination();
    let good: Vec<_> = (0..LINKS).filter(|number| !bad(number)).collect();
    assert_eq!(made.len(), good.len() + 1);
    for number in &good {
        assert_eq!(made.get(&destination(*number)), Some(&1), "link {number}");
    }
    // One line for each input, in their order, and the verdicts are right.
    let results = results.text();
    let mut lines = results.lines().skip(1);
    for number in 0..LINKS {
        let status = if bad(&number) { "refused" } else { "created" };
        let start = format!("{},{status},", number + 2);
        let line = lines.next().unwrap();
        assert!(line.starts_with(&start), "{line} instead of {start}");
    }
    assert_eq!(lines.next(), None);
}
