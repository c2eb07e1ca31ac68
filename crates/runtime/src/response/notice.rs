//! Passes on a server's notice of deprecation once for each operation and process.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use http::HeaderMap;

use super::Deprecation;
use crate::call::Call;
use crate::trace;

/// Services and operations; a process may hold clients of several services.
static TOLD: Mutex<BTreeSet<(&'static str, &'static str)>> = Mutex::new(BTreeSet::new());

pub(crate) fn pass_on(call: &Call<'_>, headers: &HeaderMap) {
    let Some(deprecation) = Deprecation::from_headers(headers) else {
        return;
    };
    let new = TOLD
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert((call.context.profile.name, call.operation.id()));
    if new {
        trace::deprecated(call.operation, &deprecation);
        if let Some(observer) = &call.context.settings.observer {
            observer.deprecated(call.operation, &deprecation);
        }
    }
}
