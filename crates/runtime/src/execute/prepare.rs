//! A call as it is sent: URL, headers and body, made once for all attempts.

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use url::Url;

use crate::base_url;
use crate::call::Call;
use crate::configuration::Context;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// What every attempt of a call sends.
pub(super) struct Prepared {
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Prepared {
    pub(super) fn new(call: &Call<'_>, key: Option<&IdempotencyKey>) -> Result<Self, Error> {
        Ok(Self {
            headers: headers(call, key)?,
            url: address(call)?,
            body: call.body.clone().unwrap_or_default(),
        })
    }
}

fn address(call: &Call<'_>) -> Result<Url, Error> {
    let mut path = call.path.clone();
    call.query.write_to(&mut path);
    let url = base_url::join(call.context.base_path, &path)?;
    let has_key = call.context.token.is_some();
    if has_key && base_url::is_plain_text(&url) && !call.context.settings.plain_http_allowed {
        return Err(Error::configuration(
            "the base URL is plain http to another machine, which would show the key to everyone \
             on the way; use https, or allow_plain_http on the configuration's builder",
        ));
    }
    Ok(url)
}

/// The headers of a call, the caller's own last so that they win.
fn headers(call: &Call<'_>, key: Option<&IdempotencyKey>) -> Result<HeaderMap, Error> {
    let mut headers = check_headers(call.context)?;
    headers.insert(ACCEPT, JSON);
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

/// The headers that come from the configuration alone.
pub(crate) fn check_headers(context: Context<'_>) -> Result<HeaderMap, Error> {
    let profile = context.profile;
    let mut headers = HeaderMap::with_capacity(8);
    let user_agent = match context.user_agent {
        Some(user_agent) => value("user agent", user_agent)?,
        None => value(
            "user agent",
            &format!("{}/{}", profile.user_agent, profile.version),
        )?,
    };
    headers.insert(USER_AGENT, user_agent);
    if let Some(name) = profile.client_header {
        let client = format!(
            "sdk-rust/{} (rust; {})",
            profile.version,
            std::env::consts::OS
        );
        headers.insert(name, value("client", &client)?);
    }
    if let Some(token) = context.token {
        if token.trim().is_empty() {
            return Err(Error::configuration(format!(
                "the {} key is empty",
                profile.name
            )));
        }
        let mut authorization = value("key", &format!("Bearer {token}"))?;
        authorization.set_sensitive(true);
        headers.insert(AUTHORIZATION, authorization);
    }
    Ok(headers)
}

/// Says which value it is and never what it holds.
fn value(what: &str, text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| {
        Error::configuration(format!(
            "the {what} holds a character that no header can carry, such as a line break"
        ))
    })
}
