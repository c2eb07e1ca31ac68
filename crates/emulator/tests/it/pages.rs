//! Pages and their tokens.

use serde_json::json;

use crate::support::{texts, Api};

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_repetition() {
    let api = Api::start().await;
    for n in 0..7 {
        api.link(json!({ "shortlink": format!("p{n}") })).await;
    }
    for name in ["pageToken", "cursor"] {
        let (mut codes, mut token, mut pages) = (Vec::new(), String::new(), 0);
        loop {
            let page = api
                .get(&format!("/v1/links?pageSize=3&{name}={token}"))
                .await;
            codes.extend(
                texts(&page["links"], "shortlink")
                    .into_iter()
                    .map(str::to_owned),
            );
            assert_eq!(page["totalCount"], 7);
            pages += 1;
            token = page["nextPageToken"].as_str().unwrap().to_owned();
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(
            (pages, codes.join(" ").as_str()),
            (3, "p6 p5 p4 p3 p2 p1 p0")
        );
    }
}

#[tokio::test]
async fn the_last_page_says_so_even_when_it_is_full() {
    let api = Api::start().await;
    for _ in 0..2 {
        api.link(json!({})).await;
    }
    let page = api.get("/v1/links?pageSize=2").await;
    assert_eq!(page["nextPageToken"], "");
}

#[tokio::test]
async fn a_new_record_does_not_shift_the_next_page() {
    let api = Api::start().await;
    for n in 0..4 {
        api.link(json!({ "shortlink": format!("p{n}") })).await;
        api.tick();
    }
    let first = api.get("/v1/links?pageSize=2").await;
    api.link(json!({ "shortlink": "late" })).await;
    let token = first["nextPageToken"].as_str().unwrap();
    let second = api
        .get(&format!("/v1/links?pageSize=2&pageToken={token}"))
        .await;
    assert_eq!(texts(&second["links"], "shortlink"), ["p1", "p0"]);
}

#[tokio::test]
async fn foreign_tokens_are_refused() {
    let api = Api::start().await;
    for _ in 0..3 {
        api.link(json!({ "tags": ["t"] })).await;
    }
    let page = api.get("/v1/links?pageSize=1").await;
    let token = page["nextPageToken"].as_str().unwrap();
    let refused = async |query: String| {
        let reply = api
            .send("GET", &format!("/v1/links?pageSize=1&{query}"), None)
            .await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), "pageToken");
    };
    refused("pageToken=nonsense".to_owned()).await;
    refused(format!("pageToken={token}x")).await;
    refused(format!("pageToken={token}&tags=t")).await;
    refused(format!(
        "pageToken={token}&sortDirection=SORT_DIRECTION_ASC"
    ))
    .await;
    refused(format!("pageToken=nonsense&cursor={token}")).await;
    // The token wins over its alias, and what is not a filter may change.
    let path = format!("/v1/links?pageSize=2&pageToken={token}&cursor=nonsense&include=tags");
    assert_eq!(api.get(&path).await["links"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn sizes_are_checked() {
    let api = Api::start().await;
    let paths = [
        "/v1/links",
        "/v1/links?pageSize=0",
        "/v1/links?pageSize=ten",
        "/v1/tags",
        "/v1/visitors?pageSize=201",
        "/v1/events?pageSize=1001",
        "/v1/webhooks?pageSize=1001",
        "/v1/links?pageSize=1&pageSize=2",
    ];
    for path in paths {
        let reply = api.send("GET", path, None).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), "pageSize", "{path}");
    }
    api.get("/v1/events?pageSize=1000").await;
    api.get("/v1/links?pageSize=100000").await;
}
