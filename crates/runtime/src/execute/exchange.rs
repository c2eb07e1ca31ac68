//! One attempt: the request out, redirects judged, the whole answer in.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use url::Url;

use super::basis::Basis;
use super::history::History;
use super::prepare;
use crate::call::Call;
use crate::clock::within;
use crate::error::{scrub_headers, Error, ErrorKind, Refusal};
use crate::rate_limit::RateLimit;
use crate::redirect::{self, MAX_REDIRECTS};
use crate::response::{Answer, Head};
use crate::secret::Secret;
use crate::settings::Settings;
use crate::trace::AttemptSpan;
use crate::transport::{Exchange, Incoming, ReqwestTransport, Way};

/// Makes an attempt that starts at `moment`. It takes the call's `address`; once that is gone, it is made
/// anew.
pub(super) async fn attempt(
    call: &Call<'_>,
    basis: &Basis,
    address: &mut Option<Url>,
    history: &History<'_>,
    moment: Duration,
) -> Result<Answer, Error> {
    let span = AttemptSpan::new(call, basis, history.made());
    let result = {
        let limit = history.attempt_limit_at(moment);
        let exchange = pin!(exchange(call, basis, address));
        let clock = call.context.settings.clock.as_ref();
        span.around(pin!(within(clock, limit, exchange))).await
    };
    let result = result.unwrap_or_else(|| {
        let limit = history.attempt_limit_at(moment);
        Err(Error::timeout(limit.unwrap_or_default()))
    });
    span.end(&result);
    result
}

async fn exchange(
    call: &Call<'_>,
    basis: &Basis,
    address: &mut Option<Url>,
) -> Result<Answer, Error> {
    let mut redirects = 0;
    // On the heap, since few calls have one.
    let mut redirected: Option<Box<Url>> = None;
    loop {
        // Apart from the match, which would keep the result of `begin` too.
        let begun = begin(call, basis, address, redirected.as_deref())?;
        let answer = match begun {
            Begun::Ours(transport, sent) => {
                let limit = call.context.settings.response_limit;
                transport.answer(sent, limit).await
            }
            Begun::Own(exchange) => exchange.await.map(Incoming::from),
        };
        let answer = answer.map_err(Error::from_transport)?;
        if answer.status.is_redirection() && redirects < MAX_REDIRECTS {
            if let Some(target) = target(call, basis, &answer, redirected.as_deref())? {
                redirects += 1;
                redirected = Some(Box::new(target));
                continue;
            }
        }
        return judge(call, basis.key(), answer);
    }
}

/// A request on its way.
enum Begun<'a, F> {
    Ours(&'a ReqwestTransport, F),
    Own(Exchange<'a>),
}

/// Sends the request to `redirected`, or to the call's own address.
#[inline(never)] // its stack is that of the sending, and not kept below it
fn begin<'a>(
    call: &Call<'a>,
    basis: &Basis,
    address: &mut Option<Url>,
    redirected: Option<&Url>,
) -> Result<Begun<'a, impl Future<Output = reqwest::Result<reqwest::Response>> + Send>, Error> {
    let settings: &'a Settings = call.context.settings;
    let url = match (redirected, address.take()) {
        (Some(target), _) => target.clone(),
        (None, Some(url)) => url,
        (None, None) => prepare::address(call, basis)?,
    };
    let request = prepare::request(call, basis, url)?;
    let way = settings
        .sender
        .way(basis.is_local, settings.connect_timeout);
    match way.map_err(Error::from_transport)? {
        Way::Ours(transport) => Ok(Begun::Ours(transport, transport.begin(request))),
        Way::Own(transport) => {
            let request = request.into_http().map_err(Error::from_transport)?;
            Ok(Begun::Own(
                transport.exchange(request, settings.response_limit),
            ))
        }
    }
}

/// Where `answer` sends a request on that went to `redirected`, or to the call's own address.
#[cold]
fn target(
    call: &Call<'_>,
    basis: &Basis,
    answer: &Incoming,
    redirected: Option<&Url>,
) -> Result<Option<Url>, Error> {
    let method = call.operation.method();
    let target = |from: &Url| redirect::target(method, answer.status, &answer.headers, from);
    match redirected {
        Some(url) => Ok(target(url)),
        None => prepare::address(call, basis).map(|url| target(&url)),
    }
}

/// An error unless the answer is a success. `key` is the one that was sent, which is kept out of all that is kept of the answer.
#[inline(never)] // as above
fn judge(call: &Call<'_>, key: Option<&Secret>, mut answer: Incoming) -> Result<Answer, Error> {
    let context = call.context;
    let secret = key.map(Secret::expose);
    let status = answer.status;
    let now = context.settings.clock.now();
    if status.is_success() {
        scrub_headers(&mut answer.headers, secret);
        let head = Box::new(Head {
            profile: context.profile,
            status,
            rate_limit: RateLimit::from_headers(&answer.headers, now),
            reused: answer.reused,
            headers: answer.headers,
            attempts: Vec::new(),
            reconciled: false,
            secret: key.cloned(),
        });
        return Ok(Answer {
            head,
            body: answer.body,
            time_left: None,
        });
    }
    Err(refused(call, secret, answer, now))
}

/// What an answer means that is no success.
#[cold]
fn refused(call: &Call<'_>, secret: Option<&str>, answer: Incoming, now: DateTime<Utc>) -> Error {
    let kind = if matches!(answer.status.as_u16(), 301..=303 | 307 | 308) {
        ErrorKind::Redirect
    } else {
        ErrorKind::Status
    };
    let reused = answer.reused;
    let refusal = Refusal::read(call.context.profile, &answer.into(), secret, now);
    Error::refused(kind, refusal).over_connection(reused)
}
