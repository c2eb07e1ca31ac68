//! A QR code as a picture: PNG with one bit a pixel, SVG with one path.

use std::fmt::Write as _;

use png::{BitDepth, ColorType, Encoder};

use super::matrix::Matrix;
use super::Format;

/// The picture of a text, or `None` when the text is too long.
///
/// `size` is the width and height in pixels, `margin` the light border in modules. A picture is
/// never so small that a module has less than a pixel.
pub(super) fn draw(text: &str, format: Format, size: u32, margin: u32) -> Option<Vec<u8>> {
    let matrix = Matrix::of(text)?;
    match format {
        Format::Png => png(&matrix, size, margin),
        Format::Svg => Some(svg(&matrix, size, margin).into_bytes()),
    }
}

fn png(matrix: &Matrix, size: u32, margin: u32) -> Option<Vec<u8>> {
    let modules = matrix.side() + 2 * margin;
    let scale = (size / modules).max(1);
    let size = size.max(modules);
    // All modules have the same number of whole pixels; what is left over widens the margin.
    let border = (size - scale * matrix.side()) / 2;
    let row_bytes = usize::try_from(size.div_ceil(8)).ok()?;
    let mut pixels = Vec::with_capacity(row_bytes * usize::try_from(size).ok()?);
    for y in 0..size {
        let row = y.checked_sub(border).map(|y| y / scale);
        for first in (0..size).step_by(8) {
            let dark = |x: u32| match (x.checked_sub(border), row) {
                (Some(x), Some(row)) => matrix.is_dark(x / scale, row),
                _ => false,
            };
            let byte = (first..first + 8).fold(0_u8, |byte, x| (byte << 1) | u8::from(!dark(x)));
            pixels.push(byte);
        }
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, size, size);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}

fn svg(matrix: &Matrix, size: u32, margin: u32) -> String {
    let side = matrix.side();
    let modules = side + 2 * margin;
    let mut path = String::new();
    for row in 0..side {
        let mut column = 0;
        while column < side {
            let length = (column..side)
                .take_while(|x| matrix.is_dark(*x, row))
                .count();
            let length = u32::try_from(length).unwrap_or_default();
            if length > 0 {
                let (x, y) = (column + margin, row + margin);
                // Writing to a string cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += length + 1;
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" \
         viewBox=\"0 0 {modules} {modules}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{modules}\" height=\"{modules}\" fill=\"#fff\"/>\
         <path d=\"{path}\" fill=\"#000\"/></svg>\n"
    )
}
