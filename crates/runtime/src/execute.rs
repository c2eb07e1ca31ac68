//! The one way from a request to its answer, the same for every operation.
//!
//! The idempotency key was made with the call. Outermost first, each attempt is admitted by the limiter,
//! authorised, sent, learned from, and repeated if that is safe and there is time.

mod basis;
mod client_id;
mod exchange;
mod history;
mod prepare;
mod renewal;

use std::borrow::Cow;
use std::future::Future;
use std::pin::{pin, Pin};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::attempt::StopReason;
use crate::call::Call;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::json;
use crate::key_source;
use crate::limiter::{Account, Admission, Asking};
use crate::observer::CallReport;
use crate::operation::Operation;
use crate::response::{notice, Answer, Head};
use crate::settings::Settings;
use crate::trace;
use client_id::Named;
use history::History;
use prepare::Prepared;

pub(crate) use basis::{Basis, LastBasis};

/// Takes a body into its final shape.
pub(crate) type Decode<'a> =
    dyn FnMut(&'static Operation, &str) -> Result<(), serde_json::Error> + Send + 'a;

/// Sends `call`, again if need be, and returns the answer when its status is 2xx.
///
/// `decode` takes the body into its final shape. It is asked here and not by the caller, so that
/// an answer that cannot be read counts as a failure in spans, reports and reconciliation.
///
/// On the heap, so that the futures of all operations stay small.
pub(crate) fn execute<'a>(
    call: &'a mut Call<'_>,
    decode: &'a mut Decode<'_>,
) -> Pin<Box<dyn Future<Output = Result<Box<Head>, Error>> + Send + 'a>> {
    Box::pin(executed(call, decode))
}

async fn executed(call: &mut Call<'_>, decode: &mut Decode<'_>) -> Result<Box<Head>, Error> {
    let key = call.key.take();
    let named = client_id::name(call, key.as_ref());
    // The clock is read once for all that begins or ends at one moment.
    let started = call.context.settings.clock.monotonic();
    let mistake = call.mistake.take();
    let call = &*call;
    // Pinned in place: a future that is handed on by value is copied, kilobytes at a time.
    let whole = pin!(certain(
        call,
        started,
        mistake,
        key.as_ref(),
        named.as_ref(),
        decode
    ));
    let result = trace::call(call, whole).await;
    report(call, started, &result);
    result
}

/// Runs the call; a creation that the client named is read when in doubt.
async fn certain(
    call: &Call<'_>,
    started: Duration,
    mistake: Option<Error>,
    key: Option<&IdempotencyKey>,
    named: Option<&Named>,
    decode: &mut Decode<'_>,
) -> Result<Box<Head>, Error> {
    let mut result = match mistake {
        Some(mistake) => Err(mistake),
        None => run(call, key, started).await,
    }
    .and_then(|answer| read(call, answer, decode));
    if let Some(named) = named {
        result = match result {
            // On the heap, for it is rare, and would double the size of every call's future.
            Err(error) if named.is_in_doubt(&error) => {
                Box::pin(named.read(call, error, decode)).await
            }
            result => result,
        };
        result = result.map_err(|error| error.about(named.id()));
    }
    result.map_err(|error| error.of(call.context.profile.name, call.operation, key.cloned()))
}

