//! Defects that our document gives no occasion to: it must stay that way, or the tests here say
//! what has to be tested instead.

use serde_json::Value;

use crate::decode::document::{document, schemas, Kind, Schema};

/// All values of members called `name`, anywhere in the document.
fn members<'a>(value: &'a Value, name: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(members_of) => {
            for (key, inner) in members_of {
                if key == name {
                    found.push(inner);
                }
                members(inner, name, found);
            }
        }
        Value::Array(elements) => elements
            .iter()
            .for_each(|inner| members(inner, name, found)),
        _ => {}
    }
}

fn all(name: &str) -> Vec<&'static Value> {
    let mut found = Vec::new();
    members(document(), name, &mut found);
    found
}

/// Defects 3 and 4. Stock loses the tag of a discriminated union, writes it twice, and takes the
/// first variant that fits of the others.
#[test]
fn defect_03_and_04_the_document_has_no_unions() {
    for name in ["oneOf", "anyOf", "discriminator", "not"] {
        assert!(
            all(name).is_empty(),
            "{name} needs a template and tests of its own"
        );
    }
    for members in all("allOf") {
        assert_eq!(
            members.as_array().unwrap().len(),
            1,
            "a description beside a reference"
        );
    }
    // What is a union in the protocol buffers behind the API: each member is an optional field.
    let unions = schemas()
        .values()
        .filter(|schema| schema.get("x-proto-oneof").is_some());
    for schema in unions {
        let schema = Schema::of(schema);
        assert_eq!(
            (schema.kind(), schema.required().count()),
            (Kind::Object, 0)
        );
    }
}

/// Defect 14. Stock panics with `unimplemented!` on parameters of the style `deepObject`.
#[test]
fn defect_14_the_document_has_plain_query_parameters_only() {
    for style in all("style") {
        assert_eq!(style, "form");
    }
    for explode in all("explode") {
        assert_eq!(explode, true);
    }
    for parameters in all("parameters") {
        for parameter in parameters.as_array().into_iter().flatten() {
            assert_ne!(
                parameter["schema"]["type"], "object",
                "{}",
                parameter["name"]
            );
        }
    }
}

/// Defect 15. Stock sends files by their path and knows no other binary body.
#[test]
fn defect_15_the_document_has_json_bodies_only() {
    // A property of a schema may be called `content` too; media types have a slash.
    let contents = all("content").into_iter().filter_map(Value::as_object);
    let types = contents.flat_map(|content| content.keys().filter(|name| name.contains('/')));
    let types: Vec<_> = types.collect();
    assert!(types.len() > 50, "{}", types.len());
    assert!(
        types.iter().all(|name| *name == "application/json"),
        "{types:?}"
    );
    for format in all("format").into_iter().filter_map(Value::as_str) {
        assert!(
            ["date-time", "int32", "int64", "double"].contains(&format),
            "{format}"
        );
    }
}

/// Defect 16. Stock has one slot for API keys, whatever the number of schemes.
#[test]
fn defect_16_the_document_has_one_way_to_authenticate() {
    let schemes = document()["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    assert_eq!(schemes.len(), 1);
    for scheme in schemes.values() {
        assert_eq!(
            (&scheme["type"], &scheme["scheme"]),
            (&"http".into(), &"bearer".into())
        );
    }
}

/// Defect 9, the other half: every integer of the document says how large it gets.
#[test]
fn defect_09_every_integer_of_the_document_has_a_format() {
    let mut count = 0;
    for properties in all("properties") {
        for (name, property) in properties.as_object().unwrap() {
            if property["type"] == "integer" {
                assert!(property["format"].is_string(), "{name}");
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}

/// Defect 20, the other half: what an enum's `Default` gives is the wire's word for "not set",
/// or its enum is listed here.
#[test]
fn defect_20_the_default_of_an_enum_is_its_unspecified_value() {
    let mut others = Vec::new();
    for (name, schema) in schemas() {
        if let Some(first) = Schema::of(schema).values().first() {
            if !first.ends_with("UNSPECIFIED") {
                others.push(name.as_str());
            }
        }
    }
    // The API gives this one no zero value; it is only ever read, inside an `Option`.
    assert_eq!(others, ["PreferredLinkType"]);
}
