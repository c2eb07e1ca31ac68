//! How the examples connect: to the real API when a key is set, else to a local emulator.

#[allow(dead_code)] // not every example opens a link
pub(crate) mod browser;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::keys;
use linkbreakers_emulator::{Emulator, EmulatorBuilder};

/// A configuration, and the emulator that it talks to if there is no key.
///
/// The emulator stops when it is dropped, so keep it until the last call.
#[allow(dead_code)] // some examples need a filled emulator
pub(crate) async fn connect(
) -> Result<(Configuration, Option<Emulator>), Box<dyn std::error::Error>> {
    connect_to(Emulator::builder()).await
}

/// As [`connect`], with about `events` events in the emulator if there is no key.
#[allow(dead_code)] // most examples begin with an empty workspace
pub(crate) async fn connect_filled(
    events: usize,
) -> Result<(Configuration, Option<Emulator>), Box<dyn std::error::Error>> {
    connect_to(Emulator::builder().events(events)).await
}

async fn connect_to(
    builder: EmulatorBuilder,
) -> Result<(Configuration, Option<Emulator>), Box<dyn std::error::Error>> {
    let key = std::env::var_os("LINKBREAKERS_SECRET_KEY");
    if key.is_some_and(|key| !key.is_empty()) {
        let configuration = Configuration::from_env()?;
        // The wrong kind of key ends here, and not at the first request.
        keys::require_secret(&configuration).await?;
        println!("Talking to {}.\n", configuration.base_path);
        return Ok((configuration, None));
    }
    let emulator = builder.start().await?;
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("any key will do")
        .build()?;
    println!("LINKBREAKERS_SECRET_KEY is not set: talking to an emulator in this process.\n");
    Ok((configuration, Some(emulator)))
}
