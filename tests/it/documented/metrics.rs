//! The documented counters of a workspace, two of which the wire does not have.

use linkbreakers::apis::metrics_api;
use linkbreakers::models::WorkspaceMetric;
use serde_json::{json, Value};

use crate::support::Server;

async fn metrics(answer: Value) -> WorkspaceMetric {
    let server = Server::answering(answer).await;
    let metrics = metrics_api::metrics_service_get_workspace_metrics(&server.client).await;
    metrics.unwrap()
}

#[tokio::test]
async fn total_clicks_are_the_total_events() {
    let metrics = metrics(json!({ "totalLinks": 3, "totalEvents": 40 })).await;
    assert_eq!(metrics.total_links, Some(3));
    assert_eq!(metrics.total_events, Some(40));
    assert_eq!(metrics.total_clicks, Some(40));
}

#[tokio::test]
async fn total_clicks_of_the_server_win() {
    let metrics = metrics(json!({ "totalClicks": "7", "totalEvents": 40 })).await;
    assert_eq!(metrics.total_clicks, Some(7));
    assert_eq!(metrics.total_events, Some(40));
}

#[tokio::test]
async fn total_visitors_are_only_what_the_server_says() {
    assert_eq!(
        metrics(json!({ "totalEvents": 40 })).await.total_visitors,
        None
    );
    let told = metrics(json!({ "totalVisitors": 12 })).await;
    assert_eq!((told.total_visitors, told.total_clicks), (Some(12), None));
}

#[tokio::test]
async fn all_other_counters_of_the_wire_are_there() {
    let metrics = metrics(json!({
        "totalMonthlyEvents": 1,
        "totalMembers": 2,
        "totalDirectories": 3,
        "totalQrcodeTemplates": 4,
        "totalPageThemeTemplates": 5,
        "tokenCreditsLimit": 6,
        "tokenCreditsUsed": 7,
        "topupCreditsLimit": 8,
        "topupCreditsUsed": 9,
    }))
    .await;
    let expected = WorkspaceMetric {
        total_monthly_events: Some(1),
        total_members: Some(2),
        total_directories: Some(3),
        total_qrcode_templates: Some(4),
        total_page_theme_templates: Some(5),
        token_credits_limit: Some(6),
        token_credits_used: Some(7),
        topup_credits_limit: Some(8),
        topup_credits_used: Some(9),
        ..Default::default()
    };
    assert_eq!(metrics, expected);
}
