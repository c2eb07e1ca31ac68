//! axum 0.8, a nested router among it.

use axum::routing::{get, post};
use axum::Router;
use linkbreakers::lbid::MissingLbid;
use linkbreakers::Lbid;

use super::{is_extracted, shown};

#[tokio::test]
async fn in_axum() {
    let below = Router::new().route("/needed", get(needed));
    let router = Router::new()
        .route("/needed", get(needed))
        .route("/wanted", get(wanted))
        .nest("/below", below)
        // Before an argument that reads the body, and with the refusal as a value.
        .route("/both", post(with_body))
        .with_state(7);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = async { axum::serve(listener, router).await };
    tokio::select! {
        ended = serving => ended.unwrap(),
        () = is_extracted(address) => {}
    }
}

async fn needed(lbid: Lbid) -> String {
    shown(Some(lbid))
}

async fn wanted(lbid: Option<Lbid>) -> String {
    shown(lbid)
}

async fn with_body(lbid: Result<Lbid, MissingLbid>, body: String) -> String {
    body + &shown(lbid.ok())
}
