//! The other bodies with every field, as values and as the JSON they become.

use std::collections::HashMap;

use linkbreakers::models::{
    CreateWebhookRequest, IdentifyRequest, Linkbreakersv1SortDirection,
    LinksServiceRenderQrcodeImagesBody, ListVisitorsRequest, QrcodeRenderFormat, QrcodeRenderItem,
    ResolveQrcodeImagesRequest, ResponseFormat, VisitorAttributeFilter,
    VisitorAttributeFilterOperator, VisitorInput, VisitorSortField, VisitorsServiceUpdateBody,
    WebhookSource, WebhookStatus, WebhooksServiceUpdateBody, WorkflowStepKind,
};
use serde_json::{json, Value};

use crate::support::{text, texts};

pub(super) fn resolve() -> ResolveQrcodeImagesRequest {
    ResolveQrcodeImagesRequest {
        link_ids: texts(["link-1", "link-2"]),
    }
}

pub(super) fn resolve_json() -> Value {
    json!({ "linkIds": ["link-1", "link-2"] })
}

pub(super) fn render() -> LinksServiceRenderQrcodeImagesBody {
    LinksServiceRenderQrcodeImagesBody {
        format: Some(QrcodeRenderFormat::Svg),
        items: vec![QrcodeRenderItem {
            values: Some(HashMap::from([("table".to_owned(), "12".to_owned())])),
        }],
        size: Some(512),
    }
}

pub(super) fn render_json() -> Value {
    json!({
        "format": "QRCODE_RENDER_FORMAT_SVG",
        "items": [{ "values": { "table": "12" } }],
        "size": 512,
    })
}

fn visitor() -> VisitorInput {
    let data = [
        ("$email", json!("ada@example.com")),
        ("leadScore", json!(85)),
        ("newsletter", json!(true)),
        ("company", Value::Null),
    ];
    let data = data.map(|(key, value)| (key.to_owned(), value));
    VisitorInput {
        data: Some(HashMap::from(data)),
    }
}

fn visitor_json() -> Value {
    json!({
        "data": {
            "$email": "ada@example.com",
            "leadScore": 85,
            "newsletter": true,
            "company": null,
        },
    })
}

pub(super) fn identification() -> IdentifyRequest {
    IdentifyRequest {
        lbid: "bGlua2JyZWFrZXJz".to_owned(),
        set_once: Some(true),
        visitor: Box::new(visitor()),
    }
}

pub(super) fn identification_json() -> Value {
    json!({ "lbid": "bGlua2JyZWFrZXJz", "setOnce": true, "visitor": visitor_json() })
}

pub(super) fn visitor_changes() -> VisitorsServiceUpdateBody {
    VisitorsServiceUpdateBody {
        visitor: Some(Box::new(visitor())),
    }
}

pub(super) fn visitor_changes_json() -> Value {
    json!({ "visitor": visitor_json() })
}

pub(super) fn search() -> ListVisitorsRequest {
    ListVisitorsRequest {
        attribute_filters: Some(vec![VisitorAttributeFilter {
            key: text("plan"),
            operator: Some(VisitorAttributeFilterOperator::StringEquals),
            value: text("pro"),
        }]),
        email: text("ada@example.com"),
        include: Some(texts(["devices"])),
        link_id: text("link-1"),
        page_size: Some(20),
        page_token: text("t+1/2="),
        response_format: Some(ResponseFormat::Json),
        search: text("ada"),
        sort_direction: Some(Linkbreakersv1SortDirection::Asc),
        sort_field: Some(VisitorSortField::VisitCount),
    }
}

pub(super) fn search_json() -> Value {
    json!({
        "attributeFilters": [{
            "key": "plan",
            "operator": "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_EQUALS",
            "value": "pro",
        }],
        "email": "ada@example.com",
        "include": ["devices"],
        "linkId": "link-1",
        "pageSize": 20,
        "pageToken": "t+1/2=",
        "responseFormat": "RESPONSE_FORMAT_JSON",
        "search": "ada",
        "sortDirection": "SORT_DIRECTION_ASC",
        "sortField": "VISITOR_SORT_FIELD_VISIT_COUNT",
    })
}

pub(super) fn webhook() -> CreateWebhookRequest {
    CreateWebhookRequest {
        endpoint_url: "https://example.com/hook".to_owned(),
        link_id: text("link-1"),
        name: "Hook".to_owned(),
        source: Some(WebhookSource::Zapier),
        triggers: Some(vec![WorkflowStepKind::Entry, WorkflowStepKind::Exit]),
    }
}

pub(super) fn webhook_json() -> Value {
    json!({
        "endpointUrl": "https://example.com/hook",
        "linkId": "link-1",
        "name": "Hook",
        "source": "WEBHOOK_SOURCE_ZAPIER",
        "triggers": ["KIND_ENTRY", "KIND_EXIT"],
    })
}

pub(super) fn webhook_changes() -> WebhooksServiceUpdateBody {
    WebhooksServiceUpdateBody {
        endpoint_url: text("https://example.com/new"),
        link_id: text("link-2"),
        name: text("New hook"),
        source: Some(WebhookSource::Make),
        status: Some(WebhookStatus::Paused),
        triggers: Some(Vec::new()),
    }
}

pub(super) fn webhook_changes_json() -> Value {
    json!({
        "endpointUrl": "https://example.com/new",
        "linkId": "link-2",
        "name": "New hook",
        "source": "WEBHOOK_SOURCE_MAKE",
        "status": "WEBHOOK_STATUS_PAUSED",
        "triggers": [],
    })
}
