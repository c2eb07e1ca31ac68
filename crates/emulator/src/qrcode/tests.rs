//! The bounds of codes and keys; tests from outside read the images.

use std::sync::Arc;

use super::*;
use crate::ids::IdSource;

#[test]
fn a_code_holds_what_is_promised() {
    let draw = |length: usize| draw::draw(&"a".repeat(length), Format::Svg, 64, 4);
    assert!(draw(MOST_BYTES).is_some());
    assert!(draw(MOST_BYTES + 1).is_none());
}

#[test]
fn modules_have_at_least_a_pixel() {
    let file = draw::draw(&"a".repeat(MOST_BYTES), Format::Png, 64, 4).unwrap();
    let reader = png::Decoder::new(std::io::Cursor::new(file))
        .read_info()
        .unwrap();
    assert_eq!((reader.info().width, reader.info().height), (185, 185));
}

#[test]
fn keys_come_from_the_seed_and_show_nothing() {
    let key = |seed| Key::new(&IdSource::new(seed));
    let signature = key(Some(1)).sign("/qrcodes/x");
    assert_eq!(key(Some(1)).sign("/qrcodes/x"), signature);
    assert_ne!(key(Some(2)).sign("/qrcodes/x"), signature);
    assert_ne!(key(None).sign("/qrcodes/x"), key(None).sign("/qrcodes/x"));
    assert_eq!(format!("{:?}", key(None)), "Key([redacted])");
}

#[test]
fn an_address_says_all_values_and_no_time_is_too_late() {
    let values = [("a b", "ü&="), ("qr", "2")].map(|(name, value)| (name.into(), value.into()));
    let said = address("http://host/x?y=1", values);
    assert_eq!(said, "http://host/x?y=1&qr=1&a+b=%C3%BC%26%3D&qr=2");
    let store = SharedStore::new("http://host".to_owned(), Arc::new(IdSource::new(Some(1))));
    let url = url(
        &store.lock(),
        "x",
        Format::Png,
        [],
        DateTime::<Utc>::MAX_UTC,
    );
    assert!(
        url.starts_with("http://host/qrcodes/x.png?expires="),
        "{url}"
    );
}
