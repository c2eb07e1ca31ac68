//! The command line of the report.

use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Usage: cargo run --example campaign_report -- [OPTIONS]

  --days N       days up to and with today, in UTC, 1 to 365 [default: 30]
  --link ID      only this link, by its identifier [default: all links]
  --out FILE     where the picture goes; missing folders are made
                 [default: target/campaign_report.svg of this repository]
  -h, --help     print this";

/// In a folder that git ignores, wherever the program is started.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/campaign_report.svg");

/// What is reported, and where the picture goes.
pub(crate) struct Options {
    pub(crate) days: u32,
    pub(crate) link: Option<String>,
    pub(crate) out: PathBuf,
}

impl Options {
    /// `None` when help is asked for.
    pub(crate) fn read(
        mut arguments: impl Iterator<Item = String>,
    ) -> Result<Option<Self>, String> {
        let mut options = Self {
            days: 30,
            link: None,
            out: PathBuf::from(OUT),
        };
        while let Some(name) = arguments.next() {
            let mut value = |what: &str| {
                let value = arguments.next().filter(|value| !value.is_empty());
                value.ok_or_else(|| format!("{name} needs {what}"))
            };
            match name.as_str() {
                "--days" => options.days = days(&value("a number")?)?,
                "--link" => options.link = Some(value("the identifier of a link")?),
                "--out" => options.out = PathBuf::from(value("the name of a file")?),
                "--help" | "-h" => return Ok(None),
                _ => return Err(format!("there is no option `{name}`")),
            }
        }
        Ok(Some(options))
    }
}

fn days(value: &str) -> Result<u32, String> {
    let days = value.parse().ok().filter(|days| (1..=365).contains(days));
    days.ok_or_else(|| "--days is a whole number from 1 to 365".to_owned())
}
