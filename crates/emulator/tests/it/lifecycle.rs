//! Start, stop, and what a handle tells.

use std::time::Duration;

use linkbreakers_emulator::Emulator;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::contract;
use crate::support::Api;

#[test]
fn it_runs_in_a_current_thread_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let emulator = Emulator::start().await.unwrap();
        TcpStream::connect(emulator.addr()).await.unwrap();
        emulator.shutdown().await;
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn it_runs_in_a_multi_thread_runtime() {
    let api = Api::start().await;
    api.link(json!({})).await;
}

#[tokio::test]
async fn shutdown_closes_idle_connections_and_the_port() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.addr();
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    let mut answer = [0; 12];
    idle.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    emulator.shutdown().await;
    // The rest of the answer, then the end: the connection was kept alive until the shutdown.
    idle.read_to_end(&mut Vec::new()).await.unwrap();
    TcpStream::connect(address).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn shutdown_cuts_off_unfinished_requests() {
    let emulator = Emulator::start().await.unwrap();
    let mut head = TcpStream::connect(emulator.addr()).await.unwrap();
    head.write_all(b"POST /v1/links HTTP/1.1\r\nho")
        .await
        .unwrap();
    let mut body = TcpStream::connect(emulator.addr()).await.unwrap();
    let request = "POST /v1/links HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\n\
        expect: 100-continue\r\ncontent-length: 9\r\n\r\n";
    body.write_all(request.as_bytes()).await.unwrap();
    // From here on the emulator waits for the body.
    let mut answer = [0; 12];
    body.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 100");
    body.write_all(b"{").await.unwrap();
    let shutdown = tokio::time::timeout(Duration::from_secs(20), emulator.shutdown());
    shutdown.await.expect("half a request holds it up");
    // Whether that shows as an end or as an error, nothing more comes.
    let mut rest = Vec::new();
    let _ = body.read_to_end(&mut rest).await;
    assert_eq!(rest, b" Continue\r\n\r\n");
}

#[tokio::test]
async fn dropping_stops_it_with_its_connections() {
    let emulator = Emulator::start().await.unwrap();
    let connection = TcpStream::connect(emulator.addr()).await.unwrap();
    let address = emulator.addr();
    drop(emulator);
    connection.readable().await.unwrap();
    TcpStream::connect(address).await.unwrap_err();
}

#[tokio::test]
async fn the_journal_tells_what_was_received() {
    let api = Api::start().await;
    api.send("GET", "/v1/links?pageSize=3", None).await;
    api.visit("nowhere", None).await;
    let records = api.emulator.requests();
    let first = &records[0];
    assert_eq!(
        (
            first.method.as_str(),
            first.path.as_str(),
            first.query.as_deref()
        ),
        ("GET", "/v1/links", Some("pageSize=3"))
    );
    assert_eq!(
        (first.operation_id.as_deref(), first.status),
        (Some("LinksService_List"), 200)
    );
    assert_eq!(
        (records[1].operation_id.as_deref(), records[1].status),
        (None, 404)
    );
}

#[tokio::test]
async fn a_seed_repeats_ids() {
    let mut seen = Vec::new();
    for seed in [7, 7, 8] {
        let api = Api::with(|builder| builder.seed(seed)).await;
        let link = api.link(json!({})).await;
        seen.push((link["id"].clone(), link["shortlink"].clone()));
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[1], seen[2]);
}

#[tokio::test]
async fn the_demo_workspace_is_sound() {
    let api = Api::with(|builder| builder.demo(true).seed(1)).await;
    assert_eq!(api.emulator.link_count(), 30);
    assert!(api.emulator.event_count() > 20 && api.emulator.visitor_count() >= 12);
    for link in api.get("/v1/links?pageSize=100&include=tags").await["links"]
        .as_array()
        .unwrap()
    {
        contract::check_schema("Link", link);
    }
    let visitors = api.get("/v1/visitors?pageSize=200").await["json"]["visitors"].clone();
    let known = visitors
        .as_array()
        .unwrap()
        .iter()
        .filter(|visitor| visitor.get("email").is_some())
        .count();
    assert_eq!(known, 6);
    assert_eq!(api.get("/v1/metrics/events").await["totalCountries"], 4);
}
