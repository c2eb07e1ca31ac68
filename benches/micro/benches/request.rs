//! A request value in the making: path and query encoding, and the body, up to but without sending.

use std::hint::black_box;

use bench_harness::{payload, KEY};
use criterion::{criterion_group, criterion_main, Criterion};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::models::CreateLinkRequest;

fn request(criterion: &mut Criterion) {
    let builder = Configuration::builder().base_path("http://127.0.0.1:1");
    let configuration = builder.bearer_access_token(KEY).build().unwrap();
    let mut group = criterion.benchmark_group("request");
    group.bench_function("path, nothing to encode", |bencher| {
        bencher.iter(|| black_box(links_api::get(&configuration, black_box(payload::ID))));
    });
    group.bench_function("path, encoded", |bencher| {
        bencher.iter(|| {
            black_box(links_api::get(
                &configuration,
                black_box("Zürich / summer?"),
            ))
        });
    });
    group.bench_function("query of five", |bencher| {
        bencher.iter(|| {
            let list = links_api::list(&configuration)
                .page_size(50)
                .tags(["summer", "Zürich & more"])
                .search("a b");
            black_box(list.page_token(black_box("djE6MTAwMA==")))
        });
    });
    group.bench_function("body of a creation", |bencher| {
        bencher.iter(|| {
            let request = CreateLinkRequest {
                destination: payload::DESTINATION.to_owned(),
                name: Some(payload::NAME.to_owned()),
                tags: Some(vec![payload::TAG.to_owned()]),
                ..Default::default()
            };
            black_box(links_api::create(&configuration, black_box(request)))
        });
    });
    group.finish();
}

criterion_group!(benches, request);
criterion_main!(benches);
