//! Stock models refuse answers that are right, and make up values that were not sent.

use chrono::{DateTime, Utc};
use linkbreakers::apis::{events_api, links_api, metrics_api};
use linkbreakers::models::{
    JobStatus, Link, ListLinksResponse, ThemeColor, WorkspaceInsight, WorkspaceMetric,
};
use serde_json::json;

use crate::decode::script::{answer, Script};

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

/// Defect 2. Stock enums are closed: one new value fails the page that holds it, and the option
/// for unknown values only adds a variant that nothing decodes to.
#[tokio::test]
async fn defect_02_a_new_enum_value_does_not_fail_the_answer() {
    let body = r#"{"preferredLinkType":"PREFERRED_LINK_TYPE_HOLOGRAM"}"#;
    let client = Script::json(200, body).client();
    let read = metrics_api::get_workspace_insight(&client)
        .send()
        .await
        .unwrap();
    let value = read.preferred_link_type.clone().unwrap();
    assert!(value.is_unknown());
    assert_eq!(value.as_str(), "PREFERRED_LINK_TYPE_HOLOGRAM");
    assert_eq!(serde_json::to_string(&read).unwrap(), body);
}

/// Defect 5. Stock makes `Option<Option<String>>` of a nullable response field, and fails when a
/// nullable required one is absent.
#[test]
fn defect_05_optional_fields_have_one_option() {
    let read_token =
        |json: &str| -> Option<String> { read::<ListLinksResponse>(json).next_page_token };
    assert_eq!(read_token("{}"), None);
    assert_eq!(read_token(r#"{"nextPageToken":null}"#), None);
    assert_eq!(read_token(r#"{"nextPageToken":""}"#), Some(String::new()));
    assert_eq!(read_token(r#"{"nextPageToken":"t"}"#), Some("t".to_owned()));
    assert_eq!(
        serde_json::to_string(&ListLinksResponse::default()).unwrap(),
        "{}"
    );
}

/// Defect 8. Stock decides by the content type: an empty 204, a body without content type and one
/// declared as CSV are errors.
#[tokio::test]
async fn defect_08_bodies_are_read_by_what_the_operation_promises() {
    let csv = r#"{"csv":{"contentType":"text/csv","csvData":"id\n1\n"}}"#;
    for headers in [
        &[][..],
        &[("content-type", "text/csv")],
        &[("content-type", "text/plain")],
    ] {
        let client = Script::always(answer(200, headers, csv)).client();
        let read = events_api::list(&client).send().await.unwrap();
        assert_eq!(read.csv.unwrap().csv_data.as_deref(), Some("id\n1\n"));
    }
    let client = Script::always(answer(204, &[], "")).client();
    links_api::delete(&client, "l1").send().await.unwrap();
    assert_eq!(
        links_api::get(&client, "l1").send().await.unwrap().link,
        None
    );
}

/// Defect 9. Stock makes `i32` of an integer without format: 3 000 000 000 fails, and so does any
/// quoted number.
#[test]
fn defect_09_integers_have_64_bits_and_may_be_quoted() {
    for json in [
        r#"{"totalLinks":3000000000}"#,
        r#"{"totalLinks":"3000000000"}"#,
    ] {
        assert_eq!(
            read::<WorkspaceMetric>(json).total_links,
            Some(3_000_000_000)
        );
    }
    for json in [
        r#"{"eventCount":9007199254740993}"#,
        r#"{"eventCount":"9007199254740993"}"#,
    ] {
        assert_eq!(read::<Link>(json).event_count, Some(9_007_199_254_740_993));
    }
}

/// Defect 10. Stock used text for timestamps, and its chrono type fails on the empty string.
#[test]
fn defect_10_timestamps_are_times_in_utc() {
    let created = |json: &str| -> Option<DateTime<Utc>> { read::<Link>(json).created_at };
    let noon = created(r#"{"createdAt":"2026-01-31T12:00:00Z"}"#);
    assert_eq!(noon.unwrap().timestamp(), 1_769_860_800);
    assert_eq!(
        created(r#"{"createdAt":"2026-01-31T13:30:00.000+01:30"}"#),
        noon
    );
    for nothing in [r#"{"createdAt":""}"#, r#"{"createdAt":null}"#, "{}"] {
        assert_eq!(created(nothing), None);
    }
}

/// Defect 20. Stock's `Default` of an enum is its first variant, a real state such as `Active`,
/// and required fields that are missing are easily made up from it.
#[test]
fn defect_20_nothing_is_made_up_for_what_was_not_sent() {
    assert_eq!(JobStatus::default(), JobStatus::Unspecified);
    assert_eq!(read::<WorkspaceInsight>("{}").preferred_link_type, None);
    assert_eq!(Link::default(), read::<Link>("{}"));
    let error = serde_json::from_value::<ThemeColor>(json!({"colors": []})).unwrap_err();
    assert!(
        error.to_string().contains("missing field `type`"),
        "{error}"
    );
}
