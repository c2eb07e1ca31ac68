//! One short link: what the wire shows of it, and what only the emulator knows.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A link. The serialised members are those of the wire; the rest is known to the emulator alone,
/// and [`LinkRecord`](crate::data::records::LinkRecord) has to name it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) workspace_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    pub(crate) shortlink: String,
    pub(crate) entrypoint: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) metadata: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) custom_domain_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) directory_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fallback_destination: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page_theme_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) qrcode_design_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) qrcode_template_id: Option<String>,
    pub(crate) qrcode_enabled: bool,
    /// When the image was last to be made anew; it takes a moment, or until somebody asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) qrcode_pending_update_since: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) purpose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expired_destination: Option<String>,
    pub(crate) event_count: u64,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    #[serde(skip)]
    pub(crate) tags: Vec<String>,
    #[serde(skip, default = "Target::nowhere")]
    pub(crate) target: Target,
    #[serde(skip)]
    pub(crate) sequence: u64,
}

/// Where a link leads.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum Target {
    Redirect {
        destination: String,
        conversion_tracking: bool,
    },
    Contact {
        card: Value,
    },
    Media {
        media_id: String,
    },
    ThankYou {
        title: String,
        description: Option<String>,
    },
}

impl Target {
    fn nowhere() -> Self {
        Self::Redirect {
            destination: String::new(),
            conversion_tracking: false,
        }
    }
}

impl Link {
    /// The address that a redirect leads to.
    pub(crate) fn destination(&self) -> Option<&str> {
        match &self.target {
            Target::Redirect { destination, .. } => Some(destination),
            _ => None,
        }
    }

    /// What a search looks into.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = [
            self.name.as_deref(),
            Some(self.shortlink.as_str()),
            self.destination(),
        ];
        texts.into_iter().flatten()
    }

    pub(super) fn code(&self) -> Code {
        (self.custom_domain_id.clone(), self.shortlink.clone())
    }
}

/// A short code is unique on its domain; `None` is the domain that all workspaces share.
pub(super) type Code = (Option<String>, String);
