//! The command line of the import.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) const HELP: &str = "\
Usage: cargo run --example bulk_import -- [INPUT.csv] [OPTIONS]

  INPUT.csv           links to create; its first line names the columns: destination, name,
                      shortlink, tags (divided by `;`), id, purpose, directory_id,
                      custom_domain_id, fallback_destination, expired_destination, expires_at,
                      conversion_tracking, qrcode_enabled, and metadata.KEY for any KEY
  --results PATH      what became of each line [default: INPUT.results.csv]
  --journal PATH      what is finished [default: INPUT.journal]
  --resume            go on with a journal that exists
  --name NAME         the same name and input never make a link twice [default: the journal's]
  --concurrency N     requests under way at once, 1 to 64 [default: 4]
  --chunk-size N      links in a request, 1 to 250 [default: 250]
  --generate N        write an input of N links, unless it exists
  --invalid PERCENT   so many of the generated links are bad [default: 0]
  --faults P[:SEED]   let the requests to the emulator of this process fail with probability P

Without LINKBREAKERS_SECRET_KEY it talks to an emulator in this process, and makes an input for
itself if none is given. To resume against the same links, run the emulator as a program of its
own and name it in LINKBREAKERS_BASE_URL, with any key.";

/// What to do.
pub(crate) enum Command {
    Import(Box<Options>),
    Help,
}

pub(crate) struct Options {
    pub(crate) input: PathBuf,
    pub(crate) results: PathBuf,
    pub(crate) journal: PathBuf,
    pub(crate) resume: bool,
    pub(crate) name: Option<String>,
    pub(crate) concurrency: usize,
    pub(crate) chunk_size: usize,
    pub(crate) generate: Option<u64>,
    pub(crate) invalid: f64,
    /// Probability and seed.
    pub(crate) faults: Option<(f64, u64)>,
    /// No input was given.
    pub(crate) is_demo: bool,
    /// Files with names that nobody has given; they are deleted in the end.
    pub(crate) made_up: Vec<PathBuf>,
}

impl Options {
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
        let (mut input, mut results, mut journal) = (None, None, None);
        let mut options = Self {
            input: PathBuf::new(),
            results: PathBuf::new(),
            journal: PathBuf::new(),
            resume: false,
            name: None,
            concurrency: 4,
            chunk_size: 250,
            generate: None,
            invalid: 0.0,
            faults: None,
            is_demo: false,
            made_up: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--results" => results = Some(PathBuf::from(value()?)),
                "--journal" => journal = Some(PathBuf::from(value()?)),
                "--resume" => options.resume = true,
                "--name" => options.name = Some(value()?),
                "--concurrency" => options.concurrency = number(&argument, &value()?)?,
                "--chunk-size" => options.chunk_size = number(&argument, &value()?)?,
                "--generate" => options.generate = Some(number(&argument, &value()?)?),
                "--invalid" => options.invalid = number(&argument, &value()?)?,
                "--faults" => options.faults = Some(faults(&value()?)?),
                "--help" | "-h" => return Ok(Command::Help),
                _ if argument.starts_with('-') => {
                    return Err(format!("there is no option `{argument}`"))
                }
                _ if input.is_some() => return Err("there is more than one input".to_owned()),
                _ => input = Some(PathBuf::from(&argument)),
            }
        }
        if !(0.0..=100.0).contains(&options.invalid) {
            return Err("--invalid is from 0 to 100".to_owned());
        }
        options.is_demo = input.is_none();
        if options.is_demo {
            if std::env::var_os("LINKBREAKERS_SECRET_KEY").is_some() {
                return Err("with a key, name the input: its links are made for real".to_owned());
            }
            options.generate = options.generate.or(Some(1_000));
        }
        options.input = input.unwrap_or_else(|| options.make_up(&temporary()));
        let beside = |kind| options.input.with_extension(kind);
        let (by_results, by_journal) = (beside("results.csv"), beside("journal"));
        options.results = results.unwrap_or_else(|| options.make_up(&by_results));
        options.journal = journal.unwrap_or_else(|| options.make_up(&by_journal));
        let paths = [&options.input, &options.results, &options.journal];
        if paths
            .map(|path| place(path))
            .into_iter()
            .collect::<HashSet<_>>()
            .len()
            < 3
        {
            return Err("input, results and journal are three files".to_owned());
        }
        Ok(Command::Import(Box::new(options)))
    }

    /// A path that is not the user's. Beside an input of the user's the files are to stay.
    fn make_up(&mut self, path: &Path) -> PathBuf {
        if self.is_demo {
            self.made_up.push(path.to_owned());
        }
        path.to_owned()
    }
}

/// The same for all names of a file, whether it is there or not.
fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    let name = path.file_name().unwrap_or_default();
    path.canonicalize()
        .or(folder.map(|folder| folder.join(name)))
        .unwrap_or_else(|_| path.to_owned())
}

/// A name that no other run has.
fn temporary() -> PathBuf {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanos = now.unwrap_or_default().as_nanos();
    let name = format!("bulk-import-{}-{nanos}.csv", std::process::id());
    std::env::temp_dir().join(name)
}

fn number<T: FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{name} needs a number"))
}

fn faults(text: &str) -> Result<(f64, u64), String> {
    let (probability, seed) = text.split_once(':').unwrap_or((text, "1"));
    match (probability.parse(), seed.parse()) {
        (Ok(probability), Ok(seed)) if (0.0..=1.0).contains(&probability) => {
            Ok((probability, seed))
        }
        _ => Err("--faults is a probability from 0 to 1, such as 0.05 or 0.05:7".to_owned()),
    }
}
