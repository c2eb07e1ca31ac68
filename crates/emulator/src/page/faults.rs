//! Buttons that make the next requests go wrong, and what goes wrong at present.

use std::time::Duration;

use http::StatusCode;
use maud::{html, Markup};
use serde_json::{json, Value};

use super::happenings::text;
use super::text::{number_of, said};
use super::{layout, moved, Ask, Fields, HOME};
use crate::faults::{Fault, FaultScript};
use crate::http::answer::Answer;
use crate::http::error::ApiError;

/// At most so many requests by one push of a button.
const MOST: usize = 1_000;
const CLEAR: &str = "none";

/// What a button is called, and what it does.
const BUTTONS: [(&str, &str, &str); 9] = [
    ("status-503", "503", "refused with 503"),
    (
        "status-429",
        "429",
        "refused with 429, to come again in 1 s",
    ),
    ("delay", "Delay 2 s", "delayed by 2 s"),
    ("reset-before", "Reset before", "reset before it is done"),
    ("reset-after", "Reset after", "reset after it is done"),
    (
        "fail-after-write",
        "500 after",
        "answered with 500 after it is done",
    ),
    ("truncate", "Truncate", "answered with half of a body"),
    ("garbage", "Garbage", "answered with what is no JSON"),
    (
        "stall",
        "Stall",
        "answered with half of a body, and then nothing",
    ),
];

fn fault(name: &str) -> Option<Fault> {
    Some(match name {
        "status-503" => Fault::status(503),
        "status-429" => Fault::status(429).header("retry-after", "1"),
        "delay" => Fault::delay(Duration::from_secs(2)),
        "reset-before" => Fault::reset_before(),
        "reset-after" => Fault::reset_after(),
        "fail-after-write" => Fault::fail_after_write(500),
        "truncate" => Fault::truncate(),
        "garbage" => Fault::garbage(),
        "stall" => Fault::stall(),
        _ => return None,
    })
}

pub(super) fn panel(ask: &Ask<'_>, back: &str) -> Markup {
    let operations = ask.app.spec.operations();
    let content = html! {
        form.stack method="post" action="/_emulator/page/faults" {
            input type="hidden" name="back" value=(back);
            div.pair {
                div.field {
                    label for="fault-operation" { "Requests" }
                    select #fault-operation name="operation" {
                        option value="" { "all, short links too" }
                        @for operation in operations { option value=(operation.id) { (operation.id) } }
                    }
                }
                div.field.narrow {
                    label for="fault-count" { "How many" }
                    input #fault-count name="count" type="number" value="1" min="1" max=(MOST) required;
                }
            }
            div.buttons role="group" aria-label="What happens to them" {
                @for (name, label, meaning) in BUTTONS {
                    button type="submit" name="fault" value=(name) title=(meaning) { (label) }
                }
            }
        }
        div #faults-set data-live="request change" { (in_force(ask)) }
        form method="post" action="/_emulator/page/faults" {
            input type="hidden" name="back" value=(back);
            button.quiet type="submit" name="fault" value=(CLEAR) { "Let everything go well again" }
        }
    };
    layout::panel("faults-heading", "Inject a fault", &html! {}, &content)
}

/// The scripts at present, in words.
fn in_force(ask: &Ask<'_>) -> Markup {
    let described = ask.app.faults.describe();
    let scripts = described.get("scripts").and_then(Value::as_array);
    let lines: Vec<_> = scripts.into_iter().flatten().filter_map(script).collect();
    html! {
        @if lines.is_empty() {
            p.note { "Nothing is set to go wrong." }
        } @else {
            ul.plain { @for line in &lines { li { (line) } } }
        }
    }
}

/// A script, unless it is a list that is used up.
fn script(script: &Value) -> Option<Markup> {
    let scope = match (
        text(script, "operation"),
        text(script, "method"),
        text(script, "path"),
    ) {
        (Some(operation), ..) => operation.to_owned(),
        (_, Some(method), Some(path)) => format!("{method} {path}"),
        _ => "all requests".to_owned(),
    };
    let what = if let Some(list) = script.get("list").and_then(Value::as_array) {
        let name = list.first().and_then(|fault| text(fault, "fault"))?;
        html! { "next " span.badge data-kind="bad" { (name) } ", " (number_of(list.len(), "request")) " left" }
    } else {
        let probability = script.pointer("/mix/probability")?;
        html! { "a mix of faults, probability " (probability.to_string()) }
    };
    Some(html! { (said(&scope)) ": " (what) })
}

/// What to say after a button was pushed.
pub(super) fn notice(ask: &Ask<'_>) -> Markup {
    let name = ask.query.get("fault");
    let known = BUTTONS.iter().find(|(known, ..)| *known == name);
    html! {
        @if let Some((_, _, meaning)) = known {
            p.notice role="status" { "Set: what comes next is " (meaning) "." }
        }
        @if name == CLEAR { p.notice role="status" { "Everything goes well again." } }
    }
}

pub(super) fn submit(ask: &Ask<'_>, form: &Fields) -> Answer {
    let name = form.get("fault");
    let faults = &ask.app.faults;
    if name == CLEAR {
        faults.clear();
    } else {
        match script_of(ask, form) {
            Ok(script) => faults.add(script),
            Err(error) => return refused(ask, &error),
        }
    }
    ask.app
        .feed
        .tell("change", || json!({ "control": "faults" }));
    let back = match form.get("back") {
        "requests" => "/_emulator/page/requests",
        _ => HOME,
    };
    moved(StatusCode::SEE_OTHER, &format!("{back}?fault={name}"))
}

fn script_of(ask: &Ask<'_>, form: &Fields) -> Result<FaultScript, ApiError> {
    let fault = fault(form.get("fault"))
        .ok_or_else(|| ApiError::invalid("fault", "is none of the buttons"))?;
    let count: usize = form.get("count").parse().unwrap_or_default();
    if !(1..=MOST).contains(&count) {
        return Err(ApiError::invalid(
            "count",
            format!("is not from 1 to {MOST}"),
        ));
    }
    let script = FaultScript::list(std::iter::repeat_n(fault, count));
    match form.get("operation") {
        "" => Ok(script),
        operation if ask.app.spec.has_operation(operation) => Ok(script.for_operation(operation)),
        _ => Err(ApiError::invalid("operation", "is not in the API document")),
    }
}

fn refused(ask: &Ask<'_>, error: &ApiError) -> Answer {
    let content = html! {
        h1 { "The fault was not set" }
        p.error role="alert" { (error.summary()) }
        (panel(ask, "requests"))
    };
    let section = Some(layout::Section::Requests);
    layout::page_with(
        ask,
        error.status,
        section,
        "The fault was not set",
        &content,
    )
}
