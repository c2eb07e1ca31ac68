//! The one way from a request to its answer, the same for every operation.

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use url::Url;

use crate::base_url;
use crate::call::Call;
use crate::clock::within;
use crate::configuration::Context;
use crate::error::{Error, ErrorKind, Refusal};
use crate::idempotency::IdempotencyKey;
use crate::rate_limit::RateLimit;
use crate::redirect::{self, MAX_REDIRECTS};
use crate::response::{Answer, Head};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Sends `call` and returns the answer when its status is 2xx.
pub(crate) async fn execute(mut call: Call<'_>) -> Result<Answer, Error> {
    let (context, operation) = (call.context, call.operation);
    let key = name_write(&mut call);
    let result = match call.mistake.take() {
        Some(mistake) => Err(mistake),
        None => attempt(call, key.as_ref()).await,
    };
    result.map_err(|error| error.of(context.profile.name, operation, key))
}

/// The key of a write: the caller's, or a new one.
fn name_write(call: &mut Call<'_>) -> Option<IdempotencyKey> {
    call.key.take().or_else(|| {
        let takes_key = call.operation.takes_idempotency_key();
        takes_key.then(|| (call.context.settings.make_key)())
    })
}

async fn attempt(call: Call<'_>, key: Option<&IdempotencyKey>) -> Result<Answer, Error> {
    let context = call.context;
    let limit = call.timeout.or(context.settings.attempt_timeout);
    let exchange = exchange(call, key);
    match within(context.settings.clock.as_ref(), limit, exchange).await {
        Some(result) => result,
        None => Err(Error::timeout(limit.unwrap_or_default())),
    }
}

async fn exchange(call: Call<'_>, key: Option<&IdempotencyKey>) -> Result<Answer, Error> {
    let context = call.context;
    let settings = context.settings;
    let transport = settings.transport()?;
    let method = call.operation.method();
    let body = call.body.clone().unwrap_or_default();
    let headers = headers(&call, key)?;
    let mut url = address(&call)?;
    let mut redirects = 0;
    loop {
        let mut request = http::Request::new(body.clone());
        *request.method_mut() = method.into();
        *request.uri_mut() = uri(&url)?;
        *request.headers_mut() = headers.clone();
        let answer = transport
            .exchange(request, settings.response_limit)
            .await
            .map_err(Error::from_transport)?;
        let target = redirect::target(method, answer.status(), answer.headers(), &url);
        match target {
            Some(target) if redirects < MAX_REDIRECTS => {
                redirects += 1;
                url = target;
            }
            _ => return judge(context, answer),
        }
    }
}

fn judge(context: Context<'_>, answer: http::Response<Bytes>) -> Result<Answer, Error> {
    let status = answer.status();
    let now = context.settings.clock.now();
    if status.is_success() {
        let (parts, body) = answer.into_parts();
        let head = Head {
            profile: context.profile,
            status,
            rate_limit: RateLimit::from_headers(&parts.headers, now),
            headers: parts.headers,
        };
        return Ok(Answer { head, body });
    }
    let kind = if status.is_redirection() {
        ErrorKind::Redirect
    } else {
        ErrorKind::Status
    };
    let refusal = Refusal::read(context.profile, &answer, context.token, now);
    Err(Error::refused(kind, refusal))
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

fn uri(url: &Url) -> Result<http::Uri, Error> {
    url.as_str()
        .parse()
        .map_err(|error| Error::configuration(format!("the URL cannot be sent: {error}")))
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
