//! The report as a picture: its page, and what its parts have in common.

mod countries;
mod days;

use plotters::coord::Shift;
use plotters::prelude::{
    DrawingArea, FontDesc, FontFamily, FontStyle, IntoDrawingArea, RGBColor, SVGBackend, Text,
    TextStyle, WHITE,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::counts::{grouped, Counts};
use crate::Failure;

const WIDTH: u32 = 1000;
const MARGIN: i32 = 36;
/// The height of the title and of the days, in pixels; the countries come below.
const TITLE: i32 = 96;
const DAYS: i32 = 330;

const INK: RGBColor = RGBColor(31, 41, 55);
const SOFT_INK: RGBColor = RGBColor(75, 85, 99);
const GRID: RGBColor = RGBColor(226, 232, 240);
const AXIS: RGBColor = RGBColor(148, 163, 184);
const CLICKS: RGBColor = RGBColor(37, 99, 235);
const COUNTRY: RGBColor = RGBColor(13, 148, 136);
const REST: RGBColor = RGBColor(148, 163, 184);

/// A part of the page, with pixels as its coordinates.
type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// The report as the text of an SVG file.
pub(crate) fn draw(counts: &Counts, link: Option<&str>) -> Result<String, Failure> {
    let lines = counts.top();
    let height = TITLE + DAYS + countries::height(lines.len());
    let mut svg = String::new();
    {
        let size = (WIDTH, u32::try_from(height)?);
        let page = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        page.fill(&WHITE)?;
        let (title, rest) = page.split_vertically(TITLE);
        let (days, countries) = rest.split_vertically(DAYS);
        head(&title, counts, link)?;
        days::draw(&days, counts)?;
        countries::draw(&countries, counts, &lines)?;
        page.present()?;
    }
    Ok(svg)
}

fn head(area: &Area<'_>, counts: &Counts, link: Option<&str>) -> Result<(), Failure> {
    let title = bold(26.0, INK);
    area.draw(&Text::new("Campaign report", (MARGIN, 38), title))?;
    let subtitle = format!(
        "{}  ·  {} clicks and scans  ·  {}",
        counts.period.text(),
        grouped(counts.total),
        link.map_or_else(|| "all links".to_owned(), |link| format!("link {link}"))
    );
    let style = font(15.0, SOFT_INK, HPos::Left);
    area.draw(&Text::new(subtitle, (MARGIN, 68), style))?;
    Ok(())
}

/// The name of a part, at its top.
fn heading(area: &Area<'_>, text: &str) -> Result<(), Failure> {
    area.draw(&Text::new(text, (MARGIN, 16), bold(16.0, INK)))?;
    Ok(())
}

/// Text of this height in pixels, on the middle of its line.
fn font(pixels: f64, color: RGBColor, side: HPos) -> TextStyle<'static> {
    styled(pixels, FontStyle::Normal, color, side)
}

fn bold(pixels: f64, color: RGBColor) -> TextStyle<'static> {
    styled(pixels, FontStyle::Bold, color, HPos::Left)
}

fn styled(pixels: f64, style: FontStyle, color: RGBColor, side: HPos) -> TextStyle<'static> {
    /// What the backend divides sizes by.
    const SCALE: f64 = 1.24;
    FontDesc::new(FontFamily::SansSerif, pixels * SCALE, style)
        .color(&color)
        .pos(Pos::new(side, VPos::Center))
}
