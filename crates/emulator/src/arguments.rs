//! Command-line arguments of the program.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::prelude::{Long, Short, ValueExt};
use linkbreakers_emulator::{FaultScript, RateLimit};

const HELP: &str = "\
A local, stateful Linkbreakers API.

Usage: linkbreakers-emulator [OPTIONS]

Options:
      --listen ADDR     address to bind [default: 127.0.0.1:4010]; port 0 takes any free one
      --token TOKEN     the only token to accept [default: any]
      --data DIR        keep the workspace in this directory, which is made if need be [default:
                        in memory alone]; what is there already goes on, without --demo, --events
      --demo            start with a small filled workspace
      --events N        start with N visits in the 365 days before now, and 100 links for them
      --latency MILLIS  hold each answer for this many milliseconds [default: 0]
      --rate-limit N    requests per minute and caller, 0 for no limit [default: as the real API]
      --no-rate-limit   the same as --rate-limit 0
      --faults P[:SEED] let requests go wrong with the probability P from 0 to 1, in all the ways
                        there are; the same SEED gives the same faults [default: 1]
      --webhook-secret TEXT
                        what webhook deliveries are signed with
                        [default: linkbreakers-emulator-webhook-secret]
      --standard-webhooks
                        sign deliveries by Standard Webhooks, too
  -h, --help            print this
  -V, --version         print the version

While it runs, GET, PUT and DELETE /_emulator/faults control what goes wrong,
GET and DELETE /_emulator/requests show what was received, and GET and DELETE
/_emulator/deliveries show what was sent to webhooks.";

/// What to do.
pub(crate) enum Request {
    Run(Box<Arguments>),
    Print(String),
}

/// How to run.
pub(crate) struct Arguments {
    pub(crate) listen: SocketAddr,
    pub(crate) token: Option<String>,
    pub(crate) rate_limit: RateLimit,
    pub(crate) data: Option<PathBuf>,
    pub(crate) demo: bool,
    pub(crate) events: usize,
    pub(crate) latency: Duration,
    pub(crate) faults: Option<FaultScript>,
    pub(crate) webhook_secret: Option<String>,
    pub(crate) standard_webhooks: bool,
}

/// Reads the arguments, the first of which is the name of the program.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<Request, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut read = Arguments {
        listen: SocketAddr::from(([127, 0, 0, 1], 4010)),
        token: None,
        rate_limit: RateLimit::vendor(),
        data: None,
        demo: false,
        events: 0,
        latency: Duration::ZERO,
        faults: None,
        webhook_secret: None,
        standard_webhooks: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("listen") => read.listen = parser.value()?.parse()?,
            Long("token") => read.token = Some(secret("--token", parser.value()?)?),
            Long("webhook-secret") => {
                read.webhook_secret = Some(secret("--webhook-secret", parser.value()?)?);
            }
            Long("standard-webhooks") => read.standard_webhooks = true,
            Long("rate-limit") => {
                read.rate_limit = match parser.value()?.parse::<u32>()? {
                    0 => RateLimit::unlimited(),
                    requests => RateLimit::new(requests, Duration::from_secs(60)),
                }
            }
            Long("no-rate-limit") => read.rate_limit = RateLimit::unlimited(),
            Long("faults") => read.faults = Some(parser.value()?.parse_with(faults)?),
            Long("data") => read.data = Some(directory(parser.value()?)?),
            Long("demo") => read.demo = true,
            Long("events") => read.events = parser.value()?.parse()?,
            Long("latency") => {
                read.latency = Duration::from_millis(parser.value()?.parse::<u32>()?.into());
            }
            Short('h') | Long("help") => return Ok(Request::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Request::Print(format!(
                    "linkbreakers-emulator {}",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Request::Run(Box::new(read)))
}

/// A refused secret is not repeated in the message.
fn secret(option: &str, value: OsString) -> Result<String, lexopt::Error> {
    match value.into_string() {
        Ok(secret) if !secret.trim().is_empty() => Ok(secret),
        _ => Err(format!("{option} needs a non-empty text").into()),
    }
}

fn directory(value: OsString) -> Result<PathBuf, lexopt::Error> {
    if value.is_empty() {
        return Err("--data needs the name of a directory".into());
    }
    Ok(value.into())
}

fn faults(text: &str) -> Result<FaultScript, String> {
    let (probability, seed) = text.split_once(':').unwrap_or((text, "1"));
    let (probability, seed) = (probability.parse(), seed.parse());
    match (probability, seed) {
        (Ok(probability), Ok(seed)) if (0.0..=1.0).contains(&probability) => {
            Ok(FaultScript::all_kinds(seed, probability))
        }
        _ => Err("it is a probability from 0 to 1, such as 0.2 or 0.2:7 with a seed".to_owned()),
    }
}
