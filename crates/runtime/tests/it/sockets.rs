//! The default transport over real sockets: refused, cut, large and late answers.

use crate::support::{add, get, Configuration, CANARY};
use linkbreakers_runtime::{ErrorKind, RetryPolicy};
use serde_json::{json, Value};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Sends `raw` to the first caller and closes.
pub(crate) async fn serve(raw: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 4096];
        let _ = socket.read(&mut request).await.unwrap();
        socket.write_all(raw.as_bytes()).await.unwrap();
    });
    url
}

async fn ask(url: &str, limit: usize) -> Result<Value, linkbreakers_runtime::Error> {
    let configuration = Configuration::builder()
        .base_path(url)
        .bearer_access_token(CANARY)
        .response_limit(limit)
        .retry(RetryPolicy::never())
        .build()
        .unwrap();
    get(&configuration).send::<Value>().await
}

#[tokio::test]
async fn bodies_come_whole_in_any_framing() {
    let sized = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
                   2\r\n{\"\r\n3\r\na\":\r\n2\r\n1}\r\n0\r\n\r\n";
    let to_the_end = "HTTP/1.1 200 OK\r\n\r\n{\"a\":1}";
    for raw in [sized, chunked, to_the_end] {
        let url = serve(raw.to_owned()).await;
        assert_eq!(ask(&url, 7).await.unwrap(), json!({"a": 1}), "{raw}");
    }
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_read() {
    let sized = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
                   7\r\n{\"a\":1}\r\n0\r\n\r\n";
    for raw in [sized, chunked] {
        let url = serve(raw.to_owned()).await;
        let error = ask(&url, 6).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{error:?}");
    }
}

#[tokio::test]
async fn cut_answers_and_closed_doors_are_told_apart() {
    let url = serve("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{".to_owned()).await;
    assert_eq!(
        ask(&url, 100).await.unwrap_err().kind(),
        ErrorKind::Transport
    );

    let url = serve(String::new()).await;
    assert_eq!(
        ask(&url, 100).await.unwrap_err().kind(),
        ErrorKind::Transport
    );

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = ask(&url, 100).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    let shown = format!("{error} {error:?}");
    assert!(
        !shown.contains("brest") && !shown.contains(CANARY),
        "{shown}"
    );
}

#[tokio::test]
async fn a_client_of_ones_own_is_used() {
    let url = serve("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_owned()).await;
    let client = reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(1))
        .build()
        .unwrap();
    let configuration = Configuration::builder()
        .base_path(url)
        .http_client(client)
        .build()
        .unwrap();
    assert_eq!(
        get(&configuration).send::<Value>().await.unwrap(),
        json!({})
    );
}

/// Answers `answers` requests on each connection, promises to keep it open, and closes it.
async fn serve_and_close(answers: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            for _ in 0..answers {
                let mut request = [0; 4096];
                if socket.read(&mut request).await.unwrap_or(0) == 0 {
                    break;
                }
                let answer = "HTTP/1.1 200 OK\r\nconnection: keep-alive\r\n\
                              content-length: 2\r\n\r\n{}";
                socket.write_all(answer.as_bytes()).await.unwrap();
            }
        }
    });
    url
}

#[tokio::test]
async fn connections_that_a_load_balancer_closes_cost_no_call() {
    let url = serve_and_close(1).await;
    let configuration = Configuration::builder().base_path(url).build().unwrap();
    for _ in 0..50 {
        add(&configuration).send::<Value>().await.unwrap();
        get(&configuration).send::<Value>().await.unwrap();
    }
}

#[tokio::test]
async fn a_response_says_whether_its_connection_was_open_before() {
    let url = serve_and_close(usize::MAX).await;
    let configuration = Configuration::builder().base_path(url).build().unwrap();
    for reused in [false, true, true] {
        let response = get(&configuration)
            .send_for_response::<Value>()
            .await
            .unwrap();
        assert_eq!(response.attempts()[0].connection_reused(), Some(reused));
    }
}

/// Runs this test's binary again with a proxy in its environment, which a test cannot set for
/// itself without setting it for all.
#[test]
fn a_proxy_is_not_asked_about_this_machine() {
    const CHILD: &str = "RUNTIME_TEST_BEHIND_A_PROXY";
    if std::env::var_os(CHILD).is_some() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
            let url = serve(answer.to_owned()).await;
            assert_eq!(ask(&url, 100).await.unwrap(), json!({}));
        });
        return;
    }
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "sockets::a_proxy_is_not_asked_about_this_machine",
        ])
        .env(CHILD, "1")
        // Nobody listens at port 9.
        .env("http_proxy", "http://127.0.0.1:9")
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success(), "{printed}");
}
