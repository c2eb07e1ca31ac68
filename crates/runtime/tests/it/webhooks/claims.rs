//! The replay store in memory: who may handle a delivery, and for how long that is remembered.

use super::{now, verifier, BODY};
use crate::support::VirtualClock;
use linkbreakers_runtime::webhooks::{
    Claim, DeliveryId, MemoryReplayStore, ReplayStore, Scheme, StoreError, Ticket,
};
use std::sync::{Arc, Barrier};
use std::time::Duration;

const LEASE: Duration = Duration::from_secs(60);
const MEMORY: Duration = Duration::from_secs(600);
const NANOSECOND: Duration = Duration::from_nanos(1);

fn id(name: &str) -> DeliveryId {
    let verifier = verifier(Scheme::sha256_hex());
    let headers = verifier.sign(Some(name), now(), BODY).unwrap();
    let verified = verifier.verify(&headers, BODY, now()).unwrap();
    verified.delivery_id()
}

fn ticket(name: &str) -> Ticket {
    Ticket::new(id(name), LEASE, MEMORY)
}

fn store() -> (MemoryReplayStore, VirtualClock) {
    let clock = VirtualClock::new();
    (
        MemoryReplayStore::with_clock(Arc::new(clock.clone())),
        clock,
    )
}

async fn claim(store: &MemoryReplayStore, name: &str) -> Claim {
    store.claim(ticket(name)).await.unwrap()
}

#[tokio::test]
async fn progress_and_end_are_told_apart() {
    let (store, _) = store();
    let first = ticket("a");
    assert_eq!(store.claim(first).await.unwrap(), Claim::Fresh);
    assert_eq!(store.claim(first).await.unwrap(), Claim::Fresh);
    assert_eq!(claim(&store, "a").await, Claim::InProgress);
    assert_eq!(claim(&store, "b").await, Claim::Fresh);
    store.confirm(first).await.unwrap();
    store.confirm(first).await.unwrap();
    assert_eq!(claim(&store, "a").await, Claim::Done);
    assert_eq!(store.claim(first).await.unwrap(), Claim::Done);
    assert_eq!(store.len(), 2);
}

#[tokio::test]
async fn a_released_delivery_comes_again() {
    let (store, _) = store();
    let first = ticket("a");
    store.claim(first).await.unwrap();
    store.release(first).await.unwrap();
    assert!(store.is_empty());
    assert_eq!(claim(&store, "a").await, Claim::Fresh);
}

#[tokio::test]
async fn nobody_ends_what_another_has_claimed() {
    let (store, _) = store();
    let (first, other) = (ticket("a"), ticket("a"));
    store.claim(first).await.unwrap();
    store.release(other).await.unwrap();
    store.abandon(other);
    assert_eq!(claim(&store, "a").await, Claim::InProgress);
    let lost = store.confirm(other).await.unwrap_err();
    assert!(matches!(lost, StoreError::LeaseLost));
    store.confirm(first).await.unwrap();
    store.release(first).await.unwrap();
    store.abandon(first);
    assert_eq!(claim(&store, "a").await, Claim::Done);
}

#[tokio::test]
async fn a_claim_ends_with_its_lease() {
    let (store, clock) = store();
    let crashed = ticket("a");
    store.claim(crashed).await.unwrap();
    clock.pass(LEASE);
    assert_eq!(claim(&store, "a").await, Claim::InProgress);
    clock.pass(NANOSECOND);
    let second = ticket("a");
    assert_eq!(store.claim(second).await.unwrap(), Claim::Fresh);
    // The first one was only slow.
    let lost = store.confirm(crashed).await.unwrap_err();
    assert!(matches!(lost, StoreError::LeaseLost));
    store.release(crashed).await.unwrap();
    assert_eq!(claim(&store, "a").await, Claim::InProgress);
    store.confirm(second).await.unwrap();
    assert_eq!(claim(&store, "a").await, Claim::Done);
}

#[tokio::test]
async fn a_late_confirmation_counts_if_nobody_came_between() {
    let (store, clock) = store();
    let slow = ticket("a");
    store.claim(slow).await.unwrap();
    clock.pass(LEASE * 2);
    store.confirm(slow).await.unwrap();
    assert_eq!(claim(&store, "a").await, Claim::Done);
}

#[tokio::test]
async fn a_delivery_is_remembered_from_its_confirmation_on() {
    let (store, clock) = store();
    let first = ticket("a");
    store.claim(first).await.unwrap();
    clock.pass(LEASE);
    store.confirm(first).await.unwrap();
    clock.pass(MEMORY);
    assert_eq!(claim(&store, "a").await, Claim::Done);
    clock.pass(NANOSECOND);
    assert!(store.is_empty());
    assert_eq!(claim(&store, "a").await, Claim::Fresh);
}

#[tokio::test]
async fn a_full_store_refuses_and_forgets_nothing() {
    let (store, clock) = store();
    let store = store.with_capacity(2);
    let (first, second) = (ticket("a"), ticket("b"));
    store.claim(first).await.unwrap();
    store.confirm(first).await.unwrap();
    store.claim(second).await.unwrap();
    let full = store.claim(ticket("c")).await.unwrap_err();
    assert!(matches!(full, StoreError::Full));
    assert_eq!(claim(&store, "a").await, Claim::Done);
    assert_eq!(claim(&store, "b").await, Claim::InProgress);
    // What is there can still end.
    store.confirm(second).await.unwrap();
    // The expired ones make room.
    clock.pass(MEMORY + NANOSECOND);
    assert_eq!(claim(&store, "c").await, Claim::Fresh);
    assert_eq!(store.len(), 1);
}

#[tokio::test]
async fn endless_times_do_not_overflow() {
    let (store, clock) = store();
    clock.pass(Duration::from_secs(1));
    let endless = Ticket::new(id("a"), Duration::MAX, Duration::MAX);
    store.claim(endless).await.unwrap();
    store.confirm(endless).await.unwrap();
    clock.pass(MEMORY * 1_000);
    assert_eq!(claim(&store, "a").await, Claim::Done);
}

#[test]
fn of_many_claims_at_once_one_is_fresh() {
    let (store, _) = store();
    let store = Arc::new(store);
    for round in 0..50 {
        let id = id(&round.to_string());
        let barrier = Arc::new(Barrier::new(8));
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let (store, barrier) = (Arc::clone(&store), Arc::clone(&barrier));
                std::thread::spawn(move || {
                    let ticket = Ticket::new(id, LEASE, MEMORY);
                    barrier.wait();
                    let runtime = tokio::runtime::Builder::new_current_thread();
                    let claim = store.claim(ticket);
                    { runtime }.build().unwrap().block_on(claim).unwrap()
                })
            })
            .collect();
        let claims = threads.into_iter().map(|thread| thread.join().unwrap());
        let fresh = claims.filter(|claim| *claim == Claim::Fresh).count();
        assert_eq!(fresh, 1);
    }
}
