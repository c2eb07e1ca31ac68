//! Spans and events for the `tracing` crate; nothing at all without the feature of that name.
//!
//! Names are those of OpenTelemetry's [HTTP client spans]. The filled path, the query, headers and
//! bodies are never recorded: they hold identifiers, personal data and the key.
//!
//! [HTTP client spans]: https://opentelemetry.io/docs/specs/semconv/http/http-spans/

use std::future::Future;
use std::time::Duration;

use crate::call::Call;
use crate::error::Error;
use crate::execute::Basis;
use crate::operation::Operation;
use crate::response::{Answer, Deprecation, Head};

/// Runs a whole call in a span.
pub(crate) async fn call<F>(call: &Call<'_>, future: F) -> Result<Box<Head>, Error>
where
    F: Future<Output = Result<Box<Head>, Error>>,
{
    #[cfg(feature = "tracing")]
    {
        use tracing::Instrument;
        let span = tracing::info_span!(
            "api.call",
            otel.name = call.operation.id(),
            otel.kind = "internal",
            api.service = call.context.profile.name(),
            api.operation = call.operation.id(),
            api.attempts = tracing::field::Empty,
            error.type = tracing::field::Empty,
        );
        let result = future.instrument(span.clone()).await;
        match &result {
            Ok(head) => span.record("api.attempts", head.attempts.len()),
            Err(error) => span
                .record("api.attempts", error.attempts().len())
                .record("error.type", error_type(error)),
        };
        result
    }
    #[cfg(not(feature = "tracing"))]
    {
        let _ = call;
        future.await
    }
}

/// Runs one attempt in a span; `resend` counts from 0.
pub(crate) async fn attempt<F>(
    call: &Call<'_>,
    basis: &Basis,
    resend: usize,
    future: F,
) -> Result<Answer, Error>
where
    F: Future<Output = Result<Answer, Error>>,
{
    #[cfg(feature = "tracing")]
    {
        use tracing::Instrument;
        let operation = call.operation;
        let span = tracing::info_span!(
            "http.client.request",
            otel.name = %format_args!("{} {}", operation.method(), operation.path()),
            otel.kind = "client",
            http.request.method = operation.method().as_str(),
            url.template = operation.path(),
            server.address = basis.host.as_deref(),
            server.port = basis.port,
            http.response.status_code = tracing::field::Empty,
            http.request.resend_count = (resend > 0).then_some(resend),
            error.type = tracing::field::Empty,
        );
        let result = future.instrument(span.clone()).await;
        let status = match &result {
            Ok(answer) => Some(answer.head.status),
            Err(error) => {
                span.record("error.type", error_type(error));
                error.status()
            }
        };
        if let Some(status) = status {
            span.record("http.response.status_code", status.as_u16());
        }
        result
    }
    #[cfg(not(feature = "tracing"))]
    {
        let _ = (call, basis, resend);
        future.await
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
