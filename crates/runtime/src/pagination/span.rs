//! A range of time cut into windows, newest first, and where neighbours overlap.

use std::ops::Range;

use chrono::{DateTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// How far a window reaches over its newer border, in seconds.
///
/// Servers differ in whether a bound belongs to the range, and some cut off fractions. With a
/// second of overlap no item falls between two windows whatever they do; what is in both is then
/// left out of the older one.
const OVERLAP: i64 = 1;

/// A range of time, and the length of its windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Span {
    pub(super) start: DateTime<Utc>,
    pub(super) end: DateTime<Utc>,
    /// The length of a window, at least [`Span::SHORTEST`].
    pub(super) seconds: u64,
}

impl Span {
    /// The shortest window, in seconds: longer than the overlap.
    pub(super) const SHORTEST: u64 = 2;

    /// The bounds that window `index` is asked for with, counted from the newest; `None` behind
    /// the last.
    pub(super) fn window(&self, index: u64) -> Option<Range<DateTime<Utc>>> {
        let end = match index {
            0 => self.end,
            _ => self.overlap(index)?.end,
        };
        let start = self.border(index.saturating_add(1));
        Some(start.map_or(self.start, |start| start.max(self.start))..end)
    }

    /// What window `index` has in common with the newer one: the same bounds on either side, so
    /// that the server counts the same items in.
    pub(super) fn overlap(&self, index: u64) -> Option<Range<DateTime<Utc>>> {
        let border = self.border(index).filter(|border| *border > self.start)?;
        let end = Utc
            .timestamp_opt(border.timestamp() + OVERLAP, 0)
            .single()?;
        Some(border..end)
    }

    /// The whole second at which window `index` begins to be older than window `index - 1`.
    fn border(&self, index: u64) -> Option<DateTime<Utc>> {
        let back = i64::try_from(self.seconds.checked_mul(index)?).ok()?;
        let seconds = self.end.timestamp().checked_sub(back)?;
        Utc.timestamp_opt(seconds, 0).single()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Span;
    use chrono::{DateTime, TimeZone, Utc};

    fn at(millis: i64) -> DateTime<Utc> {
        Utc.timestamp_millis_opt(millis).unwrap()
    }

    fn windows(start: i64, end: i64, seconds: u64) -> Vec<(i64, i64)> {
        let span = Span {
            start: at(start),
            end: at(end),
            seconds,
        };
        (0..)
            .map_while(|index| span.window(index))
            .map(|range| (range.start.timestamp_millis(), range.end.timestamp_millis()))
            .collect()
    }

    #[test]
    fn windows_cover_the_range_and_overlap_by_a_second() {
        assert_eq!(
            windows(500, 30_700, 10),
            [(20_000, 30_700), (10_000, 21_000), (500, 11_000)]
        );
        // A border on the start makes no empty window.
        assert_eq!(
            windows(10_000, 30_000, 10),
            [(20_000, 30_000), (10_000, 21_000)]
        );
        assert_eq!(windows(29_000, 30_000, 10), [(29_000, 30_000)]);
        assert_eq!(windows(30_000, 30_000, 10), [(30_000, 30_000)]);
        assert_eq!(windows(-5_000, 5_000, 6), [(-1_000, 5_000), (-5_000, 0)]);
    }

    #[test]
    fn a_whole_length_beyond_all_time_is_one_window() {
        assert_eq!(windows(0, 1_000, u64::MAX), [(0, 1_000)]);
    }
}
