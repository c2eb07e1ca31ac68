//! The log's bounds, and where a record belongs.

use super::*;
use crate::deliveries::DeliveryStatus;
use crate::testing::moment;

fn record(id: usize, body: usize) -> DeliveryRecord {
    DeliveryRecord {
        id: id.to_string(),
        webhook_id: (id % 3).to_string(),
        event_id: String::new(),
        link_id: String::new(),
        kind: String::new(),
        step_kind: String::new(),
        status: DeliveryStatus::Pending,
        failure: None,
        created_at: moment(0),
        next_attempt_at: Some(moment(0)),
        attempts_in_round: 0,
        attempts: Vec::new(),
        body: "x".repeat(body),
    }
}

/// Each number is indexed exactly once, and the bytes add up.
fn assert_sound(log: &Deliveries) {
    let mut places: Vec<u64> = log.due.iter().map(|(_, number)| *number).collect();
    places.extend(log.parked.values().flatten());
    places.extend(log.under_way.iter().chain(&log.settled));
    places.sort_unstable();
    assert_eq!(places, log.all.keys().copied().collect::<Vec<_>>());
    assert_eq!(log.numbers.len(), log.all.len());
    let bytes: usize = log.all.values().map(DeliveryRecord::size).sum();
    assert_eq!(log.bytes, bytes);
}

#[test]
fn the_oldest_make_room_and_settled_ones_first() {
    let mut log = Deliveries::default();
    for id in 0..LOG_CAPACITY {
        log.push(
            record(id, 0),
            if id == 7 { Place::Settled } else { Place::Due },
        );
    }
    assert!(log.get("7").is_some());
    log.push(record(LOG_CAPACITY, 0), Place::Due);
    assert!(log.get("7").is_none() && log.get("0").is_some());
    log.push(record(LOG_CAPACITY + 1, 0), Place::Due);
    assert!(log.get("0").is_none() && log.get("1").is_some());
    assert_eq!(log.all().count(), LOG_CAPACITY);
    assert_sound(&log);
}

#[test]
fn large_ones_make_room_earlier() {
    let mut log = Deliveries::default();
    for id in 0..400 {
        log.push(record(id, 256 * 1_024), Place::Settled);
    }
    assert!(log.bytes <= LOG_BYTES);
    let kept = log.all().count();
    assert!((200..256).contains(&kept), "{kept}");
    assert_eq!(log.all().next_back().unwrap().id, "399");
    log.push(record(400, LOG_BYTES), Place::Settled);
    assert_eq!(log.all().count(), 1);
    assert_sound(&log);
}

#[test]
fn what_is_due_is_taken_once_in_the_order_of_its_time() {
    let mut log = Deliveries::default();
    for (id, time) in [(0, 30), (1, 10), (2, 20), (3, 99)] {
        let mut record = record(id, 0);
        record.next_attempt_at = Some(moment(time));
        log.push(record, Place::Due);
    }
    let mut take = |now, room| -> Vec<String> {
        let taken = log.take_due(moment(now), room);
        taken.iter().map(|record| record.id.clone()).collect()
    };
    assert_eq!(take(9, 5), Vec::<String>::new());
    assert_eq!(take(30, 2), ["1", "2"]);
    assert_eq!(take(30, 2), ["0"]);
    assert_eq!(take(30, 2), Vec::<String>::new());
    assert!(log.is_under_way("2") && !log.is_under_way("3"));
    assert!(!log.is_quiet(moment(30)));
    for id in ["0", "1", "2"] {
        log.change(id, |record| {
            record.settle(None);
            Place::Settled
        });
    }
    assert!(log.is_quiet(moment(98)) && !log.is_quiet(moment(99)));
    assert_sound(&log);
}

#[test]
fn a_webhook_moves_only_what_waits_for_it() {
    let mut log = Deliveries::default();
    for id in 0..9 {
        log.push(record(id, 0), Place::Due);
    }
    let under_way = log.take_due(moment(0), 1)[0].id.clone();
    assert_eq!(under_way, "0");
    log.move_pending("0", Place::Parked);
    assert_eq!(log.parked["0"].len(), 2);
    log.move_pending("0", Place::Due);
    assert!(log.parked.is_empty());
    log.move_pending("1", Place::Parked);
    log.give_up("1", "over");
    log.give_up("2", "over");
    let failed = log.all().filter(|record| record.failure.is_some());
    assert_eq!(failed.count(), 6);
    assert!(log.is_under_way("0"));
    assert_sound(&log);
    log.clear();
    assert!(log.is_quiet(moment(0)));
    assert_sound(&log);
}
