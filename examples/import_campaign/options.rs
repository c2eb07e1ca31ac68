//! The command line of the campaign, and of the process that it kills.

use std::path::PathBuf;
use std::str::FromStr;

pub(crate) const HELP: &str = "\
Usage: cargo run --release --example import_campaign -- [OPTIONS]

  --links N          links to import [default: 100000]
  --invalid PERCENT  so many of them are bad, half of them only for the server [default: 1]
  --faults P         probability that a request meets a fault, 0 to 1 [default: 0.05]
  --kills N          how often the process of the second run is killed [default: 20]
  --concurrency N    requests under way at once, 1 to 64 [default: 4]
  --seed N           the same seed gives the same bad links, faults and moments [default: 1]";

/// The first argument of the process that is killed, which the campaign starts itself.
pub(crate) const CHILD: &str = "--import-to";

pub(crate) enum Command {
    Campaign(Options),
    Child(Options, Place),
    Help,
}

/// Where the importing process finds the server and leaves its files.
pub(crate) struct Place {
    pub(crate) url: String,
    pub(crate) journal: PathBuf,
    pub(crate) results: PathBuf,
}

/// How large a campaign is, and how much goes wrong in it.
pub(crate) struct Options {
    pub(crate) links: u64,
    pub(crate) invalid: f64,
    pub(crate) faults: f64,
    pub(crate) kills: usize,
    pub(crate) concurrency: usize,
    pub(crate) seed: u64,
}

impl Options {
    pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
        let mut options = Self {
            links: 100_000,
            invalid: 1.0,
            faults: 0.05,
            kills: 20,
            concurrency: 4,
            seed: 1,
        };
        let mut place = None;
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next();
            match name.as_str() {
                "--links" => options.links = number(&name, value())?,
                "--invalid" => options.invalid = number(&name, value())?,
                "--faults" => options.faults = number(&name, value())?,
                "--kills" => options.kills = number(&name, value())?,
                "--concurrency" => options.concurrency = number(&name, value())?,
                "--seed" => options.seed = number(&name, value())?,
                CHILD => {
                    let mut text = || value().ok_or(format!("{CHILD} needs three values"));
                    place = Some(Place {
                        url: text()?,
                        journal: text()?.into(),
                        results: text()?.into(),
                    });
                }
                "--help" | "-h" => return Ok(Command::Help),
                _ => return Err(format!("there is no option `{name}`")),
            }
        }
        if !(0.0..=1.0).contains(&options.faults) || !(0.0..=100.0).contains(&options.invalid) {
            return Err("--faults is from 0 to 1, and --invalid from 0 to 100".to_owned());
        }
        Ok(match place {
            Some(place) => Command::Child(options, place),
            None => Command::Campaign(options),
        })
    }

    /// The arguments that give a child the same input.
    pub(crate) fn for_child(&self) -> [String; 8] {
        let pair = |name: &str, value: String| [name.to_owned(), value];
        let [a, b] = pair("--links", self.links.to_string());
        let [c, d] = pair("--invalid", self.invalid.to_string());
        let [e, f] = pair("--concurrency", self.concurrency.to_string());
        let [g, h] = pair("--seed", self.seed.to_string());
        [a, b, c, d, e, f, g, h]
    }
}

fn number<T: FromStr>(name: &str, value: Option<String>) -> Result<T, String> {
    let number = value.and_then(|value| value.parse().ok());
    number.ok_or_else(|| format!("{name} needs a number"))
}
