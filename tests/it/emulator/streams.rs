//! Every list as a stream against the emulator, beside the same list followed by hand.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::{events_api, links_api, tags_api, visitors_api, webhooks_api};
use linkbreakers::models::{CreateWebhookRequest, Event, ListVisitorsRequest, ResponseFormat};
use linkbreakers::pagination::Checkpoint;

use super::workspace::{scenarios, Workspace};

scenarios! {
    every_list_is_a_stream,
    windows_yield_what_the_list_yields,
    a_stream_goes_on_in_another_process,
    text_in_another_format_is_no_page,
}

async fn every_list_is_a_stream() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    for number in 0..5 {
        let request = CreateWebhookRequest {
            name: format!("hook {number}"),
            endpoint_url: "https://example.com/hook".to_owned(),
            ..Default::default()
        };
        webhooks_api::create(client, request).send().await.unwrap();
    }

    let links = links_api::list(client).page_size(7).items();
    let links = links.try_collect(1_000).await.unwrap();
    assert_eq!(links.len(), 30);
    let tags = tags_api::list(client).page_size(2).items();
    let tags = tags.try_collect(1_000).await.unwrap();
    let all = tags_api::list(client).page_size(100).send().await.unwrap();
    assert_eq!(Some(tags), all.tags);
    let webhooks = webhooks_api::list(client).page_size(2).items();
    assert_eq!(webhooks.try_collect(1_000).await.unwrap().len(), 5);

    let page = events_api::list(client).page_size(1_000).send().await;
    let events = events_api::list(client).page_size(3).items().prefetch(2);
    let events = events.try_collect(1_000).await.unwrap();
    assert_eq!(Some(events), page.unwrap().events);

    let page = visitors_api::list(client).page_size(200).send().await;
    let expected = page.unwrap().visitors.unwrap();
    let visitors = visitors_api::list(client).page_size(3).pages();
    let pages = visitors.try_collect(1_000).await.unwrap();
    let visitors: Vec<_> = pages.into_iter().filter_map(|page| page.visitors).collect();
    assert_eq!(visitors.concat(), expected);

    let everybody = ListVisitorsRequest {
        page_size: Some(5),
        ..Default::default()
    };
    let found = visitors_api::search(client, everybody).items();
    assert_eq!(
        found.try_collect(1_000).await.unwrap().len(),
        expected.len()
    );
    workspace
}

async fn windows_yield_what_the_list_yields() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let end = Utc::now();
    let start = end - TimeDelta::days(100);
    let list = || events_api::list(client).include(["device"]);
    let plain = list().start_date(start).end_date(end).items();
    let plain = plain.try_collect(1_000).await.unwrap();
    assert!(plain.len() > 5);
    for hours in [36, 200, 2_000] {
        let each = Duration::from_secs(hours * 60 * 60);
        let mut windows = list().page_size(2).windows(start..end, each);
        let mut events: Vec<Event> = Vec::new();
        while let Some(event) = windows.next().await {
            events.push(event.unwrap());
        }
        assert_eq!(events, plain, "windows of {hours} h");
    }
    workspace
}

async fn a_stream_goes_on_in_another_process() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let list = || links_api::list(client).tags(["demo"]).page_size(4).items();
    let expected = list().try_collect(100).await.unwrap();
    let mut seen = Vec::new();
    let mut kept = serde_json::to_string(&list().checkpoint()).unwrap();
    loop {
        let checkpoint: Checkpoint = serde_json::from_str(&kept).unwrap();
        let mut links = list().resume(&checkpoint);
        let Some(link) = links.next().await else {
            break;
        };
        seen.push(link.unwrap());
        kept = serde_json::to_string(&links.checkpoint()).unwrap();
    }
    assert_eq!(seen, expected);
    workspace
}

async fn text_in_another_format_is_no_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let csv = events_api::list(client).response_format(ResponseFormat::Csv);
    let error = csv.items().next().await.unwrap().unwrap_err();
    assert!(error.is_invalid_request());
    assert!(error.message().contains("response_format"), "{error}");
    workspace
}
