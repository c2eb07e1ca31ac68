//! Webhook deliveries.

use maud::html;

use super::layout::{self, Section};
use super::Ask;
use crate::http::answer::Answer;

pub(super) fn list(ask: &Ask<'_>) -> Answer {
    let content = html! { h1 { "Deliveries" } };
    layout::page(ask, Section::Deliveries, "Deliveries", &content)
}

pub(super) fn resend(ask: &Ask<'_>, _id: &str) -> Answer {
    layout::nothing_here(ask)
}
