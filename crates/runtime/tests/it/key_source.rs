//! Keys from a source: asked for, renewed after a 401, and kept out of everything.

mod cached;
mod failing;
mod file;
mod hidden;
mod rotated;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use linkbreakers_runtime::http::Request;
use linkbreakers_runtime::key_source::{KeySource, KeySourceError, Keying, Secret};
use linkbreakers_runtime::transport::Transport;
use linkbreakers_runtime::{ConfigurationBuilder, RetryPolicy};

use crate::support::{Configuration, Script, Step, Tides, VirtualClock};

pub(crate) type Given = Result<Secret, KeySourceError>;

/// Gives keys in order, the last one for ever, and remembers which were refused.
#[derive(Default)]
pub(crate) struct Ring {
    keys: Mutex<VecDeque<Given>>,
    asked: Mutex<Vec<Option<String>>>,
}

impl Ring {
    pub(crate) fn of<const N: usize>(keys: [&str; N]) -> Arc<Self> {
        Self::giving(keys.map(|key| Ok(Secret::new(key))))
    }

    pub(crate) fn giving<const N: usize>(keys: [Given; N]) -> Arc<Self> {
        Arc::new(Self {
            keys: Mutex::new(keys.into()),
            asked: Mutex::default(),
        })
    }

    /// How often it was asked, and for each time the key that was refused, or nothing.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked
            .iter()
            .map(|key| key.clone().unwrap_or_default())
            .collect()
    }
}

impl KeySource for Ring {
    fn key(&self, refused: Option<Secret>) -> Keying<'_> {
        let refused = refused.map(|key| key.expose().to_owned());
        self.asked.lock().unwrap().push(refused);
        let mut keys = self.keys.lock().unwrap();
        let key = match keys.len() {
            1 => keys[0].clone(),
            _ => keys.pop_front().unwrap(),
        };
        Box::pin(async { key })
    }
}

/// A configuration with default behaviour over a script and a clock that jumps.
pub(crate) fn builder(
    transport: Arc<dyn Transport>,
    source: &Arc<impl KeySource + 'static>,
) -> ConfigurationBuilder<Tides> {
    Configuration::builder()
        .transport(transport)
        .key_source(source.clone())
        .clock(Arc::new(VirtualClock::new()))
        .random(|| 0.5)
}

/// One attempt a call, but for the one with a renewed key.
pub(crate) fn once(
    steps: impl IntoIterator<Item = Step>,
    source: &Arc<impl KeySource + 'static>,
) -> (Arc<Script>, Configuration) {
    let script = Script::new(steps);
    let builder = builder(script.clone(), source).retry(RetryPolicy::never());
    (script, builder.build().unwrap())
}

/// A configuration that repeats, and its script.
pub(crate) fn again(
    steps: impl IntoIterator<Item = Step>,
    source: &Arc<impl KeySource + 'static>,
) -> (Arc<Script>, Configuration) {
    let script = Script::new(steps);
    let configuration = builder(script.clone(), source).build().unwrap();
    (script, configuration)
}

pub(crate) fn key_of(request: &Request<Bytes>) -> String {
    let header = &request.headers()["authorization"];
    assert!(header.is_sensitive());
    let bearer = header.to_str().unwrap();
    bearer.strip_prefix("Bearer ").unwrap().to_owned()
}

/// The keys that were sent, in order.
pub(crate) fn keys(script: &Script) -> Vec<String> {
    script.seen().iter().map(key_of).collect()
}
