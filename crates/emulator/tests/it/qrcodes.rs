//! Images of QR codes, read by a decoder that did not draw them.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::time::Duration;

use serde_json::{json, Value};

use crate::support::{texts, Api, Reply};

/// A picture in grey, 0 is black.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Picture {
    fn of_png(file: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(frame.color_type, png::ColorType::Grayscale);
        Self {
            width: frame.width as usize,
            height: frame.height as usize,
            pixels,
        }
    }

    /// Draws the one path of an SVG, which consists of runs `M{x} {y}h{length}v1h-{length}z`.
    fn of_svg(file: &str) -> Self {
        const SCALE: usize = 4;
        let after = |mark: &str| file.split_once(mark).unwrap().1;
        let side: usize = after("viewBox=\"0 0 ")
            .split(' ')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let path = after("<path d=\"").split('"').next().unwrap();
        let mut picture = Self {
            width: side * SCALE,
            height: side * SCALE,
            pixels: vec![255; side * side * SCALE * SCALE],
        };
        for run in path.split('M').skip(1) {
            let (start, rest) = run.split_once('h').unwrap();
            let (length, back) = rest.split_once("v1h-").unwrap();
            assert_eq!(back, format!("{length}z"));
            let (x, y) = start.split_once(' ').unwrap();
            let [x, y, length] = [x, y, length].map(|text| text.parse::<usize>().unwrap() * SCALE);
            for row in y..y + SCALE {
                picture.pixels[row * side * SCALE + x..][..length].fill(0);
            }
        }
        picture
    }

    fn says(&self) -> String {
        let grey = |x, y| self.pixels[y * self.width + x];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, grey);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }
}

/// The path and query of an address of this emulator.
fn target<'u>(api: &Api, url: &'u str) -> &'u str {
    url.strip_prefix(api.emulator.url()).unwrap()
}

async fn fetch(api: &Api, method: &str, url: &str) -> Reply {
    api.deliver(api.request(method, target(api, url))).await
}

/// A link whose code is ready, and the address of its image.
async fn link(api: &Api, mut settings: Value) -> (Value, String) {
    settings["waitForQrcode"] = json!(true);
    let link = api.link(settings).await;
    let url = link["qrcodeSignedUrl"].as_str().unwrap().to_owned();
    (link, url)
}

#[tokio::test]
async fn a_scan_of_the_image_is_a_scan() {
    let api = Api::start().await;
    let (link, url) = link(&api, json!({ "shortlink": "menu" })).await;
    let image = fetch(&api, "GET", &url).await;
    assert_eq!(
        (image.status, image.header("content-type")),
        (200, "image/png")
    );
    let said = Picture::of_png(&image.bytes).says();
    assert_eq!(
        said,
        format!("{}?qr=1", link["entrypoint"].as_str().unwrap())
    );
    assert_eq!(api.emulator.event_count(), 0);
    let path = target(&api, &said).trim_start_matches('/').to_owned();
    assert_eq!(api.visit(&path, None).await.status, 302);
    let events = api.get("/v1/events").await["json"]["events"].clone();
    assert_eq!(texts(&events, "action"), ["ACTION_SCAN"]);
}

#[tokio::test]
async fn rendered_images_say_the_values() {
    let api = Api::start().await;
    let (link, _) = link(
        &api,
        json!({ "shortlink": "menu", "customDomainId": "d ü" }),
    )
    .await;
    let path = format!(
        "/v1/links/{}/qrcode-images:render",
        link["id"].as_str().unwrap()
    );
    let values = json!({ "table": "4 & ü", "qr": "x", "size": "7", "signature": "=" });
    for (format, size) in [("PNG", 300), ("SVG", 2_000), ("UNSPECIFIED", 0)] {
        let body = json!({
            "format": format!("QRCODE_RENDER_FORMAT_{format}"), "size": size,
            "items": [{ "values": values }, {}],
        });
        let items = api.post(&path, body).await["items"].clone();
        for item in items.as_array().unwrap() {
            let image = fetch(&api, "GET", item["imageUrl"].as_str().unwrap()).await;
            assert_eq!(image.status, 200, "{}", image.body);
            assert_eq!(image.header("content-type"), item["contentType"]);
            let picture = if format == "SVG" {
                let text = String::from_utf8(image.bytes).unwrap();
                assert!(text.contains("width=\"2000\" height=\"2000\""));
                Picture::of_svg(&text)
            } else {
                let picture = Picture::of_png(&image.bytes);
                let expected = if size == 0 { 512 } else { size };
                assert_eq!((picture.width, picture.height), (expected, expected));
                picture
            };
            assert_eq!(picture.says(), item["address"]);
        }
        let said = url::Url::parse(items[0]["address"].as_str().unwrap()).unwrap();
        let pairs: BTreeSet<_> = said
            .query_pairs()
            .map(|(a, b)| format!("{a}={b}"))
            .collect();
        let expected = ["qr=1", "qr=x", "signature==", "size=7", "table=4 & ü"];
        assert_eq!(pairs, BTreeSet::from(expected.map(str::to_owned)));
    }
}

