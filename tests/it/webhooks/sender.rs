//! A sender of webhooks: an HTTP client, and a bare socket for what no client would send.

use std::time::Duration;

use linkbreakers::http::{HeaderMap, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::desk::{soon, Server};

impl Server {
    /// Sends a message, and gives the answer's status and text.
    pub(crate) async fn post(
        &self,
        path: &str,
        headers: HeaderMap,
        body: &[u8],
    ) -> (StatusCode, String) {
        let url = format!("http://{}{path}", self.address);
        let request = reqwest::Client::builder().no_proxy().build().unwrap();
        let request = request.post(url).headers(headers).body(body.to_vec());
        let answer = soon(request.send()).await.unwrap();
        let status = answer.status();
        if status != StatusCode::OK {
            assert!(answer.headers().keys().all(is_ordinary), "{answer:?}");
        }
        (status, answer.text().await.unwrap())
    }

    /// Sends the head of a request and whatever follows it, byte for byte.
    pub(crate) async fn raw(&self, headers: &HeaderMap, framing: &str, rest: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        let mut head = format!("POST /events HTTP/1.1\r\nhost: test\r\n{framing}\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(rest).await.unwrap();
        stream
    }
}

/// An answer that is not ours to choose has nothing else.
fn is_ordinary(name: &linkbreakers::http::HeaderName) -> bool {
    let ordinary = ["connection", "content-length", "content-type", "date"];
    ordinary.contains(&name.as_str())
}

/// The status of the first answer on `stream`.
pub(crate) async fn status(stream: &mut TcpStream) -> u16 {
    let mut head = [0; 12];
    soon(stream.read_exact(&mut head)).await.unwrap();
    let text = std::str::from_utf8(&head).unwrap();
    text.strip_prefix("HTTP/1.1 ").unwrap().parse().unwrap()
}

/// Closes the connection at once, as a sender that is killed does.
pub(crate) fn hang_up(stream: TcpStream) {
    stream.set_linger(Some(Duration::ZERO)).unwrap();
    drop(stream);
}
