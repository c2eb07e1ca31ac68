//! The days as bars over a line of time.

use plotters::prelude::{BindKeyPoints, ChartBuilder, Color, Rectangle, Text, TRANSPARENT};
use plotters::style::text_anchor::HPos;

use super::{font, heading, Area, AXIS, CLICKS, GRID, MARGIN, SOFT_INK, WIDTH};
use crate::counts::{grouped, Counts};
use crate::Failure;

/// The width of a day; a fine one, since coordinates are whole numbers.
const DAY: usize = 100;
/// How many dates and how many steps of counts have room at the axes.
const DATES: usize = 12;
const STEPS: u64 = 5;
/// From this number of days on there is no room between the bars.
const DENSE: usize = 120;

/// Draws the days, with an axis of dates and one of counts.
pub(super) fn draw(area: &Area<'_>, counts: &Counts) -> Result<(), Failure> {
    heading(area, "Clicks and scans per day (UTC)")?;
    let most = counts.days.iter().copied().max().unwrap_or_default();
    let step = step(most);
    // The last step has room for the largest count, and there is one even without any.
    let top = (most.saturating_sub(1) / step + 1).saturating_mul(step);
    let days = counts.days.len();

    let mut chart = ChartBuilder::on(area)
        .margin_top(42)
        .margin_left(MARGIN - 6)
        .margin_right(MARGIN)
        .margin_bottom(20)
        .x_label_area_size(32)
        .y_label_area_size(58)
        .build_cartesian_2d(
            (0..days * DAY).with_key_points(dates(days)),
            (0..top).with_key_points((0..=top / step).map(|number| number * step).collect()),
        )?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(GRID)
        .light_line_style(TRANSPARENT)
        .axis_style(AXIS)
        .x_label_style(font(13.0, SOFT_INK, HPos::Center))
        .y_label_style(font(13.0, SOFT_INK, HPos::Center))
        .x_label_formatter(&|place| date(counts, *place))
        .y_label_formatter(&|count| grouped(*count))
        .draw()?;

    let gap = (DAY - width(days)) / 2;
    let bars = counts
        .days
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0);
    chart.draw_series(bars.map(|(place, count)| {
        let left = place * DAY;
        let corners = [(left + gap, *count), (left + DAY - gap, 0)];
        Rectangle::new(corners, CLICKS.filled())
    }))?;
    if most == 0 {
        let style = font(15.0, SOFT_INK, HPos::Center);
        let middle = (i32::try_from(WIDTH / 2)?, 160);
        area.draw(&Text::new(
            "no clicks or scans on these days",
            middle,
            style,
        ))?;
    }
    Ok(())
}

/// The middles of the days that have a date below them: the last one, and back in equal steps.
fn dates(days: usize) -> Vec<usize> {
    let steps = [1, 2, 3, 7, 14, 28];
    let step = steps.into_iter().find(|step| days <= DATES * step);
    let mut dates: Vec<_> = (0..days)
        .rev()
        .step_by(step.unwrap_or(35))
        .map(|place| place * DAY + DAY / 2)
        .collect();
    dates.reverse();
    dates
}

/// How much of a day its bar fills: of few days less, and all where bars are thin anyway.
fn width(days: usize) -> usize {
    match days {
        DENSE.. => DAY,
        _ => (9 * days).min(DAY * 3 / 4),
    }
}

/// The date of the day with this middle.
fn date(counts: &Counts, middle: usize) -> String {
    let date = counts.period.date(middle / DAY);
    date.map(|date| date.format("%-d %b").to_string())
        .unwrap_or_default()
}

/// The distance of the lines for counts: 1, 2 or 5, and so many zeros that the steps suffice.
fn step(most: u64) -> u64 {
    let mut unit = 1_u64;
    loop {
        for step in [1, 2, 5].map(|digit| unit.saturating_mul(digit)) {
            if most <= step.saturating_mul(STEPS) {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}
