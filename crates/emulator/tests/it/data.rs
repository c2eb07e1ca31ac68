//! A workspace in a directory: what is there after a restart, and what is refused.

use std::path::Path;
use std::time::Duration;

use linkbreakers_emulator::{Emulator, RateLimit};
use serde_json::{json, Value};

use crate::support::{Api, Reply};

const FILE: &str = "linkbreakers-emulator.redb";

pub(crate) async fn start(directory: &Path) -> Api {
    let data = directory.to_owned();
    Api::with(|builder| builder.data(data).rate_limit(RateLimit::unlimited())).await
}

/// Everything that lists show, with the address of the emulator taken out.
pub(crate) async fn shown(api: &Api) -> Vec<String> {
    // Codes that are being drawn are so for a moment only.
    api.clock.advance(Duration::from_secs(60));
    let mut all = Vec::new();
    for path in [
        "/v1/links?pageSize=100&include=tags",
        "/v1/tags?pageSize=100",
        "/v1/visitors?pageSize=200&include=devices&include=links&include=events",
        "/v1/visitors/attributes",
        "/v1/events?pageSize=1000&include=device&include=visitor&include=link",
        "/v1/webhooks?pageSize=100",
        "/v1/metrics/workspace",
    ] {
        let answer = api.get(path).await.to_string();
        all.push(answer.replace(api.emulator.url(), "http://emulator"));
    }
    let events = api.get("/v1/events?pageSize=20").await;
    for event in events["json"]["events"].as_array().unwrap() {
        let id = event["id"].as_str().unwrap();
        let traces = api
            .get(&format!("/v1/events/{id}/traces"))
            .await
            .to_string();
        all.push(traces.replace(api.emulator.url(), "http://emulator"));
    }
    all
}

