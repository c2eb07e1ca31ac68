//! Whether a link is the one that was asked for, as far as it shows.

use std::collections::BTreeSet;

use crate::models::{CreateLinkRequest, Link};

/// Whether all that was asked for is there. A link shows neither its destination nor whether
/// conversions are tracked.
pub(super) fn shows(link: &Link, asked: &CreateLinkRequest) -> bool {
    compare(link, asked, |asked, shown| {
        asked.is_none() || asked == shown
    })
}

/// Whether nothing that is there speaks against it.
pub(super) fn may_show(link: &Link, asked: &CreateLinkRequest) -> bool {
    compare(link, asked, |asked, shown| {
        asked.is_none() || shown.is_none() || asked == shown
    })
}

/// A value as text, so that all kinds of them are compared by one function; `None` if empty.
type Shown = Option<String>;

fn compare(link: &Link, asked: &CreateLinkRequest, agree: fn(&Shown, &Shown) -> bool) -> bool {
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let texts = [
        (&asked.custom_domain_id, &link.custom_domain_id),
        (&asked.directory_id, &link.directory_id),
        (&asked.expired_destination, &link.expired_destination),
        (&asked.fallback_destination, &link.fallback_destination),
        (&asked.name, &link.name),
        (&asked.purpose, &link.purpose),
        (&asked.qrcode_design_id, &link.qrcode_design_id),
        (&asked.qrcode_template_id, &link.qrcode_template_id),
        (&asked.shortlink, &link.shortlink),
    ];
    let flag = |flag: Option<bool>| flag.map(|flag| flag.to_string());
    // A server need not keep fractions of a second.
    let time =
        |time: Option<chrono::DateTime<chrono::Utc>>| time.map(|time| time.timestamp().to_string());
    let tags = link.tags.as_deref().map(|tags| {
        let names = tags
            .iter()
            .map(|tag| tag.name.as_deref().unwrap_or_default());
        list(names)
    });
    let asked_tags = asked.tags.as_deref();
    let asked_tags = asked_tags.map(|tags| list(tags.iter().map(String::as_str)));
    let pairs = |map: &Option<std::collections::HashMap<String, String>>| {
        let pairs: BTreeSet<_> = map.as_ref()?.iter().collect();
        (!pairs.is_empty()).then(|| format!("{pairs:?}"))
    };
    texts
        .into_iter()
        .all(|(asked, shown)| agree(&text(asked), &text(shown)))
        && agree(&flag(asked.qrcode_enabled), &flag(link.qrcode_enabled))
        && agree(&time(asked.expires_at), &time(link.expires_at))
        && agree(&asked_tags.flatten(), &tags.flatten())
        && agree(&pairs(&asked.metadata), &pairs(&link.metadata))
}

/// In any order; `None` if there are none.
fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Shown {
    let texts: BTreeSet<_> = texts.collect();
    (!texts.is_empty()).then(|| format!("{texts:?}"))
}

#[cfg(test)]
mod tests {
    use super::{may_show, shows};
    use crate::models::{ApiTag, CreateLinkRequest, Link};

    #[test]
    fn each_field_that_a_link_shows_is_compared() {
        let text = |text: &str| Some(text.to_owned());
        let asked: Vec<CreateLinkRequest> = [
            r#""customDomainId": "a""#,
            r#""directoryId": "a""#,
            r#""expiredDestination": "a""#,
            r#""expiresAt": "2030-01-01T00:00:00Z""#,
            r#""fallbackDestination": "a""#,
            r#""metadata": {"a": "b"}"#,
            r#""name": "a""#,
            r#""purpose": "a""#,
            r#""qrcodeDesignId": "a""#,
            r#""qrcodeEnabled": true"#,
            r#""qrcodeTemplateId": "a""#,
            r#""shortlink": "a""#,
            r#""tags": ["a", "b"]"#,
        ]
        .into_iter()
        .map(|field| serde_json::from_str(&format!("{{\"destination\": \"d\", {field}}}")).unwrap())
        .collect();
        let tag = |name: &str| ApiTag {
            name: text(name),
            ..Default::default()
        };
        for asked in asked {
            let mut json = serde_json::to_value(&asked).unwrap();
            json["tags"].take();
            let mut same: Link = serde_json::from_value(json).unwrap();
            same.tags = asked.tags.as_ref().map(|_| vec![tag("b"), tag("a")]);
            assert!(shows(&same, &asked), "{asked:?}");
            assert!(may_show(&same, &asked));
            assert!(shows(&same, &CreateLinkRequest::default()), "not asked for");
            assert!(!shows(&Link::default(), &asked), "{asked:?}");
            assert!(may_show(&Link::default(), &asked), "not shown");
            let other = Link {
                custom_domain_id: text("o"),
                directory_id: text("o"),
                expired_destination: text("o"),
                expires_at: Some("2031-01-01T00:00:00Z".parse().unwrap()),
                fallback_destination: text("o"),
                metadata: Some([("a".to_owned(), "o".to_owned())].into()),
                name: text("o"),
                purpose: text("o"),
                qrcode_design_id: text("o"),
                qrcode_enabled: Some(false),
                qrcode_template_id: text("o"),
                shortlink: text("o"),
                tags: Some(vec![tag("a")]),
                ..Default::default()
            };
            assert!(!may_show(&other, &asked), "{asked:?}");
        }
    }

    #[test]
    fn what_is_empty_is_not_asked_for() {
        let asked = CreateLinkRequest {
            name: Some(String::new()),
            tags: Some(Vec::new()),
            metadata: Some([].into()),
            ..Default::default()
        };
        assert!(shows(&Link::default(), &asked));
    }
}
