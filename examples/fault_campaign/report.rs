//! What the campaign prints.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::options::Options;
use crate::run::{Outcome, ATTEMPTS, ATTEMPT_TIMEOUT, BACKOFF, BUDGET};

/// Says what is about to happen and within which bounds.
pub(crate) fn introduce(options: &Options) {
    println!(
        "{} creations by {} callers, faults with probability {} and seed {}.",
        options.calls, options.callers, options.faults, options.seed
    );
    println!(
        "On: up to {ATTEMPTS} attempts of {ATTEMPT_TIMEOUT:?}, backoff {:?} to {:?}, retry budget {} % + {}, \
         client identifiers.\nOff: one attempt of {ATTEMPT_TIMEOUT:?}, no client identifiers.\n\
         In both: no rate limiter, one idempotency key for each link.\n",
        BACKOFF.0, BACKOFF.1, BUDGET.0, BUDGET.1
    );
}

/// Prints both runs side by side.
pub(crate) fn compare(on: &Outcome, off: &Outcome) {
    let row = |name: &str, value: &dyn Fn(&Outcome) -> String| {
        println!("{name:<34}{:>12}{:>12}", value(on), value(off));
    };
    println!("{:<34}{:>12}{:>12}", "", "retries on", "off");
    row("calls", &|run| run.calls.to_string());
    row("told created", &|run| run.told_created.to_string());
    row("  and missing", &|run| run.created_but_missing.to_string());
    row("told failed", &|run| run.told_failed.to_string());
    row("  and done all the same", &|run| {
        run.failed_but_done.to_string()
    });
    row("unknown, then reconciled", &|run| {
        (run.found_by_sdk + run.found_by_caller).to_string()
    });
    row("  by the SDK", &|run| run.found_by_sdk.to_string());
    row("  by the caller", &|run| run.found_by_caller.to_string());
    println!("\ncounted by the emulator");
    row("created", &|run| run.existing.to_string());
    row("lost", &|run| run.lost.to_string());
    row("duplicated", &|run| run.duplicated.to_string());
    row("requests", &|run| run.requests.to_string());
    row("extra requests", &|run| {
        let calls = u64::try_from(run.calls).unwrap_or(u64::MAX);
        run.requests.saturating_sub(calls).to_string()
    });
    row("faults", &|run| {
        run.faults.values().sum::<u64>().to_string()
    });
    let names: BTreeSet<_> = on.faults.keys().chain(off.faults.keys()).collect();
    for name in names {
        row(&format!("  {name}"), &|run| {
            run.faults
                .get(*name)
                .copied()
                .unwrap_or_default()
                .to_string()
        });
    }
    println!("\ntime");
    row("p50 of a call, ms", &|run| millis(percentile(run, 50)));
    row("p99 of a call, ms", &|run| millis(percentile(run, 99)));
    row("whole run, s", &|run| {
        format!("{:.1}", run.wall_time.as_secs_f64())
    });
    for (name, run) in [("on", on), ("off", off)] {
        if !run.errors.is_empty() {
            println!("\nThe first errors with retries {name}:");
        }
        for error in &run.errors {
            println!("  {error}");
        }
    }
}

/// The latency that about this many in a hundred calls stay below.
fn percentile(run: &Outcome, hundredths: usize) -> Duration {
    let rank = run.latencies.len() * hundredths / 100;
    let latency = run.latencies.get(rank).or(run.latencies.last());
    latency.copied().unwrap_or_default()
}

fn millis(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}
