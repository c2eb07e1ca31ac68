//! How far a long piece of work is, for a progress bar or a log line.

use std::fmt;
use std::sync::Arc;

/// How far a stream, an import or another long piece of work is.
///
/// Given to the function that the caller sets with `on_progress`, after each step; what a step is
/// the setter says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The items that are done, those included that came to nothing, over all resumptions.
    pub finished: u64,
    /// Those of them that came to nothing: refused, failed or unreadable.
    pub failed: u64,
    /// How many items there are, if that is known. It may change while the work goes on.
    pub total: Option<u64>,
    /// The requests whose answers have come, pages or chunks, since this process began.
    pub requests: u64,
}

impl Progress {
    /// What is done of the total, from 0 to 1; `None` when the total is unknown.
    ///
    /// ```
    /// let progress = linkbreakers_runtime::Progress::default();
    /// assert_eq!(progress.fraction(), None);
    /// ```
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // a fraction for display
    pub fn fraction(&self) -> Option<f64> {
        let total = self.total?;
        if total == 0 {
            return Some(1.0);
        }
        Some((self.finished as f64 / total as f64).min(1.0))
    }
}

type Listener = dyn Fn(&Progress) + Send + Sync;

/// The caller's function, which is told of the progress.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct OnProgress(Option<Arc<Listener>>);

impl OnProgress {
    /// Tells `listener`.
    pub fn new(listener: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(listener)))
    }

    /// Passes the progress on, if somebody listens.
    pub fn tell(&self, progress: &Progress) {
        if let Some(listener) = &self.0 {
            listener(progress);
        }
    }
}

impl fmt::Debug for OnProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "set" } else { "not set" })
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn the_fraction_lies_between_0_and_1() {
        let at = |finished, total| {
            Progress {
                finished,
                total,
                ..Progress::default()
            }
            .fraction()
        };
        assert_eq!(at(1, Some(4)), Some(0.25));
        assert_eq!(at(0, Some(0)), Some(1.0));
        assert_eq!(at(9, Some(4)), Some(1.0));
        assert_eq!(at(9, None), None);
    }
}
