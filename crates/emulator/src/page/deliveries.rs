//! Webhooks and the log of their deliveries, with a button that sends one again.

use http::StatusCode;
use maud::{html, Markup};
use percent_encoding::{utf8_percent_encode, NON_ALPHANUMERIC};
use url::form_urlencoded::byte_serialize;

use super::layout::{self, Section};
use super::paging::{self, address, ROWS};
use super::text::{count, moment, number_of, outside, said, without_scheme, words};
use super::{links, moved, Ask};
use crate::deliveries::{DeliveryRecord, DeliveryStatus};
use crate::http::answer::Answer;
use crate::store::webhooks::Webhook;
use crate::store::Store;

const PATH: &str = "/_emulator/page/deliveries";
/// Webhooks that are shown, newest first.
const WEBHOOKS: usize = 50;

pub(super) fn list(ask: &Ask<'_>) -> Answer {
    let content = html! { h1 { "Deliveries" } (notice(ask)) (tables(ask)) };
    layout::page(ask, Section::Deliveries, "Deliveries", &content)
}

fn tables(ask: &Ask<'_>) -> Markup {
    let skipped: usize = ask.query.get("skip").parse().unwrap_or_default();
    let store = ask.app.store.lock();
    // The log is bounded, so that it may be counted.
    let total = store.webhooks.deliveries.all().count();
    let shown = store
        .webhooks
        .deliveries
        .all()
        .rev()
        .skip(skipped)
        .take(ROWS);
    let shown: Vec<_> = shown.collect();
    let at = |skipped: usize| match skipped {
        0 => PATH.to_owned(),
        skipped => address(PATH, &[("skip", &skipped.to_string())], None),
    };
    let end = skipped.saturating_add(shown.len());
    let newer = (skipped > 0).then(|| at(skipped.saturating_sub(ROWS)));
    let older = (end < total).then(|| at(end));
    html! {
        section.panel aria-label="Deliveries" {
            table #deliveries data-live="delivery event change" {
                caption { (number_of(total, "message")) " to webhooks in the log, newest first" }
                thead { tr {
                    th.state scope="col" { "State" }
                    th scope="col" { "Message" }
                    th.wide scope="col" { "Latest attempt" }
                    th.act scope="col" { span.hidden { "Action" } }
                } }
                tbody {
                    @for delivery in &shown { tr data-key=(delivery.id) { (row(&store, delivery)) } }
                    @if shown.is_empty() {
                        tr { td.empty colspan="4" { "None. A visit of a link is told to each webhook that wants it." } }
                    }
                }
            }
            (paging::links(newer.as_deref(), older.as_deref()))
        }
        (webhooks(&store))
    }
}

fn row(store: &Store, delivery: &DeliveryRecord) -> Markup {
    let (state, kind) = match delivery.status {
        DeliveryStatus::Delivered => ("delivered", "good"),
        DeliveryStatus::Pending => ("pending", "neutral"),
        DeliveryStatus::Failed => ("failed", "bad"),
    };
    let webhook = store.webhooks.get(&delivery.webhook_id);
    let link = store.links.get(&delivery.link_id);
    let id = utf8_percent_encode(&delivery.id, NON_ALPHANUMERIC);
    html! {
        td.state {
            span.badge data-kind=(kind) { (state) }
            div.second.soft { (number_of(delivery.attempts.len(), "attempt")) }
        }
        th scope="row" {
            (delivery.kind)
            @if let Some(link) = link {
                span.soft { " of " }
                a href=(links::path(&link.id)) { (said(link.name.as_deref().unwrap_or(&link.shortlink))) }
            }
            div.second.soft {
                "to " @match webhook { Some(webhook) => (said(&webhook.name)), None => "a deleted webhook" }
                ", " (moment(delivery.created_at))
            }
        }
        td.wide {
            @if let Some(attempt) = delivery.attempts.last() {
                @match attempt.status {
                    Some(status) => { "answered " (status) " after " (attempt.duration_ms) " ms" },
                    None => (said(attempt.error.as_deref().unwrap_or("no answer"))),
                }
            } @else { span.soft { "none yet" } }
            @if let Some(failure) = &delivery.failure { div.second.soft { (said(failure)) } }
            @if let Some(next) = delivery.next_attempt_at { div.second.soft { "next " (moment(next)) } }
        }
        td.act {
            form method="post" action=(format!("{PATH}/{id}/resend")) {
                button type="submit" name="resend" { "Send again" span.hidden { ": " (delivery.kind) ", " (delivery.id) } }
            }
        }
    }
}

fn webhooks(store: &Store) -> Markup {
    let mut all: Vec<&Webhook> = store.webhooks.all().collect();
    all.sort_by_key(|webhook| std::cmp::Reverse(webhook.sequence));
    html! {
        section.panel aria-label="Webhooks" {
            table #webhooks data-live="delivery change" {
                caption { (number_of(all.len(), "webhook")) ", newest first" }
                thead { tr {
                    th.state scope="col" { "State" }
                    th scope="col" { "Webhook" }
                    th.number scope="col" { "Delivered" }
                    th.number scope="col" { "Failed" }
                } }
                tbody {
                    @for webhook in all.iter().take(WEBHOOKS) {
                        tr data-key=(webhook.id) {
                            td.state {
                                span.badge data-kind=(if webhook.is_active() { "good" } else { "warn" }) {
                                    (words(&webhook.status, "WEBHOOK_STATUS_"))
                                }
                            }
                            th scope="row" {
                                (said(&webhook.name))
                                div.second { (outside(&webhook.endpoint_url, without_scheme(&webhook.endpoint_url))) }
                            }
                            td.number { (number(webhook.success_count)) }
                            td.number { (number(webhook.failure_count)) }
                        }
                    }
                    @if all.is_empty() { tr { td.empty colspan="4" { "No webhooks." } } }
                }
            }
        }
    }
}

fn number(number: u64) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX))
}

/// What to say after one was sent again.
fn notice(ask: &Ask<'_>) -> Markup {
    let id = ask.query.get("resent");
    let known = ask.app.store.lock().webhooks.deliveries.get(id).is_some();
    html! {
        @if known { p.notice role="status" { "Sent again: " code { (id) } } }
    }
}

pub(super) fn resend(ask: &Ask<'_>, id: &str) -> Answer {
    let id = super::decoded(id);
    let outcome = {
        let mut store = ask.app.store.lock();
        store.webhooks.resend(&id, ask.now).map(|_| ())
    };
    match outcome {
        Ok(()) => {
            let id: String = byte_serialize(id.as_bytes()).collect();
            moved(StatusCode::SEE_OTHER, &format!("{PATH}?resent={id}"))
        }
        Err(reason) => {
            let content = html! {
                h1 { "Deliveries" }
                p.error role="alert" { "Not sent again: " (reason.to_string()) }
                (tables(ask))
            };
            let section = Some(Section::Deliveries);
            layout::page_with(ask, StatusCode::CONFLICT, section, "Deliveries", &content)
        }
    }
}
