//! What a call costs beside plain reqwest: run by `cargo xtask instructions` under callgrind.
//!
//! `serve` answers every request with one created link. `sdk URL N` and `reqwest URL N` create
//! N links there one after the other, with the SDK as it is by default and by hand.
#![allow(clippy::print_stdout)]

use std::error::Error;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::models::{CreateLinkRequest, CreateLinkResponse};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const ANSWER: &str = r#"{"link":{"id":"0b0f9a34-3b1e-4c5d-9a39-4a2f2b9d3c11","shortlink":"docs","name":"Documentation","entrypoint":"https://lbr.ai/docs","eventCount":"12","createdAt":"2026-01-31T12:00:00.123Z","updatedAt":"2026-01-31T12:00:00.123Z","qrcodeEnabled":true,"metadata":{"sku":"SKU-1"}},"workflowSteps":[]}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mode = arguments.next().unwrap_or_default();
    let url = arguments.next().unwrap_or_default();
    let calls: usize = arguments.next().unwrap_or_default().parse().unwrap_or(0);
    match mode.as_str() {
        "serve" => serve().await,
        "sdk" => sdk(&url, calls).await,
        "reqwest" => plain(&url, calls).await,
        _ => Err("usage: instructions serve | sdk URL N | reqwest URL N".into()),
    }
}

fn request() -> CreateLinkRequest {
    CreateLinkRequest {
        destination: "https://example.com/docs".to_owned(),
        name: Some("Documentation".to_owned()),
        tags: Some(vec!["docs".to_owned()]),
        ..Default::default()
    }
}

async fn sdk(url: &str, calls: usize) -> Result<(), Box<dyn Error>> {
    let configuration = Configuration::builder()
        .base_path(url)
        .bearer_access_token("a-key-of-some-length")
        .build()?;
    for _ in 0..calls {
        let created = links_api::create(&configuration, request()).send().await?;
        created.link.ok_or("no link")?;
    }
    Ok(())
}

/// What one would write by hand: no retries, no key, no limits.
async fn plain(url: &str, calls: usize) -> Result<(), Box<dyn Error>> {
    let client = reqwest::Client::new();
    let url = format!("{url}/v1/links");
    for _ in 0..calls {
        let answer = client
            .post(&url)
            .bearer_auth("a-key-of-some-length")
            .header("content-type", "application/json")
            .body(serde_json::to_vec(&request())?)
            .send()
            .await?
            .error_for_status()?;
        let created: CreateLinkResponse = serde_json::from_slice(&answer.bytes().await?)?;
        created.link.ok_or("no link")?;
    }
    Ok(())
}

/// Serves until it is killed, and says where.
async fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (socket, _) = listener.accept().await?;
        tokio::spawn(answer_all(socket));
    }
}

async fn answer_all(mut socket: TcpStream) -> std::io::Result<()> {
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nratelimit-limit: 720\r\n\
         ratelimit-remaining: 700\r\nratelimit-reset: 60\r\nx-request-id: r-1\r\n\
         content-length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    );
    let mut request = vec![0; 16 * 1024];
    // Requests are small and come one at a time, so one read is one request.
    while socket.read(&mut request).await? > 0 {
        socket.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}
