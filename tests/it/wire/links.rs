//! The operations on links that exist, and on their short codes and QR codes.

use linkbreakers::apis::links_api;
use linkbreakers::models::{LinkView, Linkbreakersv1LinksSortField, Linkbreakersv1SortDirection};

use super::bodies::{render, render_json, resolve, resolve_json};
use super::case::{function, operations, request, write_request, Case, ODD_ID};
use super::link_bodies::{changes, changes_json};
use crate::support::{text, texts};

operations! {
    list, get, update, delete, resolved_images, rendered_images, availability, random_code,
}

fn list() -> Case {
    Case::new(
        "LinksService_List",
        request!(
            "GET /v1/links?pageSize=20&pageToken=t%2B1%2F2%3D&tags=a%20b&tags=c%26d&search=100%25%20%23sale%20caf%C3%A9\
             &sortBy=LINK_SORT_FIELD_EVENT_COUNT&sortDirection=SORT_DIRECTION_ASC&directoryId=d%2F1\
             &include=tags&include=qrcodeSignedUrl&view=LINK_VIEW_DIRECTORY&cursor=c%3D%3D",
            c => links_api::list(c)
                .page_size(20)
                .page_token("t+1/2=")
                .tags(["a b", "c&d"])
                .search("100% #sale café")
                .sort_by(Linkbreakersv1LinksSortField::EventCount)
                .sort_direction(Linkbreakersv1SortDirection::Asc)
                .directory_id("d/1")
                .include(["tags", "qrcodeSignedUrl"])
                .view(LinkView::Directory)
                .cursor("c==")
        ),
        function!(
            "GET /v1/links?pageSize=50&pageToken=t&tags=marketing&tags=email&search=campaign\
             &sortBy=LINK_SORT_FIELD_UPDATED_AT&sortDirection=SORT_DIRECTION_DESC\
             &view=LINK_VIEW_DIRECTORY&directoryId=d%2F1&include=tags",
            c => links_api::links_service_list(
                c,
                Some(50),
                text("t"),
                Some(texts(["marketing", "email"])),
                text("campaign"),
                Some(Linkbreakersv1LinksSortField::UpdatedAt),
                Some(Linkbreakersv1SortDirection::Desc),
                text("d/1"),
                Some(false),
                Some(texts(["tags"])),
            )
        ),
    )
}

fn get() -> Case {
    Case::new(
        "LinksService_Get",
        request!(
            "GET /v1/links/a%20b%2Fc%3Fd?include=tags&include=pageTheme",
            c => links_api::get(c, ODD_ID).include(["tags", "pageTheme"])
        ),
        function!(
            "GET /v1/links/a%20b%2Fc%3Fd?include=tags&include=qrcodeSignedUrl",
            c => {
                let include = Some(texts(["tags", "qrcodeSignedUrl"]));
                links_api::links_service_get(c, ODD_ID, include)
            }
        ),
    )
}

fn update() -> Case {
    Case::new(
        "LinksService_Update",
        write_request!("PATCH /v1/links/a%20b%2Fc%3Fd", c => {
            links_api::update(c, ODD_ID, changes())
        }),
        function!("PATCH /v1/links/a%20b%2Fc%3Fd", c => {
            links_api::links_service_update(c, ODD_ID, changes())
        }),
    )
    .body(changes_json())
}

fn delete() -> Case {
    Case::new(
        "LinksService_Delete",
        request!("DELETE /v1/links/a%20b%2Fc%3Fd", c => links_api::delete(c, ODD_ID)),
        function!("DELETE /v1/links/a%20b%2Fc%3Fd", c => {
            links_api::links_service_delete(c, ODD_ID)
        }),
    )
}

fn resolved_images() -> Case {
    Case::new(
        "LinksService_ResolveQrcodeImages",
        write_request!("POST /v1/links/qrcode-images:resolve", c => {
            links_api::resolve_qrcode_images(c, resolve())
        }),
        function!("POST /v1/links/qrcode-images:resolve", c => {
            links_api::links_service_resolve_qrcode_images(c, resolve())
        }),
    )
    .body(resolve_json())
}

fn rendered_images() -> Case {
    Case::new(
        "LinksService_RenderQrcodeImages",
        write_request!("POST /v1/links/x%3Arender/qrcode-images:render", c => {
            links_api::render_qrcode_images(c, "x:render", render())
        }),
        function!("POST /v1/links/a%20b%2Fc%3Fd/qrcode-images:render", c => {
            links_api::links_service_render_qrcode_images(c, ODD_ID, render())
        }),
    )
    .body(render_json())
}

fn availability() -> Case {
    Case::new(
        "LinksService_ShortlinkAvailability",
        request!(
            "GET /v1/links/shortlink-availability?shortlink=summer%20%2B%20sun&customDomainId=d%2F1",
            c => links_api::shortlink_availability(c)
                .shortlink("summer + sun")
                .custom_domain_id("d/1")
        ),
        function!(
            "GET /v1/links/shortlink-availability?shortlink=summer&customDomainId=domain-1",
            c => links_api::links_service_shortlink_availability(c, text("summer"), text("domain-1"))
        ),
    )
}

fn random_code() -> Case {
    Case::new(
        "LinksService_ShortlinkRandom",
        request!("GET /v1/links/shortlink-random", c => links_api::shortlink_random(c)),
        function!("GET /v1/links/shortlink-random", c => {
            links_api::links_service_shortlink_random(c)
        }),
    )
}
