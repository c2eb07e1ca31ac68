//! What an outage costs: a thousand callers against a dead server.

use std::sync::Arc;

use crate::support::{add, answer, broken, patient, Configuration, Script, VirtualClock};
use linkbreakers_runtime::retry::RetryBudget;
use linkbreakers_runtime::transport::Phase;
use linkbreakers_runtime::StopReason;
use serde_json::Value;

#[tokio::test]
async fn a_thousand_callers_add_a_quarter_to_a_dead_servers_traffic() {
    let clock = VirtualClock::new();
    let script = Script::new((0..4_000).map(|_| broken(Phase::Connect)));
    let configuration = patient(&script, &clock);
    let mut callers = tokio::task::JoinSet::new();
    for _ in 0..1_000 {
        let configuration: Configuration = configuration.clone();
        callers.spawn(async move {
            let error = add(&configuration).send::<Value>().await.unwrap_err();
            error.stop_reason()
        });
    }
    let mut short = 0;
    while let Some(stop) = callers.join_next().await {
        short += usize::from(stop.unwrap() == Some(StopReason::BudgetUsedUp));
    }
    let requests = script.seen().len();
    // 1,000 calls, 20 retries for each 100 of them, and the reserve of 50.
    assert!(requests <= 1_250, "{requests}");
    assert!(requests >= 1_200, "{requests}");
    assert!(short > 900, "{short}");
}

#[tokio::test]
async fn a_budget_can_be_shared_and_turned_off() {
    let clock = VirtualClock::new();
    let script = Script::new([answer(503, "")]);
    let none = Arc::new(RetryBudget::new(0, 0).unwrap());
    let configuration = Configuration::builder()
        .transport(script.clone())
        .clock(Arc::new(clock.clone()))
        .retry_budget(none)
        .build()
        .unwrap();
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.stop_reason(), Some(StopReason::BudgetUsedUp));
    assert!(error.explain().contains("budget"), "{}", error.explain());
}
