//! Enums that stay open: a value that this version does not know is kept, not refused.

mod wire;

use std::borrow::Cow;

use serde::de::Deserializer;

use wire::WireVisitor;

/// What [`open_enum!`](crate::open_enum) implements, so that the rest is written only once.
pub trait OpenEnum: Sized {
    /// The wire values that are known.
    const KNOWN: &'static [&'static str];

    /// The variant of a known wire value.
    fn known(value: &str) -> Option<Self>;

    /// Keeps a wire value that is not known.
    fn unknown(value: String) -> Self;

    /// The variant of a wire value; only an unknown one is copied, and only if it is borrowed.
    #[must_use]
    fn from_wire(value: Cow<'_, str>) -> Self {
        Self::known(&value).unwrap_or_else(|| Self::unknown(value.into_owned()))
    }
}

/// Reads an open enum. Known values are not copied.
///
/// # Errors
///
/// When the value is neither a string nor an integer.
pub fn deserialize_open_enum<'de, E, D>(deserializer: D) -> Result<E, D::Error>
where
    E: OpenEnum,
    D: Deserializer<'de>,
{
    let visitor = WireVisitor { known: E::KNOWN };
    deserializer.deserialize_any(visitor).map(E::from_wire)
}

/// Declares an enum of wire strings that keeps the values it does not know.
///
/// The first variant is the zero value of the wire and the `Default`. No variant may be named
/// `Unknown`: that one is added, for a value that this version does not know. It is written as it
/// was read; an integer is kept as its digits and written as a string.
///
/// ```
/// linkbreakers_runtime::open_enum! {
///     /// The state of the tide.
///     pub enum Tide {
///         /// Not told.
///         Unspecified = "TIDE_UNSPECIFIED",
///         /// The water rises.
///         Flood = "TIDE_FLOOD",
///     }
/// }
///
/// assert_eq!(Tide::from("TIDE_FLOOD"), Tide::Flood);
/// assert_eq!(Tide::default().as_str(), "TIDE_UNSPECIFIED");
/// let new: Tide = serde_json::from_str(r#""TIDE_SLACK""#)?;
/// assert!(new.is_unknown());
/// assert_eq!(serde_json::to_string(&new)?, r#""TIDE_SLACK""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $(#[$first_about:meta])* $first:ident = $first_wire:literal
            $(, $(#[$variant_about:meta])* $variant:ident = $wire:literal)* $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        #[non_exhaustive]
        pub enum $name {
            $(#[$first_about])*
            #[default]
            $first,
            $($(#[$variant_about])* $variant,)*
            /// A value that this version does not know, as it came.
            Unknown(::std::string::String),
        }

        impl $name {
            /// The wire values that this version knows.
            pub const KNOWN: &'static [&'static str] = &[$first_wire $(, $wire)*];

            /// The value as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_wire,
                    $(Self::$variant => $wire,)*
                    Self::Unknown(value) => value,
                }
            }

            /// Whether this version does not know the value.
            #[must_use]
            pub fn is_unknown(&self) -> bool {
                ::std::matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::json::OpenEnum for $name {
            const KNOWN: &'static [&'static str] = Self::KNOWN;

            fn known(value: &str) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(match value {
                    $first_wire => Self::$first,
                    $($wire => Self::$variant,)*
                    _ => return ::std::option::Option::None,
                })
            }

            fn unknown(value: ::std::string::String) -> Self {
                Self::Unknown(value)
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                <Self as $crate::json::OpenEnum>::from_wire(::std::borrow::Cow::Borrowed(value))
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                <Self as $crate::json::OpenEnum>::from_wire(::std::borrow::Cow::Owned(value))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(Self::from(value))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::json::deserialize_open_enum(deserializer)
            }
        }
    };
}

#[cfg(test)]
#[allow(clippy::unwrap_used, unreachable_pub)]
mod tests;
