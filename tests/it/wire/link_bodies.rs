//! Bodies that create and change links, with every field, as values and as the JSON they become.
//!
//! The values are written without `..Default::default()`: a new field does not compile until it
//! is listed here, and the comparison with the document finds what both forget.

use std::collections::HashMap;

use linkbreakers::models::{
    CreateBulkLinksRequest, CreateContactLinkRequest, CreateLinkRequest,
    CreateOpenMediaLinkRequest, CreateThankYouLinkRequest, UpdateLinkRequest, VCardData,
    VCardSocialLink,
};
use serde_json::{json, Value};

use crate::support::{moment, text, texts};

fn metadata() -> Option<HashMap<String, String>> {
    Some(HashMap::from([("sku".to_owned(), "SKU-1".to_owned())]))
}

pub(super) fn link() -> CreateLinkRequest {
    CreateLinkRequest {
        conversion_tracking: Some(true),
        custom_domain_id: text("domain-1"),
        destination: "https://example.com/a?b=c&d=é".to_owned(),
        directory_id: text("directory-1"),
        expired_destination: text("https://example.com/over"),
        expires_at: Some(moment("2027-01-31T23:59:59.500+01:00")),
        fallback_destination: text("https://example.com/lost"),
        id: text("own-id"),
        metadata: metadata(),
        name: text("Summer \"sale\""),
        purpose: text("campaign"),
        qrcode_design_id: text("design-1"),
        qrcode_enabled: Some(true),
        qrcode_template_id: text("template-1"),
        shortlink: text("summer"),
        tags: Some(texts(["summer", "e mail"])),
        wait_for_qrcode: Some(false),
    }
}

/// The members that all kinds of links share.
fn settings_json() -> Value {
    json!({
        "customDomainId": "domain-1",
        "directoryId": "directory-1",
        "expiredDestination": "https://example.com/over",
        "expiresAt": "2027-01-31T22:59:59.500Z",
        "id": "own-id",
        "metadata": { "sku": "SKU-1" },
        "name": "Summer \"sale\"",
        "purpose": "campaign",
        "qrcodeDesignId": "design-1",
        "qrcodeEnabled": true,
        "qrcodeTemplateId": "template-1",
        "shortlink": "summer",
        "tags": ["summer", "e mail"],
        "waitForQrcode": false,
    })
}

fn with(mut settings: Value, more: Value) -> Value {
    let Value::Object(more) = more else {
        panic!("{more} is no object");
    };
    settings.as_object_mut().unwrap().extend(more);
    settings
}

pub(super) fn link_json() -> Value {
    with(
        settings_json(),
        json!({
            "conversionTracking": true,
            "destination": "https://example.com/a?b=c&d=é",
            "fallbackDestination": "https://example.com/lost",
        }),
    )
}

/// A link with all settings, and one with nothing but its destination.
pub(super) fn links() -> Vec<CreateLinkRequest> {
    let plain = CreateLinkRequest {
        destination: "https://example.com".to_owned(),
        ..Default::default()
    };
    vec![link(), plain]
}

pub(super) fn links_json() -> Value {
    json!([link_json(), { "destination": "https://example.com" }])
}

pub(super) fn bulk() -> CreateBulkLinksRequest {
    CreateBulkLinksRequest { links: links() }
}

pub(super) fn bulk_json() -> Value {
    json!({ "links": links_json() })
}

pub(super) fn contact() -> CreateContactLinkRequest {
    let link = link();
    CreateContactLinkRequest {
        custom_domain_id: link.custom_domain_id,
        directory_id: link.directory_id,
        expired_destination: link.expired_destination,
        expires_at: link.expires_at,
        fallback_destination: link.fallback_destination,
        id: link.id,
        metadata: link.metadata,
        name: link.name,
        purpose: link.purpose,
        qrcode_design_id: link.qrcode_design_id,
        qrcode_enabled: link.qrcode_enabled,
        qrcode_template_id: link.qrcode_template_id,
        shortlink: link.shortlink,
        tags: link.tags,
        vcard_data: Box::new(card()),
        wait_for_qrcode: link.wait_for_qrcode,
    }
}

