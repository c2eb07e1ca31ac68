//! The quotas that a server announces, apart from what is left of them.

use std::time::Duration;

use super::fields::{Lines, Member};
use super::value;

/// A quota; the same on every response.
pub(super) struct Policy<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) quota: Option<u64>,
    pub(super) window: Option<Duration>,
}

impl<'a> Policy<'a> {
    /// The quotas of requests, in the order of the headers.
    pub(super) fn all(lines: &Lines<'a>) -> Vec<Self> {
        // Up to version 06 of the draft they stood in the limit too: `100, 100;w=60`.
        let in_limit = lines
            .members("ratelimit-limit")
            .filter(|member| member.get("w").is_some());
        lines
            .members("ratelimit-policy")
            .chain(in_limit)
            .filter(counts_requests)
            .map(Self::new)
            .collect()
    }

    fn new(member: Member<'a>) -> Self {
        // Up to version 07 a quota stood where its name stands now.
        let unnamed = value::count(member.head());
        Self {
            name: unnamed.is_none().then(|| member.name()),
            quota: member.get("q").and_then(value::count).or(unnamed),
            window: member.get("w").and_then(value::window),
        }
    }
}

pub(super) fn counts_requests(policy: &Member<'_>) -> bool {
    matches!(policy.get("qu"), None | Some("request" | "requests"))
}
