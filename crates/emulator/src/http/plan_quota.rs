//! The quota of the plan: so many requests of the workspace in a billing cycle, whoever sends them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};
use http::StatusCode;
use serde::Serialize;

use super::error::ApiError;

/// Counts the requests of a billing cycle, which is a calendar month in UTC.
pub(crate) struct PlanQuota {
    limit: Option<u64>,
    cycle: Mutex<Cycle>,
}

#[derive(Default)]
struct Cycle {
    /// The first day of the month.
    first: NaiveDate,
    used: u64,
}

/// Where the quota of the plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PlanUsage {
    /// Requests in a billing cycle; `None` for no bound.
    pub limit: Option<u64>,
    /// Requests in this one. They are counted without a bound, too.
    pub used: u64,
    /// When the next cycle begins: the first day of the next month, 00:00 UTC.
    pub renews_at: DateTime<Utc>,
}

impl PlanQuota {
    pub(crate) fn new(limit: Option<u64>) -> Self {
        Self {
            limit,
            cycle: Mutex::default(),
        }
    }

    /// Counts one request, or refuses it until the cycle renews.
    pub(crate) fn take(&self, now: DateTime<Utc>) -> Result<(), ApiError> {
        let mut cycle = self.current(now);
        match self.limit {
            Some(limit) if cycle.used >= limit => Err(used_up(limit, renewal(cycle.first))),
            _ => {
                cycle.used = cycle.used.saturating_add(1);
                Ok(())
            }
        }
    }

    pub(crate) fn usage(&self, now: DateTime<Utc>) -> PlanUsage {
        let cycle = self.current(now);
        PlanUsage {
            limit: self.limit,
            used: cycle.used,
            renews_at: renewal(cycle.first),
        }
    }

    /// Begins the cycle anew.
    pub(crate) fn reset(&self) {
        *self.lock() = Cycle::default();
    }

    fn current(&self, now: DateTime<Utc>) -> MutexGuard<'_, Cycle> {
        let first = now.date_naive().with_day(1).unwrap_or_default();
        let mut cycle = self.lock();
        if cycle.first != first {
            *cycle = Cycle { first, used: 0 };
        }
        cycle
    }

    fn lock(&self) -> MutexGuard<'_, Cycle> {
        self.cycle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn renewal(first: NaiveDate) -> DateTime<Utc> {
    let next = first.checked_add_months(Months::new(1));
    next.unwrap_or(NaiveDate::MAX)
        .and_time(NaiveTime::MIN)
        .and_utc()
}

/// Without `Retry-After`: to wait for the next month is no advice to a program.
fn used_up(limit: u64, renews_at: DateTime<Utc>) -> ApiError {
    let renews_at = renews_at.format("%FT%TZ");
    ApiError::new(
        StatusCode::TOO_MANY_REQUESTS,
        "MAX_PUBLIC_API_QUERIED_REACHED",
        format!(
            "The plan's {limit} requests of this billing cycle are used up; the next one begins at {renews_at}."
        ),
    )
}
