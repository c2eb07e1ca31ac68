//! A call as it is sent: the address, made once, and the request of each attempt.

use std::sync::Arc;

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use url::Url;

use super::basis::Basis;
use crate::call::Call;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::secret::Secret;
use crate::transport::{Outgoing, MAX_URL_LENGTH};

pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What every attempt of a call sends.
pub(super) struct Prepared {
    pub(super) basis: Arc<Basis>,
    pub(super) url: Url,
    key: Option<HeaderValue>,
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
            url: address(call, &basis)?,
            key: key
                .map(|key| value("idempotency key", key.as_str()))
                .transpose()?,
            basis,
        })
    }

    /// Puts `secret` in the place of the key that was sent before.
    pub(super) fn authorise(&mut self, call: &Call<'_>, secret: &Secret) -> Result<(), Error> {
        if self.basis.key() == Some(secret) {
            return Ok(());
        }
        let context = call.context.with_key(Some(secret));
        self.basis = context.settings.basis.of(context)?;
        Ok(())
    }

    /// One attempt at `url`, made anew for each: most calls need no other.
    pub(super) fn request(&self, call: &Call<'_>, url: Url) -> Outgoing {
        Outgoing {
            method: call.operation.method().into(),
            url,
            headers: self.headers(call),
            body: call.body.clone(),
        }
    }

    /// The headers of a call, the caller's own last so that they win.
    fn headers(&self, call: &Call<'_>) -> HeaderMap {
        let mut headers = self.basis.headers.clone();
        if call.body.is_some() {
            headers.insert(CONTENT_TYPE, JSON);
        }
        if let Some(key) = &self.key {
            headers.insert(call.context.profile.idempotency_header, key.clone());
        }
        if !call.headers.is_empty() {
            headers.extend(call.headers.clone());
        }
        headers
    }
}

fn address(call: &Call<'_>, basis: &Basis) -> Result<Url, Error> {
    // The base is parsed already: only what follows its host is new.
    let mut url = basis.url.clone();
    if basis.path.is_empty() {
        url.set_path(&call.path);
    } else {
        url.set_path(&format!("{}{}", basis.path, call.path));
    }
    if !call.query.is_empty() {
        url.set_query(Some(&call.query.to_text()));
    }
    let length = url.as_str().len();
    if length > MAX_URL_LENGTH {
        return Err(Error::invalid_request(format!(
            "the URL cannot be sent: it has {length} bytes, and at most {MAX_URL_LENGTH} can be"
        )));
    }
    Ok(url)
}

/// Says which value it is and never what it holds.
pub(super) fn value(what: &str, text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| {
        Error::configuration(format!(
            "the {what} holds a character that no header can carry, such as a line break"
        ))
    })
}
