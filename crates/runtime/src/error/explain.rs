//! One plain line for whoever reads the log at night: the cause, and what to do.

use super::{Error, ErrorKind};

impl Error {
    /// The cause and what to do about it, in one line.
    ///
    /// The wording may change between versions; decide with the predicates instead.
    #[must_use]
    pub fn explain(&self) -> String {
        let mut line = format!("{self}: {}", self.advice());
        // Advice for people in a log: one line, whatever the server wrote.
        if line.contains(['\n', '\r']) {
            line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        line
    }

    fn advice(&self) -> String {
        match self.kind() {
            ErrorKind::Configuration => "mend the configuration; a retry does not help".to_owned(),
            ErrorKind::InvalidRequest => {
                "nothing was sent; mend the request, a retry does not help".to_owned()
            }
            ErrorKind::Connect => "nothing was sent; check the base URL, DNS, firewall and the \
                 service's status page, then try again"
                .to_owned(),
            ErrorKind::Timeout | ErrorKind::Transport => self.advice_on_broken(),
            ErrorKind::TooLarge => "ask for a smaller page, or raise the response limit".to_owned(),
            ErrorKind::Redirect => "set the base URL to the address that the API now has; the key \
                 was not sent there"
                .to_owned(),
            ErrorKind::Decode => "the answer differs from the API document; check that the base \
                 URL is the API's, update this crate, or report it"
                .to_owned(),
            ErrorKind::Status => self.advice_on_status(),
        }
    }

    fn advice_on_broken(&self) -> String {
        let safe = self
            .0
            .operation
            .is_some_and(|operation| operation.method().is_safe());
        match self.idempotency_key() {
            _ if safe => "it only read, so it can be tried again".to_owned(),
            Some(key) => format!(
                "the server may have done it; try again with the same idempotency key ({key}) so \
                 that it is not done twice"
            ),
            None => "the server may have done it; read the state before you try again".to_owned(),
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
            403 => match self.0.operation.and_then(|operation| operation.scope()) {
                Some(scope) => format!("use a key with the scope {scope}, or check the plan"),
                None => "use a key that may do this, or check the plan".to_owned(),
            },
            404 => "check the identifier, and that the key belongs to its workspace".to_owned(),
            408 | 500 | 502 | 503 | 504 => "the service has a problem; try again later".to_owned(),
            409 => "it exists already, or the same request is still running".to_owned(),
            412 => "its state does not allow it; read it again first".to_owned(),
            413 => "send less in one request".to_owned(),
            422 => "the values are not accepted, or the idempotency key was used with another \
                 request; a retry does not help"
                .to_owned(),
            429 if self
                .0
                .refusal
                .as_ref()
                .is_some_and(|refusal| refusal.quota_used_up) =>
            {
                "the quota of the plan is used up until the billing cycle renews; a retry does \
                 not help"
                    .to_owned()
            }
            429 => match self.rate_limit().and_then(|limit| limit.reset_at()) {
                Some(at) => format!("too many requests; try again after {}", at.to_rfc3339()),
                None => "too many requests; slow down and try again".to_owned(),
            },
            500..=599 => "the service has a problem; try again later".to_owned(),
            _ => "the request was refused; a retry does not help".to_owned(),
        }
    }
}
