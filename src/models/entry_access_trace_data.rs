// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of the entry into a link, the start of a visit.

use serde::Serialize;

use crate::models;

/// Trace record of the entry into a link, the start of a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryAccessTraceData {
    /// Time at which the link was accessed, given as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed_at: Option<String>,
    /// Name of the action which opened the link, such as a scan or a click, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// URL through which the visitor entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<String>,
    /// HTTP method of the entry request, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_method: Option<String>,
    /// Visit type, such as first or returning, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<String>,
}

linkbreakers_runtime::read_object! {
    EntryAccessTraceData {
        "accessedAt" => accessed_at: value,
        "action" => action: value,
        "entrypoint" => entrypoint: value,
        "httpMethod" => http_method: value,
        "visitType" => visit_type: value,
    }
}
