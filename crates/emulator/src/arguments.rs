//! What the program is asked for: by flags, and by environment variables for what no flag says.

use std::ffi::OsString;
use std::fmt::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::{Long, Short};
use linkbreakers_emulator::{AccessToken, FaultScript, RateLimit};

use crate::options::{self, Choice};

const BEFORE: &str = "\
A local, stateful Linkbreakers API.

Usage: linkbreakers-emulator [OPTIONS]

Options:
";
const AFTER: &str = "      --no-rate-limit
          the same as --rate-limit 0: nobody is refused, and no rate-limit headers are sent
  -h, --help
          print this
  -V, --version
          print the version

A flag wins over its variable. An empty variable is none. Flags without a value are set by 1, true or
yes. In variables, several tokens are separated by white space.

While it runs, the paths below /_emulator control it; GET /_emulator/openapi.json describes them.";

/// What to do.
pub(crate) enum Request {
    Run(Box<Arguments>),
    Print(String),
}

/// How to run.
pub(crate) struct Arguments {
    pub(crate) listen: SocketAddr,
    pub(crate) public_url: Option<String>,
    pub(crate) tokens: Vec<AccessToken>,
    pub(crate) rate_limit: RateLimit,
    pub(crate) plan_quota: Option<u64>,
    pub(crate) data: Option<PathBuf>,
    pub(crate) demo: bool,
    pub(crate) links: Option<usize>,
    pub(crate) events: usize,
    pub(crate) visitors: Option<usize>,
    pub(crate) seed: Option<u64>,
    pub(crate) latency: Duration,
    pub(crate) faults: Option<FaultScript>,
    pub(crate) webhook_secret: Option<String>,
    pub(crate) standard_webhooks: bool,
}

/// Reads the arguments, the first of which is the name of the program, and the variables.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<Request, String> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut given: Vec<(&Choice, OsString)> = Vec::new();
    loop {
        let argument = match parser.next().map_err(|error| error.to_string())? {
            None => break,
            Some(Short('h') | Long("help")) => return Ok(Request::Print(help())),
            Some(Short('V') | Long("version")) => return Ok(Request::Print(version())),
            Some(argument) => argument,
        };
        // Another name for a value of another option.
        let (argument, value) = match argument {
            Long("no-rate-limit") => (Long("rate-limit"), Some(OsString::from("0"))),
            argument => (argument, None),
        };
        let named = |choice: &&Choice| argument == Long(choice.name);
        let Some(choice) = options::ALL.iter().find(named) else {
            return Err(argument.unexpected().to_string());
        };
        let value = match (value, choice.value) {
            (Some(value), _) => value,
            (None, "") => OsString::new(),
            _ => parser.value().map_err(|error| error.to_string())?,
        };
        given.push((choice, value));
    }
    let mut read = Arguments {
        listen: SocketAddr::from(([127, 0, 0, 1], 4010)),
        public_url: None,
        tokens: Vec::new(),
        rate_limit: RateLimit::vendor(),
        plan_quota: None,
        data: None,
        demo: false,
        links: None,
        events: 0,
        visitors: None,
        seed: None,
        latency: Duration::ZERO,
        faults: None,
        webhook_secret: None,
        standard_webhooks: false,
    };
    for choice in options::ALL {
        let flags = given.iter().filter(|(other, _)| other.name == choice.name);
        let flags: Vec<_> = flags.map(|(_, value)| value).collect();
        if flags.is_empty() {
            let name = choice.variable();
            let value = variable(&name).filter(|value| !value.is_empty());
            if let Some(value) = value {
                from_variable(choice, &value, &mut read)
                    .map_err(|reason| format!("{name}: {reason}"))?;
            }
        }
        for value in flags {
            from_flag(choice, value, &mut read)
                .map_err(|reason| format!("--{}: {reason}", choice.name))?;
        }
    }
    Ok(Request::Run(Box::new(read)))
}

fn from_flag(choice: &Choice, value: &OsString, read: &mut Arguments) -> Result<(), String> {
    let text = value.to_str().ok_or("it is not UTF-8")?;
    if text.is_empty() && !choice.value.is_empty() {
        return Err("it needs a value".to_owned());
    }
    (choice.set)(read, text)
}

fn from_variable(choice: &Choice, value: &OsString, read: &mut Arguments) -> Result<(), String> {
    let text = value.to_str().ok_or("it is not UTF-8")?;
    if !choice.repeatable {
        return (choice.set)(read, text.trim());
    }
    text.split_whitespace()
        .try_for_each(|text| (choice.set)(read, text))
}

fn help() -> String {
    let mut text = BEFORE.to_owned();
    for choice in options::ALL {
        let flag = format!("--{} {}", choice.name, choice.value);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "      {}\n          {}\n          [env: {}]",
            flag.trim_end(),
            choice.help,
            choice.variable()
        );
    }
    text + AFTER
}

fn version() -> String {
    format!("linkbreakers-emulator {}", env!("CARGO_PKG_VERSION"))
}
