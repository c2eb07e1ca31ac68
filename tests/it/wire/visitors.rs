//! The operations on visitors.

use linkbreakers::apis::visitors_api;
use linkbreakers::models::{Linkbreakersv1SortDirection, ResponseFormat, VisitorSortField};

use super::bodies::{
    identification, identification_json, search as search_body, search_json, visitor_changes,
    visitor_changes_json,
};
use super::case::{function, operations, request, write_request, Case, ODD_ID};
use crate::support::{text, texts};

operations! {
    identify, list, attribute_keys, search, get, update, delete, delete_attribute,
}

fn identify() -> Case {
    Case::new(
        "VisitorsService_Identify",
        write_request!("POST /v1/visitor/identify", c => {
            visitors_api::identify(c, identification())
        }),
        function!("POST /v1/visitor/identify", c => {
            visitors_api::visitors_service_identify(c, identification())
        }),
    )
    .body(identification_json())
}

fn list() -> Case {
    Case::new(
        "VisitorsService_List",
        request!(
            "GET /v1/visitors?pageSize=200&pageToken=t%2B1&email=ada%2Blist%40example.com&linkId=l%2F1\
             &search=Acme%20%26%20Co&include=devices&include=links&responseFormat=RESPONSE_FORMAT_CSV\
             &sortField=VISITOR_SORT_FIELD_DEVICE_COUNT&sortDirection=SORT_DIRECTION_DESC&cursor=c",
            c => visitors_api::list(c)
                .page_size(200)
                .page_token("t+1")
                .email("ada+list@example.com")
                .link_id("l/1")
                .search("Acme & Co")
                .include(["devices", "links"])
                .response_format(ResponseFormat::Csv)
                .sort_field(VisitorSortField::DeviceCount)
                .sort_direction(Linkbreakersv1SortDirection::Desc)
                .cursor("c")
        ),
        function!(
            "GET /v1/visitors?pageSize=100&pageToken=t&email=user%40example.com&linkId=link-uuid\
             &search=Acme%20Corp&include=devices&responseFormat=RESPONSE_FORMAT_JSON",
            c => visitors_api::visitors_service_list(
                c,
                Some(100),
                text("t"),
                text("user@example.com"),
                text("link-uuid"),
                text("Acme Corp"),
                Some(texts(["devices"])),
                Some(ResponseFormat::Json),
            )
        ),
    )
}

fn attribute_keys() -> Case {
    Case::new(
        "VisitorsService_ListAttributeKeys",
        request!(
            "GET /v1/visitors/attributes?linkId=l&directoryId=d&tagId=t&countries=DE&countries=FR",
            c => visitors_api::list_attribute_keys(c)
                .link_id("l")
                .directory_id("d")
                .tag_id("t")
                .countries(["DE", "FR"])
        ),
        function!("GET /v1/visitors/attributes?linkId=l%2F1", c => {
            visitors_api::visitors_service_list_attribute_keys(c, text("l/1"))
        }),
    )
}

fn search() -> Case {
    Case::new(
        "VisitorsService_Search",
        write_request!("POST /v1/visitors/search", c => visitors_api::search(c, search_body())),
        function!("POST /v1/visitors/search", c => {
            visitors_api::visitors_service_search(c, search_body())
        }),
    )
    .body(search_json())
}

fn get() -> Case {
    Case::new(
        "VisitorsService_Get",
        request!("GET /v1/visitors/a%20b%2Fc%3Fd?include=devices&include=events", c => {
            visitors_api::get(c, ODD_ID).include(["devices", "events"])
        }),
        function!("GET /v1/visitors/a%20b%2Fc%3Fd?include=links", c => {
            visitors_api::visitors_service_get(c, ODD_ID, Some(texts(["links"])))
        }),
    )
}

fn update() -> Case {
    Case::new(
        "VisitorsService_Update",
        write_request!("PATCH /v1/visitors/a%20b%2Fc%3Fd", c => {
            visitors_api::update(c, ODD_ID, visitor_changes())
        }),
        function!("PATCH /v1/visitors/a%20b%2Fc%3Fd", c => {
            visitors_api::visitors_service_update(c, ODD_ID, visitor_changes())
        }),
    )
    .body(visitor_changes_json())
}

fn delete() -> Case {
    Case::new(
        "VisitorsService_Delete",
        request!("DELETE /v1/visitors/a%20b%2Fc%3Fd", c => visitors_api::delete(c, ODD_ID)),
        function!("DELETE /v1/visitors/a%20b%2Fc%3Fd", c => {
            visitors_api::visitors_service_delete(c, ODD_ID)
        }),
    )
}

fn delete_attribute() -> Case {
    Case::new(
        "VisitorsService_DeleteAttribute",
        request!("DELETE /v1/visitors/a%20b%2Fc%3Fd/attributes/lead%20score%2F%25", c => {
            visitors_api::delete_attribute(c, ODD_ID, "lead score/%")
        }),
        // A value in the braces of a later parameter is not taken for it.
        function!("DELETE /v1/visitors/%7BattributeKey%7D/attributes/%24email", c => {
            visitors_api::visitors_service_delete_attribute(c, "{attributeKey}", "$email")
        }),
    )
}
