//! Any bad items among any number are found, in few requests, whatever the server names.

use std::collections::BTreeSet;

use super::Parts;

/// A small generator (SplitMix64), so that each run tests the same layouts.
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

/// Plays a server that refuses every request with a bad item, and counts the requests.
fn isolate(
    count: usize,
    bad: &BTreeSet<usize>,
    mut hint: impl FnMut(&[usize]) -> BTreeSet<usize>,
) -> usize {
    let mut parts = Parts::new((0..count).collect());
    let (mut created, mut refused, mut requests) = (BTreeSet::new(), BTreeSet::new(), 0);
    while let Some(part) = parts.next() {
        requests += 1;
        assert!(requests <= 4 * count, "it does not end");
        assert_eq!(part.is_whole, requests == 1);
        if !part.items.iter().any(|item| bad.contains(item)) {
            parts.were_good(part.items.len(), part.rest, part.is_named);
            for item in part.items {
                assert!(created.insert(item), "sent and created twice");
            }
        } else if let [only] = part.items.as_slice() {
            assert!(refused.insert(*only));
            parts.was_bad(part.rest);
        } else {
            let named = hint(&part.items);
            parts.were_refused(part.items, part.rest, &named);
        }
    }
    assert_eq!(refused, *bad);
    assert_eq!(created.len() + refused.len(), count);
    requests
}

fn layouts() -> impl Iterator<Item = (usize, BTreeSet<usize>)> {
    let mut numbers = Numbers(7);
    (0..400).map(move |round| {
        let count = 1 + numbers.below(250);
        let share = [0, 1, 2, 5, count / 2, count][round % 6];
        let bad = (0..share).map(|_| numbers.below(count)).collect();
        (count, bad)
    })
}

#[test]
fn without_hints_halving_finds_all() {
    for (count, bad) in layouts() {
        isolate(count, &bad, |_| BTreeSet::new());
    }
}

#[test]
fn true_hints_make_it_cheap() {
    for (count, bad) in layouts() {
        let first = |items: &[usize]| {
            let place = items.iter().position(|item| bad.contains(item));
            place.into_iter().collect()
        };
        let requests = isolate(count, &bad, first);
        assert!(
            requests <= 1 + 2 * bad.len(),
            "{requests} for {}",
            bad.len()
        );
        let all = |items: &[usize]| {
            let places = items.iter().enumerate();
            let places = places.filter(|(_, item)| bad.contains(item));
            places.map(|(place, _)| place).collect()
        };
        let requests = isolate(count, &bad, all);
        assert!(requests <= 2 + bad.len(), "{requests} for {}", bad.len());
    }
}

#[test]
fn wrong_hints_do_no_harm() {
    let mut numbers = Numbers(11);
    for (count, bad) in layouts() {
        isolate(count, &bad, |items| {
            let lies = numbers.below(5);
            (0..lies).map(|_| numbers.below(items.len() + 3)).collect()
        });
    }
}

#[test]
fn names_that_are_always_wrong_cost_little_more_than_none() {
    let bad = BTreeSet::from([100]);
    let at = |items: &[usize]| items.iter().position(|item| *item == 100);
    let none = isolate(250, &bad, |_| BTreeSet::new());
    let always_the_first = isolate(250, &bad, |_| BTreeSet::from([0]));
    let the_one_behind = isolate(250, &bad, |items| {
        at(items).map(|at| at + 1).into_iter().collect()
    });
    let all = isolate(250, &bad, |items| (0..items.len()).collect());
    for (what, requests) in [
        ("always the first", always_the_first),
        ("the one behind", the_one_behind),
        ("all", all),
    ] {
        assert!(requests <= none + 12, "{what}: {requests}, without {none}");
    }
}

#[test]
fn one_bad_item_in_a_hundred_costs_a_tenth_of_the_items_in_requests_without_hints() {
    let mut numbers = Numbers(13);
    let requests: usize = (0..400)
        .map(|_| {
            let bad = (0..250).filter(|_| numbers.below(100) == 0).collect();
            isolate(250, &bad, |_| BTreeSet::new())
        })
        .sum();
    assert!(requests < 10_000, "{requests}");
}
