//! The command line of the export.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub(crate) const USAGE: &str = "\
usage: export_events [options]

  --file FILE      where the events go (default: events.csv in the temporary folder)
  --format F       csv or ndjson (default: by the file's ending, else csv)
  --days N         how far to go back, 1 to 3650 (default 365)
  --link ID        the events of one link only
  --window HOURS   the length of a window, 1 to 8760 (default 168)
  --concurrency N  windows at a time, 1 to 32 (default 4)
  --prefetch N     pages ahead in each window, 1 to 32 (default 4)
  --resume         go on where the last run with this file stopped
  --events N       events of the emulator, when no key is set (default 5000)";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Format {
    Csv,
    Ndjson,
}

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) file: PathBuf,
    pub(crate) format: Format,
    pub(crate) days: i64,
    pub(crate) link: Option<String>,
    pub(crate) window_hours: u64,
    pub(crate) concurrency: usize,
    pub(crate) prefetch: usize,
    pub(crate) resume: bool,
    pub(crate) events: usize,
}

impl Options {
    /// `None` when help is asked for.
    pub(crate) fn from_arguments(
        mut arguments: impl Iterator<Item = String>,
    ) -> Result<Option<Self>, String> {
        let mut options = Self {
            file: std::env::temp_dir().join("events.csv"),
            format: Format::Csv,
            days: 365,
            link: None,
            window_hours: 7 * 24,
            concurrency: 4,
            prefetch: 4,
            resume: false,
            events: 5_000,
        };
        let mut format = None;
        while let Some(name) = arguments.next() {
            if name == "--help" || name == "-h" {
                return Ok(None);
            }
            if name == "--resume" {
                options.resume = true;
                continue;
            }
            let value = arguments
                .next()
                .ok_or_else(|| format!("{name} needs a value; see --help"))?;
            match name.as_str() {
                "--file" => options.file = value.into(),
                "--format" => format = Some(read_format(&value)?),
                "--days" => options.days = number(&name, &value, 1, 3_650)?,
                "--link" => options.link = Some(value),
                "--window" => options.window_hours = number(&name, &value, 1, 8_760)?,
                "--concurrency" => options.concurrency = number(&name, &value, 1, 32)?,
                "--prefetch" => options.prefetch = number(&name, &value, 1, 32)?,
                "--events" => options.events = number(&name, &value, 0, 10_000_000)?,
                _ => return Err(format!("unknown option {name}; see --help")),
            }
        }
        let ending = options.file.extension().and_then(|ending| ending.to_str());
        let by_ending = match ending {
            Some("ndjson" | "jsonl") => Format::Ndjson,
            _ => Format::Csv,
        };
        options.format = format.unwrap_or(by_ending);
        Ok(Some(options))
    }
}

fn read_format(value: &str) -> Result<Format, String> {
    match value {
        "csv" => Ok(Format::Csv),
        "ndjson" => Ok(Format::Ndjson),
        _ => Err(format!("--format is csv or ndjson, not {value}")),
    }
}

fn number<N>(name: &str, value: &str, least: N, most: N) -> Result<N, String>
where
    N: std::str::FromStr + PartialOrd + std::fmt::Display,
{
    let number = value.parse().ok();
    number
        .filter(|number| (&least..=&most).contains(&number))
        .ok_or_else(|| format!("{name} is a number from {least} to {most}, not {value}"))
}
