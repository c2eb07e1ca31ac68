//! Identification: a click gets a person, and two records of one person become one.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{json, Map, Value};

use super::{traces, view, webhook_messages, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::lbid;
use crate::store::attributes::Attribute;
use crate::store::visitors::Visitor;
use crate::store::Store;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    lbid: Option<String>,
    visitor: Option<Input>,
    #[serde(default)]
    set_once: bool,
}

/// What is said about a visitor, in both requests that say something.
#[derive(Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    data: Map<String, Value>,
}

pub(super) fn identify(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let request: Request = call.take_body()?;
    let input = request.visitor.unwrap_or_default();
    let email = input.email()?;
    let event = request
        .lbid
        .as_deref()
        .and_then(lbid::decode)
        .filter(|id| call.store.events.get(id).is_some());
    let (id, created) = person(call.store, event.as_deref(), email.as_deref(), call.now);
    let written = call.store.visitors.change(&id, |visitor| {
        visitor.updated_at = call.now;
        input.write(visitor, request.set_once)
    });
    let written = written.ok_or_else(|| ApiError::not_found("visitor", &id))?;
    if let Some(event) = event.as_deref() {
        traces::record_identification(call.store, event, written, request.set_once, call.now);
        webhook_messages::identified(call.store, event, call.now);
    }
    let visitor = call
        .store
        .visitors
        .get(&id)
        .ok_or_else(|| ApiError::not_found("visitor", &id))?;
    Ok(Answer::ok(
        &json!({ "visitor": view::visitor(call.store, visitor, &[]), "created": created }),
    ))
}

/// The visitor that is meant, and whether it had to be made.
fn person(
    store: &mut Store,
    event: Option<&str>,
    email: Option<&str>,
    now: DateTime<Utc>,
) -> (String, bool) {
    let clicked = event
        .and_then(|id| store.events.get(id))
        .and_then(|event| store.visitors.get(&event.visitor_id));
    let known = email.and_then(|email| store.visitors.by_email(email));
    match (clicked, known) {
        (Some(clicked), Some(known)) if clicked.id != known.id => {
            let (from, to, anonymous) = (
                clicked.id.clone(),
                known.id.clone(),
                clicked.email.is_none(),
            );
            // Two people with addresses of their own are two people; only an anonymous record is merged.
            if anonymous {
                store.merge_visitors(&from, &to, now);
            }
            (to, false)
        }
        (Some(visitor), _) | (None, Some(visitor)) => (visitor.id.clone(), false),
        (None, None) => (store.new_visitor(now), true),
    }
}

impl Input {
    /// The email address in the data.
    pub(super) fn email(&self) -> Result<Option<String>, ApiError> {
        match self.data.get("$email") {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(email)) if email.is_empty() => Ok(None),
            Some(Value::String(email)) if email.contains('@') => Ok(Some(email.clone())),
            Some(_) => Err(ApiError::invalid(
                "visitor.data.$email",
                "is not an email address",
            )),
        }
    }

    /// Writes all values; with `once`, only those that are still empty. Returns the keys written.
    pub(super) fn write(&self, visitor: &mut Visitor, once: bool) -> Vec<String> {
        let mut written = Vec::new();
        for (key, value) in &self.data {
            let Some(attribute) = Attribute::of(value) else {
                continue;
            };
            let done = match key.as_str() {
                "$email" => write_text(&mut visitor.email, attribute, once),
                "$phone" => write_text(&mut visitor.phone, attribute, once),
                "$firstName" => write_text(&mut visitor.first_name, attribute, once),
                "$lastName" => write_text(&mut visitor.last_name, attribute, once),
                _ if once
                    && visitor
                        .attributes
                        .get(key)
                        .is_some_and(|known| !known.value.is_empty()) =>
                {
                    false
                }
                _ => {
                    visitor.attributes.insert(key.clone(), attribute);
                    true
                }
            };
            if done {
                written.push(key.clone());
            }
        }
        written
    }
}

fn write_text(member: &mut Option<String>, attribute: Attribute, once: bool) -> bool {
    if attribute.value.is_empty() || (once && member.is_some()) {
        return false;
    }
    *member = Some(attribute.value);
    true
}
