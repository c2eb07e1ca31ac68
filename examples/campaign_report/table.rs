//! The report in the terminal.

use chrono::{DateTime, Utc};
use linkbreakers::models::EventsMetric;

use crate::counts::{grouped, Counts};

/// The length of the longest bar, in characters.
const BAR: u64 = 40;
/// The parts of a character, from nothing to seven eighths.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// Prints days, countries and totals.
pub(crate) fn print(counts: &Counts, totals: &EventsMetric) {
    days(counts);
    countries(counts);
    metrics(counts, totals);
}

fn days(counts: &Counts) {
    println!("Clicks and scans per day, {} (UTC)\n", counts.period.text());
    let most = counts.days.iter().copied().max().unwrap_or_default();
    for (date, count) in counts.period.dates().zip(&counts.days) {
        let line = format!("  {date}{:>11}  {}", grouped(*count), bar(*count, most));
        println!("{}", line.trim_end());
    }
    if counts.undated > 0 {
        println!("  on no day of these: {}", grouped(counts.undated));
    }
}

fn countries(counts: &Counts) {
    println!("\nTop countries\n");
    let lines = counts.top();
    if lines.is_empty() {
        println!("  There were no clicks or scans.");
    }
    let most = lines
        .iter()
        .map(|line| line.count)
        .max()
        .unwrap_or_default();
    for line in lines {
        println!(
            "  {:<24}{:>11}{:>7.1} %  {}",
            line.name,
            grouped(line.count),
            counts.percent(line.count),
            bar(line.count, most)
        );
    }
}

fn metrics(counts: &Counts, totals: &EventsMetric) {
    println!("\nTotals, as the metrics count them\n");
    let row = |name: &str, number: Option<i64>, most: Option<String>| {
        let number = number.and_then(|number| u64::try_from(number).ok());
        let number = number.map_or_else(|| "-".to_owned(), grouped);
        let most = most.filter(|most| !most.is_empty());
        let most = most.map(|most| format!("  most: {most}"));
        println!("  {name:<24}{number:>11}{}", most.unwrap_or_default());
    };
    row("clicks and scans", totals.total_events, None);
    row(
        "countries",
        totals.total_countries,
        totals.top_country.clone(),
    );
    row("cities", totals.total_cities, totals.top_city.clone());
    let device = totals.top_device_type.as_ref().map(ToString::to_string);
    row("device types", totals.total_device_types, device);
    for (name, time) in [("first", totals.first_at), ("last", totals.last_at)] {
        if let Some(time) = time {
            println!("  {name:<16}{}", moment(time));
        }
    }
    let told = totals.total_events.unwrap_or_default();
    if u64::try_from(told).ok() != Some(counts.total) {
        println!(
            "\nThe list has {} events, the metrics say {told}; some may have come in between.",
            grouped(counts.total)
        );
    }
}

fn moment(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Blocks as many as the count's part of the largest; at least a thin one for what is not zero.
fn bar(count: u64, most: u64) -> String {
    let length = u128::from(count) * u128::from(BAR) * 8 / u128::from(most.max(1));
    let length = usize::try_from(length).unwrap_or_default();
    let length = length.max(usize::from(count > 0));
    let part = EIGHTHS.get(length % 8).copied().unwrap_or_default();
    "█".repeat(length / 8) + part
}
