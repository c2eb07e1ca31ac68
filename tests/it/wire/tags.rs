//! The operations on tags, whose names are in the query and not in the path.

use linkbreakers::apis::tags_api;

use super::case::{function, operations, request, Case};
use crate::support::text;

operations! { list, delete }

fn list() -> Case {
    Case::new(
        "TagsService_List",
        request!("GET /v1/tags?search=a%2Fb&pageSize=20&pageToken=t%3D&cursor=c", c => {
            tags_api::list(c).search("a/b").page_size(20).page_token("t=").cursor("c")
        }),
        function!("GET /v1/tags?search=summer&pageSize=20&pageToken=t", c => {
            tags_api::tags_service_list(c, text("summer"), Some(20), text("t"))
        }),
    )
}

fn delete() -> Case {
    Case::new(
        "TagsService_Delete",
        request!("DELETE /v1/tags?name=sun%20%26%20sea", c => tags_api::delete(c, "sun & sea")),
        function!("DELETE /v1/tags?name=%C3%A9t%C3%A9%2F%2B", c => {
            tags_api::tags_service_delete(c, "été/+")
        }),
    )
}
