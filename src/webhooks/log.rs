//! Tells the log of the receiver what its senders must not learn; nothing without the feature
//! `tracing`.
//!
//! No header's value, no body and no cause of a store's failure goes there: a cause can hold an
//! address with a password, and belongs to the store's own log.

use super::{Rejection, StoreError};

/// A message does not reach its handler.
pub(super) fn rejected(rejection: &Rejection) {
    #[cfg(feature = "tracing")]
    {
        use super::Refused;

        let status = rejection.status().as_u16();
        match rejection.refused() {
            // Senders repeat themselves: nothing is wrong.
            Some(Refused::Done(_) | Refused::InProgress(_)) => {
                tracing::debug!(http.response.status_code = status, reason = %rejection, "webhook not handled again");
            }
            _ if rejection.status().is_server_error() => {
                tracing::error!(http.response.status_code = status, reason = %rejection, "webhook not handled");
            }
            _ => {
                tracing::warn!(http.response.status_code = status, reason = %rejection, "webhook refused");
            }
        }
    }
    #[cfg(not(feature = "tracing"))]
    let _ = rejection;
}

/// The store did not take the end of a delivery.
pub(super) fn unsettled(error: &StoreError, what: &'static str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(reason = %error, "webhook not {what}");
    #[cfg(not(feature = "tracing"))]
    let _ = (error, what);
}
