// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for searching visitors, with filters, order and paging.

use serde::Serialize;

use crate::models;

/// Request body for searching visitors, with filters, order and paging.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListVisitorsRequest {
    /// Conditions on visitor attributes, at most 20 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_filters: Option<Vec<models::VisitorAttributeFilter>>,
    /// Email address by which visitors are filtered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Names of related data to fill in on each visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Vec<String>>,
    /// Identifier of the link by which visitors are filtered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Number of visitors per page as an int64, 50 by default and 200 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_size: Option<i64>,
    /// Opaque cursor taken from `nextPageToken` of the previous page; leave out for the first page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_token: Option<String>,
    /// Form of the answer, either a JSON page or CSV text; JSON by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response_format: Option<models::ResponseFormat>,
    /// Text to search visitors for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Direction in which the visitors are sorted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_direction: Option<models::Linkbreakersv1SortDirection>,
    /// Property by which the visitors are sorted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_field: Option<models::VisitorSortField>,
}

linkbreakers_runtime::read_object! {
    ListVisitorsRequest {
        "attributeFilters" => attribute_filters: list,
        "email" => email: value,
        "include" => include: list,
        "linkId" => link_id: value,
        "pageSize" => page_size: int64,
        "pageToken" => page_token: value,
        "responseFormat" => response_format: value,
        "search" => search: value,
        "sortDirection" => sort_direction: value,
        "sortField" => sort_field: value,
    }
}
