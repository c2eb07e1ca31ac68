//! What an attempt's end means: done, tried again after a wait, or failed for good.

use std::time::Duration;

use super::send::Outcome;
use super::WAITS;

/// What becomes of a delivery after an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Delivered,
    RetryAfter(Duration),
    Failed(String),
    /// The endpoint wants no more messages, which disables its webhook.
    Gone(String),
}

/// Judges the attempt number `number`, counted from 1.
///
/// 410 disables the webhook, as Standard Webhooks has it. Other answers that the same message would
/// get again, redirects among them, are final.
pub(super) fn judge(outcome: &Outcome, number: u32) -> Verdict {
    let reason = match outcome {
        Outcome::Answered { status, .. } => match status {
            200..=299 => return Verdict::Delivered,
            410 => return Verdict::Gone("The endpoint answered 410.".to_owned()),
            408 | 429 | 500.. => format!("The endpoint answered {status}."),
            _ => return Verdict::Failed(format!("The endpoint answered {status}.")),
        },
        Outcome::Unanswered(reason) => reason.clone(),
        Outcome::Impossible(reason) => return Verdict::Failed(reason.clone()),
    };
    let before = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    match WAITS.get(before) {
        Some(wait) => Verdict::RetryAfter(*wait),
        None => Verdict::Failed(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, number: u32) -> Verdict {
        let answer = String::new();
        judge(&Outcome::Answered { status, answer }, number)
    }

    #[test]
    fn waits_grow_and_end() {
        let waits = [1, 4, 16, 64].map(|seconds| Verdict::RetryAfter(Duration::from_secs(seconds)));
        let judged: Vec<_> = (1..=4).map(|number| answered(503, number)).collect();
        assert_eq!(judged, waits);
        let last = Verdict::Failed("The endpoint answered 503.".to_owned());
        assert_eq!(answered(503, 5), last);
        assert_eq!(answered(503, u32::MAX), last);
    }

    #[test]
    fn only_what_may_change_is_tried_again() {
        for status in [408, 429, 500, 502, 599] {
            assert!(
                matches!(answered(status, 1), Verdict::RetryAfter(_)),
                "{status}"
            );
        }
        for status in [101, 301, 307, 400, 401, 404, 422] {
            assert!(
                matches!(answered(status, 1), Verdict::Failed(_)),
                "{status}"
            );
        }
        for status in [200, 202, 204, 299] {
            assert_eq!(answered(status, 5), Verdict::Delivered);
        }
        assert!(matches!(answered(410, 1), Verdict::Gone(_)));
        let nobody = Outcome::Unanswered("nobody is there".to_owned());
        assert!(matches!(judge(&nobody, 4), Verdict::RetryAfter(_)));
        assert!(
            matches!(judge(&nobody, 5), Verdict::Failed(reason) if reason == "nobody is there")
        );
        let never = Outcome::Impossible("never".to_owned());
        assert!(matches!(judge(&never, 1), Verdict::Failed(_)));
    }
}
