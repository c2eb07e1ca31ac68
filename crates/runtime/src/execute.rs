//! The one way from a request to its answer, the same for every operation.
//!
//! The idempotency key was made with the call. Outermost first, each attempt is admitted by the limiter,
//! authorised, sent, learned from, and repeated if that is safe and there is time.

mod admission;
mod again;
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

use crate::call::Call;
use crate::error::Error;
use crate::json;
use crate::observer::CallReport;
use crate::operation::Operation;
use crate::response::{notice, Answer, Head};
use crate::trace::CallSpan;
use again::again;
use client_id::Named;
use history::History;

pub(crate) use basis::{Basis, LastBasis};

/// Takes a body into its final shape.
pub(crate) type Decode<'a> =
    dyn FnMut(&'static Operation, &str) -> Result<(), serde_json::Error> + Send + 'a;

/// Sends `call`, again if need be, and returns the answer when its status is 2xx.
///
/// `decode` takes the body into its final shape. It is asked here and not by the caller, so that
/// an answer that cannot be read counts as a failure in spans, reports and reconciliation.
///
/// On the heap, so that the futures of all operations stay small. What few calls need is on the heap by
/// itself: an allocator is quick to give about 1,000 bytes, and slow from there on.
pub(crate) fn execute<'a>(
    call: &'a mut Call<'_>,
    decode: &'a mut Decode<'_>,
) -> Pin<Box<dyn Future<Output = Result<Box<Head>, Error>> + Send + 'a>> {
    let named = client_id::name(call);
    let mistake = call.mistake.take();
    let call = &*call;
    Box::pin(async move {
        // The clock is read once for all that begins or ends at one moment.
        let started = call.context.settings.clock.monotonic();
        let span = CallSpan::new(call);
        // Pinned in place: a future that is handed on by value is copied, kilobytes at a time.
        let answer = match mistake {
            Some(mistake) => Err(mistake),
            None => span.around(pin!(run(call, started))).await,
        };
        let result = span.inside(|| answer.and_then(|answer| read(call, answer, decode)));
        let result = match (result, &named) {
            (Err(error), Some(named)) if named.is_in_doubt(&error) => {
                let mut settling = Box::pin(named.read(call, error, decode));
                span.around(settling.as_mut()).await
            }
            (result, _) => result,
        };
        let result = result.map_err(|error| error_of(call, named.as_deref(), error));
        span.end(&result);
        report(call, started, &result);
        result
    })
}

/// The error with what it is about.
#[cold]
fn error_of(call: &Call<'_>, named: Option<&Named>, error: Error) -> Error {
    let error = match named {
        Some(named) => error.about(named.id()),
        None => error,
    };
    error.of(
        call.context.profile.name,
        call.operation,
        call.key().cloned(),
    )
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
async fn run(call: &Call<'_>, started: Duration) -> Result<Answer, Error> {
    let settings = call.context.settings;
    let mut history = History::new(call, started);
    let mut basis = renewal::first(call, &history).await?;
    let mut address = Some(prepare::address(call, &basis)?);
    settings.budget.deposit();
    let mut moment = match call.context.asks_for_key() {
        true => settings.clock.monotonic(),
        false => started,
    };
    loop {
        moment = admission::admit(call, basis.account, &mut history, moment).await?;
        let result = exchange::attempt(call, &basis, &mut address, &history, moment).await;
        let (now, ended) = (settings.clock.now(), settings.clock.monotonic());
        history.record(&result, ended.saturating_sub(moment), now);
        admission::learn(settings, basis.account, &result, now);
        match result {
            Ok(mut answer) => {
                answer.time_left = history.left_at(ended);
                answer.head.attempts = history.into_attempts();
                return Ok(answer);
            }
            Err(error) => Box::pin(again(call, &mut basis, &mut history, error, now)).await?,
        }
        moment = settings.clock.monotonic();
    }
}

#[cfg(test)]
mod tests {
    use super::execute;
    use crate::call::Call;
    use crate::{Configuration, Method, Operation, Profile, Provider};

    enum Tides {}

    impl Provider for Tides {
        const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1");
    }

    static LIST: Operation = Operation::new("List", Method::Get, "/v1/tides");

    #[test]
    fn a_calls_future_is_within_what_allocators_give_at_once() {
        let configuration = Configuration::<Tides>::new();
        let mut call = Call::new(&configuration, &LIST);
        let decode = &mut |_: &'static Operation, _: &str| Ok(());
        let size = std::mem::size_of_val(&*execute(&mut call, decode));
        // glibc keeps freed memory of up to this size for the next request of the thread.
        assert!(size <= 1_032, "{size} bytes");
    }
}
