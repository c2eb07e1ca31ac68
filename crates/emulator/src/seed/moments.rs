//! When the visits are: busy days and quiet nights, and times that fall together or on a border.

use chrono::{DateTime, Utc};

use super::dice::Dice;

/// How busy each hour of the day is, of a hundred.
const HOURS: [u64; 24] = [
    12, 8, 6, 5, 6, 10, 22, 40, 62, 80, 88, 95, 100, 96, 90, 88, 88, 86, 84, 80, 70, 54, 36, 22,
];
/// How busy a day of the weekend is, of a hundred.
const WEEKEND: u64 = 60;
const MILLISECOND: i64 = 1_000;
const SECOND: i64 = 1_000 * MILLISECOND;
const HOUR: i64 = 3_600 * SECOND;
const DAY: i64 = 24 * HOUR;

/// As many moments from `start` to `end` as `count` says, the earliest first. The time of day and of
/// the week is UTC.
pub(super) fn sorted(
    count: usize,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    dice: &mut Dice,
) -> impl Iterator<Item = DateTime<Utc>> {
    let (start, end) = (start.timestamp_micros(), end.timestamp_micros());
    let mut moments = Vec::with_capacity(count);
    for _ in 0..count {
        let moment = busy(start, end, dice);
        // Readers of windows stumble over equal times and over those on a border.
        let moment = match (dice.below(100), moments.last()) {
            (0..=2, Some(same)) => *same,
            (3, _) => rounded(moment, DAY),
            (4..=5, _) => rounded(moment, HOUR),
            (6..=15, _) => rounded(moment, SECOND),
            (16..=45, _) => rounded(moment, MILLISECOND),
            _ => moment,
        };
        moments.push(moment.max(start));
    }
    moments.sort_unstable();
    moments
        .into_iter()
        .filter_map(DateTime::from_timestamp_micros)
}

fn rounded(moment: i64, step: i64) -> i64 {
    moment - moment.rem_euclid(step)
}

fn busy(start: i64, end: i64, dice: &mut Dice) -> i64 {
    let length = u64::try_from(end - start).unwrap_or_default();
    loop {
        let moment = start + i64::try_from(dice.below(length)).unwrap_or_default();
        let hour = usize::try_from(moment.rem_euclid(DAY) / HOUR).ok();
        let share = hour
            .and_then(|hour| HOURS.get(hour))
            .map_or(100, |share| *share);
        // The first of January 1970 was a Thursday.
        let day = match moment.div_euclid(DAY).rem_euclid(7) {
            2 | 3 => WEEKEND,
            _ => 100,
        };
        if dice.percent(share) && dice.percent(day) {
            return moment;
        }
    }
}
