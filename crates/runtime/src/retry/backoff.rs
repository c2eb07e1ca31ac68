//! How long to wait before the next attempt when the server does not say.

use std::time::Duration;

use crate::error::Error;

/// Exponential backoff with full jitter: a random wait between zero and a growing bound.
///
/// The bound before retry *n* is `base × factorⁿ⁻¹`, never above `cap`. Full jitter spreads
/// callers that failed together over the whole interval, so that they do not come back together.
///
/// ```
/// use linkbreakers_runtime::retry::Backoff;
/// use std::time::Duration;
///
/// let backoff = Backoff::new(Duration::from_millis(100), 2.0, Duration::from_secs(1))?;
/// assert_eq!(backoff.bound(1), Duration::from_millis(100));
/// assert_eq!(backoff.bound(3), Duration::from_millis(400));
/// assert_eq!(backoff.bound(30), Duration::from_secs(1));
/// # Ok::<(), linkbreakers_runtime::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backoff {
    base: Duration,
    factor: f64,
    cap: Duration,
}

impl Backoff {
    /// Bounds that start at `base`, grow by `factor` and stop at `cap`.
    ///
    /// # Errors
    ///
    /// When `base` is zero, `cap` is below `base` or above a day, or `factor` is below 1 or not
    /// finite.
    pub fn new(base: Duration, factor: f64, cap: Duration) -> Result<Self, Error> {
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        if base.is_zero() {
            return Err(Error::configuration("the backoff's base is zero"));
        }
        if cap < base || cap > DAY {
            return Err(Error::configuration(format!(
                "the backoff's cap is {cap:?}; it lies between its base ({base:?}) and a day"
            )));
        }
        if !factor.is_finite() || factor < 1.0 {
            return Err(Error::configuration(format!(
                "the backoff's factor is {factor}; it is a number of at least 1"
            )));
        }
        Ok(Self { base, factor, cap })
    }

    pub(super) const fn unchecked(base: Duration, cap: Duration) -> Self {
        Self {
            base,
            factor: 2.0,
            cap,
        }
    }

    /// The longest wait before retry `retry`, counted from 1.
    #[must_use]
    pub fn bound(&self, retry: u32) -> Duration {
        let exponent = i32::try_from(retry.saturating_sub(1)).unwrap_or(i32::MAX);
        let seconds = self.base.as_secs_f64() * self.factor.powi(exponent);
        // Also false for what is too large for a float, which then is the cap.
        if seconds < self.cap.as_secs_f64() {
            Duration::from_secs_f64(seconds)
        } else {
            self.cap
        }
    }

    /// The wait before retry `retry`: `random`, from 0 up to and without 1, of the bound.
    #[must_use]
    pub fn wait(&self, retry: u32, random: f64) -> Duration {
        let share = if random.is_nan() { 0.0 } else { random };
        self.bound(retry).mul_f64(share.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Backoff;
    use std::time::Duration;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    #[test]
    fn the_wait_is_a_share_of_a_bound_that_grows_to_the_cap() {
        let backoff = Backoff::new(MS(250), 2.0, MS(10_000)).unwrap();
        for (retry, bound) in [(1, 250), (2, 500), (3, 1_000), (6, 8_000), (7, 10_000)] {
            assert_eq!(backoff.bound(retry), MS(bound));
            assert_eq!(backoff.wait(retry, 0.5), MS(bound) / 2);
        }
        assert_eq!(backoff.bound(u32::MAX), MS(10_000));
        assert_eq!(backoff.bound(0), MS(250));
        assert_eq!(backoff.wait(1, 0.0), Duration::ZERO);
        assert_eq!(backoff.wait(1, 7.0), MS(250));
        assert_eq!(backoff.wait(1, f64::NAN), Duration::ZERO);
    }

    #[test]
    fn nonsense_is_refused() {
        for (base, factor, cap) in [
            (0, 2.0, 10),
            (10, 2.0, 9),
            (10, 0.5, 20),
            (10, f64::NAN, 20),
            (10, f64::INFINITY, 20),
            (10, 2.0, 90_000_000),
        ] {
            let error = Backoff::new(MS(base), factor, MS(cap)).unwrap_err();
            assert!(error.is_configuration());
        }
    }
}