#[tokio::test]
async fn renderings_have_bounds() {
    let api = Api::start().await;
    let (link, _) = link(&api, json!({})).await;
    let path = format!(
        "/v1/links/{}/qrcode-images:render",
        link["id"].as_str().unwrap()
    );
    let render = async |body: Value| api.send("POST", &path, Some(body)).await;
    for (asked, drawn) in [
        (1, 64),
        (-5, 64),
        (64, 64),
        (2_048, 2_048),
        (i32::MAX, 2_048),
    ] {
        let items = render(json!({ "items": [{}], "size": asked })).await.body["items"].clone();
        let image = fetch(&api, "GET", items[0]["imageUrl"].as_str().unwrap()).await;
        assert_eq!(Picture::of_png(&image.bytes).width, drawn);
    }
    let reply = render(json!({ "items": [{}, { "values": { "v": "a".repeat(2_331) } }] })).await;
    reply.refused(400, "INVALID_ARGUMENT");
    assert_eq!(reply.field(), "items[1].values");
    let reply = render(json!({ "items": vec![json!({}); 1_001] })).await;
    reply.refused(400, "INVALID_ARGUMENT");
    assert_eq!(reply.field(), "items");
}

#[tokio::test]
async fn size_and_margin_are_free_within_bounds() {
    let api = Api::start().await;
    let (link, url) = link(&api, json!({})).await;
    let said = format!("{}?qr=1", link["entrypoint"].as_str().unwrap());
    for (more, width) in [
        ("&size=64", 64),
        ("&size=2048&margin=0", 2_048),
        ("&margin=16", 512),
    ] {
        let image = fetch(&api, "GET", &format!("{url}{more}")).await;
        let picture = Picture::of_png(&image.bytes);
        assert_eq!(
            (picture.width, picture.says()),
            (width, said.clone()),
            "{more}"
        );
    }
    for (more, field) in [
        ("&size=63", "size"),
        ("&size=2049", "size"),
        ("&size=", "size"),
        ("&size=-1", "size"),
        ("&size=99999999999", "size"),
        ("&margin=17", "margin"),
        ("&margin=x", "margin"),
    ] {
        let reply = fetch(&api, "GET", &format!("{url}{more}")).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), field, "{more}");
    }
    for more in ["&size=64&size=64", "&other=1", "&signature=x", "&"] {
        let reply = fetch(&api, "GET", &format!("{url}{more}")).await;
        reply.refused(403, "SIGNATURE_INVALID");
    }
}

#[tokio::test]
async fn no_byte_of_an_address_can_be_changed() {
    let api = Api::start().await;
    let (link, _) = link(&api, json!({})).await;
    let path = format!(
        "/v1/links/{}/qrcode-images:render",
        link["id"].as_str().unwrap()
    );
    let body = json!({ "items": [{ "values": { "table": "4 ü" } }] });
    let url = api.post(&path, body).await["items"][0]["imageUrl"].clone();
    let target = target(&api, url.as_str().unwrap()).to_owned();
    assert_eq!(api.deliver(api.request("GET", &target)).await.status, 200);
    for place in "/qrcodes/".len()..target.len() {
        let old = target.as_bytes()[place];
        for new in [b'A', b'0', b'b', b'-', old ^ 0x20, old ^ 1] {
            // What a URL cannot hold at this place, no client sends.
            if new == old || !(new.is_ascii_alphanumeric() || b"-._~+=&%".contains(&new)) {
                continue;
            }
            let mut bytes = target.clone().into_bytes();
            bytes[place] = new;
            let changed = String::from_utf8(bytes).unwrap();
            let reply = api.deliver(api.request("GET", &changed)).await;
            reply.refused(403, "SIGNATURE_INVALID");
        }
    }
    for place in "/qrcodes/".len()..target.len() {
        let shorter = target[..place].to_owned();
        api.deliver(api.request("GET", &shorter))
            .await
            .refused(403, "SIGNATURE_INVALID");
    }
}

#[tokio::test]
async fn addresses_belong_to_their_workspace_and_its_seed() {
    let start = async |seed| Api::with(move |builder| builder.seed(seed)).await;
    let (api, same, other) = (start(1).await, start(1).await, start(2).await);
    let (_, url) = link(&api, json!({ "id": "x", "shortlink": "x" })).await;
    for (there, status) in [(&same, 200), (&other, 403)] {
        link(there, json!({ "id": "x", "shortlink": "x" })).await;
        let image = there
            .deliver(there.request("GET", target(&api, &url)))
            .await;
        assert_eq!(image.status, status);
    }
}

#[tokio::test]
async fn addresses_expire_after_an_hour() {
    let api = Api::start().await;
    let (_, url) = link(&api, json!({})).await;
    api.clock.advance(Duration::from_secs(3_599));
    let image = fetch(&api, "GET", &url).await;
    assert_eq!(
        (image.status, image.header("cache-control")),
        (200, "private, max-age=1")
    );
    api.tick();
    fetch(&api, "GET", &url)
        .await
        .refused(410, "SIGNED_URL_EXPIRED");
}

