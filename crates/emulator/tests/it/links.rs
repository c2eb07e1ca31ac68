//! Links: creation, filters, scopes, changes.

use serde_json::{json, Value};

use crate::support::{texts, Api};

#[tokio::test]
async fn create_fills_in_what_is_missing() {
    let api = Api::start().await;
    let body = json!({ "destination": "https://example.com/a?b=c", "tags": ["x", "y", "x"], "metadata": { "k": "v" } });
    let answer = api.post("/v1/links", body).await;
    let link = &answer["link"];
    let code = link["shortlink"].as_str().unwrap();
    assert_eq!(link["entrypoint"], format!("{}/{code}", api.emulator.url()));
    assert_eq!(texts(&link["tags"], "name"), ["x", "y"]);
    assert_eq!(link["metadata"], json!({ "k": "v" }));
    assert_eq!(link["createdAt"], "2026-05-20T10:00:00Z");
    assert!(link.get("qrcodeSignedUrl").is_none());
    assert_eq!(
        answer["workflowSteps"][0]["payload"]["clientRedirect"]["destination"],
        "https://example.com/a?b=c"
    );
    assert_eq!(api.emulator.link_count(), 1);
}

#[tokio::test]
async fn the_image_address_comes_to_those_who_ask() {
    let api = Api::start().await;
    let waited = api.link(json!({ "waitForQrcode": true })).await;
    assert!(waited["qrcodeSignedUrl"]
        .as_str()
        .unwrap()
        .starts_with(api.emulator.url()));
    let path = format!("/v1/links/{}", waited["id"].as_str().unwrap());
    assert!(api.get(&path).await["link"]
        .get("qrcodeSignedUrl")
        .is_none());
    let link = api.get(&format!("{path}?include=qrcodeSignedUrl")).await;
    assert_eq!(link["link"]["qrcodeSignedUrl"], waited["qrcodeSignedUrl"]);
}

#[tokio::test]
async fn related_data_is_embedded_by_include() {
    let api = Api::start().await;
    let link = api
        .link(json!({ "customDomainId": "d1", "qrcodeDesignId": "q1" }))
        .await;
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    let theme = json!({ "pageThemeId": "p1" });
    assert_eq!(api.send("PATCH", &path, Some(theme)).await.status, 200);
    let link = api
        .get(&format!(
            "{path}?include=customDomain&include=qrcodeDesign&include=pageTheme"
        ))
        .await;
    let id = |name: &str| link["link"][name]["id"].clone();
    assert_eq!(
        [id("customDomain"), id("qrcodeDesign"), id("pageTheme")],
        [json!("d1"), json!("q1"), json!("p1")]
    );
}

#[tokio::test]
async fn ids_and_codes_are_unique() {
    let api = Api::start().await;
    let first = json!({ "id": "my-id", "shortlink": "sale", "destination": "https://example.com" });
    api.post("/v1/links", first).await;
    let reply = api
        .send(
            "POST",
            "/v1/links",
            Some(json!({ "id": "my-id", "destination": "https://e.com" })),
        )
        .await;
    reply.refused(409, "LINK_ALREADY_EXISTS");
    let same = json!({ "shortlink": "sale", "destination": "https://e.com" });
    api.send("POST", "/v1/links", Some(same))
        .await
        .refused(409, "SHORTLINK_ALREADY_EXISTS");
    let elsewhere = api
        .link(json!({ "shortlink": "sale", "customDomainId": "d1" }))
        .await;
    assert_eq!(
        elsewhere["entrypoint"],
        format!("{}/d/d1/sale", api.emulator.url())
    );
    let free = |path: &'static str| api.get(path);
    assert_eq!(
        free("/v1/links/shortlink-availability?shortlink=sale").await["available"],
        false
    );
    assert_eq!(
        free("/v1/links/shortlink-availability?shortlink=v1").await["available"],
        false
    );
    assert_eq!(
        free("/v1/links/shortlink-availability?shortlink=other").await["available"],
        true
    );
    assert_eq!(
        free("/v1/links/shortlink-availability?shortlink=sale&customDomainId=d2").await
            ["available"],
        true
    );
}

