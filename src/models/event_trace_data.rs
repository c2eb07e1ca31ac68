// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Step-specific part of an event trace; one member is expected to be filled, according to the step.

use serde::Serialize;

use crate::models;

/// Step-specific part of an event trace; one member is expected to be filled, according to the step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventTraceData {
    /// Details of a chat bot step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat_bot: Option<Box<models::ChatBotTraceData>>,
    /// Details of a contact card step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_card: Option<Box<models::ContactCardTraceData>>,
    /// Details of a country condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_condition: Option<Box<models::CountryConditionTraceData>>,
    /// Details of a day-of-month condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month_condition: Option<Box<models::DayOfMonthConditionTraceData>>,
    /// Details of a day-of-week condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_week_condition: Option<Box<models::DayOfWeekConditionTraceData>>,
    /// Details of a device actor condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor_condition: Option<Box<models::DeviceActorConditionTraceData>>,
    /// Details of a device brand condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_brand_condition: Option<Box<models::DeviceBrandConditionTraceData>>,
    /// Details of a browser condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_browser_condition: Option<Box<models::DeviceBrowserConditionTraceData>>,
    /// Details of a platform condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_platform_condition: Option<Box<models::DevicePlatformConditionTraceData>>,
    /// Details of a device type condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type_condition: Option<Box<models::DeviceTypeConditionTraceData>>,
    /// Details of the entry into the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry_access: Option<Box<models::EntryAccessTraceData>>,
    /// Details of a form step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Box<models::FormTraceData>>,
    /// Details of a visitor identification step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identify_visitor: Option<Box<models::IdentifyVisitorTraceData>>,
    /// Details of a language condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_condition: Option<Box<models::LanguageConditionTraceData>>,
    /// Details of a location request step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_request: Option<Box<models::LocationRequestTraceData>>,
    /// Details of a media step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<Box<models::MediaTraceData>>,
    /// Details of a multi-link page step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_link: Option<Box<models::MultiLinkTraceData>>,
    /// Details of a password step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Box<models::PasswordTraceData>>,
    /// Details of a redirect step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<Box<models::RedirectTraceData>>,
    /// Details of a social links page step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub social_links: Option<Box<models::SocialLinksTraceData>>,
    /// Details of a specific date condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specific_date_condition: Option<Box<models::SpecificDateConditionTraceData>>,
    /// Details of a time-of-day condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_of_day_condition: Option<Box<models::TimeOfDayConditionTraceData>>,
    /// Details of a visit type condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type_condition: Option<Box<models::VisitTypeConditionTraceData>>,
    /// Details of a visitor data condition step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_data_condition: Option<Box<models::VisitorDataConditionTraceData>>,
}

linkbreakers_runtime::read_object! {
    EventTraceData {
        "chatBot" => chat_bot: value,
        "contactCard" => contact_card: value,
        "countryCondition" => country_condition: value,
        "dayOfMonthCondition" => day_of_month_condition: value,
        "dayOfWeekCondition" => day_of_week_condition: value,
        "deviceActorCondition" => device_actor_condition: value,
        "deviceBrandCondition" => device_brand_condition: value,
        "deviceBrowserCondition" => device_browser_condition: value,
        "devicePlatformCondition" => device_platform_condition: value,
        "deviceTypeCondition" => device_type_condition: value,
        "entryAccess" => entry_access: value,
        "form" => form: value,
        "identifyVisitor" => identify_visitor: value,
        "languageCondition" => language_condition: value,
        "locationRequest" => location_request: value,
        "media" => media: value,
        "multiLink" => multi_link: value,
        "password" => password: value,
        "redirect" => redirect: value,
        "socialLinks" => social_links: value,
        "specificDateCondition" => specific_date_condition: value,
        "timeOfDayCondition" => time_of_day_condition: value,
        "visitTypeCondition" => visit_type_condition: value,
        "visitorDataCondition" => visitor_data_condition: value,
    }
}
