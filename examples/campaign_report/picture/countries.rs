//! The countries as bars beside their names.

use plotters::prelude::{Color, Rectangle, Text};
use plotters::style::text_anchor::HPos;

use super::{font, heading, Area, COUNTRY, INK, MARGIN, REST, SOFT_INK};
use crate::counts::{grouped, Counts, Line};
use crate::Failure;

/// Where the longest bar ends; its count comes behind it.
const RIGHT: i32 = 820;
/// The room for a letter of a name, and between a name and its bar.
const LETTER: i32 = 9;
const SPACE: i32 = 12;
/// The distance of the lines, and the width of a bar.
const ROW: i32 = 28;
const BAR: i32 = 18;
/// Above the first line and below the last.
const ABOVE: i32 = 44;
const BELOW: i32 = 28;

/// How much room so many lines need.
pub(super) fn height(lines: usize) -> i32 {
    let rows = i32::try_from(lines.max(1)).unwrap_or_default();
    ABOVE + rows * ROW + BELOW
}

/// Draws a bar for each line, with its count behind it.
pub(super) fn draw(area: &Area<'_>, counts: &Counts, lines: &[Line]) -> Result<(), Failure> {
    heading(area, "Top countries")?;
    if lines.is_empty() {
        let style = font(15.0, SOFT_INK, HPos::Left);
        let text = "no clicks or scans on these days";
        area.draw(&Text::new(text, (MARGIN, ABOVE + ROW / 2), style))?;
    }
    let most = lines
        .iter()
        .map(|line| line.count)
        .max()
        .unwrap_or_default();
    let letters = lines.iter().map(|line| line.name.chars().count()).max();
    let letters = i32::try_from(letters.unwrap_or_default())?;
    let left = MARGIN + letters * LETTER + SPACE;
    let mut top = ABOVE;
    for line in lines {
        let part = line.count as f64 / most.max(1) as f64;
        let right = left + ((part * f64::from(RIGHT - left)) as i32).max(1);
        let (upper, middle) = (top + (ROW - BAR) / 2, top + ROW / 2);
        let color = if line.is_country { COUNTRY } else { REST };
        let name = font(14.0, INK, HPos::Right);
        area.draw(&Text::new(line.name.as_str(), (left - SPACE, middle), name))?;
        area.draw(&Rectangle::new(
            [(left, upper), (right, upper + BAR)],
            color.filled(),
        ))?;
        let text = format!(
            "{}  ({:.1} %)",
            grouped(line.count),
            counts.percent(line.count)
        );
        let style = font(13.0, SOFT_INK, HPos::Left);
        area.draw(&Text::new(text, (right + 10, middle), style))?;
        top += ROW;
    }
    Ok(())
}
