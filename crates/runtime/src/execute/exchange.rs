//! One attempt: the request out, redirects judged, the whole answer in.

use std::pin::pin;
use std::time::Duration;

use url::Url;

use super::prepare::Prepared;
use crate::call::Call;
use crate::clock::within;
use crate::error::{scrub_headers, Error, ErrorKind, Refusal};
use crate::rate_limit::RateLimit;
use crate::redirect::{self, MAX_REDIRECTS};
use crate::response::{Answer, Head};
use crate::secret::Secret;
use crate::transport::{Incoming, Way};

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
    let method = call.operation.method();
    // On the heap, since few calls have one.
    let mut redirected: Option<Box<Url>> = None;
    let mut redirects = 0;
    loop {
        let url = redirected.as_deref().unwrap_or(&prepared.url);
        let request = prepared.request(call, url.clone());
        let limit = settings.response_limit;
        let way = settings.sender.way_to(url, settings.connect_timeout);
        let answer = match way.map_err(Error::from_transport)? {
            Way::Ours(transport) => transport.send(request, limit).await,
            Way::Own(transport) => {
                let request = request.into_http().map_err(Error::from_transport)?;
                transport.exchange(request, limit).await.map(Incoming::from)
            }
        };
        let answer = answer.map_err(Error::from_transport)?;
        match redirect::target(method, answer.status, &answer.headers, url) {
            Some(target) if redirects < MAX_REDIRECTS => {
                redirects += 1;
                redirected = Some(Box::new(target));
            }
            _ => return judge(call, prepared.basis.key(), answer),
        }
    }
}

/// `key` is the one that was sent, which is kept out of all that is kept of the answer.
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
    let kind = if matches!(status.as_u16(), 301..=303 | 307 | 308) {
        ErrorKind::Redirect
    } else {
        ErrorKind::Status
    };
    let reused = answer.reused;
    let refusal = Refusal::read(context.profile, &answer.into(), secret, now);
    Err(Error::refused(kind, refusal).over_connection(reused))
}
