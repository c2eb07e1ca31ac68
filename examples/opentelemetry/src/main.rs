//! Sends the spans of a few calls to an OpenTelemetry collector.
//!
//! Calls go to an emulator in this process, spans to `OTEL_EXPORTER_OTLP_ENDPOINT`, which is
//! `http://localhost:4318` unless set.

use std::time::Duration;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers_emulator::{Emulator, RateLimit};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::SpanExporter;
use opentelemetry_sdk::trace::SdkTracerProvider;
use opentelemetry_sdk::Resource;
use tracing::{info_span, Instrument, Level};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let provider = export()?;
    let outcome = work().instrument(info_span!("import")).await;
    // The last spans wait in a batch until then.
    provider.shutdown()?;
    outcome
}

/// Makes every span of this program and of the SDK go to the collector.
fn export() -> Result<SdkTracerProvider, Failure> {
    let exporter = SpanExporter::builder().with_http().build()?;
    let service = Resource::builder()
        .with_service_name("linkbreakers-example")
        .build();
    let provider = SdkTracerProvider::builder()
        .with_resource(service)
        .with_batch_exporter(exporter)
        .build();
    let layer = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("linkbreakers-example"))
        .with_location(false)
        .with_threads(false);
    // Spans are at INFO, the event of a retry is at DEBUG. Only these two crates: the exporter
    // sends over http as well, and must not report on itself.
    let targets = Targets::new()
        .with_target(env!("CARGO_CRATE_NAME"), Level::INFO)
        .with_target("linkbreakers_runtime", Level::DEBUG);
    tracing_subscriber::registry()
        .with(targets)
        .with(layer)
        .init();
    Ok(provider)
}

/// Five creations against a limit of three requests in 2 s, so that there is a retry to look at.
async fn work() -> Result<(), Failure> {
    let limit = RateLimit::new(3, Duration::from_secs(2));
    let emulator = Emulator::builder().rate_limit(limit).start().await?;
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("any key will do")
        .rate_limiter(None) // so that the server has to refuse
        .build()?;
    for number in 1..=5 {
        let request = CreateLinkRequest {
            destination: format!("https://example.com/{number}"),
            ..Default::default()
        };
        let response = links_api::create(&configuration, request)
            .send_for_response()
            .await?;
        println!("link {number}: {} attempts", response.attempts().len());
    }
    Ok(())
}
