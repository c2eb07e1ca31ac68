//! QR codes: addresses of images, which the emulator names but does not draw.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{json, Map, Value};
use url::Url;

use super::{view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resolve {
    link_ids: Vec<String>,
}

/// Unknown links and links without QR code are left out of the map.
pub(super) fn resolve(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let body: Resolve = call.take_body()?;
    let links = body
        .link_ids
        .iter()
        .filter_map(|id| call.store.links.get(id))
        .filter(|link| link.qrcode_enabled);
    let urls: Map<String, Value> = links
        .map(|link| {
            (
                link.id.clone(),
                view::qrcode_url(call.store, &link.id, "png").into(),
            )
        })
        .collect();
    Ok(Answer::ok(&json!({ "qrcodeSignedUrls": urls })))
}

#[derive(Deserialize)]
struct Render {
    format: Option<String>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    values: BTreeMap<String, String>,
}

/// One image for each item; its values become query parameters of the address in the code.
pub(super) fn render(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, body) = (call.text("id"), call.take_body::<Render>()?);
    let link = call
        .store
        .links
        .get(&id)
        .ok_or_else(|| ApiError::not_found("link", &id))?;
    let (extension, content_type) = match body.format.as_deref() {
        Some("QRCODE_RENDER_FORMAT_SVG") => ("svg", "image/svg+xml"),
        _ => ("png", "image/png"),
    };
    let rendered = body.items.into_iter().enumerate().map(|(index, item)| {
        let address = match Url::parse(&link.entrypoint) {
            Ok(mut url) => {
                url.query_pairs_mut()
                    .append_pair("qr", "1")
                    .extend_pairs(&item.values);
                url.to_string()
            }
            Err(_) => link.entrypoint.clone(),
        };
        json!({
            "address": address,
            "contentType": content_type,
            "imageUrl": view::qrcode_url(call.store, &format!("{}-{index}", link.id), extension),
            "values": item.values,
        })
    });
    Ok(Answer::ok(
        &json!({ "items": rendered.collect::<Vec<_>>() }),
    ))
}
