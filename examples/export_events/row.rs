//! An event as a row of a table.

use linkbreakers::models::Event;

pub(crate) const COLUMNS: [&str; 8] = [
    "id",
    "scannedAt",
    "linkId",
    "visitorId",
    "action",
    "destination",
    "deviceType",
    "country",
];

/// The cells of an event, in the order of [`COLUMNS`].
pub(crate) fn cells(event: &Event) -> [String; COLUMNS.len()] {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let device = event.device.as_deref();
    let kind = device.and_then(|device| device.device_type.as_ref());
    [
        text(&event.id),
        crate::scanned_at(event),
        text(&event.link_id),
        text(&event.visitor_id),
        event
            .action
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        text(&event.destination),
        kind.map_or_else(String::new, ToString::to_string),
        device.map_or_else(String::new, |device| text(&device.country)),
    ]
}
