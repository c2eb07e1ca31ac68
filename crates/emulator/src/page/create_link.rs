//! The form that creates a link, by the operation of the API and with its refusals.

use http::StatusCode;
use maud::{html, Markup};
use serde_json::{json, Map, Value};
use url::form_urlencoded::byte_serialize;

use super::happenings::text;
use super::layout::{self, Section};
use super::text::said;
use super::{moved, Ask, Fields, HOME};
use crate::handlers::{self, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::http::exchange::refused;

const OPERATION: &str = "LinksService_Create";
const ID: &str = "create";

/// What was typed, and what the API said to it.
#[derive(Default)]
pub(super) struct Draft<'f> {
    fields: Option<&'f Fields>,
    error: Option<Value>,
}

/// The fields of text: name, label, kind, hint.
const FIELDS: [(&str, &str, &str, &str); 4] = [
    ("destination", "Destination", "url", ""),
    ("name", "Name", "text", "optional"),
    ("shortlink", "Short code", "text", "random if empty"),
    ("tags", "Tags", "text", "comma between them"),
];

/// The form.
pub(super) fn form(draft: &Draft<'_>) -> Markup {
    let value = |name| {
        draft
            .fields
            .map(|fields| fields.get(name))
            .unwrap_or_default()
    };
    html! {
        form.stack method="post" action="/_emulator/page/new-link" {
            @for (name, label, kind, hint) in FIELDS {
                @let reason = draft.reason(name);
                @let (hint_id, error_id) = (format!("{ID}-{name}-hint"), format!("{ID}-{name}-error"));
                @let described = match (&reason, hint) { (Some(_), _) => Some(error_id.as_str()), (None, "") => None, _ => Some(hint_id.as_str()) };
                div.field {
                    div.label {
                        label for=(format!("{ID}-{name}")) { (label) }
                        @if !hint.is_empty() { span.hint id=(hint_id) { (hint) } }
                    }
                    input id=(format!("{ID}-{name}")) name=(name) type=(kind) value=(value(name)) autocomplete="off"
                        placeholder=[(name == "destination").then_some("https://example.com/page")]
                        required[name == "destination"] spellcheck="false"
                        aria-invalid=[reason.is_some().then_some("true")] aria-describedby=[described];
                    @if let Some(reason) = &reason { span.reason id=(error_id) { (said(reason)) } }
                }
            }
            label.check {
                input type="checkbox" name="conversionTracking" value="true" checked[value("conversionTracking") == "true"];
                "Track conversions by an LBID"
            }
            button.main type="submit" { "Create link" }
        }
    }
}

impl Draft<'_> {
    /// What the API said of a field; of an item of a list, too.
    fn reason(&self, name: &str) -> Option<String> {
        let mut details = self.error.as_ref()?.get("details")?.as_array()?.iter();
        let about = |detail: &&Value| {
            let field = text(detail, "field").unwrap_or_default();
            let rest = field.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        };
        details
            .find(about)
            .and_then(|detail| text(detail, "description"))
            .map(str::to_owned)
    }

    /// What the API said of anything else.
    fn others(&self) -> Vec<String> {
        let details = self
            .error
            .as_ref()
            .and_then(|error| error.get("details")?.as_array());
        let shown = |field: &str| {
            FIELDS
                .iter()
                .any(|(name, ..)| field.split(['[', '.']).next() == Some(name))
        };
        let others = details.into_iter().flatten().filter_map(|detail| {
            let (field, reason) = (text(detail, "field")?, text(detail, "description")?);
            (!shown(field)).then(|| format!("{field}: {reason}"))
        });
        others.collect()
    }
}

pub(super) fn show(ask: &Ask<'_>) -> Answer {
    answer(ask, StatusCode::OK, &Draft::default())
}

fn answer(ask: &Ask<'_>, status: StatusCode, draft: &Draft<'_>) -> Answer {
    let content = html! {
        h1 { "Create a link" }
        @if let Some(error) = &draft.error {
            div.error role="alert" tabindex="-1" autofocus {
                p {
                    strong { "The API refused it: " }
                    (said(text(error, "message").unwrap_or_default()))
                    " " code { (status.as_u16()) " " (text(error, "codeType").unwrap_or_default()) }
                }
                @for line in draft.others() { p { (said(&line)) } }
            }
        }
        section.panel.slim aria-label="New link" { (form(draft)) }
    };
    layout::page_with(ask, status, Some(Section::Links), "Create a link", &content)
}

pub(super) async fn submit(ask: &Ask<'_>, form: &Fields) -> Answer {
    let outcome = {
        let _turn = ask.app.hold.read().await;
        create(ask, form)
    };
    match outcome {
        Ok(id) => {
            ask.app.changed(OPERATION, Some(id.clone()));
            let id: String = byte_serialize(id.as_bytes()).collect();
            moved(StatusCode::SEE_OTHER, &format!("{HOME}?created={id}"))
        }
        Err(error) => {
            let draft = Draft {
                fields: Some(form),
                error: Some(error.body()),
            };
            answer(ask, error.status, &draft)
        }
    }
}

/// Creates the link and returns its id.
fn create(ask: &Ask<'_>, form: &Fields) -> Result<String, ApiError> {
    let spec = &ask.app.spec;
    let operation = spec.operation(OPERATION);
    let schema = operation.and_then(|operation| operation.body.as_ref());
    let body = match schema {
        Some(schema) => spec.check(schema, body(form)).map_err(refused)?,
        None => body(form),
    };
    let mut store = ask.app.store.lock();
    let call = Call {
        store: &mut store,
        now: ask.now,
        arguments: Map::new(),
        body,
    };
    let missing = || ApiError::invalid("body", "cannot be taken");
    let answer = handlers::run(OPERATION, call).unwrap_or_else(|| Err(missing()))?;
    let answer: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let id = answer.pointer("/link/id").and_then(Value::as_str);
    id.map(str::to_owned).ok_or_else(missing)
}

/// The body of the request that a program would send; the destination as it was typed.
fn body(form: &Fields) -> Value {
    let mut body = json!({ "destination": form.get("destination") });
    if let Value::Object(body) = &mut body {
        for name in ["name", "shortlink"] {
            if !form.get(name).is_empty() {
                body.insert(name.to_owned(), form.get(name).into());
            }
        }
        let tags = form.get("tags").split(',').map(str::trim);
        let tags: Vec<_> = tags.filter(|tag| !tag.is_empty()).collect();
        if !tags.is_empty() {
            body.insert("tags".to_owned(), tags.into());
        }
        if form.get("conversionTracking") == "true" {
            body.insert("conversionTracking".to_owned(), true.into());
        }
    }
    body
}
