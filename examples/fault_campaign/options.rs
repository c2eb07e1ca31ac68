//! The command line of the campaign.

use std::str::FromStr;

pub(crate) const HELP: &str = "\
Usage: cargo run --release --example fault_campaign -- [OPTIONS]

  --calls N      links to create [default: 10000]
  --faults P     probability that a request meets a fault, 0 to 1 [default: 0.2]
  --seed N       the same seed gives the same faults in the same order [default: 1]
  --callers N    concurrent callers [default: 64]";

/// How large a campaign is, and how much goes wrong in it.
pub(crate) struct Options {
    pub(crate) calls: usize,
    pub(crate) faults: f64,
    pub(crate) seed: u64,
    pub(crate) callers: usize,
}

impl Options {
    /// `None` when help is asked for.
    pub(crate) fn read(
        mut arguments: impl Iterator<Item = String>,
    ) -> Result<Option<Self>, String> {
        let mut options = Self {
            calls: 10_000,
            faults: 0.2,
            seed: 1,
            callers: 64,
        };
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next();
            match name.as_str() {
                "--calls" => options.calls = number(&name, value())?,
                "--faults" => options.faults = number(&name, value())?,
                "--seed" => options.seed = number(&name, value())?,
                "--callers" => options.callers = number(&name, value())?,
                "--help" | "-h" => return Ok(None),
                _ => return Err(format!("there is no option `{name}`")),
            }
        }
        if !(0.0..=1.0).contains(&options.faults) {
            return Err("--faults is from 0 to 1".to_owned());
        }
        if options.calls == 0 || !(1..=1_000).contains(&options.callers) {
            return Err("--calls is at least 1, and --callers from 1 to 1000".to_owned());
        }
        Ok(Some(options))
    }
}

fn number<T: FromStr>(name: &str, value: Option<String>) -> Result<T, String> {
    let number = value.and_then(|value| value.parse().ok());
    number.ok_or_else(|| format!("{name} needs a number"))
}
