//! The wait before a retry.

use std::hint::black_box;
use std::time::Duration;

use criterion::{criterion_group, criterion_main, Criterion};
use linkbreakers::retry::Backoff;

fn backoff(criterion: &mut Criterion) {
    let backoff = Backoff::new(Duration::from_millis(500), 2.0, Duration::from_secs(30)).unwrap();
    let mut group = criterion.benchmark_group("backoff");
    for retry in [1, 5, 50] {
        group.bench_function(format!("retry {retry}"), |bencher| {
            bencher.iter(|| black_box(&backoff).wait(black_box(retry), black_box(0.37)));
        });
    }
    group.finish();
}

criterion_group!(benches, backoff);
criterion_main!(benches);
