//! Creation of links: all four kinds share one set of settings and one set of rules.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{json, Value};

use super::link_names::{self, is_code, is_free, random_code};
use super::{read, view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::{Link, Target};
use crate::store::tags::Tag;
use crate::store::Store;

/// What all kinds of links are created from.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Draft {
    id: Option<String>,
    name: Option<String>,
    shortlink: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
    custom_domain_id: Option<String>,
    directory_id: Option<String>,
    fallback_destination: Option<String>,
    qrcode_design_id: Option<String>,
    qrcode_template_id: Option<String>,
    qrcode_enabled: Option<bool>,
    purpose: Option<String>,
    expires_at: Option<DateTime<Utc>>,
    expired_destination: Option<String>,
    #[serde(default)]
    wait_for_qrcode: bool,
    // One of these is what the kinds differ in.
    destination: Option<String>,
    #[serde(default)]
    conversion_tracking: bool,
    vcard_data: Option<Value>,
    media_id: Option<String>,
    title: Option<String>,
    description: Option<String>,
}

pub(super) fn plain(call: Call<'_>) -> Result<Answer, ApiError> {
    let (link, steps) = one(call)?;
    Ok(Answer::ok(&json!({ "link": link, "workflowSteps": steps })))
}

pub(super) fn contact(call: Call<'_>) -> Result<Answer, ApiError> {
    let (link, _) = one(call)?;
    Ok(Answer::ok(&json!({ "link": link })))
}

pub(super) fn open_media(call: Call<'_>) -> Result<Answer, ApiError> {
    plain(call)
}

pub(super) fn thank_you(call: Call<'_>) -> Result<Answer, ApiError> {
    contact(call)
}

fn one(mut call: Call<'_>) -> Result<(Value, Value), ApiError> {
    let wait = call.body.get("waitForQrcode") == Some(&Value::Bool(true));
    let ids = create(call.store, vec![call.body.take()], call.now)?;
    let link = ids.first().and_then(|id| call.store.links.get(id));
    let link = link.ok_or_else(|| ApiError::invalid("body", "describes no link"))?;
    let shown = created(call.store, link, wait, call.now);
    Ok((shown, steps(call.store, link)))
}

/// A link as its creation answers it: the image address only for callers who waited for it.
pub(super) fn created(
    store: &Store,
    link: &Link,
    wait_for_qrcode: bool,
    now: DateTime<Utc>,
) -> Value {
    let mut include = vec!["tags".to_owned()];
    if wait_for_qrcode {
        include.push("qrcodeSignedUrl".to_owned());
    }
    view::link(store, link, &include, now)
}

/// Creates all links or none, and returns their ids in the order of the bodies.
pub(super) fn create(
    store: &mut Store,
    bodies: Vec<Value>,
    now: DateTime<Utc>,
) -> Result<Vec<String>, ApiError> {
    let several = bodies.len() > 1;
    let (mut ids, mut codes) = (HashSet::new(), HashSet::new());
    let mut links = Vec::with_capacity(bodies.len());
    for (index, body) in bodies.into_iter().enumerate() {
        let at = |error: ApiError| {
            if several {
                error.within(&format!("links[{index}]"))
            } else {
                error
            }
        };
        let link = build(store, read(body, "body")?, now).map_err(at)?;
        let taken = !ids.insert(link.id.clone());
        if taken || store.links.get(&link.id).is_some() {
            return Err(at(ApiError::conflict(
                "LINK_ALREADY_EXISTS",
                "id",
                "A link with this id exists.",
            )));
        }
        let taken = !codes.insert((link.custom_domain_id.clone(), link.shortlink.clone()));
        if taken || !is_free(store, link.custom_domain_id.as_deref(), &link.shortlink) {
            let error = ApiError::conflict(
                "SHORTLINK_ALREADY_EXISTS",
                "shortlink",
                "The short code is taken.",
            );
            return Err(at(error));
        }
        links.push(link);
    }
    let ids = links.iter().map(|link| link.id.clone()).collect();
    for mut link in links {
        add_tags(store, &link.tags, now);
        link.sequence = store.next();
        store.links.insert(link);
    }
    Ok(ids)
}

/// Refuses bodies that no state of the workspace could make a link of.
pub(super) fn check(store: &Store, bodies: &[Value], now: DateTime<Utc>) -> Result<(), ApiError> {
    for (index, body) in bodies.iter().enumerate() {
        let link = read(body.clone(), "body").and_then(|draft| build(store, draft, now));
        link.map_err(|error| error.within(&format!("links[{index}]")))?;
    }
    Ok(())
}

