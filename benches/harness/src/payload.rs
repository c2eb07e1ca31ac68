//! The answers that are read: always the same, and of the size and shape that the API has.

use serde_json::{json, Value};

/// The identifier of the link that is read.
pub const ID: &str = "0b0f9a34-3b1e-4c5d-9a39-4a2f2b9d3c11";
/// Where the created link leads.
pub const DESTINATION: &str = "https://example.com/docs";
/// The name of the created link.
pub const NAME: &str = "Documentation";
/// The only tag of the created link.
pub const TAG: &str = "docs";

const WORKSPACE: &str = "5d9a394a-2f2b-4d3c-910b-0f9a343b1e4c";
const CREATED: &str = "2026-01-31T12:00:00.123Z";
const UPDATED: &str = "2026-02-28T08:30:15.456Z";

/// The answer to a creation.
#[must_use]
pub fn created() -> String {
    json!({ "link": link(0), "workflowSteps": [] }).to_string()
}

/// The answer to the reading of one link.
#[must_use]
pub fn one_link() -> String {
    json!({ "link": link(0), "workflowSteps": [] }).to_string()
}

/// A page of `count` links, without a next one.
#[must_use]
pub fn links(count: usize) -> String {
    let links: Vec<Value> = (0..count).map(link).collect();
    json!({ "links": links, "nextPageToken": "", "totalCount": count }).to_string()
}

/// A page of `count` events with their devices.
#[must_use]
pub fn events(count: usize) -> String {
    let events: Vec<Value> = (0..count).map(event).collect();
    let page = json!({
        "events": events, "nextPageToken": "djE6MTAwMA", "totalCount": 1_000_000, "hasMore": true,
    });
    json!({ "json": page }).to_string()
}

fn link(number: usize) -> Value {
    json!({
        "id": id(number),
        "workspaceId": WORKSPACE,
        "name": format!("{NAME} {number}"),
        "shortlink": format!("docs-{number}"),
        "entrypoint": format!("https://lbr.ai/docs-{number}"),
        "fallbackDestination": DESTINATION,
        "eventCount": 12 * number,
        "qrcodeEnabled": true,
        "qrcodeSignedUrl": format!("https://cdn.example.com/qrcodes/{number}.png?signature=0123456789abcdef"),
        "qrcodeDesignId": WORKSPACE,
        "tags": [
            { "id": WORKSPACE, "name": TAG, "createdAt": CREATED, "updatedAt": UPDATED },
            { "id": ID, "name": "summer", "createdAt": CREATED, "updatedAt": UPDATED },
        ],
        "metadata": { "sku": format!("SKU-{number}"), "team": "documentation" },
        "createdAt": CREATED,
        "updatedAt": UPDATED,
    })
}

fn event(number: usize) -> Value {
    json!({
        "id": id(number),
        "workspaceId": WORKSPACE,
        "linkId": ID,
        "visitorId": id(number / 3),
        "deviceId": id(number / 2),
        "action": if number % 4 == 0 { "ACTION_CLICK" } else { "ACTION_SCAN" },
        "visitType": if number % 3 == 0 { "VISIT_TYPE_FIRST" } else { "VISIT_TYPE_RETURNING" },
        "triggeredBy": "TRIGGERED_BY_VISITOR",
        "httpMethod": "HTTP_METHOD_GET",
        "destination": DESTINATION,
        "entrypoint": "https://lbr.ai/docs",
        "scannedAt": CREATED,
        "createdAt": CREATED,
        "updatedAt": UPDATED,
        "device": {
            "id": id(number / 2),
            "asn": 64_496 + number % 16,
            "browserName": "Firefox",
            "browserVersion": "140.0",
            "browserLanguage": "en-GB",
            "city": "Zürich",
            "country": "CH",
            "deviceBrand": "Example",
            "deviceType": "DEVICE_TYPE_MOBILE",
            "ipAddress": "192.0.2.17",
            "isp": "Example Networks",
            "platformName": "Linux",
            "platformVersion": "6.12",
            "screenHeight": 1080.0,
            "screenWidth": 1920.0,
            "timezone": "Europe/Zurich",
            "touchScreen": number % 2 == 0,
            "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "createdAt": CREATED,
            "updatedAt": UPDATED,
        },
    })
}

/// The first is [`ID`].
fn id(number: usize) -> String {
    let (start, end) = ID.split_at(ID.len() - 12);
    let end = u64::from_str_radix(end, 16).unwrap_or_default() + number as u64;
    format!("{start}{end:012x}")
}

#[cfg(test)]
mod tests {
    use super::{id, links, ID};

    #[test]
    fn identifiers_differ_and_the_first_is_known() {
        assert_eq!(id(0), ID);
        assert_ne!(id(1), id(2));
        assert_eq!(id(999).len(), ID.len());
    }

    #[test]
    fn a_page_has_as_many_links_as_were_asked_for() {
        let page: serde_json::Value = serde_json::from_str(&links(50)).unwrap();
        assert_eq!(page["links"].as_array().unwrap().len(), 50);
    }
}
