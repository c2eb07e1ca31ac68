//! `/_emulator/seed`: a workspace of any size out of a number.

use hyper::body::Incoming;
use serde::Deserialize;

use super::optional_body;
use crate::app::App;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::seed::{self, Seed, SeedError, Seeded};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    seed: Option<u64>,
    links: Option<usize>,
    events: Option<usize>,
    visitors: Option<usize>,
}

pub(super) async fn answer(app: &App, body: Incoming) -> Answer {
    let order = match optional_body::<Order>(body).await {
        Ok(order) => order,
        Err(error) => return error.into(),
    };
    let usual = Seed::new(order.seed.unwrap_or(1));
    let wanted = Seed {
        links: order.links.unwrap_or(usual.links),
        events: order.events.unwrap_or(usual.events),
        visitors: order.visitors,
        ..usual
    };
    match seed(app, &wanted) {
        Ok(seeded) => Answer::ok(&seeded),
        Err(error) => ApiError::invalid(field(error), error.to_string()).into(),
    }
}

fn field(error: SeedError) -> &'static str {
    match error {
        SeedError::TooMany { what, .. } => what,
        SeedError::NoLinks => "links",
        SeedError::NoVisitors => "visitors",
    }
}

/// Fills the workspace, and tells whoever listens.
pub(crate) fn seed(app: &App, wanted: &Seed) -> Result<Seeded, SeedError> {
    let seeded = {
        let mut store = app.store.lock();
        let seeded = seed::fill(&mut store, wanted, app.clock.now())?;
        let _unawaited = app.save(&mut store);
        seeded
    };
    super::tell(app, "seed");
    Ok(seeded)
}
