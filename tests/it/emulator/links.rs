//! Links from creation to deletion, of every kind, with their codes and images.

use std::collections::HashMap;

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::links_api;
use linkbreakers::models::{
    CreateContactLinkRequest, CreateLinkRequest, CreateOpenMediaLinkRequest,
    CreateThankYouLinkRequest, LinksServiceRenderQrcodeImagesBody, QrcodeRenderFormat,
    QrcodeRenderItem, ResolveQrcodeImagesRequest, UpdateLinkRequest, VCardData, WorkflowStepKind,
};

use super::workspace::{link_to, scenarios, Workspace};
use crate::support::{text, texts};

scenarios! {
    a_link_lives_from_creation_to_deletion,
    a_flag_clears_what_a_value_cannot,
    links_of_every_kind_are_created,
    images_of_qr_codes_are_found_and_rendered,
}

async fn a_link_lives_from_creation_to_deletion() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;

    let code = links_api::shortlink_random(client).send().await.unwrap();
    let code = code.shortlink.unwrap();
    let is_free = || async {
        let request = links_api::shortlink_availability(client).shortlink(&code);
        request.send().await.unwrap().available
    };
    assert_eq!(is_free().await, Some(true));

    let before = Utc::now() - TimeDelta::seconds(1);
    let request = CreateLinkRequest {
        shortlink: Some(code.clone()),
        name: text("Summer Sale 2025"),
        tags: Some(texts(["campaign", "summer"])),
        metadata: Some(HashMap::from([("sku".to_owned(), "7".to_owned())])),
        wait_for_qrcode: Some(true),
        ..link_to("https://example.com/summer-sale")
    };
    let created = links_api::links_service_create(client, request)
        .await
        .unwrap();
    let steps = created.workflow_steps.unwrap();
    assert_eq!(steps[0].kind, Some(WorkflowStepKind::Exit));
    let link = created.link.unwrap();
    assert_eq!(link.shortlink.as_deref(), Some(code.as_str()));
    assert_eq!(
        link.entrypoint,
        Some(format!("{}/{code}", client.base_path))
    );
    assert!(link.qrcode_signed_url.is_some());
    assert!(link.created_at.unwrap() > before);
    assert_eq!(is_free().await, Some(false));

    let id = link.id.unwrap();
    let include = Some(texts(["tags", "qrcodeSignedUrl"]));
    let read = links_api::links_service_get(client, &id, include)
        .await
        .unwrap();
    let read = read.link.unwrap();
    assert_eq!(read.name.as_deref(), Some("Summer Sale 2025"));
    assert_eq!(read.metadata.unwrap()["sku"], "7");
    assert!(read.qrcode_signed_url.is_some());
    let names = read.tags.unwrap().into_iter().map(|tag| tag.name.unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["campaign", "summer"]);

    let changes = UpdateLinkRequest {
        name: text("Updated Campaign Name"),
        tags: Some(texts(["marketing"])),
        ..Default::default()
    };
    let changed = links_api::links_service_update(client, &id, changes)
        .await
        .unwrap();
    let changed = changed.link.unwrap();
    assert_eq!(changed.name.as_deref(), Some("Updated Campaign Name"));
    assert_eq!(changed.created_at, link.created_at);

    let found = links_api::list(client)
        .tags(["marketing"])
        .search("campaign");
    let found = found.send().await.unwrap();
    assert_eq!(found.total_count, Some(1));
    assert_eq!(found.links.unwrap()[0].id.as_deref(), Some(id.as_str()));

    links_api::links_service_delete(client, &id).await.unwrap();
    let error = links_api::get(client, &id).send().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(workspace.emulator.link_count(), 0);
    workspace
}

async fn a_flag_clears_what_a_value_cannot() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let tomorrow = Utc::now() + TimeDelta::days(1);
    let request = CreateLinkRequest {
        expires_at: Some(tomorrow),
        tags: Some(texts(["old"])),
        directory_id: text("directory-1"),
        ..link_to("https://example.com")
    };
    let link = links_api::create(client, request).send().await.unwrap();
    let link = link.link.unwrap();
    assert_eq!(link.expires_at, Some(tomorrow));

    let changes = UpdateLinkRequest {
        expires_at_delete: Some(true),
        tags_delete: Some(true),
        directory_id_delete: Some(true),
        ..Default::default()
    };
    let id = link.id.unwrap();
    let link = links_api::update(client, &id, changes)
        .send()
        .await
        .unwrap();
    let link = link.link.unwrap();
    assert_eq!((link.expires_at, link.directory_id), (None, None));
    assert_eq!(link.tags.unwrap_or_default(), []);
    workspace
}

async fn links_of_every_kind_are_created() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let contact = CreateContactLinkRequest {
        name: text("Card"),
        vcard_data: Box::new(VCardData {
            first_name: text("Ada"),
            ..Default::default()
        }),
        ..Default::default()
    };
    let contact = links_api::create_contact_link(client, contact);
    let contact = contact.send().await.unwrap().link.unwrap();
    assert_eq!(contact.name.as_deref(), Some("Card"));

    let media = CreateOpenMediaLinkRequest {
        media_id: "7b2e2f9c-5d4b-4a43-9f0d-0f7f6f8f9a11".to_owned(),
        ..Default::default()
    };
    let media = links_api::create_open_media_link(client, media);
    assert!(media
        .send()
        .await
        .unwrap()
        .link
        .unwrap()
        .entrypoint
        .is_some());

    let thanks = CreateThankYouLinkRequest {
        title: "Thank you".to_owned(),
        shortlink: text("thanks"),
        ..Default::default()
    };
    let thanks = links_api::create_thank_you_link(client, thanks);
    let thanks = thanks.send().await.unwrap().link.unwrap();
    assert_eq!(thanks.shortlink.as_deref(), Some("thanks"));
    assert_eq!(workspace.emulator.link_count(), 3);
    workspace
}

async fn images_of_qr_codes_are_found_and_rendered() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Menu").await;
    let id = link.id.unwrap();

    let link_ids = vec![id.clone(), "unknown".to_owned()];
    let request = ResolveQrcodeImagesRequest { link_ids };
    let found = links_api::resolve_qrcode_images(client, request);
    let urls = found.send().await.unwrap().qrcode_signed_urls.unwrap();
    assert_eq!(urls.keys().collect::<Vec<_>>(), [&id]);

    let table = |number: &str| QrcodeRenderItem {
        values: Some(HashMap::from([("table".to_owned(), number.to_owned())])),
    };
    let request = LinksServiceRenderQrcodeImagesBody {
        format: Some(QrcodeRenderFormat::Svg),
        items: vec![table("1"), table("2")],
        size: Some(512),
    };
    let rendered = links_api::render_qrcode_images(client, &id, request);
    let items = rendered.send().await.unwrap().items.unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].content_type.as_deref(), Some("image/svg+xml"));
    assert!(items[1].address.as_deref().unwrap().contains("table=2"));
    assert_ne!(items[0].image_url, items[1].image_url);
    workspace
}
