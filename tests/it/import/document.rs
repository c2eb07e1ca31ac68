//! The bounds that are written into the import are those of the API document.

use std::sync::{Arc, Mutex};

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::import::Import;
use linkbreakers::observer::{CallReport, Observer};

use super::scene::{links, rows_of};
use crate::decode::document::document;
use crate::decode::script::Script;

#[test]
fn the_bounds_are_those_of_the_document() {
    let bulk = &document()["paths"]["/v1/links/bulk"]["post"];
    let schemas = &document()["components"]["schemas"];
    let most = Import::MAX_CHUNK_SIZE;
    assert_eq!(bulk["x-batch"]["max-items"], most);
    assert_eq!(
        schemas["CreateBulkLinksRequest"]["properties"]["links"]["maxItems"],
        most
    );
    let fields = schemas["CreateLinkRequest"]["properties"]
        .as_object()
        .unwrap();
    assert_eq!(fields["metadata"]["maxProperties"], 50);
    // What the check knows nothing of: a new bound in the document needs a line in the check.
    for (name, field) in fields.iter().filter(|(name, _)| *name != "metadata") {
        for bound in [
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems",
            "enum",
        ] {
            assert!(field.get(bound).is_none(), "{name} has {bound}");
        }
    }
    let urls = fields
        .iter()
        .filter(|(_, field)| field["x-format-hint"] == "uri");
    let urls: Vec<_> = urls.map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        urls,
        ["destination", "expiredDestination", "fallbackDestination"]
    );
}

/// Keeps the limits of the operations that are called.
#[derive(Debug, Default)]
struct Limits(Mutex<Vec<Option<u32>>>);

impl Observer for Limits {
    fn finished(&self, report: &CallReport<'_>) {
        self.0
            .lock()
            .unwrap()
            .push(report.operation().batch_limit());
    }
}

#[tokio::test]
async fn a_full_chunk_is_what_the_operation_carries() {
    let limits = Arc::new(Limits::default());
    let refusal = r#"{"code":400,"codeType":"INVALID_ARGUMENT","message":"No."}"#;
    let script = Script::json(400, refusal);
    let client = Configuration::builder()
        .bearer_access_token("a-key")
        .transport(script as _)
        .observer(Arc::clone(&limits) as _)
        .build()
        .unwrap();
    rows_of(Import::new(&client).run(links(1))).await;
    let most = u32::try_from(Import::MAX_CHUNK_SIZE).unwrap();
    assert_eq!(*limits.0.lock().unwrap(), [Some(most)]);
}
