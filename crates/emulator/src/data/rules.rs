//! What the API sees to when it makes a record, and a document that somebody wrote may break.
//!
//! Links and visitors may be deleted while events and deliveries still name them, so that those are
//! no reference to look up.

use super::records::{Delivery, LinkRecord, OriginRecord, VisitorRecord};
use crate::deliveries::DeliveryStatus;
use crate::store::webhooks::Webhook;
use crate::store::Store;
use crate::{handlers, ids};

/// The member that is wrong, and why.
type Checked = Result<(), String>;

pub(super) fn link(store: &Store, record: &LinkRecord) -> Checked {
    let link = &record.link;
    link_id("id", &link.id)?;
    workspace(store, &link.workspace_id)?;
    let domain = link.custom_domain_id.as_deref();
    if !handlers::is_short_code(store, domain, &link.shortlink) {
        let reason =
            "consists of other than 1 to 128 letters, digits, `-`, `_`, `.` and `~`, or is \
                      reserved for the emulator's own paths";
        return Err(format!("shortlink: {reason}"));
    }
    let entrypoint = handlers::entrypoint(store, domain, &link.shortlink);
    if record.entrypoint(&store.base_url) != entrypoint {
        return Err("entrypoint: is not that of the short code".to_owned());
    }
    let unknown = |name: &&String| store.tags.get(name).is_none();
    match record.tags().iter().find(unknown) {
        Some(name) => Err(format!("tags: there is no tag `{name}`")),
        None => Ok(()),
    }
}

pub(super) fn origin(record: &OriginRecord) -> Checked {
    link_id("linkId", &record.link_id)
}

/// Its links are those that it visited, of which events tell.
pub(super) fn visitor(store: &Store, record: &VisitorRecord) -> Checked {
    let unknown = |id: &&String| !store.events.has_origin_of(id);
    match record.links().iter().find(unknown) {
        Some(id) => Err(format!("links: no origin is of a link `{id}`")),
        None => Ok(()),
    }
}

pub(super) fn webhook(store: &Store, record: &Webhook) -> Checked {
    uuid("id", &record.id)?;
    workspace(store, &record.workspace_id)
}

/// A webhook that is deleted leaves nothing that is still to be sent.
pub(super) fn delivery(store: &Store, Delivery { record, .. }: &Delivery) -> Checked {
    let pending = record.status == DeliveryStatus::Pending;
    if pending && store.webhooks.get(&record.webhook_id).is_none() {
        return Err(format!(
            "webhookId: there is no webhook `{}`, and the delivery is pending",
            record.webhook_id
        ));
    }
    Ok(())
}

/// An id that a client may have given.
fn link_id(member: &str, id: &str) -> Checked {
    if handlers::is_link_id(id) {
        Ok(())
    } else {
        Err(format!("{member}: no link can have this id"))
    }
}

pub(super) fn uuid(member: &str, id: &str) -> Checked {
    match ids::read(id) {
        Some(_) => Ok(()),
        None => Err(format!("{member}: is no UUID")),
    }
}

fn workspace(store: &Store, id: &str) -> Checked {
    if store.workspace_id == id {
        Ok(())
    } else {
        Err("workspaceId: is not the id of the workspace".to_owned())
    }
}
