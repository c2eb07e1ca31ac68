//! The options of the program: one table for flags, environment variables and `--help`.

use std::net::SocketAddr;
use std::str::FromStr;
use std::time::Duration;

use linkbreakers_emulator::{AccessToken, FaultScript, RateLimit};

use crate::arguments::Arguments;

/// What the variables begin with.
const PREFIX: &str = "LINKBREAKERS_EMULATOR_";

/// One option.
pub(crate) struct Choice {
    /// As a flag, without the dashes.
    pub(crate) name: &'static str,
    /// What stands for the value; empty for a flag without one.
    pub(crate) value: &'static str,
    pub(crate) help: &'static str,
    /// Whether each use adds one. The variable then holds several, separated by white space.
    pub(crate) repeatable: bool,
    pub(crate) set: fn(&mut Arguments, &str) -> Result<(), String>,
}

impl Choice {
    /// The name of the environment variable.
    pub(crate) fn variable(&self) -> String {
        let name = self.name.replace('-', "_").to_ascii_uppercase();
        format!("{PREFIX}{name}")
    }
}

/// All options in the order of `--help`.
pub(crate) const ALL: &[Choice] = &[
    Choice {
        name: "listen",
        value: "ADDR",
        help: "address to bind [default: 127.0.0.1:4010]; port 0 takes any free one",
        repeatable: false,
        set: |arguments, text| {
            arguments.listen = text
                .parse::<SocketAddr>()
                .map_err(|_| "it is an IP address and a port, such as 127.0.0.1:4010".to_owned())?;
            Ok(())
        },
    },
    Choice {
        name: "public-url",
        value: "URL",
        help: "what short links and QR codes begin with, such as https://links.example.com \
               [default: the bound address]; it does not change where it listens",
        repeatable: false,
        set: |arguments, text| {
            arguments.public_url = Some(text.to_owned());
            Ok(())
        },
    },
    Choice {
        name: "token",
        value: "TOKEN[,SCOPE...]",
        help: "accept this token, with these scopes or all [default: any token]; repeatable",
        repeatable: true,
        set: |arguments, text| {
            arguments.tokens.push(token(text, AccessToken::secret)?);
            Ok(())
        },
    },
    Choice {
        name: "publishable-token",
        value: "TOKEN",
        help: "accept this token for data of visitors only; repeatable",
        repeatable: true,
        set: |arguments, text| {
            arguments
                .tokens
                .push(token(text, AccessToken::publishable)?);
            Ok(())
        },
    },
    Choice {
        name: "session-token",
        value: "TOKEN[,SCOPE...]",
        help: "accept this token of a session, which has a rate limit of its own; repeatable",
        repeatable: true,
        set: |arguments, text| {
            arguments.tokens.push(token(text, AccessToken::session)?);
            Ok(())
        },
    },
    Choice {
        name: "data",
        value: "DIR",
        help: "keep the workspace in this directory, which is made if need be [default: in memory \
               alone]; what is there already goes on, and nothing is generated",
        repeatable: false,
        set: |arguments, text| {
            arguments.data = Some(text.into());
            Ok(())
        },
    },
    Choice {
        name: "demo",
        value: "",
        help: "start with a small filled workspace",
        repeatable: false,
        set: |arguments, text| {
            arguments.demo = flag(text)?;
            Ok(())
        },
    },
    Choice {
        name: "links",
        value: "N",
        help: "start with N generated links [default: 0, or 100 with --events]",
        repeatable: false,
        set: |arguments, text| {
            arguments.links = Some(number(text)?);
            Ok(())
        },
    },
    Choice {
        name: "events",
        value: "N",
        help: "start with N visits in the 365 days before now [default: 0]",
        repeatable: false,
        set: |arguments, text| {
            arguments.events = number(text)?;
            Ok(())
        },
    },
    Choice {
        name: "visitors",
        value: "N",
        help: "start with N visitors [default: one for 5 events, at most 5000]",
        repeatable: false,
        set: |arguments, text| {
            arguments.visitors = Some(number(text)?);
            Ok(())
        },
    },
    Choice {
        name: "seed",
        value: "N",
        help: "make ids and generated data the same in every run [default: random]",
        repeatable: false,
        set: |arguments, text| {
            arguments.seed = Some(number(text)?);
            Ok(())
        },
    },
    Choice {
        name: "latency",
        value: "MILLIS",
        help: "hold each answer for this many milliseconds [default: 0]",
        repeatable: false,
        set: |arguments, text| {
            arguments.latency = Duration::from_millis(number::<u32>(text)?.into());
            Ok(())
        },
    },
    Choice {
        name: "rate-limit",
        value: "N[/SECONDS]",
        help: "requests a caller in 60 s or so many; 0 for no limit and no headers about it \
               [default: as the real API]",
        repeatable: false,
        set: |arguments, text| {
            arguments.rate_limit = rate_limit(text)?;
            Ok(())
        },
    },
    Choice {
        name: "plan-quota",
        value: "N",
        help: "requests of all callers in a calendar month (UTC) [default: no bound]",
        repeatable: false,
        set: |arguments, text| {
            arguments.plan_quota = Some(number(text)?);
            Ok(())
        },
    },
    Choice {
        name: "faults",
        value: "P[:SEED]",
        help: "let requests go wrong with the probability P from 0 to 1, in all the ways there are",
        repeatable: false,
        set: |arguments, text| {
            arguments.faults = Some(faults(text)?);
            Ok(())
        },
    },
    Choice {
        name: "webhook-secret",
        value: "TEXT",
        help: "sign webhook deliveries with it [default: linkbreakers-emulator-webhook-secret]",
        repeatable: false,
        set: |arguments, text| {
            arguments.webhook_secret = Some(text.to_owned());
            Ok(())
        },
    },
    Choice {
        name: "standard-webhooks",
        value: "",
        help: "sign webhook deliveries by Standard Webhooks, too",
        repeatable: false,
        set: |arguments, text| {
            arguments.standard_webhooks = flag(text)?;
            Ok(())
        },
    },
];

fn number<N: FromStr>(text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| "it is a whole number that is not negative and not too large".to_owned())
}

/// The value of a flag is empty when it is not from the environment.
fn flag(text: &str) -> Result<bool, String> {
    match text {
        "" | "1" | "true" | "yes" => Ok(true),
        "0" | "false" | "no" => Ok(false),
        _ => Err("it is 1, true or yes, or 0, false or no".to_owned()),
    }
}

/// A refused token is not repeated in the message.
fn token(text: &str, kind: fn(String) -> AccessToken) -> Result<AccessToken, String> {
    let mut parts = text.split(',');
    match parts.next() {
        Some(token) if !token.trim().is_empty() => Ok(kind(token.to_owned()).scopes(parts)),
        _ => Err("it needs a non-empty text".to_owned()),
    }
}

fn rate_limit(text: &str) -> Result<RateLimit, String> {
    let (requests, seconds) = text.split_once('/').unwrap_or((text, "60"));
    match (requests.parse(), seconds.parse()) {
        (Ok(0), Ok(1_u32..)) => Ok(RateLimit::unlimited()),
        (Ok(requests), Ok(seconds @ 1..)) => Ok(RateLimit::new(
            requests,
            Duration::from_secs(seconds.into()),
        )),
        _ => Err("it is a number of requests, such as 100, or 10/5 for those in 5 s".to_owned()),
    }
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
