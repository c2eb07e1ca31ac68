//! Subscriptions and what is delivered for them, whose ends change their counters and their status.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::table::Table;
use crate::deliveries::{
    AttemptRecord, Deliveries, DeliveryRecord, DeliveryStatus, Place, ResendError, Verdict,
    FAILURES_TO_DISABLE,
};

pub(crate) const ACTIVE: &str = "WEBHOOK_STATUS_ACTIVE";
const DISABLED: &str = "WEBHOOK_STATUS_DISABLED";

/// A webhook as it is kept; the wire shows all but the last two members.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) workspace_id: String,
    pub(crate) name: String,
    pub(crate) endpoint_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) link_id: Option<String>,
    pub(crate) triggers: Vec<String>,
    pub(crate) source: String,
    pub(crate) status: String,
    /// Deliveries, not attempts.
    pub(crate) success_count: u64,
    pub(crate) failure_count: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_sent_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_delivered_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) sequence: u64,
    /// Failed deliveries since the last successful one, or since it was made active.
    pub(crate) failures_in_row: u32,
}

impl Webhook {
    pub(crate) fn is_active(&self) -> bool {
        self.status == ACTIVE
    }

    /// Whether a step of this kind, of a visit of this link, is to be told.
    fn wants(&self, link_id: &str, step_kind: &str) -> bool {
        let chosen = || {
            let kinds = self.triggers.iter();
            kinds.filter(|kind| !kind.ends_with("_UNSPECIFIED"))
        };
        self.is_active()
            && self.link_id.as_deref().is_none_or(|id| id == link_id)
            && (chosen().next().is_none() || chosen().any(|kind| kind == step_kind))
    }

    /// Counts a delivery that failed for good.
    fn failed(&mut self, gone: bool, now: DateTime<Utc>) {
        self.failure_count = self.failure_count.saturating_add(1);
        self.failures_in_row = self.failures_in_row.saturating_add(1);
        let often = self.is_active() && self.failures_in_row >= FAILURES_TO_DISABLE;
        if gone || often {
            self.status = DISABLED.to_owned();
            self.updated_at = now;
        }
    }
}

/// All webhooks by id, and the log of their deliveries.
#[derive(Debug, Default)]
pub(crate) struct Webhooks {
    pub(crate) all: Table<String, Webhook>,
    pub(crate) deliveries: Deliveries,
}

/// A delivery on its way out.
pub(crate) struct Dispatch {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) body: String,
    /// The attempt's number in its round, from 1.
    pub(crate) number: u32,
}

impl Webhooks {
    pub(crate) fn all(&self) -> impl Iterator<Item = &Webhook> {
        self.all.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Webhook> {
        self.all.get(id)
    }

    pub(crate) fn insert(&mut self, webhook: Webhook) {
        self.all.insert(webhook.id.clone(), webhook);
    }

    /// Changes a webhook. What waits for it goes on when it becomes active, with a clean record, and
    /// waits when it no longer is.
    pub(crate) fn change(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Webhook),
    ) -> Option<&Webhook> {
        let webhook = self.all.get_mut(id)?;
        let before = webhook.is_active();
        change(webhook);
        match (before, webhook.is_active()) {
            (false, true) => {
                webhook.failures_in_row = 0;
                self.deliveries.move_pending(id, Place::Due);
            }
            (true, false) => self.deliveries.move_pending(id, Place::Parked),
            _ => {}
        }
        self.all.get(id)
    }

    /// Removes a webhook and gives up what is pending for it.
    pub(crate) fn remove(&mut self, id: &str) -> Option<Webhook> {
        let webhook = self.all.remove(id)?;
        self.deliveries
            .give_up(id, &ResendError::Deleted.to_string());
        Some(webhook)
    }

    /// The active webhooks that want to be told of such a step, oldest first.
    pub(crate) fn wanting(&self, link_id: &str, step_kind: &str) -> Vec<&Webhook> {
        let wanting = self
            .all()
            .filter(|webhook| webhook.wants(link_id, step_kind));
        let mut wanting: Vec<_> = wanting.collect();
        wanting.sort_by_key(|webhook| webhook.sequence);
        wanting
    }

