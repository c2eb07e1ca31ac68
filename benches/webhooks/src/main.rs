//! Times one verification of the same message by this crate, `svix` and `standardwebhooks`.
//!
//! `KIB ROUNDS` verifies a message of KIB kibibytes in ROUNDS rounds, in which the three take turns. It
//! prints a line for each of the three, in this order, with the microseconds of one verification in
//! each round.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use chrono::Utc;
use linkbreakers_runtime::webhooks::{Key, Keyring, Scheme, Verifier};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// Bytes that one round verifies, whatever the size of the body.
const WORK: usize = 16 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kib, rounds] = arguments.as_slice() else {
        return Err("usage: bench-webhooks KIB ROUNDS".into());
    };
    let size = kib.parse::<usize>()?.max(1) << 10;
    let rounds: usize = rounds.parse()?;

    let key = Key::standard("main", SECRET)?;
    let ours = Verifier::new(Scheme::standard(), Keyring::new([key])?)?;
    let svix = svix::webhooks::Webhook::new(SECRET)?;
    let standard = standardwebhooks::Webhook::new(SECRET)?;
    let body = vec![b'x'; size];
    let headers = ours.sign(Some("msg_1"), Utc::now(), &body)?;
    let verifications: [&dyn Fn() -> bool; 3] = [
        &|| {
            ours.verify(black_box(&headers), black_box(&body), Utc::now())
                .is_ok()
        },
        &|| svix.verify(black_box(&body), black_box(&headers)).is_ok(),
        &|| {
            standard
                .verify(black_box(&body), black_box(&headers))
                .is_ok()
        },
    ];

    let calls = (WORK / size).max(1);
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        for (verify, times) in verifications.iter().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..calls {
                assert!(verify(), "a good message was refused");
            }
            let micros = start.elapsed().as_secs_f64() * 1e6 / calls as f64;
            times.push(format!("{micros:.3}"));
        }
    }
    for times in times {
        println!("{}", times.join(" "));
    }
    Ok(())
}
