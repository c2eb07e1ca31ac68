//! Listings with their filters: directories of links, tags.

use linkbreakers::apis::{links_api, tags_api};
use linkbreakers::models::{
    CreateLinkRequest, Linkbreakersv1LinksSortField, Linkbreakersv1SortDirection,
};

use super::workspace::{link_to, scenarios, Workspace};
use crate::support::{text, texts};

scenarios! {
    the_documented_directory_arguments_scope_the_list,
    links_are_sorted_as_asked_for,
    tags_are_listed_and_taken_off_their_links,
}

async fn the_documented_directory_arguments_scope_the_list() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    for (name, directory_id) in [("root", None), ("one", text("d1")), ("two", text("d2"))] {
        let request = CreateLinkRequest {
            name: text(name),
            directory_id,
            ..link_to("https://example.com")
        };
        links_api::create(client, request).send().await.unwrap();
    }
    let all = vec!["one", "root", "two"];
    let table = [
        (None, None, all.clone()),
        (None, Some(false), vec!["root"]),
        (None, Some(true), all.clone()),
        (text("d1"), None, vec!["one"]),
        (text("d1"), Some(false), vec!["one"]),
        (text("d1"), Some(true), all),
    ];
    for (directory, include_all, expected) in table {
        let place = format!("{directory:?} {include_all:?}");
        let sort = Some(Linkbreakersv1LinksSortField::Name);
        let direction = Some(Linkbreakersv1SortDirection::Asc);
        let page = links_api::links_service_list(
            client,
            None,
            None,
            None,
            None,
            sort,
            direction,
            directory,
            include_all,
            None,
        );
        let links = page.await.unwrap().links.unwrap();
        let names: Vec<_> = links
            .iter()
            .filter_map(|link| link.name.as_deref())
            .collect();
        assert_eq!(names, expected, "{place}");
    }
    workspace
}

async fn links_are_sorted_as_asked_for() -> Workspace {
    let workspace = Workspace::filled().await;
    let request = links_api::list(&workspace.client)
        .sort_by(Linkbreakersv1LinksSortField::EventCount)
        .sort_direction(Linkbreakersv1SortDirection::Desc);
    let links = request.send().await.unwrap().links.unwrap();
    let counts: Vec<_> = links.iter().map(|link| link.event_count.unwrap()).collect();
    let mut sorted = counts.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(counts, sorted);
    assert!(counts[0] > 0);
    workspace
}

async fn tags_are_listed_and_taken_off_their_links() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let request = CreateLinkRequest {
        tags: Some(texts(["summer", "sun & sea"])),
        ..link_to("https://example.com")
    };
    let link = links_api::create(client, request).send().await.unwrap();
    let id = link.link.unwrap().id.unwrap();

    let names = |search: &'static str| async move {
        let tags = tags_api::tags_service_list(client, text(search), None, None).await;
        let tags = tags.unwrap().tags.unwrap().into_iter();
        tags.map(|tag| tag.name.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(names("").await, ["summer", "sun & sea"]);
    assert_eq!(names("SEA").await, ["sun & sea"]);

    tags_api::tags_service_delete(client, "sun & sea")
        .await
        .unwrap();
    assert_eq!(names("").await, ["summer"]);
    let link = links_api::get(client, &id)
        .include(["tags"])
        .send()
        .await
        .unwrap();
    let tags = link.link.unwrap().tags.unwrap();
    assert_eq!(tags.len(), 1);
    let again = tags_api::delete(client, "sun & sea").send().await;
    assert!(again.unwrap_err().is_not_found());
    workspace
}
