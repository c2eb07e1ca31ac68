// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Device a visitor used. Events carry it with `include=device`, visitors with `include=devices`.

use serde::Serialize;

use crate::models;

/// Device a visitor used. Events carry it with `include=device`, visitors with `include=devices`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Autonomous system number of the device's network, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asn: Option<i64>,
    /// Language set in the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_language: Option<String>,
    /// Name of the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_name: Option<String>,
    /// Version of the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_version: Option<String>,
    /// City the device was located in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Country the device was located in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// RFC 3339 timestamp of when the device record was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Kind of actor that used the device, such as a human or a bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor: Option<models::DeviceActor>,
    /// Name of the actor that used the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor_name: Option<String>,
    /// Origin of the actor that used the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor_origin: Option<String>,
    /// Brand of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_brand: Option<String>,
    /// Hardware concurrency reported for the device, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_concurrency: Option<i64>,
    /// Amount of memory reported for the device, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_memory: Option<f64>,
    /// Name of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// Class of device, such as mobile or desktop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<models::DeviceType>,
    /// Graphics processor reported for the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gpu: Option<String>,
    /// UUID of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// IP address of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// Internet service provider of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub isp: Option<String>,
    /// RFC 3339 timestamp of the last use of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Network bandwidth reported for the device, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_bandwidth: Option<f64>,
    /// Kind of network connection, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_connection: Option<String>,
    /// Network round-trip time reported for the device, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network_rtt: Option<f64>,
    /// Name of the device's platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_name: Option<String>,
    /// Version of the device's platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_version: Option<String>,
    /// Region the device was located in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Height of the screen, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen_height: Option<f64>,
    /// Ratio reported for the screen, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen_ratio: Option<f64>,
    /// Width of the screen, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen_width: Option<f64>,
    /// State or province the device was located in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Time zone of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Whether the device has a touch screen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touch_screen: Option<bool>,
    /// RFC 3339 timestamp of when the device record was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// User agent text sent by the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
}

linkbreakers_runtime::read_object! {
    Device {
        "asn" => asn: int64,
        "browserLanguage" => browser_language: value,
        "browserName" => browser_name: value,
        "browserVersion" => browser_version: value,
        "city" => city: value,
        "country" => country: value,
        "createdAt" => created_at: timestamp,
        "deviceActor" => device_actor: value,
        "deviceActorName" => device_actor_name: value,
        "deviceActorOrigin" => device_actor_origin: value,
        "deviceBrand" => device_brand: value,
        "deviceConcurrency" => device_concurrency: int64,
        "deviceMemory" => device_memory: number,
        "deviceName" => device_name: value,
        "deviceType" => device_type: value,
        "gpu" => gpu: value,
        "id" => id: value,
        "ipAddress" => ip_address: value,
        "isp" => isp: value,
        "lastUsedAt" => last_used_at: timestamp,
        "networkBandwidth" => network_bandwidth: number,
        "networkConnection" => network_connection: value,
        "networkRtt" => network_rtt: number,
        "platformName" => platform_name: value,
        "platformVersion" => platform_version: value,
        "region" => region: value,
        "screenHeight" => screen_height: number,
        "screenRatio" => screen_ratio: number,
        "screenWidth" => screen_width: number,
        "state" => state: value,
        "timezone" => timezone: value,
        "touchScreen" => touch_screen: boolean,
        "updatedAt" => updated_at: timestamp,
        "userAgent" => user_agent: value,
    }
}
