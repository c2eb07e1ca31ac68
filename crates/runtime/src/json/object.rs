//! Structs that are read from JSON objects, as `#[derive(Deserialize)]` would with less code.
//!
//! For each struct the derive writes a second reader, of lists, a type for each field that has a reader of
//! its own, and one that tells names apart. With hundreds of structs this is most of what there is to
//! compile. Here the loop and the names are code that all share, and a struct has one `match`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

/// A struct that is read from a JSON object; [`read_object!`](crate::read_object) implements it.
pub trait Object<'de>: Default {
    /// The names of the members.
    const NAMES: &'static [&'static str];

    /// A bit for each member that has to be there, the first one's lowest.
    const REQUIRED: u128;

    /// The place of a name among [`NAMES`](Self::NAMES); past them when it is none.
    fn place(name: &str) -> usize;

    /// Reads the value of the member at `place` of [`NAMES`](Self::NAMES) into its field.
    ///
    /// # Errors
    ///
    /// When it is no value of that field.
    fn read<A: MapAccess<'de>>(&mut self, place: usize, members: &mut A) -> Result<(), A::Error>;
}

/// Reads an object. Members that the struct does not have are passed over, and of two with one name the
/// last counts.
///
/// # Errors
///
/// When the value is no object, a member is no value of its field, or one is missing that has to be there.
pub fn read<'de, T: Object<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    // As a struct, so that a flattened one takes its members out of what is left for the others.
    deserializer.deserialize_struct("", T::NAMES, Reader(PhantomData))
}

/// Lets a struct be read from a JSON object, member by member, or from another format that writes structs
/// as maps.
///
/// Each member has its name on the wire, the field, and how its value is read: one of the functions of
/// [`lenient`](crate::json::lenient). `required` at the end makes an object without it an error; all other fields keep their
/// default. A function after `then` has the last word on what was read. The struct has at most 128 members,
/// and implements `Default`.
///
/// ```
/// use linkbreakers_runtime::read_object;
///
/// #[derive(Debug, Default, PartialEq)]
/// struct Tide {
///     port: String,
///     height: Option<f64>,
/// }
///
/// read_object! {
///     Tide {
///         "portName" => port: value required,
///         "height" => height: number,
///     }
/// }
///
/// let tide: Tide = serde_json::from_str(r#"{"height": "4.5", "portName": "Brest", "moon": 1}"#)?;
/// assert_eq!(tide, Tide { port: "Brest".to_owned(), height: Some(4.5) });
/// assert!(serde_json::from_str::<Tide>("{}").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! read_object {
    (
        $name:ident {
            $($wire:literal => $field:ident: $reader:ident $($required:ident)?),* $(,)?
        }
        $(then $finish:path)?
    ) => {
        // The places are named after the fields.
        #[allow(dead_code, non_camel_case_types, non_upper_case_globals)]
        impl<'de> $crate::json::object::Object<'de> for $name {
            const NAMES: &'static [&'static str] = &[$($wire),*];
            const REQUIRED: u128 = $crate::json::object::required(&[
                $($crate::read_object!(@required $($required)?)),*
            ]);

            fn place(name: &str) -> usize {
                enum Place { $($field),* }
                match name {
                    $($wire => Place::$field as usize,)*
                    _ => Self::NAMES.len(),
                }
            }

            fn read<A: $crate::__private::serde::de::MapAccess<'de>>(
                &mut self,
                __place: usize,
                __members: &mut A,
            ) -> ::std::result::Result<(), A::Error> {
                enum Place { $($field),* }
                $(const $field: usize = Place::$field as usize;)*
                // With names that no field has, since the constants would take their place.
                match __place {
                    $($field => {
                        let reader = $crate::json::lenient::$reader();
                        self.$field = __members.next_value_seed(reader)?;
                    })*
                    _ => $crate::json::object::pass_over(__members)?,
                }
                ::std::result::Result::Ok(())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let object = $crate::json::object::read(deserializer)?;
                $(let object = $finish(object);)?
                ::std::result::Result::Ok(object)
            }
        }
    };
    (@required required) => { true };
    (@required) => { false };
}

/// A bit for each member that is required, the first one's lowest.
#[doc(hidden)]
#[must_use]
pub const fn required(mut members: &[bool]) -> u128 {
    assert!(members.len() <= 128, "a struct has at most 128 members");
    let mut bits = 0;
    while let [before @ .., required] = members {
        bits = bits << 1 | *required as u128;
        members = before;
    }
    bits
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Object<'de>> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<T, A::Error> {
        let mut object = T::default();
        let missing = fill(
            &mut members,
            T::place,
            T::REQUIRED,
            &mut |place, members| object.read(place, members),
        )?;
        match missing {
            0 => Ok(object),
            missing => Err(lacks(T::NAMES, missing)),
        }
    }
}

/// Reads the value of a member by its place.
type ReadMember<'a, A, E> = dyn FnMut(usize, &mut A) -> Result<(), E> + 'a;

/// Reads all members, and gives what of those that have to be there is `missing` still. One function for
/// all structs.
fn fill<'de, A: MapAccess<'de>>(
    members: &mut A,
    place: fn(&str) -> usize,
    mut missing: u128,
    read: &mut ReadMember<'_, A, A::Error>,
) -> Result<u128, A::Error> {
    while let Some(place) = members.next_key_seed(Name(place))? {
        read(place, members)?;
        missing &= !u32::try_from(place)
            .ok()
            .and_then(|place| 1_u128.checked_shl(place))
            .unwrap_or(0);
    }
    Ok(missing)
}

/// Passes over the value of a member that the struct does not have.
#[doc(hidden)]
pub fn pass_over<'de, A: MapAccess<'de>>(members: &mut A) -> Result<(), A::Error> {
    members.next_value::<IgnoredAny>().map(drop)
}

#[cold]
fn lacks<E: Error>(names: &[&'static str], missing: u128) -> E {
    let first = names.get(missing.trailing_zeros() as usize);
    E::missing_field(first.copied().unwrap_or_default())
}

/// Reads a name, of which it gives the place.
struct Name(fn(&str) -> usize);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        Ok((self.0)(name))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<usize, E> {
        Ok((self.0)(std::str::from_utf8(name).unwrap_or_default()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
