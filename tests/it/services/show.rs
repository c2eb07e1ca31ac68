//! 10,000 deliveries from 64 senders at the same time, 30 % of them replays.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

use linkbreakers::http::{HeaderMap, StatusCode};
use linkbreakers_emulator::Emulator;
use tokio::task::JoinSet;

use super::in_both;
use super::program::Running;
use super::sender::signed;

in_both! {
    under_load_each_delivery_is_handled_once_and_none_is_lost
}

const DELIVERIES: usize = 10_000;
const REPLAYS: usize = 3_000;
const DIFFERENT: usize = DELIVERIES - REPLAYS;
const SENDERS: usize = 64;
/// For a process of some 20 MB, in kB; in a debug build as well.
const MEMORY: u64 = 120_000;

/// Which delivery is sent when: all of them once, some of them again, in an order that is the same in
/// each run.
fn order() -> Vec<usize> {
    let mut numbers = Numbers(5);
    let replays = (0..REPLAYS).map(|_| numbers.below(DIFFERENT));
    let mut order: Vec<_> = replays.chain(0..DIFFERENT).collect();
    for place in (1..order.len()).rev() {
        order.swap(place, numbers.below(place + 1));
    }
    // Some copies directly behind each other, so that two senders have them at once.
    order[DIFFERENT..].sort_unstable();
    order
}

async fn under_load_each_delivery_is_handled_once_and_none_is_lost(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let messages: Vec<_> = (0..DIFFERENT).map(message).collect();
    let work = Arc::new((order(), messages, AtomicUsize::new(0)));
    assert_eq!(work.0.len(), DELIVERIES);

    let mut senders = JoinSet::new();
    for _ in 0..SENDERS {
        let (work, client) = (Arc::clone(&work), service.client.clone());
        let url = service.url("/webhooks");
        senders.spawn(async move {
            let (order, messages, next) = &*work;
            let mut told = [0_usize; 2];
            while let Some(which) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                // Repeated until it is done, as senders do.
                loop {
                    let (headers, body) = &messages[*which];
                    let request = client.post(&url).headers(headers.clone());
                    let answer = request.body(body.clone()).send().await.unwrap();
                    match answer.status() {
                        StatusCode::NO_CONTENT => told[0] += 1,
                        StatusCode::OK => told[1] += 1,
                        StatusCode::CONFLICT => continue,
                        status => panic!("{status}"),
                    }
                    break;
                }
            }
            told
        });
    }
    let told = senders.join_all().await;
    let sum = |place: usize| told.iter().map(|told| told[place]).sum::<usize>();
    assert_eq!((sum(0), sum(1)), (DIFFERENT, REPLAYS));

    let (status, text) = service.get("/health/ready").await;
    assert_eq!(status, StatusCode::OK);
    let held = format!(r#"{{"ready":true,"deliveries":{DIFFERENT},"capacity":100000}}"#);
    assert_eq!(text, held);
    let memory = service.peak_memory();
    assert!(memory < MEMORY, "{memory} kB");

    service.signal("TERM");
    assert!(service.ended().await.success());
    let mut handled: HashMap<&str, usize> = HashMap::new();
    for line in &service.log {
        if line.contains("delivery handled") {
            let (_, rest) = line.split_once("delivery.id=\"").unwrap();
            *handled.entry(rest.split('"').next().unwrap()).or_default() += 1;
        }
    }
    assert_eq!(handled.len(), DIFFERENT);
    for which in 0..DIFFERENT {
        let id = format!("msg_{which}");
        assert_eq!(handled.get(id.as_str()), Some(&1), "{id}");
    }
}

fn message(which: usize) -> (HeaderMap, String) {
    let body = format!(r#"{{"type": "link.visited", "visit": {which}}}"#);
    (signed(&format!("msg_{which}"), body.as_bytes()), body)
}

/// SplitMix64, which is enough to shuffle.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
