//! Lists of visitors: filters, search, tables.

use serde_json::json;

use crate::support::texts;
use crate::visitors::{click, identify, ready};

#[tokio::test]
async fn lists_filter_sort_and_embed() {
    let api = ready().await;
    let (lbid, cookie) = click(&api, None).await;
    click(&api, Some(&cookie)).await;
    identify(
        &api,
        Some(&lbid),
        json!({ "$email": "a@example.com", "$firstName": "Ada" }),
        false,
    )
    .await;
    api.tick();
    identify(&api, None, json!({ "$email": "b@example.com" }), false).await;
    let link = api.get("/v1/links?pageSize=1").await["links"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let emails = async |query: &str| {
        let page = api.get(&format!("/v1/visitors?{query}")).await;
        texts(&page["json"]["visitors"], "email").join(" ")
    };
    assert_eq!(emails("").await, "b@example.com a@example.com");
    assert_eq!(
        emails("sortDirection=SORT_DIRECTION_ASC").await,
        "a@example.com b@example.com"
    );
    assert_eq!(
        emails("sortField=VISITOR_SORT_FIELD_VISIT_COUNT").await,
        "a@example.com b@example.com"
    );
    assert_eq!(emails("email=B@example.com").await, "b@example.com");
    assert_eq!(emails("search=ada").await, "a@example.com");
    assert_eq!(emails(&format!("linkId={link}")).await, "a@example.com");
    let page = api
        .get("/v1/visitors?search=ada&include=devices&include=events&include=links")
        .await;
    let visitor = &page["json"]["visitors"][0];
    assert_eq!(visitor["devices"].as_array().unwrap().len(), 1);
    assert_eq!(visitor["events"].as_array().unwrap().len(), 2);
    assert_eq!(
        (
            &visitor["links"][0]["id"],
            &visitor["links"][0]["eventCount"]
        ),
        (&json!(link), &json!(2))
    );
}

#[tokio::test]
async fn a_search_reads_custom_attributes_too() {
    let api = ready().await;
    let data = json!({ "$email": "a@example.com", "company": "Acme Ltd", "seats": 1234 });
    identify(&api, None, data, false).await;
    identify(&api, None, json!({ "$email": "b@example.com" }), false).await;
    for (text, expected) in [
        ("ACME", "a@example.com"),
        ("123", "a@example.com"),
        // The key is no value.
        ("company", ""),
    ] {
        let page = api.get(&format!("/v1/visitors?search={text}")).await;
        let found = texts(&page["json"]["visitors"], "email").join(" ");
        assert_eq!(found, expected, "{text}");
    }
}

#[tokio::test]
async fn search_applies_every_filter() {
    let api = ready().await;
    let people = [
        ("a", "pro", 1, true, "2026-01-01T00:00:00Z"),
        ("b", "free", 5, false, "2026-02-01T00:00:00Z"),
    ];
    for (name, plan, seats, news, since) in people {
        let email = format!("{name}@example.com");
        identify(
            &api,
            None,
            json!({ "$email": email, "plan": plan, "seats": seats, "news": news, "since": since }),
            false,
        )
        .await;
    }
    identify(&api, None, json!({ "$email": "c@example.com" }), false).await;
    let cases = [
        ("plan", "STRING_EQUALS", "PRO", "a"),
        ("plan", "STRING_NOT_EQUALS", "pro", "bc"),
        ("plan", "STRING_CONTAINS", "re", "b"),
        ("plan", "STRING_NOT_CONTAINS", "re", "ac"),
        ("plan", "STRING_STARTS_WITH", "fr", "b"),
        ("plan", "STRING_ENDS_WITH", "o", "a"),
        ("plan", "STRING_IS_EMPTY", "", "c"),
        ("plan", "STRING_IS_NOT_EMPTY", "", "ab"),
        ("seats", "NUMBER_EQUALS", "5", "b"),
        ("seats", "NUMBER_NOT_EQUALS", "5", "a"),
        ("seats", "NUMBER_GREATER_THAN", "1", "b"),
        ("seats", "NUMBER_LESS_THAN", "5", "a"),
        ("seats", "NUMBER_GREATER_OR_EQUAL", "1", "ab"),
        ("seats", "NUMBER_LESS_OR_EQUAL", "1", "a"),
        ("since", "DATE_EQUALS", "2026-02-01", "b"),
        ("since", "DATE_BEFORE", "2026-02-01", "a"),
        ("since", "DATE_AFTER", "2026-01-01", "b"),
        (
            "since",
            "DATE_BEFORE_OR_EQUAL",
            "2026-02-01T00:00:00Z",
            "ab",
        ),
        ("since", "DATE_AFTER_OR_EQUAL", "2026-02-01", "b"),
        ("news", "BOOLEAN_IS_TRUE", "", "a"),
        ("news", "BOOLEAN_IS_FALSE", "", "b"),
        ("news", "EXISTS", "", "ab"),
        ("news", "NOT_EXISTS", "", "c"),
        ("$email", "STRING_STARTS_WITH", "b@", "b"),
    ];
    for (key, operator, value, expected) in cases {
        let filter = json!({ "key": key, "operator": format!("VISITOR_ATTRIBUTE_FILTER_OPERATOR_{operator}"), "value": value });
        let body = json!({ "attributeFilters": [filter], "sortDirection": "SORT_DIRECTION_ASC", "pageSize": "10" });
        let page = api.post("/v1/visitors/search", body).await;
        let found: String = texts(&page["json"]["visitors"], "email")
            .into_iter()
            .map(|email| &email[..1])
            .collect();
        assert_eq!(found, expected, "{key} {operator} {value}");
    }
    let first = api
        .post("/v1/visitors/search", json!({ "pageSize": 2 }))
        .await["json"]
        .clone();
    assert_eq!(first["hasMore"], true);
    let next = json!({ "pageSize": 2, "pageToken": first["nextPageToken"] });
    assert_eq!(
        texts(
            &api.post("/v1/visitors/search", next).await["json"]["visitors"],
            "email"
        ),
        ["a@example.com"]
    );
}

#[tokio::test]
async fn tables_are_quoted() {
    let api = ready().await;
    let data =
        json!({ "$email": "a@example.com", "$firstName": "Ada, \"the\"\nfirst", "plan": "pro" });
    identify(&api, None, data, false).await;
    let table = api
        .get("/v1/visitors?responseFormat=RESPONSE_FORMAT_CSV")
        .await["csv"]
        .clone();
    assert_eq!(table["contentType"], "text/csv");
    let mut reader = csv::Reader::from_reader(table["csvData"].as_str().unwrap().as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = reader.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[header.iter().position(|column| column == name).unwrap()];
    assert_eq!(
        (cell("email"), cell("firstName")),
        ("a@example.com", "Ada, \"the\"\nfirst")
    );
    assert_eq!(cell("attributes"), r#"{"plan":"pro"}"#);
}
