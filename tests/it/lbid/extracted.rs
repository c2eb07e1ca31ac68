//! The LBID as an argument of handlers, in servers of both frameworks on loopback.

#[cfg(feature = "actix-web")]
mod actix;
#[cfg(feature = "axum")]
mod axum;

use std::net::SocketAddr;

use linkbreakers::http::StatusCode;

const MISSING: &str = "the address holds no LBID; open this page through its short link";

/// What both servers have to answer: `/needed` takes `Lbid`, `/wanted` takes `Option<Lbid>`, and `/both` a
/// `Result` and the body. All answer with the LBID, or with `none`.
async fn is_extracted(server: SocketAddr) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let get = |target: String| answer(client.get(format!("http://{server}{target}")));
    for (query, lbid) in [
        ("?lbid=2VqKhjxtKwC7pBbg", "2VqKhjxtKwC7pBbg"),
        ("?a=1&lbid=a+b%2Fc==&b", "a+b/c=="),
        ("?lbid=old&lbid=new&lbid=", "new"),
        ("?%6cbid=abc", "abc"),
    ] {
        for path in ["/needed", "/wanted", "/below/needed"] {
            let answer = get(format!("{path}{query}")).await;
            assert_eq!(answer, (StatusCode::OK, lbid.to_owned()), "{path}{query}");
        }
    }
    let long = format!("?lbid={}", "x".repeat(513));
    for query in [
        "",
        "?",
        "?lbid",
        "?lbid=",
        "?LBID=a",
        "??lbid=a",
        "?lbid=%ff",
        &long,
    ] {
        for path in ["/needed", "/below/needed"] {
            let answer = get(format!("{path}{query}")).await;
            let refused = (StatusCode::BAD_REQUEST, MISSING.to_owned());
            assert_eq!(answer, refused, "{path}{query}");
        }
        let answer = get(format!("/wanted{query}")).await;
        assert_eq!(answer, (StatusCode::OK, "none".to_owned()), "{query}");
    }
    // The body is left to the next argument.
    for (query, text) in [("?lbid=abc", "body abc"), ("", "body none")] {
        let request = client.post(format!("http://{server}/both{query}"));
        let answer = answer(request.body("body ")).await;
        assert_eq!(answer, (StatusCode::OK, text.to_owned()));
    }
}

async fn answer(request: reqwest::RequestBuilder) -> (StatusCode, String) {
    let answer = request.send().await.unwrap();
    assert_eq!(
        answer.headers()["content-type"],
        "text/plain; charset=utf-8"
    );
    (answer.status(), answer.text().await.unwrap())
}

fn shown(lbid: Option<linkbreakers::Lbid>) -> String {
    lbid.map_or("none".to_owned(), String::from)
}
