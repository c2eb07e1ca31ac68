//! A bound on what retries may add to the traffic, over all callers of a configuration.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::Error;

/// A token bucket that all clones of a configuration share.
///
/// Each call puts a share of a token in, each retry takes one out, and with an empty bucket
/// nothing is retried. So an outage costs at most `share` of extra traffic, plus the reserve once:
/// with the defaults, 1,000 calls to a dead server become at most 1,250 requests.
#[derive(Debug)]
pub struct RetryBudget {
    /// Hundredths of a token.
    level: AtomicU32,
    full: u32,
    deposit: u32,
}

impl RetryBudget {
    /// The share of extra traffic unless set otherwise: 20 in 100.
    pub const SHARE_PERCENT: u32 = 20;
    /// The retries that a new configuration can make before its calls have paid for any.
    pub const RESERVE: u32 = 50;

    const TOKEN: u32 = 100;

    /// A bucket that starts full with `reserve` retries, and into which each call puts
    /// `share_percent` hundredths of one.
    ///
    /// # Errors
    ///
    /// When the share is above 100 in 100 or the reserve above a million.
    pub fn new(share_percent: u32, reserve: u32) -> Result<Self, Error> {
        if share_percent > 100 || reserve > 1_000_000 {
            return Err(Error::configuration(
                "a retry budget's share is at most 100 percent and its reserve at most 1,000,000",
            ));
        }
        Ok(Self::unchecked(share_percent, reserve))
    }

    fn unchecked(share_percent: u32, reserve: u32) -> Self {
        let full = reserve * Self::TOKEN;
        Self {
            level: AtomicU32::new(full),
            // Room for one token, so that a budget without reserve can save up for a retry.
            full: full.max(Self::TOKEN),
            deposit: share_percent,
        }
    }

    /// How many retries could be made now.
    #[must_use]
    pub fn available(&self) -> u32 {
        self.level.load(Ordering::Relaxed) / Self::TOKEN
    }

    /// A call is made.
    pub(crate) fn deposit(&self) {
        self.change(|level| Some((level + self.deposit).min(self.full)));
    }

    /// Pays for a retry, or says that there is nothing left to pay with.
    pub(crate) fn withdraw(&self) -> bool {
        self.change(|level| level.checked_sub(Self::TOKEN))
    }

    fn change(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.level
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, change)
            .is_ok()
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::unchecked(Self::SHARE_PERCENT, Self::RESERVE)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::RetryBudget;

    fn retries(budget: &RetryBudget, calls: usize) -> usize {
        (0..calls)
            .map(|_| {
                budget.deposit();
                (0..3).filter(|_| budget.withdraw()).count()
            })
            .sum()
    }

    #[test]
    fn an_outage_costs_the_share_and_the_reserve() {
        assert_eq!(retries(&RetryBudget::default(), 1_000), 249);
        assert_eq!(retries(&RetryBudget::new(10, 0).unwrap(), 1_000), 100);
        assert_eq!(retries(&RetryBudget::new(0, 0).unwrap(), 1_000), 0);
    }

    #[test]
    fn calls_that_succeed_fill_it_no_further_than_the_reserve() {
        let budget = RetryBudget::default();
        for _ in 0..10_000 {
            budget.deposit();
        }
        assert_eq!(budget.available(), 50);
        assert!(RetryBudget::new(101, 0).is_err());
        assert!(RetryBudget::new(1, u32::MAX).is_err());
    }
}
