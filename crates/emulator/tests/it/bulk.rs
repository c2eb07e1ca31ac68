//! Many links in one call: all or none, at once or as a job.

use std::time::Duration;

use serde_json::{json, Value};

use crate::support::{texts, Api};

fn bodies(count: usize) -> Vec<Value> {
    (0..count).map(|n| json!({ "destination": format!("https://example.com/{n}"), "shortlink": format!("s{n}") })).collect()
}

#[tokio::test]
async fn both_forms_keep_the_order() {
    let api = Api::start().await;
    let batch = api.post("/v1/links/batch", json!(bodies(3))).await;
    assert_eq!(texts(&batch["links"], "shortlink"), ["s0", "s1", "s2"]);
    let links =
        json!({ "links": [{ "destination": "https://example.com", "waitForQrcode": true }] });
    let bulk = api.post("/v1/links/bulk", links).await;
    assert!(bulk["links"][0]["qrcodeSignedUrl"].is_string());
    assert_eq!(api.emulator.link_count(), 4);
}

#[tokio::test]
async fn one_bad_link_spoils_all() {
    let api = Api::start().await;
    let mut links = bodies(3);
    links[2]["shortlink"] = json!("s0");
    links[1]["tags"] = json!(["never"]);
    let reply = api
        .send("POST", "/v1/links/batch", Some(json!(links)))
        .await;
    reply.refused(409, "SHORTLINK_ALREADY_EXISTS");
    assert_eq!(reply.field(), "links[2].shortlink");
    links[2] = json!({ "destination": "nowhere" });
    let reply = api
        .send("POST", "/v1/links/bulk", Some(json!({ "links": links })))
        .await;
    reply.refused(400, "INVALID_ARGUMENT");
    assert_eq!(reply.field(), "links[2].destination");
    assert_eq!(api.emulator.link_count(), 0);
    assert_eq!(api.get("/v1/tags?pageSize=5").await["tags"], json!([]));
}

#[tokio::test]
async fn two_hundred_and_fifty_is_the_limit() {
    let api = Api::start().await;
    api.send("POST", "/v1/links/batch", Some(json!(bodies(251))))
        .await
        .refused(400, "INVALID_ARGUMENT");
    api.send("POST", "/v1/links/bulk", Some(json!({ "links": [] })))
        .await
        .refused(400, "INVALID_ARGUMENT");
    api.post("/v1/links/batch", json!(bodies(250))).await;
    assert_eq!(api.emulator.link_count(), 250);
}

#[tokio::test]
async fn a_job_passes_through_its_states() {
    let api = Api::start().await;
    let reply = api
        .send(
            "POST",
            "/v1/links/bulk/jobs",
            Some(json!({ "links": bodies(2) })),
        )
        .await;
    assert_eq!(
        (reply.status, &reply.body["status"]),
        (202, &json!("JOB_STATUS_PENDING"))
    );
    let path = reply.header("location");
    assert_eq!(
        (reply.body["statusUrl"].as_str(), &reply.body["itemCount"]),
        (Some(path), &json!(2))
    );
    assert_eq!(api.get(path).await["status"], "JOB_STATUS_RUNNING");
    assert_eq!(api.emulator.link_count(), 0);
    let job = api.get(path).await;
    assert_eq!(job["status"], "JOB_STATUS_SUCCEEDED");
    let id = job["linksBulkCreate"]["linkIds"][1].as_str().unwrap();
    assert_eq!(
        api.get(&format!("/v1/links/{id}")).await["link"]["shortlink"],
        "s1"
    );
    api.clock.advance(Duration::from_secs(24 * 3600 - 1));
    assert_eq!(api.get(path).await, job);
    api.tick();
    api.send("GET", path, None).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_failed_job_creates_nothing() {
    let api = Api::start().await;
    let mut links = bodies(2);
    links[1]["shortlink"] = json!("s0");
    let path = api
        .post("/v1/links/bulk/jobs", json!({ "links": links }))
        .await["statusUrl"]
        .as_str()
        .unwrap()
        .to_owned();
    api.get(&path).await;
    let job = api.get(&path).await;
    assert_eq!(
        (&job["status"], &job["error"]["codeType"]),
        (
            &json!("JOB_STATUS_FAILED"),
            &json!("SHORTLINK_ALREADY_EXISTS")
        )
    );
    assert_eq!(api.emulator.link_count(), 0);
}

#[tokio::test]
async fn a_malformed_link_starts_no_job() {
    let api = Api::start().await;
    let mut links = bodies(2);
    links[1]["shortlink"] = json!("a b");
    let reply = api
        .send(
            "POST",
            "/v1/links/bulk/jobs",
            Some(json!({ "links": links })),
        )
        .await;
    reply.refused(400, "INVALID_ARGUMENT");
    assert_eq!(reply.field(), "links[1].shortlink");
}

#[tokio::test]
async fn a_job_that_nobody_polls_is_done_all_the_same() {
    let api = Api::start().await;
    api.post("/v1/links/bulk/jobs", json!({ "links": bodies(2) }))
        .await;
    assert_eq!(api.get("/v1/metrics/workspace").await["totalLinks"], 0);
    api.clock.advance(Duration::from_secs(2));
    assert_eq!(api.get("/v1/metrics/workspace").await["totalLinks"], 2);
}
