//! Objects as servers write them, and as they should not.

use std::collections::HashMap;

#[derive(Debug, Default, PartialEq)]
struct Port {
    name: String,
    berths: i64,
    depth: Option<f64>,
    open: Option<bool>,
    ships: Option<Vec<String>>,
    names: Option<HashMap<String, String>>,
    next: Option<Box<Port>>,
}

read_object! {
    Port {
        "portName" => name: value required,
        "berths" => berths: int64_required required,
        "depth" => depth: number,
        "open" => open: boolean,
        "ships" => ships: list,
        "names" => names: map,
        "next" => next: value,
    }
}

fn read(text: &str) -> Result<Port, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn brest() -> Port {
    Port {
        name: "Brest".to_owned(),
        berths: 7,
        ..Port::default()
    }
}

#[test]
fn the_order_of_members_does_not_matter() {
    for text in [
        r#"{"portName":"Brest","berths":7}"#,
        r#"{"berths":"7","portName":"Brest"}"#,
        r#"{"open":null,"depth":"","berths":7,"ships":null,"portName":"Brest","names":null}"#,
        r#" { "x" : [ { "portName" : 1 } ] , "portName" : "Brest" , "y" : { } , "berths" : 7.0 } "#,
        r#"{"port\u004eame":"Brest","berths":7}"#,
    ] {
        assert_eq!(read(text), Ok(brest()), "{text}");
    }
}

#[test]
fn objects_are_read_within_objects() {
    let text = r#"{"portName":"Ouessant","berths":1,"ships":["a",null,"b"],"names":{"br":"Eusa"},
        "depth":3,"open":"true","next":{"portName":"Brest","berths":7}}"#;
    let port = read(text).unwrap();
    assert_eq!(port.next, Some(Box::new(brest())));
    assert_eq!(port.ships, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(port.names.unwrap()["br"], "Eusa");
    assert_eq!((port.depth, port.open), (Some(3.0), Some(true)));
}

#[test]
fn of_two_members_with_one_name_the_last_counts() {
    let text = r#"{"portName":"Le Conquet","berths":1,"depth":3,"berths":7,"portName":"Brest","depth":null}"#;
    assert_eq!(read(text), Ok(brest()));
}

#[test]
fn a_missing_member_is_named_and_the_first_one_of_several() {
    for (text, message) in [
        ("{}", "missing field `portName` at line 1 column 2"),
        (
            r#"{"portName":"Brest"}"#,
            "missing field `berths` at line 1 column 20",
        ),
        (
            r#"{"berths":7}"#,
            "missing field `portName` at line 1 column 12",
        ),
    ] {
        assert_eq!(read(text).unwrap_err(), message, "{text}");
    }
}

#[test]
fn a_mistake_has_the_place_of_the_value() {
    for (text, message) in [
        (
            "[]",
            "invalid type: sequence, expected an object at line 1 column 2",
        ),
        (
            r#"["Brest",7]"#,
            "invalid type: sequence, expected an object at line 1 column 1",
        ),
        (
            "7",
            "invalid type: integer `7`, expected an object at line 1 column 1",
        ),
        (
            r#"{"portName":7}"#,
            "invalid type: integer `7`, expected a string at line 1 column 13",
        ),
        (
            r#"{"berths":7,"portName":"Brest""#,
            "EOF while parsing an object at line 1 column 30",
        ),
        (
            r#"{"next":[1]}"#,
            "invalid type: sequence, expected an object at line 1 column 9",
        ),
    ] {
        assert_eq!(read(text).unwrap_err(), message, "{text}");
    }
}

#[test]
fn required_members_are_bits_in_their_order() {
    assert_eq!(super::required(&[]), 0);
    assert_eq!(super::required(&[true, false, true]), 0b101);
    assert_eq!(super::required(&[true; 128]), u128::MAX);
}

#[test]
fn fields_may_be_named_like_anything_in_the_macro() {
    #[derive(Debug, Default, PartialEq)]
    struct Odd {
        place: Option<i64>,
        members: Option<i64>,
        name: Option<i64>,
        read: Option<i64>,
        r#type: Option<i64>,
        object: Option<i64>,
    }
    crate::read_object! {
        Odd {
            "place" => place: int64,
            "members" => members: int64,
            "name" => name: int64,
            "read" => read: int64,
            "type" => r#type: int64,
            "object" => object: int64,
        }
    }
    let text = r#"{"object":6,"type":5,"read":4,"name":3,"members":2,"place":1}"#;
    let odd: Odd = serde_json::from_str(text).unwrap();
    let all = [
        odd.place,
        odd.members,
        odd.name,
        odd.read,
        odd.r#type,
        odd.object,
    ];
    assert_eq!(all, [1, 2, 3, 4, 5, 6].map(Some));
}

#[test]
fn other_formats_and_buffers_are_read_too() {
    let value = serde_json::json!({"portName": "Brest", "berths": "7", "x": null});
    assert_eq!(serde_json::from_value::<Port>(value).unwrap(), brest());
    assert!(serde_json::from_value::<Port>(serde_json::json!(["Brest", 7])).is_err());

    #[derive(Debug, serde::Deserialize)]
    struct Outer {
        #[serde(flatten)]
        port: Port,
    }
    let text = r#"{"berths":7,"portName":"Brest","depth":null}"#;
    let outer: Outer = serde_json::from_str(text).unwrap();
    assert_eq!(outer.port, brest());
    let nothing: Option<Port> = serde_json::from_str("null").unwrap();
    assert_eq!(nothing, None);
}

#[test]
fn a_struct_may_have_a_last_word_or_no_members() {
    #[derive(Debug, Default, PartialEq)]
    struct Nothing {}
    crate::read_object! { Nothing {} }
    assert_eq!(
        serde_json::from_str::<Nothing>(r#"{"a":[1]}"#).unwrap(),
        Nothing {}
    );

    #[derive(Debug, Default, PartialEq)]
    struct Depth {
        low: Option<i64>,
        high: Option<i64>,
    }
    impl Depth {
        fn complete(mut self) -> Self {
            self.high = self.high.or(self.low);
            self
        }
    }
    crate::read_object! {
        Depth {
            "low" => low: int64,
            "high" => high: int64,
        }
        then Depth::complete
    }
    let depth: Depth = serde_json::from_str(r#"{"low":2}"#).unwrap();
    assert_eq!((depth.low, depth.high), (Some(2), Some(2)));
}

#[test]
fn a_flattened_struct_takes_its_members_and_leaves_the_others() {
    #[derive(Debug, serde::Deserialize)]
    struct Outer {
        #[serde(flatten)]
        port: Port,
        #[serde(flatten)]
        others: HashMap<String, serde_json::Value>,
    }
    let text = r#"{"portName":"Brest","x":1,"berths":7}"#;
    let outer: Outer = serde_json::from_str(text).unwrap();
    assert_eq!(outer.port, brest());
    assert_eq!(outer.others, HashMap::from([("x".to_owned(), 1.into())]));
}
