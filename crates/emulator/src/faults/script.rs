//! Which requests meet which fault.

use std::collections::VecDeque;
use std::time::Duration;

use super::mix::Mix;
use super::{Fault, Target};

/// Faults for the requests to the API and its short links, or for some of them.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct FaultScript {
    pub(super) scope: Scope,
    pub(super) source: Source,
}

/// The requests that a script is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    All,
    Operation(String),
    Route { method: String, path: String },
}

/// Where the faults come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    List(VecDeque<Fault>),
    Mix(Mix),
}

impl FaultScript {
    /// The first request meets the first fault, and so on; when all are used up, none.
    pub fn list(faults: impl IntoIterator<Item = Fault>) -> Self {
        Self::new(Source::List(faults.into_iter().collect()))
    }

    /// Each request meets a fault with this probability, one of `faults` by their weights.
    ///
    /// The same seed gives the same faults in the same order of requests.
    pub fn mix(
        seed: u64,
        probability: f64,
        faults: impl IntoIterator<Item = (u32, Fault)>,
    ) -> Self {
        let faults = faults.into_iter().collect();
        Self::new(Source::Mix(Mix::new(seed, probability, faults)))
    }

    /// A [mix](Self::mix) of all kinds of faults, the mild ones more often.
    pub fn all_kinds(seed: u64, probability: f64) -> Self {
        let faults = [
            (3, Fault::status(503)),
            (2, Fault::status(503).header("retry-after", "1")),
            (2, Fault::status(429).header("retry-after", "1")),
            (3, Fault::delay(Duration::from_millis(250))),
            (2, Fault::reset_before()),
            (2, Fault::reset_after()),
            (2, Fault::fail_after_write(500)),
            (2, Fault::truncate()),
            (1, Fault::garbage()),
            (1, Fault::stall()),
        ];
        Self::mix(seed, probability, faults)
    }

    pub(super) fn new(source: Source) -> Self {
        Self {
            scope: Scope::All,
            source,
        }
    }

    /// Only for requests to the operation with this `operationId`, for example
    /// `LinksService_Create`; one that the API document lacks is never requested.
    pub fn for_operation(mut self, id: impl Into<String>) -> Self {
        self.scope = Scope::Operation(id.into());
        self
    }

    /// Only for requests with this method and a path of this template, for example `GET` and
    /// `/v1/links/{id}`; one that the API document lacks is never requested.
    pub fn for_route(mut self, method: impl Into<String>, path: impl Into<String>) -> Self {
        self.scope = Scope::Route {
            method: method.into().to_ascii_uppercase(),
            path: path.into(),
        };
        self
    }

    pub(super) fn concerns(&self, target: &Target<'_>) -> bool {
        match &self.scope {
            Scope::All => true,
            Scope::Operation(id) => target.operation == Some(id),
            Scope::Route { method, path } => {
                target.method == method && target.template == Some(path)
            }
        }
    }

    /// A list that is used up.
    pub(super) fn is_spent(&self) -> bool {
        matches!(&self.source, Source::List(faults) if faults.is_empty())
    }

    pub(super) fn next(&mut self) -> Option<Fault> {
        match &mut self.source {
            Source::List(faults) => faults.pop_front(),
            Source::Mix(mix) => mix.draw(),
        }
    }
}
