// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Contact card as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// Contact card as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactCardTraceCard {
    /// Text of the contact card's button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub button_label: Option<String>,
    /// City of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Country of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Email address of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// First name of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Organisation the contact belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Phone number of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postal code of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// State or province of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Street line of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// Title of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Website of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

linkbreakers_runtime::read_object! {
    ContactCardTraceCard {
        "buttonLabel" => button_label: value,
        "city" => city: value,
        "country" => country: value,
        "email" => email: value,
        "firstName" => first_name: value,
        "lastName" => last_name: value,
        "organization" => organization: value,
        "phone" => phone: value,
        "postalCode" => postal_code: value,
        "state" => state: value,
        "streetAddress" => street_address: value,
        "title" => title: value,
        "website" => website: value,
    }
}
