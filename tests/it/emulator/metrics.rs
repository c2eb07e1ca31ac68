//! Counters of a workspace that has seen some visits.

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::{metrics_api, visitors_api};
use linkbreakers::models::PreferredLinkType;

use super::workspace::{scenarios, Person, Workspace};

scenarios! { a_workspace_counts_its_links_and_clicks, events_are_counted_by_filter }

async fn a_workspace_counts_its_links_and_clicks() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let metrics = metrics_api::metrics_service_get_workspace_metrics(client).await;
    let metrics = metrics.unwrap();
    assert_eq!(metrics.total_links, Some(30));
    let events = i64::try_from(workspace.emulator.event_count()).unwrap();
    assert_eq!(metrics.total_events, Some(events));
    assert_eq!(metrics.total_clicks, Some(events));
    assert_eq!(metrics.total_visitors, None);

    // Where the documentation sends whoever wants to know the number of visitors.
    let visitors = visitors_api::list(client)
        .page_size(1)
        .send()
        .await
        .unwrap();
    let count = i64::try_from(workspace.emulator.visitor_count()).unwrap();
    assert_eq!(visitors.total_count, Some(count));

    let insight = metrics_api::metrics_service_get_workspace_insight(client).await;
    assert_eq!(
        insight.unwrap().preferred_link_type,
        Some(PreferredLinkType::Url)
    );
    workspace
}

async fn events_are_counted_by_filter() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Landing").await;
    for country in ["DE", "DE", "FR"] {
        Person::from(country).click(&link).await;
    }
    let all = metrics_api::get_events_metric(client).send().await.unwrap();
    assert_eq!((all.total_events, all.total_countries), (Some(3), Some(2)));
    assert_eq!(all.top_country.as_deref(), Some("DE"));
    assert!(all.first_at.unwrap() <= all.last_at.unwrap());

    let french = metrics_api::get_events_metric(client).countries(["FR"]);
    assert_eq!(french.send().await.unwrap().total_events, Some(1));

    let start = Some(Utc::now() + TimeDelta::days(1));
    let id = link.id;
    let none = metrics_api::metrics_service_get_events_metric(client, start, None, id).await;
    assert_eq!(none.unwrap().total_events, Some(0));
    workspace
}
