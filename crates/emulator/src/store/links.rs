//! Short links, found by id and by short code.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// A link. The serialised members are those of the wire; the rest is known to the emulator alone.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) workspace_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    pub(crate) shortlink: String,
    pub(crate) entrypoint: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
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
    #[serde(skip)]
    pub(crate) target: Target,
    #[serde(skip)]
    pub(crate) sequence: u64,
}

/// Where a link leads.
#[derive(Clone, Debug)]
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

impl Link {
    /// The address that a redirect leads to.
    pub(crate) fn destination(&self) -> Option<&str> {
        match &self.target {
            Target::Redirect { destination, .. } => Some(destination),
            _ => None,
        }
    }

    fn code(&self) -> Code {
        (self.custom_domain_id.clone(), self.shortlink.clone())
    }
}

/// A short code is unique on its domain; `None` is the domain that all workspaces share.
type Code = (Option<String>, String);

/// All links.
#[derive(Debug, Default)]
pub(crate) struct Links {
    by_id: HashMap<String, Link>,
    by_code: HashMap<Code, String>,
}

impl Links {
    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Link> {
        self.by_id.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Link> {
        self.by_id.get(id)
    }

    /// A link to change; its id, code and domain stay as they are.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Link> {
        self.by_id.get_mut(id)
    }

    pub(crate) fn by_code(&self, domain: Option<&str>, code: &str) -> Option<&Link> {
        self.by_id.get(
            self.by_code
                .get(&(domain.map(str::to_owned), code.to_owned()))?,
        )
    }

    pub(crate) fn insert(&mut self, link: Link) {
        self.by_code.insert(link.code(), link.id.clone());
        self.by_id.insert(link.id.clone(), link);
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Link> {
        let link = self.by_id.remove(id)?;
        self.by_code.remove(&link.code());
        Some(link)
    }

    /// Takes a tag off every link.
    pub(crate) fn untag(&mut self, name: &str) {
        for link in self.by_id.values_mut() {
            link.tags.retain(|tag| tag != name);
        }
    }
}
