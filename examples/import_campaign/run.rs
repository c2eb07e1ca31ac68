//! One import: an emulator, the importing process, and the moments at which it is killed.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers_emulator::{Emulator, Fault, FaultScript, RateLimit};

use crate::count::{count, Outcome};
use crate::input::{mixed, TAKEN};
use crate::options::{Options, CHILD};
use crate::Failure;

/// How often the campaign looks whether a moment has come.
const LOOK: Duration = Duration::from_millis(1);

/// Moments to kill at, in requests of the whole run, in their order and before its end.
pub(crate) fn moments(options: &Options, requests: u64) -> Vec<u64> {
    let last = requests * 9 / 10;
    let moment = |number| 1 + mixed(!options.seed, number) % last.max(1);
    let mut moments: Vec<_> = (0..options.kills as u64).map(moment).collect();
    moments.sort_unstable();
    moments
}

/// Imports all links, in as many processes as it takes.
pub(crate) async fn run(options: &Options, moments: &[u64]) -> Result<Outcome, Failure> {
    let emulator = Emulator::builder()
        .rate_limit(RateLimit::unlimited())
        .seed(options.seed)
        .start()
        .await?;
    take_the_code(&emulator).await?;
    emulator.set_faults(script(options));
    let files = Files::new();
    let start = Instant::now();
    let mut kills = 0;
    for moment in moments {
        let mut importing = Importing::start(options, &emulator, &files)?;
        while emulator.request_count() < *moment && importing.is_running()? {
            tokio::time::sleep(LOOK).await;
        }
        if importing.is_running()? {
            kills += 1;
        }
        // SIGKILL on Unix; the drop waits until it is gone.
        drop(importing);
    }
    let mut importing = Importing::start(options, &emulator, &files)?;
    while importing.is_running()? {
        tokio::time::sleep(LOOK).await;
    }
    let ended = importing.0.wait()?;
    if !ended.success() {
        return Err("the importing process failed; its message stands above".into());
    }
    let results = std::fs::read_to_string(&files.results)?;
    let mut outcome = count(options, &emulator, &results);
    outcome.kills = kills;
    outcome.wall_time = start.elapsed();
    Ok(outcome)
}

/// The link whose code no other can have.
async fn take_the_code(emulator: &Emulator) -> Result<(), Failure> {
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("campaign")
        .build()?;
    let link = CreateLinkRequest {
        destination: "https://example.com/first".to_owned(),
        shortlink: Some(TAKEN.to_owned()),
        ..Default::default()
    };
    links_api::create(&configuration, link).send().await?;
    Ok(())
}

/// All kinds of faults, for reads as well as for creations.
fn script(options: &Options) -> FaultScript {
    let faults = [
        (3, Fault::status(503)),
        (2, Fault::status(429).header("retry-after", "0")),
        (3, Fault::delay(Duration::from_millis(20))),
        (3, Fault::reset_before()),
        (3, Fault::reset_after()),
        (3, Fault::fail_after_write(500)),
        (3, Fault::truncate()),
        (2, Fault::garbage()),
        (1, Fault::stall()),
    ];
    FaultScript::mix(options.seed, options.faults, faults)
}

/// The process; it ends with this.
struct Importing(Child);

impl Importing {
    fn start(options: &Options, emulator: &Emulator, files: &Files) -> Result<Self, Failure> {
        let child = Command::new(std::env::current_exe()?)
            .args(options.for_child())
            .args([CHILD, emulator.url()])
            .args([&files.journal, &files.results])
            .stdin(Stdio::null())
            .spawn()?;
        Ok(Self(child))
    }

    fn is_running(&mut self) -> Result<bool, Failure> {
        Ok(self.0.try_wait()?.is_none())
    }
}

impl Drop for Importing {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The files of a run; they are deleted with this.
struct Files {
    journal: PathBuf,
    results: PathBuf,
}

impl Files {
    fn new() -> Self {
        let folder = std::env::temp_dir();
        let file = |kind: &str| folder.join(format!("campaign-{}.{kind}", std::process::id()));
        let files = Self {
            journal: file("journal"),
            results: file("results"),
        };
        files.delete();
        files
    }

    fn delete(&self) {
        let delete = |path: &Path| std::fs::remove_file(path);
        let _ = (delete(&self.journal), delete(&self.results));
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        self.delete();
    }
}
