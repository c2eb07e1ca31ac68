//! What the events come to, counted one by one as they are read.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::time::Duration;

use linkbreakers::apis::{configuration::Configuration, events_api};
use linkbreakers::models::Event;
use linkbreakers::Error;

use crate::period::Period;

/// How much time is asked for in one list.
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How many countries have a line of their own.
const COUNTRIES: usize = 10;

/// The clicks and scans of a period by day and by country.
pub(crate) struct Counts {
    pub(crate) period: Period,
    /// One count for each day of the period.
    pub(crate) days: Vec<u64>,
    /// Events without a time, or with one outside of the period.
    pub(crate) undated: u64,
    pub(crate) total: u64,
    countries: BTreeMap<String, u64>,
    unknown: u64,
}

/// A line of the list of countries.
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) count: u64,
    /// Whether it is one country, and not what is left.
    pub(crate) is_country: bool,
}

impl Counts {
    /// Reads the events of the period, of all links or of one.
    pub(crate) async fn read(
        configuration: &Configuration,
        period: Period,
        link: Option<&str>,
    ) -> Result<Self, Error> {
        let mut list = events_api::list(configuration).include(["device"]);
        if let Some(link) = link {
            list = list.link_id(link);
        }
        let mut events = list.windows(period.range(), WEEK);
        let mut counts = Self {
            period,
            days: vec![0; period.len()],
            undated: 0,
            total: 0,
            countries: BTreeMap::new(),
            unknown: 0,
        };
        while let Some(event) = events.next().await {
            counts.add(&event?);
        }
        Ok(counts)
    }

    fn add(&mut self, event: &Event) {
        self.total += 1;
        let place = event.scanned_at.and_then(|time| self.period.place(time));
        match place.and_then(|place| self.days.get_mut(place)) {
            Some(day) => *day += 1,
            None => self.undated += 1,
        }
        let device = event.device.as_ref();
        let country = device.and_then(|device| device.country.as_deref());
        match country.and_then(printable) {
            Some(country) => *self.countries.entry(country).or_default() += 1,
            None => self.unknown += 1,
        }
    }

    /// The countries with the most events first; then all others as one, then the unknown.
    pub(crate) fn top(&self) -> Vec<Line> {
        let mut lines: Vec<_> = self
            .countries
            .iter()
            .map(|(name, count)| Line {
                name: name.clone(),
                count: *count,
                is_country: true,
            })
            .collect();
        lines.sort_by_key(|line| Reverse(line.count));
        let others = lines.split_off(lines.len().min(COUNTRIES));
        let rest = [
            (
                format!("others ({})", others.len()),
                others.iter().map(|line| line.count).sum(),
            ),
            ("unknown".to_owned(), self.unknown),
        ];
        let rest = rest.into_iter().filter(|(_, count)| *count > 0);
        lines.extend(rest.map(|(name, count)| Line {
            name,
            count,
            is_country: false,
        }));
        lines
    }

    /// The part of all events in percent.
    pub(crate) fn percent(&self, count: u64) -> f64 {
        count as f64 * 100.0 / self.total.max(1) as f64
    }
}

/// A name without what would disturb a terminal or a picture; `None` if nothing is left.
fn printable(name: &str) -> Option<String> {
    const LENGTH: usize = 24;
    let mut clean = name.trim().chars().filter(|c| !c.is_control());
    let mut short: String = clean.by_ref().take(LENGTH).collect();
    if clean.next().is_some() {
        short.pop();
        short.push('…');
    }
    (!short.is_empty()).then_some(short)
}

/// A number with commas between the thousands.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
