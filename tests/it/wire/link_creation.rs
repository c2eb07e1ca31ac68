//! The operations that create links.

use linkbreakers::apis::links_api;

use super::case::{function, operations, write_request, Case};
use super::link_bodies::{
    bulk, bulk_json, contact, contact_json, link, link_json, links, links_json, open_media,
    open_media_json, thank_you, thank_you_json,
};

operations! { one, batch, in_bulk, in_bulk_as_a_job, with_contact_card, to_media, with_thank_you_page }

fn one() -> Case {
    Case::new(
        "LinksService_Create",
        write_request!("POST /v1/links", c => links_api::create(c, link())),
        function!("POST /v1/links", c => links_api::links_service_create(c, link())),
    )
    .body(link_json())
}

fn batch() -> Case {
    Case::new(
        "LinksService_CreateBatch",
        write_request!("POST /v1/links/batch", c => links_api::create_batch(c, links())),
        function!("POST /v1/links/batch", c => links_api::links_service_create_batch(c, links())),
    )
    .body(links_json())
}

fn in_bulk() -> Case {
    Case::new(
        "LinksService_CreateBulk",
        write_request!("POST /v1/links/bulk", c => links_api::create_bulk(c, bulk())),
        function!("POST /v1/links/bulk", c => links_api::links_service_create_bulk(c, bulk())),
    )
    .body(bulk_json())
}

fn in_bulk_as_a_job() -> Case {
    Case::new(
        "LinksService_CreateBulkAsync",
        write_request!("POST /v1/links/bulk/jobs", c => {
            links_api::create_bulk_async(c, bulk())
        }),
        function!("POST /v1/links/bulk/jobs", c => {
            links_api::links_service_create_bulk_async(c, bulk())
        }),
    )
    .body(bulk_json())
}

fn with_contact_card() -> Case {
    Case::new(
        "LinksService_CreateContactLink",
        write_request!("POST /v1/links/contact", c => {
            links_api::create_contact_link(c, contact())
        }),
        function!("POST /v1/links/contact", c => {
            links_api::links_service_create_contact_link(c, contact())
        }),
    )
    .body(contact_json())
}

fn to_media() -> Case {
    Case::new(
        "LinksService_CreateOpenMediaLink",
        write_request!("POST /v1/links/open-media", c => {
            links_api::create_open_media_link(c, open_media())
        }),
        function!("POST /v1/links/open-media", c => {
            links_api::links_service_create_open_media_link(c, open_media())
        }),
    )
    .body(open_media_json())
}

fn with_thank_you_page() -> Case {
    Case::new(
        "LinksService_CreateThankYouLink",
        write_request!("POST /v1/links/thank-you", c => {
            links_api::create_thank_you_link(c, thank_you())
        }),
        function!("POST /v1/links/thank-you", c => {
            links_api::links_service_create_thank_you_link(c, thank_you())
        }),
    )
    .body(thank_you_json())
}
