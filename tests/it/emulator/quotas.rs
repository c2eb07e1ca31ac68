//! The request quota as answers and refusals tell it.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::tags_api;
use linkbreakers_emulator::{Emulator, RateLimit};

use super::workspace::Workspace;

async fn workspace(requests: u32) -> Workspace {
    let quota = RateLimit::new(requests, Duration::from_secs(60));
    Workspace::of(Emulator::builder().rate_limit(quota)).await
}

#[tokio::test]
async fn an_answer_tells_what_is_left() {
    let workspace = workspace(5).await;
    let answer = tags_api::list(&workspace.client)
        .send_for_response()
        .await
        .unwrap();
    let quota = answer.rate_limit().unwrap();
    assert_eq!((quota.limit(), quota.remaining()), (Some(5), Some(4)));
    assert_eq!(quota.window(), Some(Duration::from_secs(60)));
    assert_eq!(quota.policy(), Some("default"));
    assert!(!quota.is_exhausted());
    let ahead = quota.reset_at().unwrap() - Utc::now();
    assert!(
        ahead > TimeDelta::zero() && ahead <= TimeDelta::seconds(61),
        "{ahead}"
    );
    assert_eq!(answer.status(), 200);
    assert!(answer.request_id().is_some());
    assert_eq!(answer.deprecation(), None);
}

#[tokio::test]
async fn a_refusal_tells_when_to_try_again() {
    let workspace = workspace(1).await;
    tags_api::list(&workspace.client).send().await.unwrap();
    let error = tags_api::list(&workspace.client).send().await.unwrap_err();
    assert!(error.is_rate_limited(), "{error:?}");
    let quota = error.rate_limit().unwrap();
    assert!(quota.is_exhausted());
    assert_eq!(quota.limit(), Some(1));
    let advice = error.explain();
    let moment = error.retry_at().unwrap();
    let moment = moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    assert!(advice.contains(&moment), "{advice}");
}
