//! An input to try the import with.

use std::path::Path;

use crate::Failure;

/// Writes `count` links, `invalid` percent of which are bad: one half has no URL, which the import
/// sees itself, and one half a short code that the server refuses.
pub(crate) fn write(path: &Path, count: u64, invalid: f64) -> Result<(), Failure> {
    // Never over a file that is there.
    let file = std::fs::File::options()
        .write(true)
        .create_new(true)
        .open(path)?;
    let mut file = csv::Writer::from_writer(file);
    file.write_record([
        "destination",
        "name",
        "shortlink",
        "tags",
        "metadata.campaign",
    ])?;
    let (mut due, mut bad) = (0.0, 0_u64);
    for number in 1..=count {
        due += invalid / 100.0;
        let is_bad = due >= 1.0;
        if is_bad {
            due -= 1.0;
            bad += 1;
        }
        let (destination, code) = match (is_bad, bad % 2) {
            (true, 0) => (format!("page {number}"), ""),
            (true, _) => (destination(number), "no code!"),
            (false, _) => (destination(number), ""),
        };
        let name = format!("Product {number}");
        file.write_record([&destination, &name, code, "import;spring", "spring"])?;
    }
    Ok(file.flush()?)
}

fn destination(number: u64) -> String {
    format!("https://example.com/products/{number}")
}
