// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings specific to the action of a workflow step; at most one member is set, the one that fits the action.

use serde::Serialize;

use crate::models;

/// Settings specific to the action of a workflow step; at most one member is set, the one that fits the action.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkflowStepPayload {
    /// Settings of a chat bot step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat_bot: Option<Box<models::ChatBotPayload>>,
    /// Settings of a client redirect step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_redirect: Option<Box<models::ClientRedirectPayload>>,
    /// Settings of a condition on the visitor's country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_condition: Option<Box<models::CountryConditionPayload>>,
    /// Settings of a condition on the day of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month_condition: Option<Box<models::DayOfMonthConditionPayload>>,
    /// Settings of a condition on the day of the week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_week_condition: Option<Box<models::DayOfWeekConditionPayload>>,
    /// Settings of a condition on the device actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor_condition: Option<Box<models::DeviceActorConditionPayload>>,
    /// Settings of a condition on the device brand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_brand_condition: Option<Box<models::DeviceBrandConditionPayload>>,
    /// Settings of a condition on the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_browser_condition: Option<Box<models::DeviceBrowserConditionPayload>>,
    /// Settings of a condition on the device platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_platform_condition: Option<Box<models::DevicePlatformConditionPayload>>,
    /// Settings of a condition on the device type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type_condition: Option<Box<models::DeviceTypeConditionPayload>>,
    /// Settings of a form step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Box<models::FormPayload>>,
    /// Settings of a condition on the language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_condition: Option<Box<models::LanguageConditionPayload>>,
    /// Free-form value for a link visit step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_visit: Option<serde_json::Value>,
    /// Settings of a step that asks for the visitor's location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_request: Option<Box<models::LocationRequestPayload>>,
    /// Settings of a message page step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_page: Option<Box<models::MessagePagePayload>>,
    /// Settings of a multi-link step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_link: Option<Box<models::MultiLinkPayload>>,
    /// Settings of a step that opens a media file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_media: Option<Box<models::OpenMediaPayload>>,
    /// Settings of a password step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Box<models::PasswordPayload>>,
    /// Settings of a social links page step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_links: Option<Box<models::SocialLinksPayload>>,
    /// Settings of a condition on particular dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specific_date_condition: Option<Box<models::SpecificDateConditionPayload>>,
    /// Settings of a thank-you page step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thank_you_page: Option<Box<models::ThankYouPagePayload>>,
    /// Settings of a condition on the time of day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_of_day_condition: Option<Box<models::TimeOfDayConditionPayload>>,
    /// Settings of a contact card step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vcard: Option<Box<models::VCardPayload>>,
    /// Settings of a condition on first or returning visits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type_condition: Option<Box<models::VisitTypeConditionPayload>>,
    /// Settings of a condition on visitor attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_data_condition: Option<Box<models::VisitorDataConditionPayload>>,
}

linkbreakers_runtime::read_object! {
    WorkflowStepPayload {
        "chatBot" => chat_bot: value,
        "clientRedirect" => client_redirect: value,
        "countryCondition" => country_condition: value,
        "dayOfMonthCondition" => day_of_month_condition: value,
        "dayOfWeekCondition" => day_of_week_condition: value,
        "deviceActorCondition" => device_actor_condition: value,
        "deviceBrandCondition" => device_brand_condition: value,
        "deviceBrowserCondition" => device_browser_condition: value,
        "devicePlatformCondition" => device_platform_condition: value,
        "deviceTypeCondition" => device_type_condition: value,
        "form" => form: value,
        "languageCondition" => language_condition: value,
        "linkVisit" => link_visit: value,
        "locationRequest" => location_request: value,
        "messagePage" => message_page: value,
        "multiLink" => multi_link: value,
        "openMedia" => open_media: value,
        "password" => password: value,
        "socialLinks" => social_links: value,
        "specificDateCondition" => specific_date_condition: value,
        "thankYouPage" => thank_you_page: value,
        "timeOfDayCondition" => time_of_day_condition: value,
        "vcard" => vcard: value,
        "visitTypeCondition" => visit_type_condition: value,
        "visitorDataCondition" => visitor_data_condition: value,
    }
}
