//! One scan or click, kept small: there may be a million, so what many have in common is shared.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::link::Target;
use crate::lbid;

/// An event. What the wire shows beyond it follows from it.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: Uuid,
    pub(crate) origin: Arc<Origin>,
    pub(crate) visitor_id: Arc<str>,
    /// The number of the device in the store's list.
    pub(crate) device: usize,
    /// A scan of a QR code; a click otherwise.
    pub(crate) scanned: bool,
    pub(crate) returning: bool,
    /// In whole microseconds, so that it is exactly what lists are sorted by.
    pub(crate) at: DateTime<Utc>,
    pub(crate) referrer: Option<Arc<str>>,
    pub(crate) sequence: u64,
}

/// What a link was when it was visited. It outlives the link.
#[derive(Debug, PartialEq)]
pub(crate) struct Origin {
    /// Its place in the list of all.
    pub(crate) number: usize,
    pub(crate) link_id: Arc<str>,
    pub(crate) entrypoint: String,
    pub(crate) target: Target,
    /// Where visitors are sent whose media is missing.
    pub(crate) fallback: Option<String>,
}

/// What was said about the visitor of an event later.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Identification {
    pub(crate) at: DateTime<Utc>,
    pub(crate) system_fields: Vec<String>,
    pub(crate) custom_attributes: usize,
    pub(crate) set_once: bool,
}

impl Event {
    /// The place in the list of events, oldest first; no two events have the same.
    pub(crate) fn rank(&self) -> (i64, u64) {
        (self.at.timestamp_micros(), self.sequence)
    }

    pub(crate) fn action(&self) -> &'static str {
        if self.scanned {
            "ACTION_SCAN"
        } else {
            "ACTION_CLICK"
        }
    }

    pub(crate) fn visit_type(&self) -> &'static str {
        if self.returning {
            "VISIT_TYPE_RETURNING"
        } else {
            "VISIT_TYPE_FIRST"
        }
    }

    /// The destination, with the LBID of this visit when conversions are tracked.
    pub(crate) fn destination(&self) -> Option<Cow<'_, str>> {
        match &self.origin.target {
            Target::Redirect {
                destination,
                conversion_tracking: true,
            } => Some(lbid::added_to(destination, self.id).into()),
            Target::Redirect { destination, .. } => Some(destination.into()),
            Target::Media { .. } => self.origin.fallback.as_deref().map(Cow::from),
            Target::Contact { .. } | Target::ThankYou { .. } => None,
        }
    }
}

impl Origin {
    /// How the visit ended.
    pub(crate) fn destination_action(&self) -> &'static str {
        match self.target {
            Target::Redirect { .. } => "EVENT_ACTION_CLIENT_REDIRECT",
            Target::Contact { .. } => "EVENT_ACTION_CONTACT_CARD",
            Target::Media { .. } => "EVENT_ACTION_OPEN_MEDIA",
            Target::ThankYou { .. } => "EVENT_ACTION_THANK_YOU_PAGE",
        }
    }
}
