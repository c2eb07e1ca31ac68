//! Retry policies of a configuration and of one call, against a small rate limit.
//!
//! `cargo run --example retry_policy` needs no account and takes about 10 s. It always talks to an
//! emulator, whose limit is 3 requests in 3 s.
#![allow(clippy::print_stdout)]

use std::time::Duration;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::{Attempt, Error, RetryPolicy};
use linkbreakers_emulator::{Emulator, RateLimit};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let limit = RateLimit::new(3, Duration::from_secs(3));
    let emulator = Emulator::builder().rate_limit(limit).start().await?;
    let builder = || {
        Configuration::builder()
            .base_path(emulator.url())
            .bearer_access_token("any key will do")
    };

    println!("The default: the limiter knows that nothing is left, and holds the fourth back.");
    let configuration = builder().build()?;
    for _ in 0..4 {
        show(create(&configuration, None).await);
    }

    println!("\nWithout a limiter the server refuses, and the policy waits as it asks.");
    let configuration = builder().rate_limiter(None).build()?;
    for _ in 0..3 {
        show(create(&configuration, None).await);
    }

    println!(
        "\nWhere somebody waits, no wait is above 2 s: the third fails at once and says when."
    );
    for _ in 0..3 {
        show(create(&configuration, Some(RetryPolicy::interactive())).await);
    }

    println!("\nA configuration of its own: two attempts, and waits up to 6 s.");
    let patient = RetryPolicy::interactive()
        .with_attempts(2)
        .with_deadline(Duration::from_secs(20))
        .with_max_wait(Duration::from_secs(6));
    let configuration = builder().retry(patient).rate_limiter(None).build()?;
    show(create(&configuration, None).await);
    println!("\n{} links exist.", emulator.link_count());
    Ok(())
}

async fn create(
    configuration: &Configuration,
    policy: Option<RetryPolicy>,
) -> Result<Vec<Attempt>, Error> {
    let request = CreateLinkRequest {
        destination: "https://example.com/menu".to_owned(),
        ..Default::default()
    };
    let mut call = links_api::create(configuration, request);
    if let Some(policy) = policy {
        call = call.retry(policy);
    }
    let response = call.send_for_response().await?;
    Ok(response.attempts().to_vec())
}

fn show(outcome: Result<Vec<Attempt>, Error>) {
    match outcome {
        Ok(attempts) => println!("  created: {}", story(&attempts)),
        Err(error) => {
            println!("  failed:  {}", story(error.attempts()));
            println!("           {:?}", error.stop_reason());
            println!("           come back at {:?}", error.retry_at());
            println!("           {}", error.explain());
        }
    }
}

/// `429 → after 2.0 s 200`
fn story(attempts: &[Attempt]) -> String {
    let tell = |attempt: &Attempt| {
        let wait = attempt.waited().as_secs_f64();
        let wait = if wait > 0.0 {
            format!("after {wait:.1} s ")
        } else {
            String::new()
        };
        match (attempt.status(), attempt.error()) {
            (Some(status), _) => format!("{wait}{}", status.as_u16()),
            (None, cause) => format!("{wait}{cause:?}"),
        }
    };
    attempts.iter().map(tell).collect::<Vec<_>>().join(" → ")
}
