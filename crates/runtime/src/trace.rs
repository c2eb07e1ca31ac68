//! Spans and events for the `tracing` crate; nothing at all without the feature of that name.
//!
//! Names are those of OpenTelemetry's [HTTP client spans]. The filled path, the query, headers and
//! bodies are never recorded: they hold identifiers, personal data and the key.
//!
//! [HTTP client spans]: https://opentelemetry.io/docs/specs/semconv/http/http-spans/

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use crate::call::Call;
use crate::error::Error;
use crate::execute::Basis;
use crate::operation::Operation;
use crate::response::{Answer, Deprecation, Head};

/// The span of a whole call.
pub(crate) struct CallSpan(Span);

impl CallSpan {
    pub(crate) fn new(call: &Call<'_>) -> Self {
        #[cfg(feature = "tracing")]
        let span = tracing::info_span!(
            "api.call",
            otel.name = call.operation.id(),
            otel.kind = "internal",
            api.service = call.context.profile.name(),
            api.operation = call.operation.id(),
            api.attempts = tracing::field::Empty,
            error.type = tracing::field::Empty,
        );
        #[cfg(not(feature = "tracing"))]
        let (span, _) = ((), call);
        Self(Span(span))
    }

    /// Runs `future` in the span.
    pub(crate) fn around<'a, F>(&'a self, future: Pin<&'a mut F>) -> InSpan<'a, F> {
        self.0.around(future)
    }

    /// Does what does not wait in the span.
    pub(crate) fn inside<T>(&self, work: impl FnOnce() -> T) -> T {
        #[cfg(feature = "tracing")]
        let _entered = self.0 .0.enter();
        work()
    }

    /// Records how the call ended, and closes the span.
    pub(crate) fn end(self, result: &Result<Box<Head>, Error>) {
        #[cfg(feature = "tracing")]
        match result {
            Ok(head) => self.0 .0.record("api.attempts", head.attempts.len()),
            Err(error) => self
                .0
                 .0
                .record("api.attempts", error.attempts().len())
                .record("error.type", error_type(error)),
        };
        #[cfg(not(feature = "tracing"))]
        let _ = result;
    }
}

/// The span of one attempt.
pub(crate) struct AttemptSpan(Span);

impl AttemptSpan {
    /// `resend` counts from 0.
    pub(crate) fn new(call: &Call<'_>, basis: &Basis, resend: usize) -> Self {
        #[cfg(feature = "tracing")]
        let span = tracing::info_span!(
            "http.client.request",
            otel.name = %format_args!("{} {}", call.operation.method(), call.operation.path()),
            otel.kind = "client",
            http.request.method = call.operation.method().as_str(),
            url.template = call.operation.path(),
            server.address = basis.host.as_deref(),
            server.port = basis.port,
            http.response.status_code = tracing::field::Empty,
            http.request.resend_count = (resend > 0).then_some(resend),
            error.type = tracing::field::Empty,
        );
        #[cfg(not(feature = "tracing"))]
        let (span, _) = ((), (call, basis, resend));
        Self(Span(span))
    }

    /// Runs `future` in the span.
    pub(crate) fn around<'a, F>(&'a self, future: Pin<&'a mut F>) -> InSpan<'a, F> {
        self.0.around(future)
    }

    /// Records how the attempt ended, and closes the span.
    pub(crate) fn end(self, result: &Result<Answer, Error>) {
        #[cfg(feature = "tracing")]
        {
            let span = &self.0 .0;
            let status = match result {
                Ok(answer) => Some(answer.head.status),
                Err(error) => {
                    span.record("error.type", error_type(error));
                    error.status()
                }
            };
            if let Some(status) = status {
                span.record("http.response.status_code", status.as_u16());
            }
        }
        #[cfg(not(feature = "tracing"))]
        let _ = result;
    }
}

#[cfg(feature = "tracing")]
struct Span(tracing::Span);
#[cfg(not(feature = "tracing"))]
struct Span(());

impl Span {
    fn around<'a, F>(&'a self, future: Pin<&'a mut F>) -> InSpan<'a, F> {
        InSpan { span: self, future }
    }
}

/// A future that is in a span whenever it runs, and is not moved for that.
pub(crate) struct InSpan<'a, F> {
    span: &'a Span,
    future: Pin<&'a mut F>,
}

impl<F: Future> Future for InSpan<'_, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        #[cfg(feature = "tracing")]
        let _entered = self.span.0.enter();
        #[cfg(not(feature = "tracing"))]
        let Span(()) = self.span;
        self.future.as_mut().poll(context)
    }
}

/// Keeps the caller's span for work that goes on in a task.
pub(crate) fn in_this_span<F: Future>(future: F) -> impl Future<Output = F::Output> {
    #[cfg(feature = "tracing")]
    {
        use tracing::Instrument;
        future.in_current_span()
    }
    #[cfg(not(feature = "tracing"))]
    future
}

/// An attempt failed and another one follows.
pub(crate) fn again(operation: &Operation, error: &Error, wait: Duration) {
    #[cfg(feature = "tracing")]
    tracing::debug!(
        api.operation = operation.id(),
        error.type = error_type(error),
        wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
        "trying again"
    );
    #[cfg(not(feature = "tracing"))]
    let _ = (operation, error, wait);
}

/// The server says that an operation goes away.
pub(crate) fn deprecated(operation: &Operation, deprecation: &Deprecation) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        api.operation = operation.id(),
        since = deprecation.since.map(tracing::field::display),
        sunset = deprecation.sunset.map(tracing::field::display),
        link = deprecation.link.as_deref(),
        "the operation is deprecated"
    );
    #[cfg(not(feature = "tracing"))]
    let _ = (operation, deprecation);
}

/// A low-cardinality name of the failure: the status code, or the kind.
#[cfg(feature = "tracing")]
fn error_type(error: &Error) -> String {
    if let (crate::ErrorKind::Status, Some(status)) = (error.kind(), error.status()) {
        return status.as_str().to_owned();
    }
    use crate::error::ErrorKind;
    match error.kind() {
        ErrorKind::Configuration => "configuration",
        ErrorKind::InvalidRequest => "invalid request",
        ErrorKind::Connect => "connect",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Transport => "transport",
        ErrorKind::RateLimited => "rate limited",
        ErrorKind::Status => "status",
        ErrorKind::Redirect => "redirect",
        ErrorKind::TooLarge => "too large",
        ErrorKind::Decode => "decode",
        ErrorKind::RepeatedPageToken => "repeated_page_token",
        ErrorKind::BoundReached => "bound_reached",
        ErrorKind::Mismatch => "mismatch",
        ErrorKind::Journal => "journal",
        ErrorKind::Interrupted => "interrupted",
        ErrorKind::KeySource => "key_source",
    }
    .to_owned()
}