fn card() -> VCardData {
    VCardData {
        button_label: text("Save me"),
        city: text("Berlin"),
        country: text("Germany"),
        email: text("ada@example.com"),
        first_name: text("Ada"),
        last_name: text("Marsh"),
        organization: text("Example"),
        phone: text("+49301234"),
        phone_is_whatsapp: Some(true),
        phone_sms_enabled: Some(false),
        postal_code: text("10115"),
        save_button_enabled: Some(true),
        social_links: Some(vec![VCardSocialLink {
            platform: text("mastodon"),
            url: text("https://social.example.com/@ada"),
        }]),
        state: text("Berlin"),
        street_address: text("Invalidenstraße 1"),
        title: text("Engineer"),
        wallet_pass_enabled: Some(false),
        website: text("https://example.com"),
    }
}

pub(super) fn contact_json() -> Value {
    with(
        settings_json(),
        json!({
            "fallbackDestination": "https://example.com/lost",
            "vcardData": {
                "buttonLabel": "Save me",
                "city": "Berlin",
                "country": "Germany",
                "email": "ada@example.com",
                "firstName": "Ada",
                "lastName": "Marsh",
                "organization": "Example",
                "phone": "+49301234",
                "phoneIsWhatsapp": true,
                "phoneSmsEnabled": false,
                "postalCode": "10115",
                "saveButtonEnabled": true,
                "socialLinks": [
                    { "platform": "mastodon", "url": "https://social.example.com/@ada" },
                ],
                "state": "Berlin",
                "streetAddress": "Invalidenstraße 1",
                "title": "Engineer",
                "walletPassEnabled": false,
                "website": "https://example.com",
            },
        }),
    )
}

pub(super) fn open_media() -> CreateOpenMediaLinkRequest {
    let link = link();
    CreateOpenMediaLinkRequest {
        custom_domain_id: link.custom_domain_id,
        directory_id: link.directory_id,
        expired_destination: link.expired_destination,
        expires_at: link.expires_at,
        id: link.id,
        media_id: "media-1".to_owned(),
        metadata: link.metadata,
        name: link.name,
        purpose: link.purpose,
        qrcode_design_id: link.qrcode_design_id,
        qrcode_enabled: link.qrcode_enabled,
        qrcode_template_id: link.qrcode_template_id,
        shortlink: link.shortlink,
        tags: link.tags,
        wait_for_qrcode: link.wait_for_qrcode,
    }
}

pub(super) fn open_media_json() -> Value {
    with(settings_json(), json!({ "mediaId": "media-1" }))
}

pub(super) fn thank_you() -> CreateThankYouLinkRequest {
    let link = link();
    CreateThankYouLinkRequest {
        custom_domain_id: link.custom_domain_id,
        description: text("We will be in touch."),
        directory_id: link.directory_id,
        expired_destination: link.expired_destination,
        expires_at: link.expires_at,
        id: link.id,
        metadata: link.metadata,
        name: link.name,
        purpose: link.purpose,
        qrcode_design_id: link.qrcode_design_id,
        qrcode_enabled: link.qrcode_enabled,
        qrcode_template_id: link.qrcode_template_id,
        shortlink: link.shortlink,
        tags: link.tags,
        title: "Thank you".to_owned(),
        wait_for_qrcode: link.wait_for_qrcode,
    }
}

pub(super) fn thank_you_json() -> Value {
    with(
        settings_json(),
        json!({ "title": "Thank you", "description": "We will be in touch." }),
    )
}

pub(super) fn changes() -> UpdateLinkRequest {
    UpdateLinkRequest {
        directory_id: text("directory-2"),
        directory_id_delete: Some(false),
        expired_destination: text("https://example.com/over"),
        expired_destination_delete: Some(false),
        expires_at: Some(moment("2027-01-31T23:59:59Z")),
        expires_at_delete: Some(true),
        fallback_destination: text("https://example.com/lost"),
        name: text("Autumn"),
        page_theme_id: text("theme-1"),
        purpose: text("campaign"),
        qrcode_enabled: Some(false),
        qrcode_template_id: text("template-1"),
        qrcode_template_id_delete: Some(false),
        tags: Some(Vec::new()),
        tags_delete: Some(true),
    }
}

pub(super) fn changes_json() -> Value {
    json!({
        "directoryId": "directory-2",
        "directoryIdDelete": false,
        "expiredDestination": "https://example.com/over",
        "expiredDestinationDelete": false,
        "expiresAt": "2027-01-31T23:59:59Z",
        "expiresAtDelete": true,
        "fallbackDestination": "https://example.com/lost",
        "name": "Autumn",
        "pageThemeId": "theme-1",
        "purpose": "campaign",
        "qrcodeEnabled": false,
        "qrcodeTemplateId": "template-1",
        "qrcodeTemplateIdDelete": false,
        "tags": [],
        "tagsDelete": true,
    })
}
