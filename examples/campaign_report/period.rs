//! The days of the report, which begin and end at midnight in UTC.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};

/// Some whole days.
#[derive(Clone, Copy)]
pub(crate) struct Period {
    first: NaiveDate,
    days: u32,
}

impl Period {
    /// That many days, the last of which is the day of `now`.
    pub(crate) fn up_to(now: DateTime<Utc>, days: u32) -> Self {
        let back = TimeDelta::days(i64::from(days) - 1);
        Self {
            first: (now - back).date_naive(),
            days,
        }
    }

    /// From the first midnight to the one after the last day.
    pub(crate) fn range(self) -> Range<DateTime<Utc>> {
        let start = self.first.and_time(NaiveTime::MIN).and_utc();
        start..start + TimeDelta::days(i64::from(self.days))
    }

    /// The days in order.
    pub(crate) fn dates(self) -> impl Iterator<Item = NaiveDate> {
        self.first
            .iter_days()
            .zip(0..self.days)
            .map(|(date, _)| date)
    }

    /// The day at this place.
    pub(crate) fn date(self, place: usize) -> Option<NaiveDate> {
        self.dates().nth(place)
    }

    /// The place of the day that this time is on.
    pub(crate) fn place(self, time: DateTime<Utc>) -> Option<usize> {
        let days = (time.date_naive() - self.first).num_days();
        usize::try_from(days).ok().filter(|days| *days < self.len())
    }

    /// How many days there are.
    pub(crate) fn len(self) -> usize {
        usize::try_from(self.days).unwrap_or(usize::MAX)
    }

    /// The first and the last day, in words.
    pub(crate) fn text(self) -> String {
        let last = self.dates().last().unwrap_or(self.first);
        let day = |date: NaiveDate| date.format("%-d %b %Y").to_string();
        if last == self.first {
            day(last)
        } else {
            format!("{} to {}", day(self.first), day(last))
        }
    }
}
