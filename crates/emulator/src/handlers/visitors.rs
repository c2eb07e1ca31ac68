//! One visitor: read, change, delete; and the attributes known of all.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::json;

use super::event_filter::Filter;
use super::identify::Input;
use super::{view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::attributes::Kind;

pub(super) fn get(call: &Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    let visitor = call
        .store
        .visitors
        .get(&id)
        .ok_or_else(|| ApiError::not_found("visitor", &id))?;
    Ok(Answer::ok(&view::visitor(
        call.store,
        visitor,
        &call.include(),
    )))
}

#[derive(Deserialize)]
struct Changes {
    visitor: Option<Input>,
}

pub(super) fn update(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, changes) = (call.text("id"), call.take_body::<Changes>()?);
    let input = changes.visitor.unwrap_or_default();
    let email = input.email()?;
    let owner = email
        .and_then(|email| call.store.visitors.by_email(&email))
        .map(|owner| owner.id.clone());
    if call.store.visitors.get(&id).is_none() {
        return Err(ApiError::not_found("visitor", &id));
    }
    if owner.is_some_and(|owner| owner != id) {
        let reason = "Another visitor has this address.";
        return Err(ApiError::conflict(
            "VISITOR_ALREADY_EXISTS",
            "visitor.data.$email",
            reason,
        ));
    }
    call.store.visitors.change(&id, |visitor| {
        input.write(visitor, false);
        visitor.updated_at = call.now;
    });
    let visitor = call
        .store
        .visitors
        .get(&id)
        .ok_or_else(|| ApiError::not_found("visitor", &id))?;
    Ok(Answer::ok(&view::visitor(call.store, visitor, &[])))
}

pub(super) fn delete(call: Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    match call.store.delete_visitor(&id) {
        true => Ok(Answer::ok(&json!({ "success": true }))),
        false => Err(ApiError::not_found("visitor", &id)),
    }
}

pub(super) fn delete_attribute(call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, key) = (call.text("id"), call.text("attributeKey"));
    let removed = call.store.visitors.change(&id, |visitor| {
        let removed = visitor.attributes.remove(&key)?;
        visitor.updated_at = call.now;
        Some(removed)
    });
    removed
        .ok_or_else(|| ApiError::not_found("visitor", &id))?
        .ok_or_else(|| ApiError::not_found("attribute", &key))?;
    Ok(Answer::ok(&json!({ "success": true })))
}

/// The keys in use; with filters, those of visitors with a matching event.
pub(super) fn attribute_keys(call: &Call<'_>) -> Result<Answer, ApiError> {
    let filter: Filter = call.arguments()?;
    let matching: Option<BTreeSet<&str>> = (!filter.is_empty()).then(|| {
        let events = filter.select(call.store).iter();
        events.map(|event| &*event.visitor_id).collect()
    });
    let of_interest = |id: &str| matching.as_ref().is_none_or(|ids| ids.contains(id));
    let visitors = call
        .store
        .visitors
        .all()
        .filter(|visitor| of_interest(&visitor.id));
    let kinds: BTreeMap<&str, Kind> = visitors
        .flat_map(|visitor| visitor.attributes.iter())
        .map(|(key, value)| (key.as_str(), value.kind))
        .collect();
    let keys: Vec<_> = kinds.keys().collect();
    let attributes: Vec<_> = kinds
        .iter()
        .map(|(key, kind)| json!({ "key": key, "type": kind }))
        .collect();
    Ok(Answer::ok(
        &json!({ "attributeKeys": keys, "attributes": attributes }),
    ))
}