/// Makes tags that do not exist yet.
pub(super) fn add_tags(store: &mut Store, names: &[String], now: DateTime<Utc>) {
    for name in names {
        if store.tags.get(name).is_none() {
            let (id, sequence) = (store.ids.uuid(), store.next());
            store.tags.add(Tag {
                id,
                name: name.clone(),
                created_at: now,
                updated_at: now,
                sequence,
            });
        }
    }
}

/// Tag names in the order given, without blanks and repetitions.
pub(super) fn tag_names(names: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = names.into_iter().map(|name| name.trim().to_owned());
    names
        .filter(|name| !name.is_empty() && seen.insert(name.clone()))
        .collect()
}

fn build(store: &Store, draft: Draft, now: DateTime<Utc>) -> Result<Link, ApiError> {
    // proto3 does not tell an empty text from an absent one.
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let id = some(draft.id).unwrap_or_else(|| store.ids.uuid());
    link_names::check_id(&id)?;
    let domain = some(draft.custom_domain_id);
    let code = match some(draft.shortlink) {
        Some(code) if !is_code(&code) => {
            return Err(ApiError::invalid(
                "shortlink",
                "consists of 1 to 128 letters, digits, `-`, `_`, `.` and `~`",
            ));
        }
        Some(code) => code,
        None => random_code(store, domain.as_deref()),
    };
    Ok(Link {
        id,
        workspace_id: store.workspace_id.clone(),
        name: some(draft.name),
        entrypoint: entrypoint(store, domain.as_deref(), &code),
        shortlink: code,
        metadata: draft.metadata,
        custom_domain_id: domain,
        directory_id: some(draft.directory_id),
        fallback_destination: draft.fallback_destination,
        page_theme_id: None,
        qrcode_design_id: some(draft.qrcode_design_id),
        qrcode_template_id: some(draft.qrcode_template_id),
        qrcode_enabled: draft.qrcode_enabled.unwrap_or(true) || draft.wait_for_qrcode,
        // Whoever waits gets the answer when the image is there; it is drawn when asked for.
        qrcode_pending_update_since: (!draft.wait_for_qrcode).then_some(now),
        purpose: some(draft.purpose),
        expires_at: draft.expires_at,
        expired_destination: draft.expired_destination,
        event_count: 0,
        created_at: now,
        updated_at: now,
        tags: tag_names(draft.tags),
        target: match (
            draft.destination,
            draft.vcard_data,
            some(draft.media_id),
            draft.title,
        ) {
            (Some(destination), ..) => Target::Redirect {
                destination,
                conversion_tracking: draft.conversion_tracking,
            },
            (None, Some(card), ..) => Target::Contact { card },
            (None, None, Some(media_id), _) => Target::Media { media_id },
            (None, None, None, Some(title)) => Target::ThankYou {
                title,
                description: draft.description,
            },
            _ => return Err(ApiError::invalid("mediaId", "is empty")),
        },
        sequence: 0,
    })
}

/// The address of a link. A custom domain is a path here, since there is only one host.
pub(crate) fn entrypoint(store: &Store, domain: Option<&str>, code: &str) -> String {
    let base = &store.base_url;
    match domain {
        None => format!("{base}/{code}"),
        Some(domain) => {
            let domain =
                percent_encoding::utf8_percent_encode(domain, percent_encoding::NON_ALPHANUMERIC);
            format!("{base}/d/{domain}/{code}")
        }
    }
}

/// The one step of a link without a workflow of its own.
fn steps(store: &Store, link: &Link) -> Value {
    let (action, payload) = match &link.target {
        Target::Redirect {
            destination,
            conversion_tracking,
        } => {
            let redirect =
                json!({ "destination": destination, "conversionTracking": conversion_tracking });
            (
                "EVENT_ACTION_CLIENT_REDIRECT",
                json!({ "clientRedirect": redirect }),
            )
        }
        Target::Contact { card } => ("EVENT_ACTION_CONTACT_CARD", json!({ "vcard": card })),
        Target::Media { media_id } => (
            "EVENT_ACTION_OPEN_MEDIA",
            json!({ "openMedia": { "mediaId": media_id } }),
        ),
        Target::ThankYou { title, .. } => (
            "EVENT_ACTION_THANK_YOU_PAGE",
            json!({ "thankYouPage": { "title": title } }),
        ),
    };
    json!([{
        "id": store.ids.uuid(), "linkId": link.id, "kind": "KIND_EXIT", "nodeType": "NODE_TYPE_ATOMIC",
        "eventAction": action, "payload": payload, "createdAt": link.created_at, "updatedAt": link.updated_at,
    }])
}
