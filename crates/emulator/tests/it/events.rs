//! Events and figures.

use serde_json::{json, Value};

use crate::support::{texts, Api};

/// Three visits, one second apart: to `a` in a directory and with a tag, to `b` twice.
async fn visited() -> (Api, Value) {
    let api = Api::start().await;
    let link = api
        .link(json!({ "shortlink": "a", "directoryId": "dir", "tags": ["t"] }))
        .await;
    api.link(json!({ "shortlink": "b" })).await;
    for code in ["a", "b", "b"] {
        api.visit(code, None).await;
        api.tick();
    }
    (api, link)
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let (api, link) = visited().await;
    let tag = api.get("/v1/tags?pageSize=1").await["tags"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let event = api.get("/v1/events").await["json"]["events"][2].clone();
    let count = async |query: String| {
        api.get(&format!("/v1/events?{query}")).await["json"]["totalCount"].clone()
    };
    assert_eq!(count(String::new()).await, 3);
    assert_eq!(
        count(format!("linkId={}", link["id"].as_str().unwrap())).await,
        1
    );
    assert_eq!(
        count(format!(
            "visitorId={}",
            event["visitorId"].as_str().unwrap()
        ))
        .await,
        1
    );
    assert_eq!(count("directoryId=dir".to_owned()).await, 1);
    assert_eq!(count(format!("tagId={tag}")).await, 1);
    assert_eq!(count("countries=de&countries=FR".to_owned()).await, 3);
    assert_eq!(count("countries=FR".to_owned()).await, 0);
    assert_eq!(count("startDate=2026-05-20T10:00:01Z".to_owned()).await, 2);
    assert_eq!(count("endDate=2026-05-20T10:00:01Z".to_owned()).await, 2);
    assert_eq!(
        count("startDate=2026-05-20T12:00:01%2B02:00&endDate=2026-05-20T10:00:01Z".to_owned())
            .await,
        1
    );
}

#[tokio::test]
async fn pages_and_tables() {
    let (api, _) = visited().await;
    let first = api.get("/v1/events?pageSize=2").await["json"].clone();
    assert_eq!(
        (&first["hasMore"], &first["totalCount"]),
        (&json!(true), &json!(3))
    );
    let token = first["nextPageToken"].as_str().unwrap();
    let last = api
        .get(&format!("/v1/events?pageSize=2&cursor={token}"))
        .await["json"]
        .clone();
    assert_eq!(
        (&last["hasMore"], &last["nextPageToken"]),
        (&json!(false), &json!(""))
    );
    assert_eq!(
        texts(&last["events"], "scannedAt"),
        ["2026-05-20T10:00:00Z"]
    );
    let table = api
        .get("/v1/events?responseFormat=RESPONSE_FORMAT_CSV&pageSize=1")
        .await;
    let text = table["csv"]["csvData"].as_str().unwrap();
    assert_eq!(text.lines().count(), 4);
    assert!(text.contains("https://social.example.com/") && text.contains("DEVICE_TYPE_MOBILE"));
}

#[tokio::test]
async fn include_embeds() {
    let (api, _) = visited().await;
    let names = ["visitor", "device", "link", "workspace", "journey"];
    let bare = api.get("/v1/events?pageSize=1").await["json"]["events"][0].clone();
    assert!(names.iter().all(|name| bare.get(name).is_none()));
    let query: Vec<_> = names.iter().map(|name| format!("include={name}")).collect();
    let full =
        api.get(&format!("/v1/events?{}", query.join("&"))).await["json"]["events"][0].clone();
    assert!(names.iter().all(|name| full[name].is_object()));
}

#[tokio::test]
async fn figures_follow_the_state() {
    let (api, link) = visited().await;
    let workspace = api.get("/v1/metrics/workspace").await;
    let counted = [
        "totalLinks",
        "totalEvents",
        "totalMonthlyEvents",
        "totalDirectories",
    ]
    .map(|name| &workspace[name]);
    assert_eq!(counted, [2, 3, 3, 1]);
    let all = api.get("/v1/metrics/events").await;
    assert_eq!(
        (&all["totalEvents"], &all["topCountry"]),
        (&json!(3), &json!("DE"))
    );
    assert_eq!(
        (&all["firstAt"], &all["lastAt"]),
        (
            &json!("2026-05-20T10:00:00Z"),
            &json!("2026-05-20T10:00:02Z")
        )
    );
    let path = format!("/v1/metrics/events?linkId={}", link["id"].as_str().unwrap());
    assert_eq!(api.get(&path).await["totalEvents"], 1);
    assert_eq!(
        api.get("/v1/metrics/workspace/insight").await["preferredLinkType"],
        "PREFERRED_LINK_TYPE_URL"
    );
}
