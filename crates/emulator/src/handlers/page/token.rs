//! The opaque tokens between pages.
//!
//! A token holds the place of the last item, not a number of items, so that records which come and go
//! between two calls neither repeat nor hide others. It also holds a fingerprint of the filters, and a
//! checksum that only this emulator can compute.

use std::hash::{DefaultHasher, Hash, Hasher};

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use serde::{Deserialize, Serialize};

use crate::http::error::ApiError;
use crate::store::place::Place;

#[derive(Serialize, Deserialize)]
struct Token<'k> {
    #[serde(flatten)]
    place: Place<'k>,
    scope: u64,
    check: u64,
}

/// The fingerprint of a list: the operation, and the filters as text.
pub(super) fn scope(operation: &str, filters: &str) -> u64 {
    hash(&(operation, filters))
}

/// The token of the page after `place`. `secret` is what makes it ours.
pub(super) fn write(place: Place<'_>, scope: u64, secret: &str) -> String {
    let token = Token {
        check: hash(&(secret, &place, scope)),
        place,
        scope,
    };
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&token).unwrap_or_default())
}

/// The place after which the page begins.
pub(super) fn read(text: &str, scope: u64, secret: &str) -> Result<Place<'static>, ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok();
    let token: Option<Token<'static>> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    match token {
        Some(token) if token.check != hash(&(secret, &token.place, token.scope)) => {
            Err(refused("is not a token of this server"))
        }
        Some(token) if token.scope != scope => Err(refused(
            "belongs to a list with other filters or another order",
        )),
        Some(token) => Ok(token.place),
        None => Err(refused("is not a token of this server")),
    }
}

fn refused(reason: &str) -> ApiError {
    ApiError::invalid("pageToken", reason)
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
