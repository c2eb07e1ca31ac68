//! Which tokens are accepted, and what each may do.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use linkbreakers_emulator::{AccessToken, Emulator, RateLimit};
use serde_json::{json, Value};

use crate::support::{Api, Reply};

fn jwt(claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.c2ln", part(&json!({ "alg": "HS256" })), part(claims))
}

async fn call(api: &Api, token: &str, method: &str, path: &str, body: Option<Value>) -> Reply {
    let mut request = api.request(method, path).bearer_auth(token);
    if let Some(body) = &body {
        request = request.json(body);
    }
    api.deliver(request).await
}

async fn with(tokens: impl IntoIterator<Item = AccessToken>) -> Api {
    Api::with(|builder| {
        tokens
            .into_iter()
            .fold(builder, |builder, token| builder.access_token(token))
    })
    .await
}

#[tokio::test]
async fn each_named_token_is_accepted_and_no_other() {
    let api = Api::with(|builder| builder.token("one").token("two")).await;
    for token in ["one", "two"] {
        assert_eq!(
            call(&api, token, "GET", "/v1/webhooks", None).await.status,
            200
        );
    }
    let reply = call(&api, "three", "GET", "/v1/webhooks", None).await;
    reply.refused(401, "UNAUTHENTICATED");
    assert_eq!(
        reply.header("www-authenticate"),
        "Bearer error=\"invalid_token\""
    );
    let reply = api.deliver(api.request("GET", "/v1/webhooks")).await;
    reply.refused(401, "UNAUTHENTICATED");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn scopes_are_those_of_the_document() {
    let read = AccessToken::secret("read").scopes(["links:read"]);
    let write = AccessToken::secret("write").scopes(["links:write", "analytics:read"]);
    let api = with([read, write, AccessToken::secret("all")]).await;
    let link = || Some(json!({ "destination": "https://example.com" }));
    let list = "/v1/links?pageSize=1";
    for (token, method, path, body, missing) in [
        ("read", "GET", list, None, None),
        ("read", "POST", "/v1/links", link(), Some("links:write")),
        ("read", "GET", "/v1/visitors", None, Some("visitors:read")),
        (
            "read",
            "GET",
            "/v1/metrics/workspace",
            None,
            Some("analytics:read"),
        ),
        ("write", "GET", list, None, None),
        ("write", "POST", "/v1/links", link(), None),
        ("write", "GET", "/v1/metrics/workspace", None, None),
        ("write", "GET", "/v1/webhooks", None, Some("webhooks:read")),
        ("all", "POST", "/v1/links", link(), None),
        ("all", "GET", "/v1/webhooks", None, None),
    ] {
        let reply = call(&api, token, method, path, body).await;
        let Some(scope) = missing else {
            assert_eq!(reply.status, 200, "{token} {method} {path}: {}", reply.body);
            continue;
        };
        reply.refused(403, "PERMISSION_DENIED");
        assert!(reply.body.to_string().contains(scope), "{}", reply.body);
        let challenge = format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"");
        assert_eq!(reply.header("www-authenticate"), challenge);
    }
    assert_eq!(api.emulator.link_count(), 2);
}

#[tokio::test]
async fn a_publishable_token_is_for_visitors_only() {
    let said = jwt(&json!({ "type": "publishable", "workspace_id": "1234" }));
    let named = with([
        AccessToken::publishable("browser"),
        AccessToken::secret(&said),
    ])
    .await;
    let any = Api::start().await;
    for (api, token) in [(&named, "browser"), (&named, &said), (&any, &said)] {
        let id = {
            let body = json!({ "visitor": { "data": { "$email": "a@example.com" } }, "lbid": "" });
            let reply = call(api, token, "POST", "/v1/visitor/identify", Some(body)).await;
            assert!(reply.status != 401 && reply.status != 403, "{}", reply.body);
            "someone"
        };
        let one = format!("/v1/visitors/{id}");
        let patch = json!({ "visitor": { "data": { "plan": "pro" } } });
        for (method, path, body) in [
            ("GET", "/v1/visitors", None),
            ("GET", one.as_str(), None),
            ("PATCH", one.as_str(), Some(patch)),
        ] {
            let reply = call(api, token, method, path, body).await;
            assert!(
                matches!(reply.status, 200 | 404),
                "{method} {path}: {}",
                reply.body
            );
        }
        for (method, path) in [
            ("DELETE", one.as_str()),
            ("GET", "/v1/links?pageSize=1"),
            ("GET", "/v1/events"),
            ("GET", "/v1/metrics/workspace"),
            ("GET", "/v1/webhooks"),
        ] {
            let reply = call(api, token, method, path, None).await;
            reply.refused(403, "PERMISSION_DENIED");
            assert!(
                reply.body.to_string().contains("publishable"),
                "{}",
                reply.body
            );
        }
    }
}

