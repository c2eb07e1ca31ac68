//! The models that one would write by hand: all that the API documents of a link, an event and a
//! device, but for nested objects that no answer of these benchmarks holds.

#![allow(dead_code)] // They are decoded and dropped.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
pub struct CreateLink<'a> {
    pub destination: &'a str,
    pub name: &'a str,
    pub tags: &'a [&'a str],
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkAnswer {
    pub link: Option<Link>,
    #[serde(default)]
    pub workflow_steps: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinksPage {
    #[serde(default)]
    pub links: Vec<Link>,
    pub next_page_token: Option<String>,
    pub total_count: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    pub created_at: Option<DateTime<Utc>>,
    pub custom_domain_id: Option<String>,
    pub directory_id: Option<String>,
    pub entrypoint: Option<String>,
    pub event_count: Option<i64>,
    pub expired_destination: Option<String>,
    pub expires_at: Option<DateTime<Utc>>,
    pub fallback_destination: Option<String>,
    pub id: Option<String>,
    pub metadata: Option<HashMap<String, String>>,
    pub name: Option<String>,
    pub page_theme_id: Option<String>,
    pub page_theme_template_id: Option<String>,
    pub purpose: Option<String>,
    pub qrcode_design_id: Option<String>,
    pub qrcode_enabled: Option<bool>,
    pub qrcode_pending_update_since: Option<DateTime<Utc>>,
    pub qrcode_signed_url: Option<String>,
    pub qrcode_template_id: Option<String>,
    pub shortlink: Option<String>,
    pub tags: Option<Vec<Tag>>,
    pub updated_at: Option<DateTime<Utc>>,
    pub workspace_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    pub created_at: Option<DateTime<Utc>>,
    pub id: Option<String>,
    pub name: Option<String>,
    pub updated_at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
pub struct EventsAnswer {
    pub json: EventsPage,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventsPage {
    #[serde(default)]
    pub events: Vec<Event>,
    pub has_more: Option<bool>,
    pub next_page_token: Option<String>,
    pub total_count: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    pub action: Option<Action>,
    pub created_at: Option<DateTime<Utc>>,
    pub destination: Option<String>,
    pub destination_action: Option<String>,
    pub device: Option<Box<Device>>,
    pub device_id: Option<String>,
    pub entrypoint: Option<String>,
    pub http_method: Option<String>,
    pub id: Option<String>,
    pub link_id: Option<String>,
    pub scanned_at: Option<DateTime<Utc>>,
    pub triggered_by: Option<TriggeredBy>,
    pub updated_at: Option<DateTime<Utc>>,
    pub visit_type: Option<VisitType>,
    pub visitor_id: Option<String>,
    pub workspace_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    pub asn: Option<i64>,
    pub browser_language: Option<String>,
    pub browser_name: Option<String>,
    pub browser_version: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub created_at: Option<DateTime<Utc>>,
    pub device_actor: Option<String>,
    pub device_actor_name: Option<String>,
    pub device_actor_origin: Option<String>,
    pub device_brand: Option<String>,
    pub device_concurrency: Option<i64>,
    pub device_memory: Option<f64>,
    pub device_name: Option<String>,
    pub device_type: Option<DeviceType>,
    pub gpu: Option<String>,
    pub id: Option<String>,
    pub ip_address: Option<String>,
    pub isp: Option<String>,
    pub last_used_at: Option<DateTime<Utc>>,
    pub network_bandwidth: Option<f64>,
    pub network_connection: Option<String>,
    pub network_rtt: Option<f64>,
    pub platform_name: Option<String>,
    pub platform_version: Option<String>,
    pub region: Option<String>,
    pub screen_height: Option<f64>,
    pub screen_ratio: Option<f64>,
    pub screen_width: Option<f64>,
    pub state: Option<String>,
    pub timezone: Option<String>,
    pub touch_screen: Option<bool>,
    pub updated_at: Option<DateTime<Utc>>,
    pub user_agent: Option<String>,
}

#[derive(Deserialize)]
pub enum Action {
    #[serde(rename = "ACTION_UNSPECIFIED")]
    Unspecified,
    #[serde(rename = "ACTION_SCAN")]
    Scan,
    #[serde(rename = "ACTION_CLICK")]
    Click,
}

#[derive(Deserialize)]
pub enum TriggeredBy {
    #[serde(rename = "TRIGGERED_BY_UNSPECIFIED")]
    Unspecified,
    #[serde(rename = "TRIGGERED_BY_VISITOR")]
    Visitor,
}

#[derive(Deserialize)]
pub enum VisitType {
    #[serde(rename = "VISIT_TYPE_UNSPECIFIED")]
    Unspecified,
    #[serde(rename = "VISIT_TYPE_FIRST")]
    First,
    #[serde(rename = "VISIT_TYPE_RETURNING")]
    Returning,
}

#[derive(Deserialize)]
pub enum DeviceType {
    #[serde(rename = "DEVICE_TYPE_UNSPECIFIED")]
    Unspecified,
    #[serde(rename = "DEVICE_TYPE_NATIVE")]
    Native,
    #[serde(rename = "DEVICE_TYPE_MOBILE")]
    Mobile,
    #[serde(rename = "DEVICE_TYPE_TABLET")]
    Tablet,
    #[serde(rename = "DEVICE_TYPE_DESKTOP")]
    Desktop,
    #[serde(rename = "DEVICE_TYPE_UNKNOWN")]
    Unknown,
}
