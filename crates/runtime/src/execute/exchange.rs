//! One attempt: the request out, redirects judged, the whole answer in.

use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;

use super::prepare::Prepared;
use crate::call::Call;
use crate::clock::within;
use crate::error::{scrub_headers, Error, ErrorKind, Refusal};
use crate::rate_limit::RateLimit;
use crate::redirect::{self, MAX_REDIRECTS};
use crate::response::{Answer, Head};
use crate::secret::Secret;
use crate::transport::Reused;

/// Makes one attempt, which may take `limit`.
pub(super) async fn attempt(
    call: &Call<'_>,
    prepared: &Prepared,
    limit: Option<Duration>,
) -> Result<Answer, Error> {
    let clock = call.context.settings.clock.as_ref();
    match within(clock, limit, pin!(exchange(call, prepared))).await {
        Some(result) => result,
        None => Err(Error::timeout(limit.unwrap_or_default())),
    }
}

async fn exchange(call: &Call<'_>, prepared: &Prepared) -> Result<Answer, Error> {
    let settings = call.context.settings;
    let transport = settings.transport();
    let method = call.operation.method();
    let mut uri = prepared.uri.clone();
    let mut redirects = 0;
    loop {
        let mut request = http::Request::new(prepared.body.clone());
        *request.method_mut() = method.into();
        *request.uri_mut() = uri.clone();
        *request.headers_mut() = prepared.headers.clone();
        let answer = transport
            .exchange(request, settings.response_limit)
            .await
            .map_err(Error::from_transport)?;
        match redirect::target(method, answer.status(), answer.headers(), &uri) {
            Some(target) if redirects < MAX_REDIRECTS => {
                redirects += 1;
                uri = target;
            }
            _ => return judge(call, prepared.basis.key(), answer),
        }
    }
}

/// `key` is the one that was sent, which is kept out of all that is kept of the answer.
fn judge(
    call: &Call<'_>,
    key: Option<&Secret>,
    answer: http::Response<Bytes>,
) -> Result<Answer, Error> {
    let context = call.context;
    let secret = key.map(Secret::expose);
    let status = answer.status();
    let now = context.settings.clock.now();
    if status.is_success() {
        let (mut parts, body) = answer.into_parts();
        scrub_headers(&mut parts.headers, secret);
        let head = Head {
            profile: context.profile,
            status,
            rate_limit: RateLimit::from_headers(&parts.headers, now),
            reused: Reused::of(&parts.extensions),
            headers: parts.headers,
            attempts: Vec::new(),
            reconciled: false,
            secret: key.cloned(),
        };
        return Ok(Answer {
            head,
            body,
            time_left: None,
        });
    }
    let kind = if matches!(status.as_u16(), 301..=303 | 307 | 308) {
        ErrorKind::Redirect
    } else {
        ErrorKind::Status
    };
    let reused = Reused::of(answer.extensions());
    let refusal = Refusal::read(context.profile, &answer, secret, now);
    Err(Error::refused(kind, refusal).over_connection(reused))
}
