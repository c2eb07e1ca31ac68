//! One bad item does not cost the page, if the caller wants it so.

use std::sync::Arc;

use linkbreakers_runtime::{Call, ErrorKind};
use serde_json::json;

use super::library::{book, items, over, pages, Books, Leaf, Library, SHELF};
use crate::support::CANARY;

fn library() -> Arc<Library> {
    let library = Library::of(&[2, 5, 1]);
    let mut pages = library.pages.lock().unwrap();
    let Leaf { books, .. } = pages.get_mut("t1").unwrap();
    books[1] = json!({ "id": "3", "title": { "en": "no text" } });
    books[2] = json!(null);
    books[4] = json!({ "id": "6" });
    drop(pages);
    Arc::new(library)
}

#[tokio::test]
async fn a_bad_item_is_an_error_and_the_others_come() {
    let mut stream = items(&library()).isolate_bad_items();
    let mut seen = Vec::new();
    while let Some(item) = stream.next().await {
        seen.push(match item {
            Ok(book) => book.id,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Decode);
                let bad = error.bad_item().unwrap();
                let path = error.json_path().unwrap();
                format!("{} {} {}", bad.index(), path, bad.raw())
            }
        });
    }
    let bad = [
        r#"1 books[1].title {"id":"3","title":{"en":"no text"}}"#,
        r#"4 books[4] {"id":"6"}"#,
    ];
    assert_eq!(seen, ["0", "1", "2", bad[0], "5", bad[1], "7"]);
    assert_eq!(stream.checkpoint().items(), 7);
}

#[tokio::test]
async fn without_it_the_page_is_an_error_and_can_be_read_later() {
    let library = library();
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    stream.next().await.unwrap().unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(error.is_decode() && error.bad_item().is_none());
    assert!(stream.next().await.is_none());
    let mut stream = items(&library)
        .isolate_bad_items()
        .resume(&stream.checkpoint());
    assert_eq!(stream.next().await.unwrap().unwrap().id, "2");
    assert!(pages(&library)
        .try_collect(9)
        .await
        .unwrap_err()
        .is_decode());
}

#[tokio::test]
async fn going_on_after_each_item_loses_none_and_repeats_none() {
    let library = library();
    let mut checkpoint = items(&library).checkpoint();
    let mut seen = Vec::new();
    loop {
        let mut stream = items(&library).isolate_bad_items().resume(&checkpoint);
        let Some(item) = stream.next().await else {
            break;
        };
        seen.push(item.map_or_else(
            |error| id_of(error.bad_item().unwrap()),
            |book| json!(book.id),
        ));
        checkpoint = stream.checkpoint();
    }
    assert_eq!(json!(seen), json!(["0", "1", "2", "3", "5", "6", "7"]));
    assert!(checkpoint.is_finished());
}

#[tokio::test]
async fn a_page_that_is_wrong_elsewhere_is_an_error_of_the_page() {
    let script = crate::support::Script::new([
        crate::support::answer(200, r#"{"books":[{"id":"1","title":"x"}],"next":5}"#),
        crate::support::answer(200, r#"{"books":7}"#),
        crate::support::answer(200, r#"{"books":[{"id":1}],"next":5}"#),
    ]);
    let configuration = crate::support::over(&script);
    for _ in 0..3 {
        let list = Call::new(&configuration, &SHELF).into_listing();
        let mut stream = list.items::<Books>().isolate_bad_items();
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.is_decode() && error.bad_item().is_none());
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn neither_the_value_nor_the_key_is_shown() {
    let library = Library::of(&[1]);
    library.pages.lock().unwrap().get_mut("").unwrap().books = vec![
        json!({ "id": "1", "title": [CANARY], "email": "ada@example.com" }),
        book(2),
    ];
    let library = Arc::new(library);
    let list = Call::new(&over(&library), &SHELF).into_listing();
    let mut stream = list.items::<Books>().isolate_bad_items();
    let error = stream.next().await.unwrap().unwrap_err();
    let shown = format!(
        "{error} {error:?} {} {:?}",
        error.explain(),
        error.bad_item()
    );
    assert!(
        !shown.contains("ada@") && !shown.contains(CANARY),
        "{shown}"
    );
    let raw = error.bad_item().unwrap().raw();
    assert!(raw.contains("ada@") && !raw.contains(CANARY), "{raw}");
}

pub(super) fn id_of(bad: &linkbreakers_runtime::pagination::BadItem) -> serde_json::Value {
    let item: serde_json::Value = serde_json::from_str(bad.raw()).unwrap();
    item["id"].clone()
}

/// Whatever only one item has wrong costs only that one, and is kept as it was sent.
#[tokio::test]
async fn an_item_may_be_wrong_in_any_way() {
    for wrong in [
        r#"{"id":"1","id":"2","title":"twice"}"#.to_owned(),
        r#"{"id":"1","title":1e999}"#.to_owned(),
        r#"{"title":"\ud800","id":"1"}"#.to_owned(),
        format!(
            r#"{{"id":"1","title":{}1{}}}"#,
            "[".repeat(500),
            "]".repeat(500)
        ),
        "17".to_owned(),
    ] {
        let good = r#"{"id":"9","title":"x","ignored":[1e999,123456789012345678901234567890]}"#;
        let page = format!(r#"{{"next":"", "books": [{good}, {wrong} ,{good}],"total":3}}"#);
        let script = crate::support::Script::new([crate::support::answer(200, &page)]);
        let configuration = crate::support::over(&script);
        let list = Call::new(&configuration, &SHELF).into_listing();
        let mut stream = list.items::<Books>().isolate_bad_items();
        assert_eq!(stream.next().await.unwrap().unwrap().id, "9");
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.bad_item().unwrap().raw(), wrong);
        assert!(
            error.json_path().unwrap().starts_with("books[1]"),
            "{error}"
        );
        assert_eq!(stream.next().await.unwrap().unwrap().id, "9");
        assert!(stream.next().await.is_none());
    }
}

#[tokio::test]
async fn no_value_of_an_item_stands_in_the_error_and_no_key_in_its_path() {
    for item in [
        json!({ "id": 17, "title": "ada@example.com" }),
        json!({ "id": "ada@example.com", "title": 5 }),
        json!({ "id": { (CANARY): "ada@example.com" }, "title": "x" }),
    ] {
        let library = Library::of(&[1]);
        library.pages.lock().unwrap().get_mut("").unwrap().books = vec![item];
        let mut stream = items(&Arc::new(library)).isolate_bad_items();
        let error = stream.next().await.unwrap().unwrap_err();
        let path = error.json_path().unwrap();
        let shown = format!("{error} {error:?} {path} {}", error.explain());
        assert!(
            !shown.contains("ada@") && !shown.contains(CANARY),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn a_page_of_nothing_but_bad_items_is_itself_the_mistake() {
    let library = Library::of(&[1]);
    let page = |count| vec![json!(0); count];
    library.pages.lock().unwrap().get_mut("").unwrap().books = page(1_000);
    let library = Arc::new(library);
    let mut stream = items(&library).isolate_bad_items();
    for _ in 0..1_000 {
        assert!(stream
            .next()
            .await
            .unwrap()
            .unwrap_err()
            .bad_item()
            .is_some());
    }
    assert!(stream.next().await.is_none());
    library.pages.lock().unwrap().get_mut("").unwrap().books = page(1_001);
    let error = items(&library).isolate_bad_items().next().await;
    assert!(error.unwrap().unwrap_err().bad_item().is_none());
}
