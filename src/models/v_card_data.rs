// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Contact details sent in a request to build a contact card.

use serde::Serialize;

use crate::models;

/// Contact details sent in a request to build a contact card.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VCardData {
    /// Label of the button on the contact card.
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
    /// Company or other organisation the contact belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Phone number of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Whether the phone number can also be reached on WhatsApp.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_is_whatsapp: Option<bool>,
    /// Whether the card offers sending an SMS to the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_sms_enabled: Option<bool>,
    /// Postal code of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Whether the card offers a button for saving the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_button_enabled: Option<bool>,
    /// Links to the contact's social profiles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_links: Option<Vec<models::VCardSocialLink>>,
    /// State or region of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Street part of the contact's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// Title of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the card offers a wallet pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wallet_pass_enabled: Option<bool>,
    /// Website of the contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

linkbreakers_runtime::read_object! {
    VCardData {
        "buttonLabel" => button_label: value,
        "city" => city: value,
        "country" => country: value,
        "email" => email: value,
        "firstName" => first_name: value,
        "lastName" => last_name: value,
        "organization" => organization: value,
        "phone" => phone: value,
        "phoneIsWhatsapp" => phone_is_whatsapp: boolean,
        "phoneSmsEnabled" => phone_sms_enabled: boolean,
        "postalCode" => postal_code: value,
        "saveButtonEnabled" => save_button_enabled: boolean,
        "socialLinks" => social_links: list,
        "state" => state: value,
        "streetAddress" => street_address: value,
        "title" => title: value,
        "walletPassEnabled" => wallet_pass_enabled: boolean,
        "website" => website: value,
    }
}
