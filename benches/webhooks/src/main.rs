//! Times one verification of the same message by this crate, `svix` and `standardwebhooks`.
//!
//! The three take turns in short rounds, so that a busy moment of the machine hits all of them; the
//! median of each one's rounds is printed. `cargo xtask webhooks` runs this after the tests.

use std::hint::black_box;
use std::time::Instant;

use chrono::Utc;
use linkbreakers_runtime::webhooks::{Key, Keyring, Scheme, Verifier};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ROUNDS: usize = 201;
/// Bytes that one round verifies, whatever the size of the body.
const WORK: usize = 4 << 20;

fn main() {
    let key = Key::standard("main", SECRET).expect("a good key");
    let keyring = Keyring::new([key]).expect("one key");
    let ours = Verifier::new(Scheme::standard(), keyring).expect("a fitting key");
    let svix = svix::webhooks::Webhook::new(SECRET).expect("a good key");
    let standard = standardwebhooks::Webhook::new(SECRET).expect("a good key");

    println!("microseconds for one verification, median of {ROUNDS} rounds:\n");
    println!("| body | linkbreakers | svix | standardwebhooks | by svix | by standardwebhooks |");
    println!("|---|---|---|---|---|---|");
    for size in [1 << 10, 64 << 10] {
        let body = vec![b'x'; size];
        let headers = ours.sign(Some("msg_1"), Utc::now(), &body).expect("signed");
        let times = medians(
            WORK / size,
            [
                &mut || {
                    ours.verify(black_box(&headers), black_box(&body), Utc::now())
                        .is_ok()
                },
                &mut || svix.verify(black_box(&body), black_box(&headers)).is_ok(),
                &mut || {
                    standard
                        .verify(black_box(&body), black_box(&headers))
                        .is_ok()
                },
            ],
        );
        let [ours, svix, standard] = times;
        println!(
            "| {} KiB | {ours:.2} | {svix:.2} | {standard:.2} | {:.2} | {:.2} |",
            size >> 10,
            ours / svix,
            ours / standard,
        );
    }
    println!("\nThe last two columns: our time divided by theirs; below 1 ours is faster.");
}

/// Microseconds of one call of each.
fn medians(calls: usize, mut verifications: [&mut dyn FnMut() -> bool; 3]) -> [f64; 3] {
    let mut rounds = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (verify, rounds) in verifications.iter_mut().zip(&mut rounds) {
            let start = Instant::now();
            for _ in 0..calls {
                assert!(verify());
            }
            rounds.push(start.elapsed().as_secs_f64() * 1e6 / calls as f64);
        }
    }
    rounds.map(|mut rounds| {
        rounds.sort_by(f64::total_cmp);
        rounds[ROUNDS / 2]
    })
}
