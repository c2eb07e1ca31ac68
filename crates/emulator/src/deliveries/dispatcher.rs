//! The task that sends what is due. Its attempts are its own and end with it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::record::AttemptRecord;
use super::retry::judge;
use super::send::{self, Outcome};
use super::CONCURRENT;
use crate::app::App;
use crate::page::short;
use crate::server::GRACE;
use crate::store::webhooks::Dispatch;

/// How often the clock is asked while something waits for its time: it may be moved by hand, and
/// does not tell.
const TICK: Duration = Duration::from_millis(200);

/// Sends deliveries until `stop` changes or closes, and then lets the attempts under way end for a
/// while. What is cut off stays pending.
pub(crate) async fn run(app: Arc<App>, mut stop: watch::Receiver<()>) {
    let mut attempts = JoinSet::new();
    loop {
        let room = CONCURRENT.saturating_sub(attempts.len());
        let (due, waiting, signals) = {
            let webhooks = &mut app.store.lock().webhooks;
            let due = webhooks.take_due(app.clock.now(), room);
            let waiting = webhooks.deliveries.is_waiting();
            (due, waiting, webhooks.deliveries.signals())
        };
        for dispatch in due {
            attempts.spawn(attempt(Arc::clone(&app), dispatch));
        }
        tokio::select! {
            () = signals.work.notified() => {}
            Some(_) = attempts.join_next() => {}
            () = tokio::time::sleep(TICK), if waiting && attempts.len() < CONCURRENT => {}
            _ = stop.changed() => break,
        }
    }
    let ended = async { while attempts.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        attempts.shutdown().await;
    }
}

/// Makes one attempt and writes down what became of it.
async fn attempt(app: Arc<App>, dispatch: Dispatch) {
    let Dispatch {
        id,
        url,
        body,
        number,
    } = dispatch;
    let at = app.clock.now();
    let headers = send::headers(&url, &body, app.signer.headers(&id, at, &body));
    let sent = headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let sent = sent.collect();
    let begin = Instant::now();
    let outcome = send::send(&url, headers, body).await;
    let duration_ms = u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX);
    let verdict = judge(&outcome, number);
    let (status, error, answer) = match outcome {
        Outcome::Answered { status, answer } => (Some(status), None, answer),
        Outcome::Unanswered(reason) | Outcome::Impossible(reason) => {
            (None, Some(reason), String::new())
        }
    };
    let attempt = AttemptRecord {
        at,
        url,
        headers: sent,
        status,
        error,
        duration_ms,
        answer,
    };
    let mut store = app.store.lock();
    store
        .webhooks
        .attempted(&id, attempt, verdict, app.clock.now());
    // What a crash takes away is sent again.
    let _unawaited = app.save(&mut store);
    if let Some(delivery) = store.webhooks.deliveries.get(&id) {
        app.feed.tell("delivery", || {
            let webhook = store.webhooks.get(&delivery.webhook_id);
            json!({
                "id": delivery.id, "webhookId": delivery.webhook_id, "status": delivery.status,
                "type": delivery.kind, "attempts": delivery.attempts.len(),
                "webhookName": webhook.map(|webhook| short(&webhook.name, 120)),
                "answer": delivery.attempts.last().and_then(|attempt| attempt.status),
            })
        });
    }
}

/// Returns when no attempt is under way or due.
pub(crate) async fn settled(app: &App) {
    loop {
        let signals = app.store.lock().webhooks.deliveries.signals();
        let mut progress = std::pin::pin!(signals.progress.notified());
        // From here on no progress is missed.
        progress.as_mut().enable();
        if app
            .store
            .lock()
            .webhooks
            .deliveries
            .is_quiet(app.clock.now())
        {
            return;
        }
        // The clock may have been moved since the dispatcher looked.
        signals.work.notify_one();
        progress.await;
    }
}
