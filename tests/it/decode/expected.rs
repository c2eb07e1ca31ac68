//! What an answer looks like after it was decoded and written again.

use serde_json::{json, Value};

use super::document::{Described, Schema};

/// The wire's `answer` as the SDK writes it again.
///
/// It is the same, except where the documented type differs from the wire: the lists of events
/// and visitors are flat, and the metric has a count of clicks.
pub(super) fn expected(operation: &Described, answer: Value) -> Value {
    if operation.ignores_its_answer() {
        return Value::Null;
    }
    match Schema::of(operation.answer().1).name {
        "ListEventsResponse" | "ListVisitorsResponse" => flattened(answer),
        "WorkspaceMetric" => with_clicks(answer),
        _ => answer,
    }
}

fn flattened(mut answer: Value) -> Value {
    let members = answer.as_object_mut().unwrap();
    if let Some(Value::Object(page)) = members.remove("json") {
        members.extend(page);
    }
    answer
}

fn with_clicks(mut answer: Value) -> Value {
    if let Some(events) = answer.get("totalEvents").cloned() {
        answer["totalClicks"] = events;
    }
    answer
}

/// Asserts that two values are the same, and names the first place where they are not.
pub(super) fn assert_same(id: &str, read: &Value, expected: &Value) {
    if let Some(difference) = difference("$", read, expected) {
        panic!("{id}: {difference}");
    }
}

fn difference(path: &str, read: &Value, expected: &Value) -> Option<String> {
    match (read, expected) {
        (Value::Object(one), Value::Object(other)) => {
            let names = one.keys().chain(other.keys());
            names.into_iter().find_map(|name| {
                let (one, other) = (one.get(name), other.get(name));
                let nothing = json!("(nothing)");
                let path = format!("{path}.{name}");
                difference(&path, one.unwrap_or(&nothing), other.unwrap_or(&nothing))
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                difference(&format!("{path}[{index}]"), one, other)
            })
        }
        _ if read == expected => None,
        _ => Some(format!("{path} is {read} and should be {expected}")),
    }
}
