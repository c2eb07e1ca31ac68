//! Pages of links that do not redirect, and of refusals: what they say, and what nobody can put in.

use serde_json::{json, Value};

use crate::support::{Api, Reply};

const SCRIPT: &str = "<script>alert('1')</script>&\"";
const ESCAPED: &str = "&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;&#34;";

async fn get(api: &Api, path: &str, accept: &str) -> Reply {
    api.deliver(api.request("GET", path).header("accept", accept))
        .await
}

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.bytes.clone()).unwrap()
}

fn assert_is_page(reply: &Reply, status: u16) {
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (status, "text/html; charset=utf-8")
    );
    assert!(reply
        .header("content-security-policy")
        .starts_with("default-src 'none'"));
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(!text(reply).contains("<script"), "{}", text(reply));
}

async fn contact(api: &Api, card: Value) {
    api.post(
        "/v1/links/contact",
        json!({ "shortlink": "c", "vcardData": card }),
    )
    .await;
}

#[tokio::test]
async fn texts_of_pages_are_escaped() {
    let api = Api::start().await;
    let thanks = json!({ "shortlink": "t", "title": SCRIPT, "description": SCRIPT });
    api.post("/v1/links/thank-you", thanks).await;
    api.post(
        "/v1/links/open-media",
        json!({ "shortlink": "m", "mediaId": SCRIPT }),
    )
    .await;
    let names = [
        "firstName",
        "title",
        "organization",
        "email",
        "phone",
        "website",
        "city",
        "buttonLabel",
    ];
    let mut card =
        json!({ "socialLinks": [{ "platform": SCRIPT, "url": "https://example.com/\"x" }] });
    for name in names {
        card[name] = json!(SCRIPT);
    }
    contact(&api, card).await;
    // The title stands in the head, too; a phone and an address of mail are their own links.
    for (path, count) in [("/t", 3), ("/m", 1), ("/c", 12)] {
        let reply = get(&api, path, "text/html").await;
        assert_is_page(&reply, 200);
        assert_eq!(
            text(&reply).matches(ESCAPED).count(),
            count,
            "{}",
            text(&reply)
        );
    }
    assert_eq!(api.emulator.event_count(), 3);
}

#[tokio::test]
async fn only_addresses_of_the_web_become_links() {
    let api = Api::start().await;
    let profiles = json!([{ "platform": "Forum", "url": "https://forum.example.com/ada" }]);
    contact(
        &api,
        json!({ "firstName": "Ada", "website": "javascript:alert(1)", "socialLinks": profiles }),
    )
    .await;
    let page = text(&get(&api, "/c", "text/html").await);
    assert!(page.contains("<dd>javascript:alert(1)</dd>"), "{page}");
    assert!(
        page.contains("<dt>Forum</dt><dd><a href=\"https://forum.example.com/ada\">"),
        "{page}"
    );
}

#[tokio::test]
async fn a_contact_can_be_saved() {
    let api = Api::start().await;
    contact(
        &api,
        json!({
            "firstName": "Ada", "lastName": "Love; lace", "organization": "A, B\nC\\", "title": "Dr",
            "email": "ada@example.com", "phone": "+44 20", "website": "https://example.com/",
            "streetAddress": "1 Long Street ".repeat(8), "city": "Lëeds", "country": "GB",
            "socialLinks": [{ "platform": "Forum", "url": "https://forum.example.com/ada" }],
        }),
    )
    .await;
    let page = get(&api, "/c", "text/html").await;
    assert!(
        text(&page).contains("<a href=\"/c?format=vcf\">Save contact</a>"),
        "{}",
        text(&page)
    );
    assert_eq!(api.emulator.event_count(), 1);

    let saved = get(&api, "/c?format=vcf", "*/*").await;
    assert_eq!(
        (saved.status, saved.header("content-type")),
        (200, "text/vcard; charset=utf-8")
    );
    assert_eq!(
        saved.header("content-disposition"),
        "attachment; filename=\"contact.vcf\""
    );
    let file = text(&saved);
    assert!(file
        .split_terminator("\r\n")
        .all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = file.replace("\r\n ", "");
    let lines: Vec<_> = unfolded.split_terminator("\r\n").collect();
    let address = format!("ADR:;;{};Lëeds;;;GB", "1 Long Street ".repeat(8).trim());
    let expected = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ada Love\\; lace",
        "N:Love\\; lace;Ada;;;",
        "ORG:A\\, B\\nC\\\\",
        "TITLE:Dr",
        "EMAIL:ada@example.com",
        "TEL:+44 20",
        &address,
        "URL:https://example.com/",
        "SOCIALPROFILE:https://forum.example.com/ada",
        "END:VCARD",
    ];
    assert_eq!(lines, expected);
    // The page was the visit; a client that wants nothing but the file makes one, too.
    assert_eq!(api.emulator.event_count(), 1);
    let asked = get(&api, "/c", "text/vcard;q=0.9, */*;q=0.1").await;
    assert_eq!(text(&asked), file);
    assert_eq!(api.emulator.event_count(), 2);
}

#[tokio::test]
async fn a_card_decides_about_its_button() {
    let api = Api::start().await;
    contact(
        &api,
        json!({ "organization": "ACME", "saveButtonEnabled": false }),
    )
    .await;
    let page = text(&get(&api, "/c", "text/html").await);
    assert!(
        page.contains("<h1>ACME</h1>") && !page.contains("format=vcf"),
        "{page}"
    );
}

#[tokio::test]
async fn browsers_get_refusals_as_pages() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "old", "expiresAt": "2026-05-20T09:00:00Z" }))
        .await;
    for (path, status, code) in [("/old", 410, "LINK_EXPIRED"), ("/none", 404, "NOT_FOUND")] {
        let page = get(
            &api,
            path,
            "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
        )
        .await;
        assert_is_page(&page, status);
        get(&api, path, "*/*").await.refused(status, code);
    }
}
