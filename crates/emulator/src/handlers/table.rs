//! The two envelopes of events and visitors: a JSON page, or one CSV table inside JSON.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{json, Value};

use crate::http::answer::Answer;
use crate::http::error::ApiError;

/// The format that asks for a table.
pub(super) const CSV: &str = "RESPONSE_FORMAT_CSV";

/// The envelope of a JSON page, whose items are the member `name`.
pub(super) fn json_answer<T: Serialize>(
    name: &'static str,
    items: Vec<T>,
    next_token: String,
    total: usize,
) -> Answer {
    Answer::ok(&Envelope {
        json: JsonPage {
            name,
            items,
            next_token,
            total,
        },
    })
}

#[derive(Serialize)]
struct Envelope<T: Serialize> {
    json: JsonPage<T>,
}

struct JsonPage<T> {
    name: &'static str,
    items: Vec<T>,
    next_token: String,
    total: usize,
}

/// By hand, since the name of the first member is not fixed.
impl<T: Serialize> Serialize for JsonPage<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(Some(4))?;
        members.serialize_entry(self.name, &self.items)?;
        members.serialize_entry("nextPageToken", &self.next_token)?;
        members.serialize_entry("totalCount", &self.total)?;
        members.serialize_entry("hasMore", &!self.next_token.is_empty())?;
        members.end()
    }
}

/// The envelope of a table: one row for each object, one column for each of the named members.
pub(super) fn answer(
    columns: &[&str],
    rows: impl Iterator<Item = Value>,
) -> Result<Answer, ApiError> {
    let text = write(columns, rows).map_err(|reason| {
        ApiError::new(http::StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", reason)
    })?;
    Ok(Answer::ok(
        &json!({ "csv": { "contentType": "text/csv", "csvData": text } }),
    ))
}

fn write(columns: &[&str], rows: impl Iterator<Item = Value>) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(columns)
        .map_err(|error| error.to_string())?;
    for row in rows {
        let cells = columns.iter().map(|column| cell(row.get(column)));
        writer
            .write_record(cells)
            .map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
