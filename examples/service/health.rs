//! What the platform asks: is the process alive, and should it get requests.
//!
//! Neither asks the API: its outage is no reason to restart or unplug every instance of this service.

use linkbreakers::http::StatusCode;
use serde::Serialize;

use super::Service;

#[derive(Serialize)]
pub(crate) struct Readiness {
    ready: bool,
    /// Deliveries that are remembered, and the most that can be.
    deliveries: usize,
    capacity: usize,
}

/// Not ready with a full replay store: every webhook would be refused.
pub(crate) fn readiness(service: &Service) -> (StatusCode, Readiness) {
    let deliveries = service.deliveries.len();
    let capacity = service.capacity;
    let ready = deliveries < capacity;
    let status = match ready {
        true => StatusCode::OK,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let readiness = Readiness {
        ready,
        deliveries,
        capacity,
    };
    (status, readiness)
}
