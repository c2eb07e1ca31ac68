//! Clicks and scans over time: bars for the eye, a table for everybody. The bars are counted out of
//! the order of the events, two binary searches each, however many events there are.

use chrono::{DateTime, TimeDelta, Utc};
use maud::{html, Markup};

use super::paging::address;
use super::text::{count, number_of};
use crate::store::span::Span;

/// 1970-01-05 was a Monday: weeks begin there, and so do all shorter steps.
const FIRST_MONDAY: i64 = 4 * 86_400;
// The drawing's own units; the style stretches it.
const WIDTH: usize = 1_000;
const HEIGHT: usize = 200;

/// A stretch of time that ends now.
pub(super) struct Range {
    name: &'static str,
    label: &'static str,
    /// Seconds of a bar.
    step: i64,
    bars: i64,
    /// How the beginning of a bar is written.
    form: &'static str,
}

const RANGES: [Range; 5] = [
    Range {
        name: "hour",
        label: "Hour",
        step: 60,
        bars: 60,
        form: "%H:%M",
    },
    Range {
        name: "day",
        label: "Day",
        step: 1_800,
        bars: 48,
        form: "%a %H:%M",
    },
    Range {
        name: "week",
        label: "Week",
        step: 21_600,
        bars: 28,
        form: "%a %-d %b, %H:%M",
    },
    Range {
        name: "month",
        label: "Month",
        step: 86_400,
        bars: 30,
        form: "%-d %b",
    },
    Range {
        name: "year",
        label: "Year",
        step: 604_800,
        bars: 52,
        form: "%-d %b %Y",
    },
];

/// The range of a name; a week otherwise.
pub(super) fn range(name: &str) -> &'static Range {
    let [_, _, week, ..] = &RANGES;
    RANGES
        .iter()
        .find(|range| range.name == name)
        .unwrap_or(week)
}

/// How many events began in each step of a range.
pub(super) struct Counts {
    range: &'static Range,
    bars: Vec<(DateTime<Utc>, usize)>,
}

/// Counts the events of a range that ends with `now`.
pub(super) fn counts(events: Span<'_>, range: &'static Range, now: DateTime<Utc>) -> Counts {
    let current = (now.timestamp() - FIRST_MONDAY).div_euclid(range.step);
    let begin = |bar: i64| {
        let seconds = (current - range.bars + 1 + bar) * range.step + FIRST_MONDAY;
        DateTime::from_timestamp(seconds, 0).unwrap_or(now)
    };
    let bars = (0..range.bars).map(|bar| {
        let (start, end) = (begin(bar), begin(bar + 1));
        let number = events.since(start).len() - events.since(end).len();
        (start, number)
    });
    Counts {
        range,
        bars: bars.collect(),
    }
}

impl Counts {
    fn total(&self) -> usize {
        self.bars.iter().map(|(_, number)| number).sum()
    }

    fn start(&self, at: DateTime<Utc>) -> String {
        at.format(self.range.form).to_string()
    }

    /// From when to when a bar goes.
    fn span(&self, at: DateTime<Utc>) -> String {
        match self.range.step {
            86_400 => self.start(at),
            step => format!(
                "{} – {}",
                self.start(at),
                self.start(at + TimeDelta::seconds(step))
            ),
        }
    }

    /// What the bars show, in words.
    fn description(&self) -> String {
        let total = number_of(self.total(), "event");
        let period = format!("the last {}", self.range.label.to_lowercase());
        match self.bars.iter().max_by_key(|(_, number)| *number) {
            Some((at, most)) if *most > 0 => {
                format!(
                    "{total} in {period}. Busiest: {}, with {}.",
                    self.span(*at),
                    count(*most)
                )
            }
            _ => format!("No events in {period}."),
        }
    }

