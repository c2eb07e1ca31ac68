//! A service that does not start with the wrong key, wherever the key comes from.

use std::error::Error as _;
use std::sync::Arc;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::key_source::{CachedKeySource, KeySourceError, Secret};
use linkbreakers::keys::{require_secret, KeyKind, KeyProblem};
use linkbreakers::Error;
use serde_json::json;

use super::key;
use crate::decode::script::Script;

async fn start(key: Option<&str>) -> Result<Option<KeyKind>, Error> {
    let script = Script::json(200, "{}");
    let mut configuration = script.client();
    configuration.bearer_access_token = key.map(str::to_owned);
    let info = require_secret(&configuration).await;
    assert!(script.requests().is_empty());
    Ok(info?.kind())
}

fn problem(error: &Error) -> &KeyProblem {
    assert!(error.is_configuration());
    error.source().unwrap().downcast_ref().unwrap()
}

#[tokio::test]
async fn the_wrong_key_is_refused_and_an_unknown_one_is_not() {
    let secret = key(&json!({"type": "secret", "exp": 1}));
    assert_eq!(start(Some(&secret)).await.unwrap(), Some(KeyKind::Secret));
    assert_eq!(start(Some("opaque")).await.unwrap(), None);

    let error = start(None).await.unwrap_err();
    assert_eq!(problem(&error), &KeyProblem::Missing);
    let error = start(Some(&key(&json!({"type": "publishable"}))))
        .await
        .unwrap_err();
    assert_eq!(problem(&error), &KeyProblem::Publishable);
    // The clock of the configuration stands at 1970.
    let error = start(Some(&key(&json!({"exp": 0})))).await.unwrap_err();
    assert!(matches!(problem(&error), KeyProblem::Expired { .. }));
    let error = start(Some("abc\n")).await.unwrap_err();
    assert!(matches!(problem(&error), KeyProblem::Malformed(_)));
}

#[tokio::test]
async fn the_key_of_a_source_is_looked_at() {
    let over = |key: Result<String, KeySourceError>| {
        let source = CachedKeySource::new(move || {
            let key = key.clone().map(Secret::new);
            async { key }
        });
        Configuration::builder()
            .key_source(Arc::new(source))
            .build()
            .unwrap()
    };
    let publishable = over(Ok(key(&json!({"type": "publishable"}))));
    let error = require_secret(&publishable).await.unwrap_err();
    assert_eq!(problem(&error), &KeyProblem::Publishable);
    let secret = over(Ok(key(&json!({"type": "secret"}))));
    require_secret(&secret).await.unwrap();
    let sealed = over(Err(KeySourceError::new("the vault is sealed")));
    let error = require_secret(&sealed).await.unwrap_err();
    assert!(error.is_key_source() && error.to_string().contains("sealed"));
}
