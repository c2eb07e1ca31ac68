//! `/_emulator/openapi.json`: the description of the control API, which is also what it goes by.

use std::sync::OnceLock;

use serde_json::Value;

use crate::http::answer::Answer;
use crate::spec::{self, Spec};

/// The description in the two forms that are needed.
pub(super) struct Document {
    text: Value,
    pub(super) spec: Spec,
}

/// The embedded description, read once per process.
pub(super) fn embedded() -> Result<&'static Document, String> {
    static DOCUMENT: OnceLock<Result<Document, String>> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| read(include_str!("openapi.yaml")));
    document.as_ref().map_err(Clone::clone)
}

fn read(yaml: &str) -> Result<Document, String> {
    let mut text = spec::json(yaml)?;
    if let Some(version) = text.pointer_mut("/info/version") {
        *version = env!("CARGO_PKG_VERSION").into();
    }
    let spec = spec::read(yaml)?;
    Ok(Document { text, spec })
}

pub(super) fn answer(document: &Document) -> Answer {
    Answer::ok(&document.text)
}
