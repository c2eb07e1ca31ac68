//! The default transport against real sockets on the loopback interface: the key on the wire, and
//! in what the HTTP library says when something breaks.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::{Error, ErrorKind, RetryPolicy};

use super::canary::{assert_error_hides, assert_hidden, KEY};
use crate::decode::script::StoppedClock;

/// A client whose waits are over at once, and which ends an attempt only when the socket does.
fn client(address: SocketAddr) -> Configuration {
    Configuration::builder()
        .base_path(format!("http://{address}"))
        .bearer_access_token(KEY)
        .clock(Arc::new(StoppedClock))
        .attempt_timeout(None)
        .retry(RetryPolicy::never().with_deadline(None))
        .build()
        .unwrap()
}

async fn failure(address: SocketAddr) -> Error {
    let client = client(address);
    let request = links_api::list(&client).search("kept out of the text");
    let error = request.send().await.unwrap_err();
    assert_error_hides(&error);
    error
}

/// The head of one request.
fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read_exact(&mut byte).is_ok() {
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}

/// Serves connections until the one whose head it was given back as the last of `count`.
fn serve(
    count: usize,
    play: impl Fn(&str, &mut TcpStream) + Send + 'static,
) -> (SocketAddr, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let mut heads = Vec::new();
        for _ in 0..count {
            let (mut stream, _) = listener.accept().unwrap();
            let head = read_head(&mut stream);
            play(&head, &mut stream);
            heads.push(head);
        }
        heads
    });
    (address, server)
}

#[tokio::test]
async fn the_key_is_no_part_of_the_url_on_the_wire() {
    let (address, server) = serve(1, |_, stream| {
        let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let client = client(address);
    links_api::list(&client)
        .search("summer")
        .send()
        .await
        .unwrap();
    let head = server.join().unwrap().remove(0);
    let (first, rest) = head.split_once("\r\n").unwrap();
    assert!(first.starts_with("GET /v1/links?"), "{first}");
    assert_hidden(first);
    let holding = rest.lines().filter(|line| line.contains(KEY));
    let holding: Vec<_> = holding.map(str::to_lowercase).collect();
    assert_eq!(holding, [format!("authorization: bearer {KEY}")]);
}

#[tokio::test]
async fn a_server_that_echoes_the_request_does_not_get_the_key_into_an_error() {
    for status in ["200 OK", "400 Bad Request"] {
        let (address, server) = serve(1, move |head, stream| {
            let length = head.len();
            let answer = format!(
                "HTTP/1.1 {status}\r\nx-echo: Bearer {KEY}\r\ncontent-length: {length}\r\n\
                 connection: close\r\n\r\n{head}"
            );
            stream.write_all(answer.as_bytes()).unwrap();
        });
        let error = failure(address).await;
        assert!(matches!(
            error.kind(),
            ErrorKind::Decode | ErrorKind::Status
        ));
        assert!(error.body().unwrap().contains("[redacted]"));
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_refused_connection_does_not_show_the_key() {
    // Bound and dropped: nothing listens there.
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let error = failure(address).await;
    assert_eq!(error.kind(), ErrorKind::Connect);
    for text in [error.to_string(), format!("{error:?}"), error.explain()] {
        assert!(!text.contains("kept"), "{text}");
    }
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_does_not_show_the_key() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(listener.local_addr().unwrap());
    // The stopped clock ends the attempt at once, while the listener lets it wait.
    let request = links_api::list(&client).timeout(Duration::from_secs(1));
    let error = request.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_error_hides(&error);
}
