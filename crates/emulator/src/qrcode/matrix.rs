//! The modules of a QR code (ISO/IEC 18004), and the only place that knows the encoder.

use qrcodegen::{QrCode, QrCodeEcc};

/// What the largest code holds with the error correction used here: version 40, level M, bytes.
pub(crate) const MOST_BYTES: usize = 2_331;

/// A square of light and dark modules.
pub(super) struct Matrix(QrCode);

impl Matrix {
    /// The code of a text; `None` when it is too long.
    pub(super) fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(Self)
    }

    /// Modules on a side.
    pub(super) fn side(&self) -> u32 {
        u32::try_from(self.0.size()).unwrap_or_default()
    }

    /// Whether a module is dark; all around the code are light.
    pub(super) fn is_dark(&self, column: u32, row: u32) -> bool {
        match (i32::try_from(column), i32::try_from(row)) {
            (Ok(column), Ok(row)) => self.0.get_module(column, row),
            _ => false,
        }
    }
}
