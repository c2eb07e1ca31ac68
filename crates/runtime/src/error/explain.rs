//! One plain line for whoever reads the log at night: the cause, and what to do.

use chrono::SecondsFormat;

use super::{Error, ErrorKind};
use crate::attempt::StopReason;
use crate::operation::Operation;
use crate::transport::Phase;

impl Error {
    /// The cause, how often it was tried, and what to do about it, in one line.
    ///
    /// The wording may change between versions; decide with the predicates instead.
    #[must_use]
    pub fn explain(&self) -> String {
        let parts = [
            self.to_string(),
            self.efforts(),
            self.advice(),
            self.warning(),
        ];
        let said: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let line = said.join("; ");
        // One line, whatever the server wrote.
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Why it was not tried more often, where that is not plain.
    fn efforts(&self) -> String {
        let tries = self.attempts().len();
        match self.stop_reason() {
            _ if tries == 0 => String::new(),
            Some(StopReason::AttemptsUsedUp | StopReason::NotRepeatable) if tries > 1 => {
                format!("tried {tries} times")
            }
            Some(StopReason::DeadlineTooNear) => {
                format!("stopped after attempt {tries}: the next wait would pass the deadline")
            }
            Some(StopReason::WaitTooLong) => {
                format!(
                    "stopped after attempt {tries}: the next wait is longer than the policy allows"
                )
            }
            Some(StopReason::BudgetUsedUp) => format!(
                "stopped after attempt {tries}: the retry budget is used up, since many calls fail"
            ),
            _ => String::new(),
        }
    }

    fn advice(&self) -> String {
        match self.kind() {
            ErrorKind::Configuration => "mend the configuration; a retry does not help".to_owned(),
            ErrorKind::InvalidRequest => {
                "nothing was sent; mend the request, a retry does not help".to_owned()
            }
            ErrorKind::RateLimited => format!("nothing was sent; {}", self.come_back()),
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport
                if self.0.phase == Some(Phase::Connect) =>
            {
                "nothing was sent; check the base URL, DNS, firewall and the service's status \
                 page, then try again"
                    .to_owned()
            }
            ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport => {
                if self.may_have_been_done() {
                    String::new() // the warning says it all
                } else {
                    "it only read, so it can be tried again".to_owned()
                }
            }
            ErrorKind::TooLarge => "ask for a smaller page, or raise the response limit".to_owned(),
            ErrorKind::Redirect => "set the base URL to the address that the API now has; a \
                 redirect to another origin, or one too many, is not followed"
                .to_owned(),
            ErrorKind::Decode => "the answer differs from the API document; check that the base \
                 URL is the API's, update this crate, or report it"
                .to_owned(),
            ErrorKind::RepeatedPageToken => "the list is not complete; report it to the service, \
                 and ask for other pages, of another size or order, meanwhile"
                .to_owned(),
            ErrorKind::BoundReached => "raise the bound, or go on from the checkpoint".to_owned(),
            ErrorKind::Mismatch => "nothing was sent for it; use what belongs to this request or \
                 input, or begin anew"
                .to_owned(),
            ErrorKind::Journal => "check that the journal's place exists, has room and can be \
                 written, then go on with the same journal"
                .to_owned(),
            ErrorKind::Interrupted => {
                "what is done stays done; run the same again to go on".to_owned()
            }
            ErrorKind::KeySource if self.attempts().is_empty() => {
                "nothing was sent; check that this \
                 program can read its key where the source looks for it, then try again"
                    .to_owned()
            }
            ErrorKind::KeySource => "the server refused the key that was sent; check that the key \
                 is renewed where the source looks for it, then try again"
                .to_owned(),
            ErrorKind::Status => self.advice_on_status(),
        }
    }

    /// What the caller of a write must know before writing again.
    fn warning(&self) -> String {
        if !self.may_have_been_done() {
            return String::new();
        }
        if self.kind() == ErrorKind::Decode {
            return match self.resource_id() {
                Some(id) => format!("the write was done: read what it made, {id}"),
                None => "the write was done, so do not repeat it".to_owned(),
            };
        }
        match self.idempotency_key() {
            Some(key) => format!(
                "the server may have done it; read the state, or try again with the same \
                 idempotency key ({key}), before you write anew"
            ),
            None => "the server may have done it; read the state before you write anew".to_owned(),
        }
    }

    fn come_back(&self) -> String {
        match self.retry_at() {
            Some(at) => format!(
                "try again after {}",
                at.to_rfc3339_opts(SecondsFormat::Secs, true)
            ),
            None => "try again later".to_owned(),
        }
    }

    fn advice_on_status(&self) -> String {
        let Some(status) = self.status() else {
            return "try again later".to_owned();
        };
        match status.as_u16() {
            400 => "mend the request; a retry does not help".to_owned(),
            401 => format!(
                "check that the {} key is complete, secret, and not expired or revoked",
                self.0.service
            ),
            403 => match self.0.operation.and_then(Operation::scope) {
                Some(scope) => format!("use a key with the scope {scope}, or check the plan"),
                None => "use a key that may do this, or check the plan".to_owned(),
            },
            404 => "check the identifier, and that the key belongs to its workspace".to_owned(),
            409 if self.retry_at().is_some() => format!(
                "the first request with this idempotency key still runs; {}",
                self.come_back()
            ),
            409 => "it exists already, or its state does not allow it".to_owned(),
            412 => "its state does not allow it; read it again first".to_owned(),
            413 => "send less in one request".to_owned(),
            422 => "the values are not accepted, or the idempotency key was used with another \
                 request; a retry does not help"
                .to_owned(),
            429 if self.is_quota_used_up() => "the quota of the plan is used up until the billing \
                 cycle renews; a retry does not help"
                .to_owned(),
            429 => format!("too many requests; {}", self.come_back()),
            408 | 500..=599 => format!("the service has a problem; {}", self.come_back()),
            _ => "the request was refused; a retry does not help".to_owned(),
        }
    }
}
