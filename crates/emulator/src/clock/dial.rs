//! Moves a running emulator's clock, whatever clock it was built with.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;

use super::Clock;

/// The last moment that RFC 3339 can write.
const LAST: DateTime<Utc> = match DateTime::from_timestamp(253_402_300_799, 0) {
    Some(last) => last,
    None => DateTime::<Utc>::MAX_UTC,
};

/// Lies over another clock, which stays as it is.
pub(crate) struct Dial {
    base: Clock,
    setting: Mutex<Setting>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Setting {
    /// As much later or earlier than the base, and running like it.
    Offset(TimeDelta),
    StoppedAt(DateTime<Utc>),
}

/// What a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClockState {
    /// The time.
    pub now: DateTime<Utc>,
    /// Whether it stands still.
    pub stopped: bool,
    /// How far it is ahead of the clock that the emulator was built with, in milliseconds; negative
    /// when it is behind.
    pub offset_millis: i64,
}

/// A time that the emulator's clock cannot be set to.
///
/// It takes those from 1970 to 9999, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeOutOfRange;

impl Dial {
    pub(crate) fn new(base: Clock) -> Arc<Self> {
        Arc::new(Self {
            base,
            setting: Mutex::new(Setting::Offset(TimeDelta::zero())),
        })
    }

    /// The clock that this moves.
    pub(crate) fn clock(self: &Arc<Self>) -> Clock {
        let dial = Arc::clone(self);
        Clock::from_fn(move || dial.lock().at(dial.base.now()))
    }

    pub(crate) fn show(&self) -> ClockState {
        self.lock().show(self.base.now())
    }

    /// Sets the time, if there is one to set, then moves it forward, then stops it or lets it run.
    pub(crate) fn set(
        &self,
        now: Option<DateTime<Utc>>,
        advance: Duration,
        stopped: Option<bool>,
    ) -> Result<ClockState, TimeOutOfRange> {
        let mut setting = self.lock();
        let step = TimeDelta::from_std(advance).map_err(|_| TimeOutOfRange)?;
        // Read once: what passes between two readings would be lost.
        let base = self.base.now();
        let start = now.unwrap_or_else(|| setting.at(base));
        let time = start.checked_add_signed(step).ok_or(TimeOutOfRange)?;
        if !(DateTime::UNIX_EPOCH..=LAST).contains(&time) {
            return Err(TimeOutOfRange);
        }
        let stops = stopped.unwrap_or(matches!(*setting, Setting::StoppedAt(_)));
        *setting = if stops {
            Setting::StoppedAt(time)
        } else {
            Setting::Offset(time - base)
        };
        Ok(setting.show(base))
    }

    /// Shows the time of the base again.
    pub(crate) fn reset(&self) {
        *self.lock() = Setting::Offset(TimeDelta::zero());
    }

    fn lock(&self) -> MutexGuard<'_, Setting> {
        self.setting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Setting {
    /// The time to show when the base shows this.
    fn at(self, base: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Offset(offset) => {
                let now = base.checked_add_signed(offset);
                now.unwrap_or(DateTime::<Utc>::MAX_UTC)
            }
            Self::StoppedAt(time) => time,
        }
    }

    fn show(self, base: DateTime<Utc>) -> ClockState {
        let offset = match self {
            Self::Offset(offset) => offset,
            Self::StoppedAt(time) => time - base,
        };
        ClockState {
            now: self.at(base),
            stopped: matches!(self, Self::StoppedAt(_)),
            offset_millis: offset.num_milliseconds(),
        }
    }
}

impl fmt::Display for TimeOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the clock takes times from 1970 to 9999, in UTC")
    }
}

impl std::error::Error for TimeOutOfRange {}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn it_runs_on_from_what_it_is_set_to() {
        let (base, handle) = Clock::manual(moment("2026-05-20T10:00:00Z"));
        let dial = Dial::new(base);
        let clock = dial.clock();
        let shown = dial
            .set(Some(moment("2030-01-01T00:00:00Z")), Duration::ZERO, None)
            .unwrap();
        assert_eq!((shown.now, shown.stopped), (clock.now(), false));
        handle.advance(MINUTE);
        assert_eq!(clock.now(), moment("2030-01-01T00:01:00Z"));
        dial.set(None, MINUTE * 2, None).unwrap();
        assert_eq!(clock.now(), moment("2030-01-01T00:03:00Z"));
        dial.reset();
        assert_eq!(clock.now(), moment("2026-05-20T10:01:00Z"));
        assert_eq!(dial.show().offset_millis, 0);
    }

    #[test]
    fn it_stands_still_until_it_is_let_run() {
        let (base, handle) = Clock::manual(moment("2026-05-20T10:00:00Z"));
        let dial = Dial::new(base);
        dial.set(None, Duration::ZERO, Some(true)).unwrap();
        handle.advance(MINUTE);
        let shown = dial.set(None, MINUTE * 3, None).unwrap();
        assert_eq!(shown.now, moment("2026-05-20T10:03:00Z"));
        assert_eq!((shown.stopped, shown.offset_millis), (true, 120_000));
        dial.set(None, Duration::ZERO, Some(false)).unwrap();
        handle.advance(MINUTE);
        assert_eq!(dial.clock().now(), moment("2026-05-20T10:04:00Z"));
    }

    #[test]
    fn other_times_are_refused_and_change_nothing() {
        let dial = Dial::new(Clock::manual(moment("2026-05-20T10:00:00Z")).0);
        let before = dial.show();
        for (now, advance) in [
            (Some(moment("1969-12-31T23:59:59Z")), Duration::ZERO),
            (Some(LAST), MINUTE),
            (Some(DateTime::<Utc>::MAX_UTC), Duration::ZERO),
            (None, Duration::MAX),
        ] {
            assert_eq!(dial.set(now, advance, Some(true)), Err(TimeOutOfRange));
        }
        assert_eq!(dial.show(), before);
    }
}