/// Takes the body out of an answer.
fn read(call: &Call<'_>, mut answer: Answer, decode: &mut Decode<'_>) -> Result<Box<Head>, Error> {
    let text = json::text(&answer.body);
    let Err(error) = decode(call.operation, &text) else {
        return Ok(answer.head);
    };
    // The error's place is one in the text that was read.
    let mended = match text {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    if let Some(text) = mended {
        answer.body = text.into();
    }
    Err(json::failure(call, answer, &error))
}

fn report(call: &Call<'_>, started: Duration, result: &Result<Box<Head>, Error>) {
    let settings = call.context.settings;
    match result {
        // After a reconciliation the headers are those of another operation.
        Ok(head) if head.reconciled => {}
        Ok(head) => notice::pass_on(call, &head.headers),
        Err(error) => {
            if let Some(headers) = error.headers() {
                notice::pass_on(call, headers);
            }
        }
    }
    if let Some(observer) = &settings.observer {
        observer.finished(&CallReport {
            operation: call.operation,
            attempts: match result {
                Ok(head) => &head.attempts,
                Err(error) => error.attempts(),
            },
            took: settings.clock.monotonic().saturating_sub(started),
            error: result.as_ref().err(),
        });
    }
}

/// Makes attempts of a call that `started` then, until one succeeds or there is to be no other.
async fn run(
    call: &Call<'_>,
    key: Option<&IdempotencyKey>,
    started: Duration,
) -> Result<Answer, Error> {
    let settings = call.context.settings;
    let clock = settings.clock.as_ref();
    let mut history = History::new(call, key.is_some(), started);
    let limit = history.attempt_limit_at(started);
    let mut prepared = {
        let secret = key_source::ask(call.context, None, limit).await?;
        Prepared::new(call, key, secret.as_ref())?
    };
    settings.budget.deposit();
    let mut waited = Duration::ZERO;
    let mut last = None;
    loop {
        let account = prepared.basis.account;
        waited += match admit(call, account, &history).await {
            Ok(held) => held,
            Err((stop, wait)) => {
                // What an attempt before has met says more than that there is no other.
                let error =
                    last.unwrap_or_else(|| Error::held_back(settings.limiter_snapshot(account)));
                return Err(history.conclude(error.held_for(wait), stop, clock.now()));
            }
        };
        let started = clock.monotonic();
        let result = {
            let limit = history.attempt_limit_at(started);
            let attempt = pin!(exchange::attempt(call, &prepared, limit));
            let attempt = trace::attempt(call, &prepared.basis, history.made(), attempt);
            attempt.await
        };
        let (now, ended) = (clock.now(), clock.monotonic());
        history.record(&result, waited, ended.saturating_sub(started), now);
        learn(settings, account, &result, now);
        let error = match result {
            Ok(mut answer) => {
                answer.time_left = history.left_at(ended);
                answer.head.attempts = history.into_attempts();
                return Ok(answer);
            }
            Err(error) => error,
        };
        match renewal::renew(call, &mut prepared, &mut history, &error).await {
            Ok(false) => {}
            Ok(true) => {
                waited = Duration::ZERO;
                trace::again(call.operation, &error, waited);
                last = Some(error);
                continue;
            }
            Err((stop, failure)) => {
                return Err(history.conclude(failure.unwrap_or(error), stop, clock.now()));
            }
        }
        waited = match history.plan(&error, now) {
            Ok(wait) => wait,
            Err(stop) => return Err(history.conclude(error, stop, now)),
        };
        trace::again(call.operation, &error, waited);
        clock.sleep(waited).await;
        if let Err(stop) = renewal::freshen(call, &mut prepared, &history).await {
            return Err(history.conclude(error, stop, clock.now()));
        }
        last = Some(error);
    }
}

/// Waits until the limiter lets an attempt go, and says for how long that was.
async fn admit(
    call: &Call<'_>,
    account: Account,
    history: &History<'_>,
) -> Result<Duration, (StopReason, Duration)> {
    let Some(limiter) = &call.context.settings.limiter else {
        return Ok(Duration::ZERO);
    };
    let clock = call.context.settings.clock.as_ref();
    let mut held = Duration::ZERO;
    loop {
        let asking = Asking::new(account, call.lane, clock.now(), history.patience());
        let admission = limiter.admit(asking).await;
        let wait = match admission {
            Admission::Now => return Ok(held),
            Admission::After(wait) | Admission::Held(wait) => wait,
        };
        history.check_wait(wait).map_err(|stop| (stop, wait))?;
        clock.sleep(wait).await;
        held += wait;
        if matches!(admission, Admission::After(_)) {
            return Ok(held);
        }
    }
}

fn learn(
    settings: &Settings,
    account: Account,
    result: &Result<Answer, Error>,
    now: DateTime<Utc>,
) {
    let Some(limiter) = &settings.limiter else {
        return;
    };
    match result {
        Ok(answer) => limiter.learn(account, answer.head.rate_limit.as_ref(), None),
        Err(error) => {
            let refused = error.is_rate_limited() && !error.is_quota_used_up();
            let until = error.asked_wait(now).filter(|_| refused);
            let until = until.and_then(|wait| chrono::Duration::from_std(wait).ok());
            limiter.learn(account, error.rate_limit(), until.map(|wait| now + wait));
        }
    }
}
