//! The verification of a webhook, by body size and by number of keys.

use std::hint::black_box;

use chrono::Utc;
use criterion::{criterion_group, criterion_main, Criterion, Throughput};
use linkbreakers::webhooks::{Key, Keyring, Scheme, Verifier};

fn verifier(keys: usize) -> Verifier {
    let keys = (0..keys).map(|number| {
        let secret = format!("the secret of this endpoint, number {number}");
        Key::secret(&number.to_string(), &secret).unwrap()
    });
    Verifier::new(Scheme::sha256_hex(), Keyring::new(keys).unwrap()).unwrap()
}

fn signature(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("signature");
    for (size, keys) in [(1 << 10, 1), (64 << 10, 1), (1 << 10, 3)] {
        let verifier = verifier(keys);
        let body = vec![b'x'; size];
        let now = Utc::now();
        let headers = verifier.sign(Some("delivery-1"), now, &body).unwrap();
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_function(format!("{} KiB, {keys} keys", size >> 10), |bencher| {
            bencher.iter(|| {
                let verified = verifier.verify(black_box(&headers), black_box(&body), now);
                verified.map(|_| ()).unwrap();
            });
        });
    }
    group.finish();
}

criterion_group!(benches, signature);
criterion_main!(benches);
