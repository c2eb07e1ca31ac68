//! The journal of requests, with the state of the rate limit and what goes wrong.

use maud::{html, Markup};

use super::layout::{self, Section};
use super::paging::{self, address, ROWS};
use super::text::{count, moment, said};
use super::{details, faults, Ask};
use crate::http::answer::Answer;
use crate::http::journal::RequestRecord;
use crate::http::rate_limit::CallerWindow;

/// Callers of the rate limit that are shown.
const CALLERS: usize = 20;
const PATH: &str = "/_emulator/page/requests";

pub(super) fn list(ask: &Ask<'_>) -> Answer {
    let skipped: usize = ask.query.get("skip").parse().unwrap_or_default();
    let (records, kept) = ask.app.journal.page(skipped, ROWS);
    let total = usize::try_from(ask.app.journal.count()).unwrap_or(usize::MAX);
    let at = |skipped: usize| {
        let skipped = skipped.to_string();
        let skipped = Some(skipped.as_str()).filter(|text| *text != "0");
        address(PATH, &[("skip", skipped.unwrap_or_default())], None)
    };
    let newer = (skipped > 0).then(|| at(skipped.saturating_sub(ROWS)));
    let end = skipped.saturating_add(records.len());
    let older = (end < kept).then(|| at(end));
    let content = html! {
        h1 { "Requests" }
        (faults::notice(ask))
        div.columns {
            section.panel aria-label="Journal" {
                table #requests data-live="request change" {
                    caption {
                        (count(total)) " received, newest first"
                        @if total > kept { "; the latest " (count(kept)) " are kept" }
                    }
                    thead { tr {
                        th.status scope="col" { "Status" }
                        th scope="col" { "Request" }
                        th.wide scope="col" { "Notes" }
                    } }
                    tbody {
                        @for record in &records { tr { (row(record)) } }
                        @if records.is_empty() { tr { td.empty colspan="3" { "No requests." } } }
                    }
                }
                (paging::links(newer.as_deref(), older.as_deref()))
            }
            div { (limits(ask)) (faults::panel(ask, "requests")) }
        }
    };
    layout::page(ask, Section::Requests, "Requests", &content)
}

/// Where the callers of the rate limit stand, and the workspace with its plan.
fn limits(ask: &Ask<'_>) -> Markup {
    let callers = ask.app.limiter.callers(ask.now);
    let more = callers.len().saturating_sub(CALLERS);
    let used_up = |window: &CallerWindow| window.used >= window.limit;
    let content = html! {
        div #limits data-live="request change" {
            table {
                caption.hidden { "Rate limit: requests of each caller in its window" }
                thead { tr {
                    th scope="col" { "Caller" }
                    th.number scope="col" { "Used" }
                    th.clock scope="col" { "Resets" }
                } }
                tbody {
                    @for window in callers.iter().take(CALLERS) {
                        tr {
                            th scope="row" { (window.class) " " code { (window.caller) } }
                            td.number {
                                @if used_up(window) { span.badge data-kind="bad" { (window.used) } } @else { (window.used) }
                                span.soft { " of " (window.limit) }
                            }
                            td.clock { (window.resets_at.format("%H:%M:%S")) }
                        }
                    }
                    @if callers.is_empty() { tr { td.empty colspan="3" { "Nobody is being counted." } } }
                }
            }
            @if more > 0 { p.note { "and " (count(more)) " more" } }
            (plan_quota(ask))
        }
    };
    layout::panel("limits-heading", "Limits", &html! {}, &content)
}

/// The requests of the billing cycle, in words and numbers.
fn plan_quota(ask: &Ask<'_>) -> Markup {
    let plan = ask.app.plan_quota.usage(ask.now);
    let number = |number: u64| count(usize::try_from(number).unwrap_or(usize::MAX));
    let used = match plan.limit {
        Some(limit) => html! {
            @if plan.used >= limit { span.badge data-kind="bad" { (number(plan.used)) } " used up" } @else { (number(plan.used)) }
            span.soft { " of " (number(limit)) " requests" }
        },
        None => html! { (number(plan.used)) span.soft { " requests, without a quota" } },
    };
    html! {
        div #plan-quota {
            (details::list(&[("Plan quota", Some(used)), ("Renews", Some(moment(plan.renews_at)))]))
        }
    }
}

fn row(record: &RequestRecord) -> Markup {
    let class = match record.status {
        200..=299 => "good",
        300..=399 => "neutral",
        400..=499 => "warn",
        _ => "bad",
    };
    html! {
        td.status {
            @match record.status {
                0 => span.badge data-kind="bad" { "none" },
                status => span.badge data-kind=(class) { (status) },
            }
        }
        th scope="row" {
            span.method { (said(&record.method)) } " "
            span.address {
                (said(&record.path))
                @if let Some(query) = &record.query { span.soft { "?" (said(query)) } }
            }
            @if let Some(operation) = &record.operation_id { div.second.soft { (operation) } }
            div.second.soft { (moment(record.at)) ", " (record.caller) }
            @if let Some(fault) = record.fault { div.second { span.badge data-kind="bad" { "fault: " (fault) } } }
        }
        td.wide {
            @if record.replayed { span.badge data-kind="neutral" { "replayed" } " " }
            @if let Some(key) = &record.idempotency_key { div.second { span.soft { "key " } (said(key)) } }
            @if let Some(agent) = &record.user_agent { div.second.soft { (said(agent)) } }
        }
    }
}
