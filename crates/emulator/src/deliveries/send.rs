//! One attempt: a POST over a connection of its own, with an end to everything that may take long.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{timeout_at, Instant};
use url::{Host, Position, Url};

use super::{ANSWER_KEPT, ANSWER_READ, ATTEMPT_TIMEOUT};

const AGENT: &str = concat!("linkbreakers-emulator/", env!("CARGO_PKG_VERSION"));

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Answered {
        status: u16,
        /// Its beginning.
        answer: String,
    },
    /// No answer this time.
    Unanswered(String),
    /// There cannot be one.
    Impossible(String),
}

/// Where a request goes.
struct Endpoint {
    host: Host<String>,
    port: u16,
    authority: HeaderValue,
    target: String,
}

impl Endpoint {
    fn read(url: &str) -> Result<Self, String> {
        let url = Url::parse(url).map_err(|error| format!("The address is no URL: {error}."))?;
        if url.scheme() != "http" {
            return Err(
                "The emulator sends by plain HTTP; let the address begin with `http://`, \
                        and put a proxy in front of an endpoint that has TLS only."
                    .to_owned(),
            );
        }
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err("The address has no host.".to_owned());
        };
        let authority = url
            .port()
            .map_or_else(|| host.to_string(), |port| format!("{host}:{port}"));
        let authority = HeaderValue::from_str(&authority)
            .map_err(|_| "The address has a host that HTTP cannot carry.".to_owned())?;
        Ok(Self {
            host: host.to_owned(),
            port,
            authority,
            target: url[Position::BeforePath..Position::AfterQuery].to_owned(),
        })
    }

    async fn connect(&self) -> io::Result<TcpStream> {
        let stream = match &self.host {
            Host::Domain(name) => TcpStream::connect((name.as_str(), self.port)).await,
            Host::Ipv4(ip) => TcpStream::connect(SocketAddr::from((*ip, self.port))).await,
            Host::Ipv6(ip) => TcpStream::connect(SocketAddr::from((*ip, self.port))).await,
        }?;
        // Without the option the request merely arrives later.
        let _ = stream.set_nodelay(true);
        Ok(stream)
    }
}

/// The headers of a request, names in lower case: those of its signature and the usual ones.
pub(super) fn headers(url: &str, body: &str, signature: Vec<(&'static str, String)>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Ok(endpoint) = Endpoint::read(url) {
        headers.insert(HOST, endpoint.authority);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
    for (name, value) in signature {
        // Identifiers, digits, hex and base64: all of it is ASCII.
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    headers
}

/// Sends a body. Redirects are not followed.
pub(super) async fn send(url: &str, headers: HeaderMap, body: String) -> Outcome {
    let endpoint = match Endpoint::read(url) {
        Ok(endpoint) => endpoint,
        Err(reason) => return Outcome::Impossible(reason),
    };
    let mut request = Request::new(Full::new(Bytes::from(body)));
    *request.method_mut() = Method::POST;
    *request.headers_mut() = headers;
    match endpoint.target.parse() {
        Ok(target) => *request.uri_mut() = target,
        Err(_) => {
            return Outcome::Impossible("The address has no path that HTTP can carry.".to_owned())
        }
    }
    let deadline = Instant::now() + ATTEMPT_TIMEOUT;
    let stream = match timeout_at(deadline, endpoint.connect()).await {
        Err(_) => return slow(),
        Ok(Err(error)) => return Outcome::Unanswered(format!("No connection: {error}.")),
        Ok(Ok(stream)) => stream,
    };
    exchange(stream, request, deadline)
        .await
        .unwrap_or_else(|error| Outcome::Unanswered(format!("The connection broke off: {error}.")))
}

fn slow() -> Outcome {
    let seconds = ATTEMPT_TIMEOUT.as_secs();
    Outcome::Unanswered(format!("There was no answer within {seconds} s."))
}

/// Sends the request and reads the answer, while the connection does its work.
async fn exchange(
    stream: TcpStream,
    request: Request<Full<Bytes>>,
    deadline: Instant,
) -> hyper::Result<Outcome> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let answer = async move {
        let Ok(response) = timeout_at(deadline, sender.send_request(request)).await else {
            return Ok(slow());
        };
        let response = response?;
        let status = response.status().as_u16();
        let answer = beginning(response, deadline).await;
        Ok(Outcome::Answered { status, answer })
    };
    alongside(answer, connection).await
}

/// Runs both until the first has ended; what it waits for may have come before the second ended.
async fn alongside<T>(first: impl Future<Output = T>, second: impl Future) -> T {
    let (mut first, second) = (pin!(first), pin!(second));
    tokio::select! {
        biased;
        output = &mut first => return output,
        _ = second => {}
    }
    first.await
}

/// The beginning of the answer's body, as far as it comes: the status alone decides.
async fn beginning(response: Response<Incoming>, deadline: Instant) -> String {
    let mut body = response.into_body();
    let (mut kept, mut read) = (Vec::new(), 0);
    while read < ANSWER_READ {
        let Ok(Some(Ok(frame))) = timeout_at(deadline, body.frame()).await else {
            break;
        };
        let Some(data) = frame.data_ref() else {
            continue;
        };
        read += data.len();
        kept.extend(data.iter().take(ANSWER_KEPT.saturating_sub(kept.len())));
    }
    String::from_utf8_lossy(&kept).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        for (url, authority, target) in [
            ("http://example.com", "example.com", "/"),
            (
                "http://user:pass@example.com:80/a?b#c",
                "example.com",
                "/a?b",
            ),
            ("http://127.0.0.1:8080/ä", "127.0.0.1:8080", "/%C3%A4"),
            ("http://[::1]:9/x y?z=<", "[::1]:9", "/x%20y?z=%3C"),
        ] {
            let endpoint = Endpoint::read(url).unwrap();
            assert_eq!(endpoint.authority, authority);
            assert_eq!(endpoint.target, target);
            target.parse::<http::Uri>().unwrap();
        }
        for (url, reason) in [
            ("https://example.com/", "plain HTTP"),
            ("ftp://example.com/", "plain HTTP"),
            ("example.com", "no URL"),
            ("http://", "no URL"),
        ] {
            let refusal = Endpoint::read(url).err().unwrap();
            assert!(refusal.contains(reason), "{url}: {refusal}");
        }
    }
}
