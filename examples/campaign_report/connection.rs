//! How the report connects: to the real API when a key is set, else to an emulator with something
//! to report.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers_emulator::{Emulator, EmulatorBuilder};

use crate::Failure;

/// A configuration, and the emulator that it talks to if there is no key.
///
/// The emulator stops when it is dropped, so keep it until the last call.
pub(crate) async fn open() -> Result<(Configuration, Option<Emulator>), Failure> {
    let key = std::env::var_os("LINKBREAKERS_SECRET_KEY");
    if key.is_some_and(|key| !key.is_empty()) {
        let configuration = Configuration::from_env()?;
        println!("Talking to {}.\n", configuration.base_path);
        return Ok((configuration, None));
    }
    let emulator = filled().start().await?;
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("any key will do")
        .build()?;
    println!("LINKBREAKERS_SECRET_KEY is not set: talking to an emulator in this process.\n");
    Ok((configuration, Some(emulator)))
}

/// An emulator with links that were visited.
fn filled() -> EmulatorBuilder {
    Emulator::builder().demo(true)
}
