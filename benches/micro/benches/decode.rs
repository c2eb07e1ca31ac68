//! Decoding: one link, a page of links, a page of events.

use std::hint::black_box;

use bench_harness::payload;
use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use linkbreakers::models::{GetLinkResponse, ListEventsResponse, ListLinksResponse};

fn decode(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("decode");
    let link = payload::one_link();
    group.throughput(Throughput::Bytes(link.len() as u64));
    group.bench_function("link", |bencher| {
        bencher.iter(|| serde_json::from_str::<GetLinkResponse>(black_box(&link)).unwrap());
    });
    let links = payload::links(50);
    group.throughput(Throughput::Bytes(links.len() as u64));
    group.bench_function("50 links", |bencher| {
        bencher.iter(|| serde_json::from_str::<ListLinksResponse>(black_box(&links)).unwrap());
    });
    let events = payload::events(1_000);
    group.throughput(Throughput::Bytes(events.len() as u64));
    group.bench_function("1000 events", |bencher| {
        bencher.iter(|| serde_json::from_str::<ListEventsResponse>(black_box(&events)).unwrap());
    });
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
