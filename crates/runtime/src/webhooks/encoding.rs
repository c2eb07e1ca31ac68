//! How the bytes of a signature are written into a header, and read back strictly.

use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::DecodePaddingMode;
use base64::Engine as _;

const LENIENT_PADDING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT_PADDING);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT_PADDING);

/// How the bytes of a signature are written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// Two hexadecimal digits a byte. Written in lower case; read in lower or upper case, not mixed.
    Hex,
    /// Base64 with `+` and `/` ([RFC 4648, section 4]); padding is written, and read if it is there.
    ///
    /// [RFC 4648, section 4]: https://www.rfc-editor.org/rfc/rfc4648#section-4
    Base64,
    /// Base64 with `-` and `_` ([RFC 4648, section 5]); padding is written, and read if it is there.
    ///
    /// [RFC 4648, section 5]: https://www.rfc-editor.org/rfc/rfc4648#section-5
    Base64Url,
}

impl Encoding {
    pub(super) fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => hex(bytes),
            Self::Base64 => STANDARD.encode(bytes),
            Self::Base64Url => URL_SAFE.encode(bytes),
        }
    }

    /// The bytes, or `None` if `text` is not written this way. A received signature is no secret,
    /// so reading it need not take the same time for each.
    pub(super) fn decode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Hex => unhex(text),
            Self::Base64 => STANDARD.decode(text).ok(),
            Self::Base64Url => URL_SAFE.decode(text).ok(),
        }
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Mixed case is refused, so that each signature has at most two spellings, far from each other.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let lower = text.bytes().any(|byte| byte.is_ascii_lowercase());
    let upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
    if lower && upper {
        return None;
    }
    let mut pairs = text.as_bytes().chunks_exact(2);
    let bytes = pairs
        .by_ref()
        .map(|pair| match *pair {
            [high, low] => Some(nibble(high)? << 4 | nibble(low)?),
            _ => None,
        })
        .collect::<Option<Vec<u8>>>()?;
    pairs.remainder().is_empty().then_some(bytes)
}

fn nibble(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Base64, Base64Url, Hex};

    #[test]
    fn what_is_written_is_read() {
        let bytes: Vec<u8> = (0..=255).collect();
        for encoding in [Hex, Base64, Base64Url] {
            assert_eq!(
                encoding.decode(&encoding.encode(&bytes)),
                Some(bytes.clone())
            );
        }
        assert_eq!(Hex.encode(&[0, 0xaf]), "00af");
        assert_eq!(Hex.decode("00AF"), Some(vec![0, 0xaf]));
        assert_eq!(Base64.decode("+/8"), Base64.decode("+/8="));
        assert_eq!(Base64Url.decode("-_8"), Base64.decode("+/8="));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["a", "abc", "0g", "aB", "Ab", " 00", "00 ", "é", "+1"] {
            assert_eq!(Hex.decode(text), None, "{text}");
        }
        // The last digit carries bits that no byte needs; only zeros are a canonical spelling.
        for text in ["+/9=", "+/8==", "a", "-_8=", "+/ 8", "é"] {
            assert_eq!(Base64.decode(text), None, "{text}");
        }
        assert_eq!(Base64Url.decode("+/8="), None);
    }
}