    /// The picture and its table. The parts that change are replaced by the script.
    pub(super) fn markup(&self) -> Markup {
        let most = self.bars.iter().map(|(_, number)| *number).max();
        let top = round_up(most.unwrap_or_default());
        html! {
            div #chart data-live="event change" {
                p.note { (self.description()) }
                div.chart {
                    div.scale aria-hidden="true" { span { (count(top)) } span { (count(top / 2)) } span { "0" } }
                    (self.drawing(top))
                    div.ticks aria-hidden="true" {
                        @for (at, _) in self.bars.iter().step_by((self.bars.len() / 4).max(1)).take(4) {
                            span { (self.start(*at)) }
                        }
                        span { "now" }
                    }
                }
            }
            details {
                summary { "Show the figures as a table" }
                div.scroll tabindex="0" role="region" aria-label="Figures of the chart" {
                    table #chart-table data-live="event change" {
                        caption.hidden { "Events by time, newest first" }
                        thead { tr { th scope="col" { "Time" } th.number scope="col" { "Events" } } }
                        tbody {
                            @for (at, number) in self.bars.iter().rev() {
                                tr { th scope="row" { (self.span(*at)) } td.number { (count(*number)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn drawing(&self, top: usize) -> Markup {
        let room = WIDTH / self.bars.len().max(1);
        let left = (WIDTH - room * self.bars.len()) / 2;
        // A bar is never less than a line, so that one event in a busy year is seen.
        let height = |number: usize| match number {
            0 => 0,
            number => (number * HEIGHT / top.max(1)).max(2),
        };
        html! {
            svg viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) preserveAspectRatio="none"
                role="img" aria-labelledby="chart-title chart-description" {
                title #chart-title { "Clicks and scans over time" }
                desc #chart-description { (self.description()) }
                @for line in [0, HEIGHT / 2, HEIGHT] {
                    line.grid x1="0" x2=(WIDTH) y1=(line) y2=(line) {}
                }
                @for (bar, (at, number)) in self.bars.iter().enumerate() {
                    g {
                        title { (self.span(*at)) ": " (number_of(*number, "event")) }
                        rect.back x=(left + bar * room) y="0" width=(room) height=(HEIGHT) {}
                        rect.column x=(left + bar * room + room / 10) y=(HEIGHT - height(*number))
                            width=(room - room / 5) height=(height(*number)) {}
                    }
                }
            }
        }
    }
}

/// The links to the other ranges.
pub(super) fn ranges(path: &str, current: &Range) -> Markup {
    html! {
        nav.ranges aria-label="Period of the chart" {
            @for range in &RANGES {
                a href=(address(path, &[("range", range.name)], None))
                    aria-current=[(range.name == current.name).then_some("true")] { (range.label) }
            }
        }
    }
}

/// The next number of the form 2, 4, 10, 20, 40, 100…: it can be halved.
fn round_up(number: usize) -> usize {
    let mut power = 1_usize;
    loop {
        for factor in [2, 4, 10] {
            let top = power.saturating_mul(factor);
            if top >= number {
                return top;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{link, moment, visit, visitor, workspace, Choices};

    #[test]
    fn every_event_of_the_period_is_counted_once() {
        let (shared, mut choices) = (workspace(), Choices(5));
        let mut store = shared.lock();
        let body = serde_json::json!({ "destination": "https://example.com" });
        let id = link(&mut store, moment(0), body);
        let person = visitor(&mut store, "DE");
        let now = moment(0);
        for _ in 0..500 {
            let seconds = i64::try_from(choices.below(40_000_000)).unwrap();
            visit(&mut store, &id, &person, now - TimeDelta::seconds(seconds));
        }
        visit(&mut store, &id, &person, now);
        for range in &RANGES {
            let counted = counts(store.events.all(), range, now);
            let (start, _) = counted.bars[0];
            let expected = store.events.all().iter().filter(|event| event.at >= start);
            assert_eq!(counted.total(), expected.count(), "{}", range.name);
            assert!(counted.bars.last().unwrap().1 > 0, "{}", range.name);
            assert_eq!(counted.bars.len(), usize::try_from(range.bars).unwrap());
        }
    }

    #[test]
    fn scales_can_be_halved() {
        let tops = [0, 1, 2, 3, 5, 11, 21, 41, 999_999, usize::MAX].map(round_up);
        assert_eq!(tops[..9], [2, 2, 2, 4, 10, 20, 40, 100, 1_000_000]);
        assert_eq!(tops[9], usize::MAX);
    }
}
