//! What the emulator holds and what the import has told, compared with what was to be.

use std::collections::HashMap;
use std::time::Duration;

use linkbreakers_emulator::Emulator;

use crate::input::{destination, fate, Fate};
use crate::options::Options;

/// What a run came to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Valid links.
    pub(crate) valid: usize,
    pub(crate) once: usize,
    pub(crate) missing: usize,
    /// Links beyond the first with the same destination.
    pub(crate) doubled: usize,
    pub(crate) refused_here: usize,
    pub(crate) refused_by_server: usize,
    /// Bad links in the input.
    pub(crate) bad: usize,
    /// Inputs with no row, with several, or with a wrong one.
    pub(crate) told_wrongly: usize,
    pub(crate) kills: usize,
    pub(crate) requests: u64,
    pub(crate) faults: u64,
    pub(crate) wall_time: Duration,
}

impl Outcome {
    pub(crate) fn is_right(&self) -> bool {
        self.missing == 0
            && self.doubled == 0
            && self.told_wrongly == 0
            && self.once == self.valid
            && self.refused_here + self.refused_by_server == self.bad
    }
}

pub(crate) fn count(options: &Options, emulator: &Emulator, results: &str) -> Outcome {
    let links = emulator.links_by_destination();
    let mut told: HashMap<u64, Vec<&str>> = HashMap::new();
    for (index, outcome) in results.lines().filter_map(|line| line.split_once(' ')) {
        if let Ok(index) = index.parse() {
            told.entry(index).or_default().push(outcome);
        }
    }
    let mut outcome = Outcome {
        // The first link was made by the campaign.
        requests: emulator.request_count() - 1,
        faults: emulator.injected_faults().values().sum(),
        ..Default::default()
    };
    for index in 0..options.links {
        let copies = links.get(&destination(index)).copied().unwrap_or_default();
        let fate = fate(options, index);
        let expected = match fate {
            Fate::Made => {
                outcome.valid += 1;
                outcome.once += usize::from(copies == 1);
                outcome.missing += usize::from(copies == 0);
                "created "
            }
            Fate::RefusedHere => "here",
            Fate::RefusedByServer => "server SHORTLINK_ALREADY_EXISTS",
        };
        let allowed = usize::from(fate == Fate::Made);
        outcome.doubled += copies.saturating_sub(allowed);
        let is_right = match told.get(&index).map(Vec::as_slice) {
            Some([only]) => only.starts_with(expected),
            _ => false,
        };
        outcome.told_wrongly += usize::from(!is_right);
        outcome.bad += 1 - allowed;
        outcome.refused_here += usize::from(is_right && fate == Fate::RefusedHere);
        outcome.refused_by_server += usize::from(is_right && fate == Fate::RefusedByServer);
    }
    // Nothing else may be there, but for the first link.
    let expected = outcome.once + outcome.doubled + 1;
    outcome.doubled += emulator.link_count().saturating_sub(expected);
    outcome
}

/// Prints both runs side by side.
pub(crate) fn print(whole: &Outcome, killed: &Outcome) {
    let row = |name: &str, value: &dyn Fn(&Outcome) -> String| {
        println!("{name:<36}{:>14}{:>14}", value(whole), value(killed));
    };
    println!("{:<36}{:>14}{:>14}", "", "in one run", "killed");
    row("valid links", &|run| run.valid.to_string());
    row("  that exist exactly once", &|run| run.once.to_string());
    row("  missing", &|run| run.missing.to_string());
    row("  doubled", &|run| run.doubled.to_string());
    row("bad links", &|run| run.bad.to_string());
    row("  refused before sending", &|run| {
        run.refused_here.to_string()
    });
    row("  refused by the server", &|run| {
        run.refused_by_server.to_string()
    });
    row("rows that are wrong", &|run| run.told_wrongly.to_string());
    row("kills", &|run| run.kills.to_string());
    row("requests", &|run| run.requests.to_string());
    row("faults", &|run| run.faults.to_string());
    row("wall time, s", &|run| {
        format!("{:.1}", run.wall_time.as_secs_f64())
    });
}
