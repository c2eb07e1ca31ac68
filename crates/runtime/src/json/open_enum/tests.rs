//! An open enum against the shapes that its values come in.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::{json, Value};

crate::open_enum! {
    /// For the tests.
    pub enum Tide {
        /// Zero.
        Unspecified = "TIDE_UNSPECIFIED",
        /// Named like things of the prelude on purpose.
        None = "TIDE_NONE",
        /// As above.
        String = "TIDE_STRING",
        /// As above.
        Result = "TIDE_RESULT",
    }
}

crate::open_enum! {
    /// The smallest one, without a last comma.
    pub enum Only {
        /// Zero.
        One = "ONE"
    }
}

#[test]
fn known_values_are_variants_and_others_are_kept() {
    for (wire, tide) in [
        (r#""TIDE_UNSPECIFIED""#, Tide::Unspecified),
        (r#""TIDE_NONE""#, Tide::None),
        (r#""TIDE_RESULT""#, Tide::Result),
        (r#""TIDE_NEW""#, Tide::Unknown("TIDE_NEW".to_owned())),
        (r#""tide_none""#, Tide::Unknown("tide_none".to_owned())),
        (r#""line\nbreak""#, Tide::Unknown("line\nbreak".to_owned())),
        (r#""""#, Tide::Unknown(String::new())),
    ] {
        let read: Tide = serde_json::from_str(wire).unwrap();
        assert_eq!(read, tide);
        assert_eq!(read.is_unknown(), matches!(tide, Tide::Unknown(_)));
        assert_eq!(serde_json::to_string(&read).unwrap(), wire);
        assert_eq!(Tide::from(read.as_str()), tide);
        assert_eq!(Tide::from(read.to_string()), tide);
        assert_eq!(read.as_ref().parse::<Tide>(), Ok(tide));
        // Borrowed, owned and buffered texts take other ways through the visitor.
        let value: Value = serde_json::from_str(wire).unwrap();
        assert_eq!(serde_json::from_value::<Tide>(value).unwrap(), read);
        assert_eq!(
            serde_json::from_reader::<_, Tide>(wire.as_bytes()).unwrap(),
            read
        );
    }
    let escaped: Tide = serde_json::from_str(r#""\u0054IDE_NONE""#).unwrap();
    assert_eq!(escaped, Tide::None);
}

#[test]
fn integers_are_kept_and_other_shapes_refused() {
    for number in ["3", "0", "-1"] {
        let read: Tide = serde_json::from_str(number).unwrap();
        assert_eq!(read, Tide::Unknown(number.to_owned()));
    }
    for other in ["{}", "[]", "true", "null", "1.5", r#"{"a":1}"#] {
        let error = serde_json::from_str::<Tide>(other).unwrap_err();
        assert!(error.to_string().contains("expected a string"), "{error}");
    }
    assert_eq!(serde_json::from_str::<Option<Tide>>("null").unwrap(), None);
}

#[test]
fn the_enum_has_the_habits_of_a_string() {
    assert_eq!(Tide::default(), Tide::Unspecified);
    assert_eq!(
        Tide::KNOWN,
        [
            "TIDE_UNSPECIFIED",
            "TIDE_NONE",
            "TIDE_STRING",
            "TIDE_RESULT"
        ]
    );
    assert_eq!(Only::KNOWN, ["ONE"]);
    assert_eq!(Only::from("ONE").as_str(), "ONE");
    assert!(Only::from(String::new()).is_unknown());
    assert_eq!(format!("{:>12}|", Tide::None), "   TIDE_NONE|");
    let unique: HashSet<Tide> = Tide::KNOWN.iter().map(|wire| Tide::from(*wire)).collect();
    assert_eq!(unique.len(), 4);
    let sorted = BTreeSet::from([Tide::Unknown("B".to_owned()), Tide::None, Tide::Unspecified]);
    assert_eq!(sorted.first(), Some(&Tide::Unspecified));
    let counts: HashMap<Tide, u8> =
        serde_json::from_value(json!({"TIDE_NONE": 1, "X": 2})).unwrap();
    assert_eq!(counts[&Tide::None], 1);
    assert_eq!(counts[&Tide::from("X")], 2);
}

#[test]
fn an_unknown_value_keeps_its_allocation() {
    let value = "TIDE_NEW".to_owned();
    let address = value.as_ptr();
    assert_eq!(Tide::from(value).as_str().as_ptr(), address);
}
