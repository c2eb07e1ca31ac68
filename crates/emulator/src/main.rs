//! The emulator as a program: `linkbreakers-emulator --listen 127.0.0.1:4010`.
#![forbid(unsafe_code)]

mod arguments;
mod options;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Request};
use linkbreakers_emulator::Emulator;
use tokio::signal::unix::{signal, Signal, SignalKind};

fn main() -> ExitCode {
    let variable = |name: &str| std::env::var_os(name);
    let outcome = match arguments::parse(std::env::args_os(), variable) {
        Ok(Request::Run(arguments)) => run(*arguments),
        Ok(Request::Print(text)) => {
            say(&mut io::stdout(), &text).map_err(|error| (1, error.to_string()))
        }
        Err(error) => Err((2, format!("{error} (see --help)"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, message)) => {
            // With stderr closed, the exit code is all that is left to say.
            let _ = say(
                &mut io::stderr(),
                &format!("linkbreakers-emulator: {message}"),
            );
            ExitCode::from(code)
        }
    }
}

fn run(arguments: Arguments) -> Result<(), (u8, String)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| (1, error.to_string()))?;
    runtime.block_on(serve(arguments))
}

async fn serve(arguments: Arguments) -> Result<(), (u8, String)> {
    let failed = |error: io::Error| (1, error.to_string());
    // Before the address is printed: whoever reads it may send a signal at once.
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let listen = arguments.listen;
    let mut builder = Emulator::builder()
        .listen(listen)
        .rate_limit(arguments.rate_limit)
        .demo(arguments.demo)
        .events(arguments.events)
        .latency(arguments.latency)
        .standard_webhooks(arguments.standard_webhooks);
    let public = arguments.public_url.is_some();
    if let Some(url) = arguments.public_url {
        builder = builder.public_url(url);
    }
    if let Some(secret) = arguments.webhook_secret {
        builder = builder.webhook_secret(secret);
    }
    for token in arguments.tokens {
        builder = builder.access_token(token);
    }
    if let Some(requests) = arguments.plan_quota {
        builder = builder.plan_quota(requests);
    }
    if let Some(count) = arguments.links {
        builder = builder.links(count);
    }
    if let Some(count) = arguments.visitors {
        builder = builder.visitors(count);
    }
    if let Some(seed) = arguments.seed {
        builder = builder.seed(seed);
    }
    if let Some(directory) = arguments.data {
        #[cfg(feature = "persistence")]
        {
            builder = builder.data(directory);
        }
        #[cfg(not(feature = "persistence"))]
        return Err((
            2,
            format!(
                "--data {}: this build lacks the feature `persistence`",
                directory.display()
            ),
        ));
    }
    if let Some(script) = arguments.faults {
        builder = builder.faults(script);
    }
    let emulator = builder.start().await.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidInput => (2, format!("{error} (see --help)")),
        _ => (1, format!("{listen}: {error}")),
    })?;
    let listening = format!("listening on http://{}", emulator.addr());
    say(&mut io::stdout(), &listening).map_err(failed)?;
    // A program that started this one may read the first line and no more.
    let _ = say(
        &mut io::stdout(),
        &format!("the page is at {}/_emulator", emulator.url()),
    );
    if public {
        let links = format!("short links begin with {}/", emulator.public_url());
        let _ = say(&mut io::stdout(), &links);
    }
    wait(&mut interrupt, &mut terminate).await;
    tokio::select! {
        () = emulator.shutdown() => {}
        () = wait(&mut interrupt, &mut terminate) => {}
    }
    Ok(())
}

async fn wait(interrupt: &mut Signal, terminate: &mut Signal) {
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

fn say(stream: &mut impl Write, line: &str) -> io::Result<()> {
    writeln!(stream, "{line}")?;
    stream.flush()
}
