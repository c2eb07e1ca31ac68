//! Lets a program count and time calls without reading logs.

use std::fmt;
use std::time::Duration;

use crate::attempt::Attempt;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Deprecation;

/// Told of every attempt and every call; all methods do nothing unless overridden.
///
/// They are called on the caller's task, so they should be quick and must not block.
///
/// ```
/// use linkbreakers_runtime::observer::{CallReport, Observer};
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// #[derive(Debug, Default)]
/// struct Retries(AtomicU64);
///
/// impl Observer for Retries {
///     fn finished(&self, report: &CallReport<'_>) {
///         let retries = report.attempts().len().saturating_sub(1);
///         self.0.fetch_add(retries as u64, Ordering::Relaxed);
///     }
/// }
/// ```
pub trait Observer: fmt::Debug + Send + Sync {
    /// An attempt of a call to `operation` has ended.
    fn attempted(&self, operation: &'static Operation, attempt: &Attempt) {
        let _ = (operation, attempt);
    }

    /// A call has ended.
    fn finished(&self, report: &CallReport<'_>) {
        let _ = report;
    }

    /// The server says that `operation` goes away; told once for each operation and process.
    fn deprecated(&self, operation: &'static Operation, deprecation: &Deprecation) {
        let _ = (operation, deprecation);
    }
}

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
pub struct CallReport<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) attempts: &'a [Attempt],
    pub(crate) took: Duration,
    pub(crate) error: Option<&'a Error>,
}

impl CallReport<'_> {
    /// The operation that was called.
    #[must_use]
    pub const fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// All attempts in their order; empty when nothing was sent.
    #[must_use]
    pub const fn attempts(&self) -> &[Attempt] {
        self.attempts
    }

    /// The time of the call, attempts and waits together.
    #[must_use]
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// Why the call failed; `None` when it succeeded.
    #[must_use]
    pub const fn error(&self) -> Option<&Error> {
        self.error
    }
}
