//! A call as it is sent: its address, and the request of each attempt.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue};
use url::Url;

use super::basis::Basis;
use crate::call::Call;
use crate::error::Error;
use crate::transport::{Outgoing, MAX_URL_LENGTH};

pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// One attempt at `url`.
pub(super) fn request(call: &Call<'_>, basis: &Basis, url: Url) -> Result<Outgoing, Error> {
    Ok(Outgoing {
        method: call.operation.method().into(),
        url,
        headers: headers(call, basis)?,
        body: call.body.clone(),
    })
}

/// The headers of a call, the caller's own last so that they win.
fn headers(call: &Call<'_>, basis: &Basis) -> Result<HeaderMap, Error> {
    let mut headers = basis.headers.clone();
    if call.body.is_some() {
        headers.insert(CONTENT_TYPE, JSON);
    }
    if let Some(key) = &call.key {
        let key = value("idempotency key", key.as_str())?;
        headers.insert(call.context.profile.idempotency_header, key);
    }
    if let Some(own) = &call.headers {
        headers.extend(HeaderMap::clone(own));
    }
    Ok(headers)
}

/// Where the call goes.
pub(super) fn address(call: &Call<'_>, basis: &Basis) -> Result<Url, Error> {
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
