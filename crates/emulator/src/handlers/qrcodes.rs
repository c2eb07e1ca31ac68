//! QR codes: the signed addresses of their images, which `crate::qrcode` draws.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::StatusCode;
use serde::Deserialize;
use serde_json::{json, Map, Value};

use super::Call;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::qrcode::{self, Format, MOST_BYTES, SIZES};

/// A request of 8 MiB could ask for millions.
const MOST_ITEMS: usize = 1_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resolve {
    link_ids: Vec<String>,
}

/// Makes the images that are pending. Unknown links and links without QR code are left out of the map.
pub(super) fn resolve(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let body: Resolve = call.take_body()?;
    let mut urls = Map::new();
    for id in body.link_ids {
        if urls.contains_key(&id) {
            continue;
        }
        let link = call.store.links.get(&id);
        if link.is_some_and(|link| link.qrcode_enabled) {
            call.store.links.qrcode_ready(&id);
            let url = qrcode::url(call.store, &id, Format::Png, [], call.now);
            urls.insert(id, url.into());
        }
    }
    Ok(Answer::ok(&json!({ "qrcodeSignedUrls": urls })))
}

#[derive(Deserialize)]
struct Render {
    format: Option<String>,
    items: Vec<Item>,
    size: Option<i64>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    values: BTreeMap<String, String>,
}

/// One image for each item; its values become query parameters of the address in the code.
pub(super) fn render(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, body) = (call.text("id"), call.take_body::<Render>()?);
    let link = call.store.links.get(&id);
    let link = link.ok_or_else(|| ApiError::not_found("link", &id))?;
    if !link.qrcode_enabled {
        let reason = "The link has no QR code; setting `qrcodeEnabled` gives it one.";
        return Err(ApiError::new(
            StatusCode::CONFLICT,
            "QRCODE_DISABLED",
            reason,
        ));
    }
    if body.items.len() > MOST_ITEMS {
        let reason = format!("has more than {MOST_ITEMS} entries");
        return Err(ApiError::invalid("items", reason));
    }
    let size = match body.size.unwrap_or_default() {
        // proto3 does not tell zero from absent.
        0 => String::new(),
        // The API has no documented bounds, so that the nearest possible size is drawn.
        size => {
            let (least, most) = (i64::from(*SIZES.start()), i64::from(*SIZES.end()));
            format!("&size={}", size.clamp(least, most))
        }
    };
    let format = match body.format.as_deref() {
        Some("QRCODE_RENDER_FORMAT_SVG") => Format::Svg,
        _ => Format::Png,
    };
    let mut rendered = Vec::with_capacity(body.items.len());
    for (index, Item { values }) in body.items.into_iter().enumerate() {
        let texts = || values.iter().map(|(name, text)| (&**name, &**text));
        let shared = texts().map(|(name, text)| (Cow::from(name), Cow::from(text)));
        let address = qrcode::address(&link.entrypoint, shared);
        if address.len() > MOST_BYTES {
            let field = format!("items[{index}].values");
            let reason = format!("make an address of more than {MOST_BYTES} bytes");
            return Err(ApiError::invalid(field, reason));
        }
        let url = qrcode::url(call.store, &link.id, format, texts(), call.now);
        rendered.push(json!({
            "address": address,
            "contentType": format.media_type(),
            "imageUrl": format!("{url}{size}"),
            "values": values,
        }));
    }
    Ok(Answer::ok(&json!({ "items": Value::from(rendered) })))
}
