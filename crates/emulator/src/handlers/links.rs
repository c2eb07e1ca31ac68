//! One link: read, change, delete; and questions about short codes.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::json;

use super::{link_create, link_names, view, Call};
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;

pub(super) fn get(call: &Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    let link = call
        .store
        .links
        .get(&id)
        .ok_or_else(|| ApiError::not_found("link", &id))?;
    Ok(Answer::ok(
        &json!({ "link": view::link(call.store, link, &call.include(), call.now) }),
    ))
}

/// Members that a `…Delete` flag clears are set first and cleared after, so that the flag wins.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[derive(Default)]
struct Changes {
    name: Option<String>,
    tags: Option<Vec<String>>,
    tags_delete: bool,
    directory_id: Option<String>,
    directory_id_delete: bool,
    fallback_destination: Option<String>,
    page_theme_id: Option<String>,
    purpose: Option<String>,
    qrcode_enabled: Option<bool>,
    qrcode_template_id: Option<String>,
    qrcode_template_id_delete: bool,
    expires_at: Option<DateTime<Utc>>,
    expires_at_delete: bool,
    expired_destination: Option<String>,
    expired_destination_delete: bool,
}

pub(super) fn update(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, changes) = (call.text("id"), call.take_body::<Changes>()?);
    if call.store.links.get(&id).is_none() {
        return Err(ApiError::not_found("link", &id));
    }
    let tags = changes.tags.map(link_create::tag_names).unwrap_or_default();
    link_create::add_tags(call.store, &tags, call.now);
    let changed = call.store.links.change(&id, call.now, |link| {
        set(&mut link.name, changes.name, false);
        set(
            &mut link.directory_id,
            changes.directory_id,
            changes.directory_id_delete,
        );
        set(
            &mut link.fallback_destination,
            changes.fallback_destination,
            false,
        );
        set(&mut link.page_theme_id, changes.page_theme_id, false);
        set(&mut link.purpose, changes.purpose, false);
        let template = link.qrcode_template_id.clone();
        set(
            &mut link.qrcode_template_id,
            changes.qrcode_template_id,
            changes.qrcode_template_id_delete,
        );
        set(
            &mut link.expires_at,
            changes.expires_at,
            changes.expires_at_delete,
        );
        set(
            &mut link.expired_destination,
            changes.expired_destination,
            changes.expired_destination_delete,
        );
        let enabled = changes.qrcode_enabled.unwrap_or(link.qrcode_enabled);
        if (enabled, &link.qrcode_template_id) != (link.qrcode_enabled, &template) {
            link.qrcode_pending_update_since = Some(call.now);
        }
        link.qrcode_enabled = enabled;
        // A proto3 list cannot tell "absent" from "empty", so only the flag empties it.
        if changes.tags_delete {
            link.tags.clear();
        } else if !tags.is_empty() {
            link.tags = tags;
        }
    });
    changed.ok_or_else(|| ApiError::not_found("link", &id))?;
    let link = call
        .store
        .links
        .get(&id)
        .ok_or_else(|| ApiError::not_found("link", &id))?;
    Ok(Answer::ok(
        &json!({ "link": view::link(call.store, link, &["tags".to_owned()], call.now) }),
    ))
}

fn set<T>(member: &mut Option<T>, value: Option<T>, delete: bool) {
    if delete {
        *member = None;
    } else if value.is_some() {
        *member = value;
    }
}

pub(super) fn delete(call: Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    call.store
        .links
        .remove(&id)
        .ok_or_else(|| ApiError::not_found("link", &id))?;
    Ok(empty())
}

pub(super) fn availability(call: &Call<'_>) -> Result<Answer, ApiError> {
    let (code, domain) = (call.text("shortlink"), call.text("customDomainId"));
    let domain = Some(domain.as_str()).filter(|domain| !domain.is_empty());
    let available = link_names::is_code(&code) && link_names::is_free(call.store, domain, &code);
    Ok(Answer::ok(&json!({ "available": available })))
}

pub(super) fn random(call: &Call<'_>) -> Answer {
    Answer::ok(&json!({ "shortlink": link_names::random_code(call.store, None) }))
}