/// Links, visits, people who are merged, deletions, webhooks and jobs. Returns the path of a job.
pub(crate) async fn fill(api: &Api) -> String {
    for number in 0..6 {
        api.tick();
        let code = format!("code{number}");
        let tags = json!(["all", format!("tag{}", number % 3)]);
        api.link(json!({ "shortlink": code, "tags": tags, "conversionTracking": true, "metadata": { "k": "v" } }))
            .await;
        let first = api.visit(&code, None).await;
        let second = api.visit("code0", Some(&first.cookie())).await;
        let data =
            json!({ "$email": format!("p{}@example.com", number % 2), "n": number, "ok": true });
        let body = json!({ "lbid": second.lbid(), "visitor": { "data": data } });
        api.post("/v1/visitor/identify", body).await;
    }
    let body = json!({ "title": "Thanks", "shortlink": "thanks", "customDomainId": "my domain" });
    api.post("/v1/links/thank-you", body).await;
    let links = api.get("/v1/links?pageSize=100").await;
    let id = links["links"][3]["id"].as_str().unwrap();
    let visitors = api.get("/v1/visitors?pageSize=100").await;
    let visitor = visitors["json"]["visitors"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for path in [
        format!("/v1/links/{id}"),
        "/v1/tags?name=tag1".to_owned(),
        format!("/v1/visitors/{visitor}"),
    ] {
        assert_eq!(api.send("DELETE", &path, None).await.status, 200, "{path}");
    }
    let hook = json!({ "name": "hook", "endpointUrl": "http://127.0.0.1:9/hook", "triggers": [] });
    api.post("/v1/webhooks", hook).await;
    let job = api
        .post(
            "/v1/links/bulk/jobs",
            json!({ "links": [{ "destination": "https://example.com/job" }] }),
        )
        .await;
    job["statusUrl"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn all_is_there_after_restarts() {
    let directory = tempfile::tempdir().unwrap();
    let directory = directory.path().join("made/for/it");
    let api = start(&directory).await;
    let job = fill(&api).await;
    api.emulator.shutdown().await;

    // The job goes on where it was.
    let api = start(&directory).await;
    assert_eq!(api.get(&job).await["status"], "JOB_STATUS_RUNNING");
    drop(api);
    let api = start(&directory).await;
    assert_eq!(api.get(&job).await["status"], "JOB_STATUS_SUCCEEDED");
    let token = api.get("/v1/links?pageSize=2").await["nextPageToken"].clone();
    let before = shown(&api).await;
    let document = api.emulator.export();
    api.emulator.shutdown().await;

    let api = start(&directory).await;
    assert!(document == api.emulator.export());
    for (before, after) in before.iter().zip(shown(&api).await) {
        assert_eq!(*before, after);
    }
    assert_eq!(api.get(&job).await["status"], "JOB_STATUS_SUCCEEDED");
    // A page token of before is good still, and a link is where its address says.
    let page = format!("/v1/links?pageSize=2&pageToken={}", token.as_str().unwrap());
    let next = api.get(&page).await;
    assert_eq!(next["links"].as_array().unwrap().len(), 2);
    let links = api.get("/v1/links?pageSize=100").await;
    for link in links["links"].as_array().unwrap() {
        let address = link["entrypoint"].as_str().unwrap();
        let path = address.strip_prefix(api.emulator.url()).expect(address);
        let visit = api.visit(path.trim_start_matches('/'), None).await;
        assert_ne!(visit.status, 404, "{address}");
    }
}

async fn write(api: &Api, key: &str, path: &str, body: Value) -> Reply {
    let request = api.request("POST", path).bearer_auth("t");
    api.deliver(request.header("idempotency-key", key).json(&body))
        .await
}

#[tokio::test]
async fn a_repeated_write_is_known_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let link = || json!({ "destination": "https://example.com" });
    let api = start(directory.path()).await;
    let first = write(&api, "k", "/v1/links", link()).await;
    let refused = write(&api, "bad", "/v1/links", json!({})).await;
    refused.refused(400, "INVALID_ARGUMENT");
    api.emulator.shutdown().await;

    let api = start(directory.path()).await;
    let second = write(&api, "k", "/v1/links", link()).await;
    assert_eq!(
        (second.status, second.header("idempotent-replayed")),
        (200, "true")
    );
    assert_eq!(first.body, second.body);
    assert_eq!(first.header("content-type"), second.header("content-type"));
    let again = write(&api, "bad", "/v1/links", json!({})).await;
    assert_eq!(
        (again.status, again.header("idempotent-replayed")),
        (400, "true")
    );
    let other = json!({ "destination": "https://example.com/other" });
    write(&api, "k", "/v1/links", other)
        .await
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(api.emulator.link_count(), 1);
    api.clock.advance(Duration::from_secs(24 * 3600));
    let anew = write(&api, "k", "/v1/links", link()).await;
    assert_eq!(anew.header("idempotent-replayed"), "");
}

#[tokio::test]
async fn what_is_there_wins_over_seeds_and_ids_go_on() {
    let directory = tempfile::tempdir().unwrap();
    let begin = |seed| {
        let builder = Emulator::builder().data(directory.path()).seed(seed);
        builder.demo(true).events(40).start()
    };
    let emulator = begin(7).await.unwrap();
    let counts = |emulator: &Emulator| (emulator.link_count(), emulator.event_count());
    let before = counts(&emulator);
    assert_eq!(before.0, 130);
    emulator.shutdown().await;
    // Another seed in between does not make the first begin anew.
    for seed in [8, 7, 8, 7] {
        let emulator = begin(seed).await.unwrap();
        assert_eq!(before, counts(&emulator));
        emulator.shutdown().await;
    }
    let mut ids = std::collections::BTreeSet::new();
    for seed in [7, 8, 7, 8, 7] {
        let data = directory.path().to_owned();
        let api = Api::with(|builder| builder.data(data).seed(seed)).await;
        assert!(ids.insert(api.link(json!({})).await["id"].to_string()));
        api.emulator.shutdown().await;
    }
}

#[tokio::test]
async fn a_directory_is_for_one_emulator_at_a_time() {
    let directory = tempfile::tempdir().unwrap();
    let one = Emulator::builder()
        .data(directory.path())
        .start()
        .await
        .unwrap();
    let other = Emulator::builder().data(directory.path()).start().await;
    let message = other.unwrap_err().to_string();
    assert!(
        message.contains("another emulator uses this directory"),
        "{message}"
    );
    assert!(message.contains(FILE), "{message}");
    drop(one);
    Emulator::builder()
        .data(directory.path())
        .start()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_file_in_the_place_of_the_directory_is_told() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let started = Emulator::builder().data(file.path()).start().await;
    let message = started.unwrap_err().to_string();
    assert!(
        message.contains(&*file.path().to_string_lossy()),
        "{message}"
    );
}

#[tokio::test]
async fn a_damaged_file_is_told_and_never_served() {
    let directory = tempfile::tempdir().unwrap();
    let api = start(directory.path()).await;
    fill(&api).await;
    let before = api.emulator.export();
    api.emulator.shutdown().await;
    let whole = std::fs::read(directory.path().join(FILE)).unwrap();
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        bytes
    };
    let mut damaged: Vec<Vec<u8>> = vec![
        b"this is no database at all".to_vec(),
        vec![0; whole.len()],
        vec![0xFF; whole.len()],
        whole.iter().rev().copied().collect(),
    ];
    damaged.extend((1..8).map(|part| whole[..whole.len() * part / 8].to_vec()));
    damaged.extend((0..24).map(|byte| whole[..byte * 16 + 1].to_vec()));
    damaged.extend((0..48).map(|part| flipped(whole.len() / 48 * part + part)));
    damaged.extend((0..16).map(|part| flipped(part * 20)));
    let mut refused = 0;
    for (number, bytes) in damaged.iter().enumerate() {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join(FILE), bytes).unwrap();
        match Emulator::builder().data(directory.path()).start().await {
            // The damage was where nothing is kept, or in what a second copy makes good.
            Ok(emulator) => assert!(before == emulator.export(), "damage {number} was served"),
            Err(error) => {
                refused += 1;
                assert!(error.to_string().contains(FILE), "{number}: {error}");
            }
        }
    }
    assert!(
        refused >= 35,
        "only {refused} of {} were refused",
        damaged.len()
    );
}
