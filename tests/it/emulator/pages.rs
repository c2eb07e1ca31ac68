//! Every listing followed by hand from page to page to its end.

use std::collections::BTreeSet;
use std::future::Future;

use linkbreakers::apis::{events_api, links_api, tags_api, visitors_api, webhooks_api};
use linkbreakers::models::{CreateWebhookRequest, ListVisitorsRequest};
use linkbreakers::Error;

use super::workspace::{scenarios, Workspace};

scenarios! {
    links_are_followed_to_the_last_page,
    tags_are_followed_to_the_last_page,
    events_are_followed_to_the_last_page,
    visitors_are_followed_to_the_last_page,
    a_search_is_followed_to_the_last_page,
    webhooks_are_followed_to_the_last_page,
    a_token_of_another_list_is_refused,
}

/// The ids of one page and the token of the next.
type Page = (Vec<Option<String>>, Option<String>);

/// Reads pages until the token is empty, and checks that no item comes twice.
async fn followed<F>(mut page: impl FnMut(Option<String>) -> F) -> (usize, usize)
where
    F: Future<Output = Result<Page, Error>>,
{
    let (mut ids, mut token) = (BTreeSet::new(), None);
    for number in 1..=50 {
        let (items, next) = page(token).await.unwrap();
        for id in items {
            assert!(ids.insert(id.unwrap()), "page {number} repeats an item");
        }
        token = next.filter(|next| !next.is_empty());
        if token.is_none() {
            return (ids.len(), number);
        }
    }
    panic!("the listing has no end");
}

async fn links_are_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let seen = followed(|token| async {
        let size = Some(7);
        let page = links_api::links_service_list(
            client, size, token, None, None, None, None, None, None, None,
        );
        let page = page.await?;
        assert_eq!(page.total_count, Some(30));
        let ids = page.links.unwrap().into_iter().map(|link| link.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(seen, (30, 5));

    // The other name of the parameter leads to the same pages.
    let seen = followed(|token| async {
        let mut request = links_api::list(client).page_size(10);
        if let Some(token) = token {
            request = request.cursor(token);
        }
        let page = request.send().await?;
        let ids = page.links.unwrap().into_iter().map(|link| link.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(seen, (30, 3));
    workspace
}

async fn tags_are_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let (tags, pages) = followed(|token| async {
        let page = tags_api::tags_service_list(client, None, Some(4), token).await?;
        let ids = page.tags.unwrap().into_iter().map(|tag| tag.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!((tags, pages), (6, 2));
    workspace
}

async fn events_are_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let (events, _) = followed(|token| async {
        let none = (None, None, None, None, None);
        let (start, end, link, include, format) = none;
        let page = events_api::events_service_list(
            client,
            start,
            end,
            Some(9),
            token,
            link,
            include,
            format,
        );
        let page = page.await?;
        let has_token = page
            .next_page_token
            .as_ref()
            .is_some_and(|it| !it.is_empty());
        assert_eq!(page.has_more, Some(has_token));
        let ids = page.events.unwrap().into_iter().map(|event| event.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(events, workspace.emulator.event_count());
    workspace
}

async fn visitors_are_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let (visitors, _) = followed(|token| async {
        let none = (None, None, None, None, None);
        let (email, link, search, include, format) = none;
        let page = visitors_api::visitors_service_list(
            client,
            Some(5),
            token,
            email,
            link,
            search,
            include,
            format,
        );
        let page = page.await?;
        let ids = page.visitors.unwrap().into_iter().map(|visitor| visitor.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(visitors, workspace.emulator.visitor_count());
    workspace
}

async fn a_search_is_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let (visitors, _) = followed(|page_token| async {
        let request = ListVisitorsRequest {
            page_size: Some(5),
            page_token,
            ..Default::default()
        };
        let page = visitors_api::search(client, request).send().await?;
        let ids = page.visitors.unwrap().into_iter().map(|visitor| visitor.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(visitors, workspace.emulator.visitor_count());
    workspace
}

async fn webhooks_are_followed_to_the_last_page() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    for number in 0..5 {
        let hook = CreateWebhookRequest {
            name: format!("hook {number}"),
            endpoint_url: "https://example.com/hook".to_owned(),
            ..Default::default()
        };
        webhooks_api::create(client, hook).send().await.unwrap();
    }
    let seen = followed(|token| async {
        let page = webhooks_api::webhooks_service_list(client, None, Some(2), token).await?;
        let ids = page.webhooks.unwrap().into_iter().map(|webhook| webhook.id);
        Ok((ids.collect(), page.next_page_token))
    })
    .await;
    assert_eq!(seen, (5, 3));
    workspace
}

async fn a_token_of_another_list_is_refused() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let page = links_api::list(client).page_size(2).send().await.unwrap();
    let token = page.next_page_token.unwrap();
    let other = tags_api::list(client).page_token(token).send().await;
    let error = other.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.details()[0]["field"], "pageToken");
    workspace
}
