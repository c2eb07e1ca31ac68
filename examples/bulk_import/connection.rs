//! The real API or a running emulator when a key is set, else an emulator in this process.

use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers_emulator::{Emulator, FaultScript, RateLimit};

use crate::options::Options;
use crate::Failure;

/// A configuration, and the emulator that stops when it is dropped.
pub(crate) async fn connect(
    options: &Options,
) -> Result<(Configuration, Option<Emulator>), Failure> {
    let key = std::env::var_os("LINKBREAKERS_SECRET_KEY");
    if key.is_some_and(|key| !key.is_empty()) {
        if options.faults.is_some() {
            return Err("--faults is for the emulator of this process, and there is a key".into());
        }
        return Ok((Configuration::from_env()?, None));
    }
    let mut emulator = Emulator::builder().rate_limit(RateLimit::unlimited());
    if let Some((probability, seed)) = options.faults {
        emulator = emulator.faults(FaultScript::all_kinds(seed, probability));
    }
    let emulator = emulator.start().await?;
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("any key will do")
        // Some faults let an answer hang.
        .attempt_timeout(Duration::from_secs(2))
        .build()?;
    println!("LINKBREAKERS_SECRET_KEY is not set: talking to an emulator in this process.");
    Ok((configuration, Some(emulator)))
}