#[tokio::test]
async fn images_can_be_kept_and_asked_about() {
    let api = Api::start().await;
    let (_, url) = link(&api, json!({})).await;
    let image = fetch(&api, "GET", &url).await;
    assert_eq!(image.header("cache-control"), "private, max-age=3600");
    let head = fetch(&api, "HEAD", &url).await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    for name in ["content-type", "content-length", "etag", "cache-control"] {
        assert_eq!(head.header(name), image.header(name), "{name}");
        assert!(!head.header(name).is_empty(), "{name}");
    }
    let ask = async |tag: String| {
        let request = api
            .request("GET", target(&api, &url))
            .header("if-none-match", tag);
        api.deliver(request).await
    };
    let tag = image.header("etag").to_owned();
    for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
        let reply = ask(known).await;
        assert_eq!((reply.status, reply.bytes.len()), (304, 0));
        assert_eq!(reply.header("etag"), tag);
    }
    assert_eq!(ask("\"x\"".to_owned()).await.status, 200);
    let reply = fetch(&api, "POST", &url).await;
    reply.refused(405, "METHOD_NOT_ALLOWED");
    assert_eq!(reply.header("allow"), "GET, HEAD");
}

#[tokio::test]
async fn a_code_is_pending_until_time_or_somebody_makes_it() {
    let api = Api::start().await;
    let read = async |id: &Value| {
        let path = format!("/v1/links/{}?include=qrcodeSignedUrl", id.as_str().unwrap());
        let link = api.get(&path).await["link"].clone();
        (
            link["qrcodePendingUpdateSince"].clone(),
            link["qrcodeSignedUrl"].is_string(),
        )
    };
    let ready = (Value::Null, true);
    let since = |text: &str| (json!(text), false);

    let waited = link(&api, json!({})).await.0;
    assert_eq!(read(&waited["id"]).await, ready);

    let left = api.link(json!({})).await;
    assert_eq!(left["qrcodePendingUpdateSince"], "2026-05-20T10:00:00Z");
    assert_eq!(read(&left["id"]).await, since("2026-05-20T10:00:00Z"));
    api.clock.advance(Duration::from_millis(1_999));
    assert_eq!(read(&left["id"]).await, since("2026-05-20T10:00:00Z"));
    api.clock.advance(Duration::from_millis(1));
    assert_eq!(read(&left["id"]).await, ready);

    let asked = api.link(json!({})).await;
    let body = json!({ "linkIds": [asked["id"], asked["id"], "unknown"] });
    let urls = api.post("/v1/links/qrcode-images:resolve", body).await;
    let url = urls["qrcodeSignedUrls"][asked["id"].as_str().unwrap()].as_str();
    assert_eq!(fetch(&api, "GET", url.unwrap()).await.status, 200);
    assert_eq!(read(&asked["id"]).await, ready);

    let path = format!("/v1/links/{}", asked["id"].as_str().unwrap());
    let change = json!({ "qrcodeTemplateId": "t" });
    api.send("PATCH", &path, Some(change)).await;
    assert_eq!(read(&asked["id"]).await, since("2026-05-20T10:00:02Z"));
    let before = api.get(&path).await["link"]["updatedAt"].clone();
    let body = json!({ "linkIds": [asked["id"]] });
    api.post("/v1/links/qrcode-images:resolve", body).await;
    assert_eq!(read(&asked["id"]).await, ready);
    assert_eq!(api.get(&path).await["link"]["updatedAt"], before);
}

#[tokio::test]
async fn a_link_without_code_has_no_image_but_leads_on() {
    let api = Api::start().await;
    let (link, url) = link(&api, json!({ "shortlink": "x" })).await;
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    let enable = async |enabled: bool| {
        let body = json!({ "qrcodeEnabled": enabled });
        api.send("PATCH", &path, Some(body)).await.body["link"].clone()
    };
    assert!(enable(false)
        .await
        .get("qrcodePendingUpdateSince")
        .is_none());
    fetch(&api, "GET", &url)
        .await
        .refused(410, "QRCODE_DISABLED");
    let read = api.get(&format!("{path}?include=qrcodeSignedUrl")).await;
    assert!(read["link"].get("qrcodeSignedUrl").is_none());
    let body = json!({ "linkIds": [link["id"]] });
    let urls = api.post("/v1/links/qrcode-images:resolve", body).await;
    assert_eq!(urls["qrcodeSignedUrls"], json!({}));
    let render = format!("{path}/qrcode-images:render");
    let reply = api
        .send("POST", &render, Some(json!({ "items": [{}] })))
        .await;
    reply.refused(409, "QRCODE_DISABLED");
    // Codes on paper cannot be called back.
    assert_eq!(api.visit("x?qr=1", None).await.status, 302);
    let events = api.get("/v1/events").await["json"]["events"].clone();
    assert_eq!(texts(&events, "action"), ["ACTION_SCAN"]);

    assert_eq!(
        enable(true).await["qrcodePendingUpdateSince"],
        "2026-05-20T10:00:00Z"
    );
    assert_eq!(fetch(&api, "GET", &url).await.status, 200);
    api.send("DELETE", &path, None).await;
    fetch(&api, "GET", &url).await.refused(404, "NOT_FOUND");
}