    /// Takes up to `room` deliveries whose time has come.
    pub(crate) fn take_due(&mut self, now: DateTime<Utc>, room: usize) -> Vec<Dispatch> {
        let due = self.deliveries.take_due(now, room).into_iter();
        due.filter_map(|delivery| {
            // Only webhooks that exist have deliveries that are due.
            let webhook = self.all.get(&delivery.webhook_id)?;
            Some(Dispatch {
                id: delivery.id.clone(),
                url: webhook.endpoint_url.clone(),
                body: delivery.body.clone(),
                number: delivery.attempts_in_round.saturating_add(1),
            })
        })
        .collect()
    }

    /// Writes down an attempt that has ended.
    pub(crate) fn attempted(
        &mut self,
        id: &str,
        attempt: AttemptRecord,
        verdict: Verdict,
        now: DateTime<Utc>,
    ) {
        let Some(webhook_id) = self
            .deliveries
            .get(id)
            .map(|found| found.webhook_id.clone())
        else {
            return;
        };
        let counted = self.change(&webhook_id, |webhook| {
            webhook.last_sent_at = webhook.last_sent_at.max(Some(attempt.at));
            match verdict {
                Verdict::Delivered => {
                    webhook.success_count = webhook.success_count.saturating_add(1);
                    webhook.failures_in_row = 0;
                    webhook.last_delivered_at = webhook.last_delivered_at.max(Some(attempt.at));
                }
                Verdict::Failed(_) => webhook.failed(false, now),
                Verdict::Gone(_) => webhook.failed(true, now),
                Verdict::RetryAfter(_) => {}
            }
        });
        let active = counted.map(Webhook::is_active);
        self.deliveries.change(id, |delivery| {
            delivery.attempted(attempt);
            let failure = match (verdict, active) {
                (Verdict::Delivered, _) => None,
                (Verdict::RetryAfter(wait), Some(active)) => {
                    let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX);
                    delivery.next_attempt_at = now.checked_add_signed(wait);
                    return if active { Place::Due } else { Place::Parked };
                }
                (Verdict::RetryAfter(_), None) => Some(ResendError::Deleted.to_string()),
                (Verdict::Failed(reason) | Verdict::Gone(reason), _) => Some(reason),
            };
            delivery.settle(failure);
            Place::Settled
        });
    }

    /// Puts a delivery back that was kept elsewhere, after its webhook and in the order of the log. What
    /// was pending is pending again, and an attempt that was under way then is made anew.
    pub(crate) fn restore(&mut self, number: u64, mut delivery: DeliveryRecord) {
        let webhook = self.all.get(&delivery.webhook_id);
        let place = match (delivery.status, webhook.map(Webhook::is_active)) {
            (DeliveryStatus::Pending, Some(true)) => Place::Due,
            (DeliveryStatus::Pending, Some(false)) => Place::Parked,
            (DeliveryStatus::Pending, None) => {
                delivery.settle(Some(ResendError::Deleted.to_string()));
                Place::Settled
            }
            _ => Place::Settled,
        };
        self.deliveries.go_on_at(number);
        self.deliveries.push(delivery, place);
    }

    /// Lets a delivery be sent again, at once and with all its attempts before it.
    pub(crate) fn resend(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<&DeliveryRecord, ResendError> {
        let delivery = self.deliveries.get(id).ok_or(ResendError::Unknown)?;
        let webhook = self.all.get(&delivery.webhook_id);
        if !webhook.ok_or(ResendError::Deleted)?.is_active() {
            return Err(ResendError::NotActive);
        }
        if self.deliveries.is_under_way(id) {
            return Err(ResendError::UnderWay);
        }
        self.deliveries.change(id, |delivery| {
            delivery.revive(now);
            Place::Due
        });
        self.deliveries.get(id).ok_or(ResendError::Unknown)
    }
}

#[cfg(test)]
mod tests;
