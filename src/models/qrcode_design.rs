// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visual design of a QR code.

use serde::Serialize;

use crate::models;

/// Visual design of a QR code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QrcodeDesign {
    /// Background appearance of the QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background_options: Option<Box<models::BackgroundOptions>>,
    /// Margin around the central image, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub central_image_margin: Option<i64>,
    /// UUID of the media used as the central image; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub central_image_media_id: Option<String>,
    /// Signed absolute URL of the central image; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub central_image_signed_url: Option<String>,
    /// Size of the central image, as a floating-point number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub central_image_size: Option<f64>,
    /// Appearance of the dots inside the corner squares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corners_dot_options: Option<Box<models::CornersDotOptions>>,
    /// Appearance of the corner squares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corners_square_options: Option<Box<models::CornersSquareOptions>>,
    /// Creation time, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Appearance of the dots that make up the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dots_options: Option<Box<models::DotsOptions>>,
    /// Error correction level of the QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_correction_level: Option<String>,
    /// Height of the QR code image, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<i64>,
    /// Whether background dots are hidden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_background_dots: Option<bool>,
    /// UUID of the QR code design.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Image file format in which the QR code is produced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_file_format: Option<models::OutputFileFormat>,
    /// Overall shape of the QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<models::Shape>,
    /// Time of the last change, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Width of the QR code image, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<i64>,
}

linkbreakers_runtime::read_object! {
    QrcodeDesign {
        "backgroundOptions" => background_options: value,
        "centralImageMargin" => central_image_margin: int64,
        "centralImageMediaId" => central_image_media_id: value,
        "centralImageSignedUrl" => central_image_signed_url: value,
        "centralImageSize" => central_image_size: number,
        "cornersDotOptions" => corners_dot_options: value,
        "cornersSquareOptions" => corners_square_options: value,
        "createdAt" => created_at: timestamp,
        "dotsOptions" => dots_options: value,
        "errorCorrectionLevel" => error_correction_level: value,
        "height" => height: int64,
        "hideBackgroundDots" => hide_background_dots: boolean,
        "id" => id: value,
        "outputFileFormat" => output_file_format: value,
        "shape" => shape: value,
        "updatedAt" => updated_at: timestamp,
        "width" => width: int64,
    }
}