#[tokio::test]
async fn a_jwt_expires_by_the_clock() {
    // 2026-05-20T10:00:01Z, a second after the clock's time.
    let token = jwt(&json!({ "type": "secret", "exp": 1_779_271_201 }));
    for api in [
        Api::with(|builder| builder).await,
        with([AccessToken::secret(&token)]).await,
    ] {
        assert_eq!(
            call(&api, &token, "GET", "/v1/webhooks", None).await.status,
            200
        );
        api.tick();
        let reply = call(&api, &token, "GET", "/v1/webhooks", None).await;
        reply.refused(401, "UNAUTHENTICATED");
        assert!(reply.header("www-authenticate").contains("expired"));
        assert!(reply.body["message"].as_str().unwrap().contains("`exp`"));
        assert_eq!(reply.header("ratelimit-limit"), "300");
    }
}

#[tokio::test]
async fn sessions_have_a_limit_of_their_own() {
    let api = with([AccessToken::session("s"), AccessToken::secret("t")]).await;
    for (token, limit) in [("s", "600"), ("t", "720"), ("x", "300")] {
        let reply = call(&api, token, "GET", "/v1/webhooks", None).await;
        assert_eq!(reply.header("x-ratelimit-limit"), limit);
    }
    let limit = RateLimit::vendor().per_session(1);
    let api = Api::with(|builder| {
        builder
            .rate_limit(limit)
            .access_token(AccessToken::session("s"))
    })
    .await;
    assert_eq!(
        call(&api, "s", "GET", "/v1/webhooks", None).await.status,
        200
    );
    let reply = call(&api, "s", "GET", "/v1/webhooks", None).await;
    reply.refused(429, "RATE_LIMIT_EXCEEDED");
    assert_eq!(reply.header("retry-after"), "60");
}

#[tokio::test]
async fn tokens_that_could_not_work_are_refused_at_the_start() {
    let publishable = jwt(&json!({ "type": "publishable" }));
    for (tokens, reason) in [
        (vec![AccessToken::secret("")], "token number 1"),
        (vec![AccessToken::secret("canary word")], "visible ASCII"),
        (
            vec![AccessToken::secret("canary").scopes(["links:delete"])],
            "`links:delete`",
        ),
        (
            vec![AccessToken::secret("canary").scopes(["API_SCOPE_LINKS_READ"])],
            "analytics, links",
        ),
        (
            vec![AccessToken::publishable("canary").scopes(["visitors:read"])],
            "no scopes",
        ),
        (
            vec![AccessToken::secret(publishable).scopes(["visitors:read"])],
            "no scopes",
        ),
        (
            vec![
                AccessToken::secret("canary"),
                AccessToken::session("canary"),
            ],
            "token number 2",
        ),
    ] {
        let builder = tokens
            .into_iter()
            .fold(Emulator::builder(), |builder, token| {
                builder.access_token(token)
            });
        assert!(!format!("{builder:?}").contains("canary"));
        let error = builder.start().await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
        let text = error.to_string();
        assert!(text.contains(reason) && !text.contains("canary"), "{text}");
    }
}

#[tokio::test]
async fn no_token_is_in_the_journal() {
    let api = with([AccessToken::secret("canary").scopes(["links:read"])]).await;
    for token in ["canary", "canary-that-is-wrong"] {
        call(&api, token, "GET", "/v1/webhooks", None).await;
    }
    let seen = format!(
        "{:?} {:?} {:?}",
        api.emulator.requests(),
        api.emulator.limits(),
        api.emulator
    );
    assert!(!seen.contains("canary"), "{seen}");
}
