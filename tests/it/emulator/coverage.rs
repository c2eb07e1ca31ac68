//! The scenarios against openapi.yaml: together they have every operation answered.

use std::collections::BTreeSet;

use super::{bulk, links, listings, metrics, pages, streams, visitors, webhooks};
use crate::decode::document::operations;

#[tokio::test]
async fn every_operation_of_the_document_is_answered_in_a_scenario() {
    let scenarios = [
        bulk::scenarios(),
        links::scenarios(),
        listings::scenarios(),
        metrics::scenarios(),
        pages::scenarios(),
        streams::scenarios(),
        visitors::scenarios(),
        webhooks::scenarios(),
    ];
    let mut answered = BTreeSet::new();
    for scenario in scenarios.into_iter().flatten() {
        let workspace = scenario().await;
        let records = workspace.emulator.requests().into_iter();
        let good = records.filter(|record| (200..300).contains(&record.status));
        answered.extend(good.filter_map(|record| record.operation_id));
    }
    let described: BTreeSet<_> = operations().iter().map(|it| it.id.to_owned()).collect();
    assert_eq!(answered, described);
    assert_eq!(answered.len(), 36);
}
