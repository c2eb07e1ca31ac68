//! Visitors: identification, merging, search, attributes.

use serde_json::{json, Value};

use crate::support::{texts, Api};

async fn identify(api: &Api, lbid: Option<&str>, data: Value, once: bool) -> Value {
    let mut body = json!({ "visitor": { "data": data }, "setOnce": once });
    if let Some(lbid) = lbid {
        body["lbid"] = json!(lbid);
    }
    api.post("/v1/visitor/identify", body).await
}

async fn click(api: &Api, cookie: Option<&str>) -> (String, String) {
    let visit = api.visit("go", cookie).await;
    (visit.lbid(), visit.cookie())
}

async fn ready() -> Api {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "conversionTracking": true }))
        .await;
    api
}

#[tokio::test]
async fn an_anonymous_visitor_is_promoted() {
    let api = ready().await;
    let (lbid, _) = click(&api, None).await;
    let anonymous = api.get("/v1/visitors").await["json"]["visitors"][0].clone();
    assert!(anonymous.get("email").is_none());
    let data = json!({ "$email": "ada@example.com", "$firstName": "Ada", "$lastName": "M", "$phone": "+1", "plan": "pro" });
    let answer = identify(&api, Some(&lbid), data, false).await;
    let visitor = &answer["visitor"];
    assert_eq!(
        (&answer["created"], &visitor["id"]),
        (&json!(false), &anonymous["id"])
    );
    let known =
        ["email", "firstName", "lastName", "phone"].map(|name| visitor[name].as_str().unwrap());
    assert_eq!(known, ["ada@example.com", "Ada", "M", "+1"]);
    assert_eq!(texts(&visitor["attributes"], "key"), ["plan"]);
}

#[tokio::test]
async fn padded_and_standard_lbids_work_too() {
    let api = ready().await;
    let (lbid, _) = click(&api, None).await;
    let written = format!("{}==", lbid.replace('-', "+").replace('_', "/"));
    assert_eq!(
        identify(&api, Some(&written), json!({ "a": 1 }), false).await["created"],
        false
    );
}

#[tokio::test]
async fn a_second_device_is_merged_by_email() {
    let api = ready().await;
    let email = json!({ "$email": "ada@example.com" });
    let known = identify(&api, None, email.clone(), false).await;
    assert_eq!(known["created"], true);
    let (lbid, _) = click(&api, None).await;
    assert_eq!(api.emulator.visitor_count(), 2);
    let merged = identify(
        &api,
        Some(&lbid),
        json!({ "$email": "ADA@example.com" }),
        false,
    )
    .await;
    assert_eq!(
        (&merged["created"], &merged["visitor"]["id"]),
        (&json!(false), &known["visitor"]["id"])
    );
    assert_eq!(
        (
            &merged["visitor"]["visitCount"],
            &merged["visitor"]["deviceCount"]
        ),
        (&json!(1), &json!(1))
    );
    assert_eq!(api.emulator.visitor_count(), 1);
    let event = api.get("/v1/events").await["json"]["events"][0].clone();
    assert_eq!(event["visitorId"], known["visitor"]["id"]);
    // An unknown LBID is no obstacle.
    assert_eq!(
        identify(&api, Some("2VqKhjxtKwC7pBbg"), email, false).await["created"],
        false
    );
}

#[tokio::test]
async fn set_once_fills_gaps_only() {
    let api = ready().await;
    identify(
        &api,
        None,
        json!({ "$email": "a@example.com", "$firstName": "Ada", "plan": "pro" }),
        false,
    )
    .await;
    let data = json!({ "$email": "a@example.com", "$firstName": "Eve", "$lastName": "M", "plan": "free", "seats": 3 });
    let visitor = identify(&api, None, data.clone(), true).await["visitor"].clone();
    assert_eq!(
        (&visitor["firstName"], &visitor["lastName"]),
        (&json!("Ada"), &json!("M"))
    );
    assert_eq!(texts(&visitor["attributes"], "value"), ["pro", "3"]);
    let visitor = identify(&api, None, data, false).await["visitor"].clone();
    assert_eq!(visitor["firstName"], "Eve");
    assert_eq!(texts(&visitor["attributes"], "value"), ["free", "3"]);
}

#[tokio::test]
async fn attributes_are_typed() {
    let api = ready().await;
    let data = json!({
        "$email": "a@example.com", "b": true, "d": "2026-01-02T03:04:05Z", "n": 1.5, "o": { "x": [1] }, "s": "text", "z": null,
    });
    let visitor = identify(&api, None, data, false).await["visitor"].clone();
    let attributes = &visitor["attributes"];
    assert_eq!(texts(attributes, "key"), ["b", "d", "n", "o", "s"]);
    assert_eq!(attributes[0]["boolValue"], true);
    assert_eq!(attributes[1]["dateValue"], "2026-01-02T03:04:05Z");
    assert_eq!(attributes[2]["numberValue"], 1.5);
    assert_eq!(attributes[3]["value"], r#"{"x":[1]}"#);
    let keys = api.get("/v1/visitors/attributes").await;
    assert_eq!(keys["attributeKeys"], json!(["b", "d", "n", "o", "s"]));
    assert_eq!(
        keys["attributes"][2]["type"],
        "VISITOR_ATTRIBUTE_TYPE_NUMBER"
    );
    assert_eq!(
        api.get("/v1/visitors/attributes?linkId=other").await["attributeKeys"],
        json!([])
    );
    let path = format!(
        "/v1/visitors/{}/attributes/n",
        visitor["id"].as_str().unwrap()
    );
    assert_eq!(
        api.send("DELETE", &path, None).await.body,
        json!({ "success": true })
    );
    api.send("DELETE", &path, None)
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn update_and_delete() {
    let api = ready().await;
    let visitor =
        identify(&api, None, json!({ "$email": "a@example.com" }), false).await["visitor"].clone();
    identify(&api, None, json!({ "$email": "b@example.com" }), false).await;
    let path = format!("/v1/visitors/{}", visitor["id"].as_str().unwrap());
    let patch = async |data: Value| {
        api.send("PATCH", &path, Some(json!({ "visitor": { "data": data } })))
            .await
    };
    let reply = patch(json!({ "$email": "c@example.com", "plan": "pro" })).await;
    assert_eq!(
        (&reply.body["email"], &reply.body["attributes"][0]["key"]),
        (&json!("c@example.com"), &json!("plan"))
    );
    patch(json!({ "$email": "b@example.com" }))
        .await
        .refused(409, "VISITOR_ALREADY_EXISTS");
    patch(json!({ "$email": "nobody" }))
        .await
        .refused(400, "INVALID_ARGUMENT");
    assert_eq!(
        api.send("DELETE", &path, None).await.body,
        json!({ "success": true })
    );
    api.send("GET", &path, None).await.refused(404, "NOT_FOUND");
}

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
