//! A call as it is sent: address, headers and body, made once for all attempts.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Uri};

use super::basis::Basis;
use crate::call::Call;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::secret::Secret;

pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What every attempt of a call sends.
pub(super) struct Prepared {
    pub(super) basis: Arc<Basis>,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Prepared {
    /// `secret` is the key of the source, if there is one.
    pub(super) fn new(
        call: &Call<'_>,
        key: Option<&IdempotencyKey>,
        secret: Option<&Secret>,
    ) -> Result<Self, Error> {
        let basis = call
            .context
            .settings
            .basis
            .of(call.context.with_key(secret))?;
        Ok(Self {
            uri: address(call, &basis)?,
            headers: headers(call, &basis, key)?,
            body: call.body.clone().unwrap_or_default(),
            basis,
        })
    }

    /// Puts `secret` in the place of the key that was sent before.
    pub(super) fn authorise(&mut self, call: &Call<'_>, secret: &Secret) -> Result<(), Error> {
        if self.basis.key() == Some(secret) {
            return Ok(());
        }
        let context = call.context.with_key(Some(secret));
        let basis = context.settings.basis.of(context)?;
        // Callers cannot set this header, so what stands there is ours.
        if let Some(authorization) = basis.headers.get(AUTHORIZATION) {
            self.headers.insert(AUTHORIZATION, authorization.clone());
        }
        self.basis = basis;
        Ok(())
    }
}

fn address(call: &Call<'_>, basis: &Basis) -> Result<Uri, Error> {
    let mut address = String::with_capacity(basis.prefix.len() + call.path.len() + 64);
    address.push_str(&basis.prefix);
    address.push_str(&call.path);
    call.query.write_to(&mut address);
    Uri::try_from(address)
        .map_err(|error| Error::invalid_request(format!("the URL cannot be sent: {error}")))
}

/// The headers of a call, the caller's own last so that they win.
fn headers(
    call: &Call<'_>,
    basis: &Basis,
    key: Option<&IdempotencyKey>,
) -> Result<HeaderMap, Error> {
    let mut headers = basis.headers.clone();
    if call.body.is_some() {
        headers.insert(CONTENT_TYPE, JSON);
    }
    if let Some(key) = key {
        let name = call.context.profile.idempotency_header;
        headers.insert(name, value("idempotency key", key.as_str())?);
    }
    headers.extend(call.headers.clone());
    Ok(headers)
}

/// Says which value it is and never what it holds.
pub(super) fn value(what: &str, text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| {
        Error::configuration(format!(
            "the {what} holds a character that no header can carry, such as a line break"
        ))
    })
}