#[tokio::test]
async fn lists_filter_and_scope() {
    let api = Api::start().await;
    api.link(json!({ "name": "Alpha", "shortlink": "a", "tags": ["red"], "directoryId": "dir" }))
        .await;
    api.tick();
    api.link(json!({ "name": "Beta", "shortlink": "b", "tags": ["red", "blue"] }))
        .await;
    api.tick();
    api.link(
        json!({ "name": "Gamma", "shortlink": "c", "destination": "https://alpha.example.com" }),
    )
    .await;
    let codes = async |query: &str| {
        let list = api.get(&format!("/v1/links?pageSize=10{query}")).await;
        let codes = texts(&list["links"], "shortlink").concat();
        assert_eq!(list["totalCount"], codes.len());
        codes
    };
    assert_eq!(codes("").await, "cba");
    assert_eq!(
        codes("&sortBy=LINK_SORT_FIELD_NAME&sortDirection=SORT_DIRECTION_ASC").await,
        "abc"
    );
    assert_eq!(codes("&tags=red").await, "ba");
    assert_eq!(codes("&tags=blue&tags=none").await, "b");
    assert_eq!(codes("&search=ALPHA").await, "ca");
    assert_eq!(codes("&directoryId=dir").await, "cba");
    assert_eq!(
        codes("&view=LINK_VIEW_DIRECTORY&directoryId=dir").await,
        "a"
    );
    assert_eq!(codes("&view=LINK_VIEW_DIRECTORY").await, "cb");
    assert_eq!(
        codes("&view=LINK_VIEW_UNSPECIFIED&directoryId=dir").await,
        "cba"
    );
}

#[tokio::test]
async fn update_sets_and_clears() {
    let api = Api::start().await;
    let link = api
        .link(json!({
            "name": "n", "tags": ["t"], "directoryId": "d", "qrcodeTemplateId": "q",
            "expiresAt": "2030-01-01T00:00:00Z", "expiredDestination": "https://example.com/gone",
        }))
        .await;
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    let patch = async |body: Value| api.send("PATCH", &path, Some(body)).await.body["link"].clone();
    api.tick();
    let link =
        patch(json!({ "name": "m", "tags": ["u"], "purpose": "p", "qrcodeEnabled": false })).await;
    assert_eq!(
        (&link["name"], &link["purpose"], &link["qrcodeEnabled"]),
        (&json!("m"), &json!("p"), &json!(false))
    );
    assert_eq!(texts(&link["tags"], "name"), ["u"]);
    assert_eq!(link["updatedAt"], "2026-05-20T10:00:01Z");
    assert_eq!(link["directoryId"], "d");
    let link = patch(json!({
        "tagsDelete": true, "directoryIdDelete": true, "qrcodeTemplateIdDelete": true,
        "expiresAtDelete": true, "expiredDestinationDelete": true,
    }))
    .await;
    assert_eq!(link["tags"], json!([]));
    for name in [
        "directoryId",
        "qrcodeTemplateId",
        "expiresAt",
        "expiredDestination",
    ] {
        assert!(link.get(name).is_none(), "{name}");
    }
}

#[tokio::test]
async fn deleted_links_are_gone() {
    let api = Api::start().await;
    let link = api.link(json!({ "shortlink": "x" })).await;
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    assert_eq!(api.send("DELETE", &path, None).await.body, json!({}));
    for (method, body) in [("GET", None), ("PATCH", Some(json!({}))), ("DELETE", None)] {
        api.send(method, &path, body)
            .await
            .refused(404, "NOT_FOUND");
    }
    api.visit("x", None).await.refused(404, "NOT_FOUND");
    api.link(json!({ "shortlink": "x" })).await;
}

#[tokio::test]
async fn tags_live_and_die_by_name() {
    let api = Api::start().await;
    let link = api.link(json!({ "tags": ["one", "two"] })).await;
    let tags = api.get("/v1/tags?pageSize=10&search=ON").await;
    assert_eq!(texts(&tags["tags"], "name"), ["one"]);
    assert_eq!(
        api.send("DELETE", "/v1/tags?name=one", None).await.status,
        200
    );
    api.send("DELETE", "/v1/tags?name=one", None)
        .await
        .refused(404, "NOT_FOUND");
    let link = api
        .get(&format!(
            "/v1/links/{}?include=tags",
            link["id"].as_str().unwrap()
        ))
        .await;
    assert_eq!(texts(&link["link"]["tags"], "name"), ["two"]);
}

#[tokio::test]
async fn codes_render_for_each_item() {
    let api = Api::start().await;
    let link = api.link(json!({ "shortlink": "t" })).await;
    let id = link["id"].as_str().unwrap();
    let body = json!({ "format": "QRCODE_RENDER_FORMAT_SVG", "items": [{ "values": { "table": "4 a" } }, {}] });
    let items = api
        .post(&format!("/v1/links/{id}/qrcode-images:render"), body)
        .await["items"]
        .clone();
    assert_eq!(
        items[0]["address"],
        format!("{}/t?qr=1&table=4+a", api.emulator.url())
    );
    assert_eq!(
        (&items[0]["contentType"], &items[0]["values"]["table"]),
        (&json!("image/svg+xml"), &json!("4 a"))
    );
    assert_ne!(items[0]["imageUrl"], items[1]["imageUrl"]);
    let urls = api
        .post(
            "/v1/links/qrcode-images:resolve",
            json!({ "linkIds": [id, "unknown"] }),
        )
        .await;
    assert_eq!(urls["qrcodeSignedUrls"].as_object().unwrap().len(), 1);
}
