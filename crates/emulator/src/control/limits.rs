//! `/_emulator/limits`: who has how many requests left, and fresh windows for all.

use http::request::Parts;
use http::Method;
use serde::Serialize;

use super::{reset, ResetPart};
use crate::app::App;
use crate::http::answer::{empty, Answer};
use crate::http::exchange::wrong_method;
use crate::http::plan_quota::PlanUsage;
use crate::http::rate_limit::{CallerWindow, RateLimitRules};

/// Where callers stand with their rate limits, and the workspace with its plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Limits {
    /// The numbers in force.
    pub rate_limit: RateLimitRules,
    /// The windows that have not ended; none when nobody is limited.
    pub callers: Vec<CallerWindow>,
    /// The quota of the plan.
    pub plan_quota: PlanUsage,
}

impl Limits {
    pub(crate) fn of(app: &App) -> Self {
        let now = app.clock.now();
        Self {
            rate_limit: app.limiter.rules(),
            callers: app.limiter.callers(now),
            plan_quota: app.plan_quota.usage(now),
        }
    }
}

pub(super) fn answer(app: &App, parts: &Parts) -> Answer {
    match parts.method {
        Method::GET => Answer::ok(&Limits::of(app)),
        Method::DELETE => {
            reset(app, &[ResetPart::Limits]);
            empty()
        }
        _ => wrong_method("GET, DELETE"),
    }
}
