//! What `/_emulator` does, from Rust.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::Emulator;
use crate::clock::{ClockState, TimeOutOfRange};
use crate::control::{self, Limits, ResetPart};
use crate::seed::{Seed, SeedError, Seeded};

impl Emulator {
    /// Empties everything: [`reset_parts`](Self::reset_parts) with all parts.
    pub fn reset(&self) {
        self.reset_parts(&ResetPart::ALL);
    }

    /// Brings some parts back to what they were before the first request. What
    /// [`demo`](crate::EmulatorBuilder::demo) and the like filled the workspace with is gone, too.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// use linkbreakers_emulator::{Emulator, ResetPart};
    ///
    /// let emulator = Emulator::builder().demo(true).start().await?;
    /// emulator.reset_parts(&[ResetPart::Workspace, ResetPart::Journal]);
    /// assert_eq!(emulator.link_count(), 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn reset_parts(&self, parts: &[ResetPart]) {
        control::reset(&self.app, parts);
    }

    /// Adds links, visits and visitors to the workspace. Requests wait meanwhile.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use linkbreakers_emulator::{Emulator, Seed};
    ///
    /// let emulator = Emulator::start().await?;
    /// let seeded = emulator.seed(&Seed::new(7).links(20).events(500))?;
    /// assert_eq!((seeded.links, emulator.event_count()), (20, 500));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When there would be too much of something, or events without a link or a visitor. Nothing
    /// is added then.
    pub fn seed(&self, seed: &Seed) -> Result<Seeded, SeedError> {
        control::seed(&self.app, seed)
    }

    /// What the clock shows.
    #[must_use]
    pub fn clock(&self) -> ClockState {
        self.app.dial.show()
    }

    /// Sets the clock, whatever clock the emulator was built with. It runs on from there, or stands
    /// still if it did.
    ///
    /// # Errors
    /// When the time is not one from 1970 to 9999.
    pub fn set_clock(&self, now: DateTime<Utc>) -> Result<ClockState, TimeOutOfRange> {
        control::turn(&self.app, Some(now), Duration::ZERO, None)
    }

    /// Moves the clock forward, on top of the clock that the emulator was built with.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    /// use linkbreakers_emulator::Emulator;
    ///
    /// let emulator = Emulator::start().await?;
    /// let shown = emulator.advance_clock(Duration::from_secs(3_600))?;
    /// assert_eq!(shown.offset_millis, 3_600_000);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When the time would be later than 9999.
    pub fn advance_clock(&self, by: Duration) -> Result<ClockState, TimeOutOfRange> {
        control::turn(&self.app, None, by, None)
    }

    /// Lets the clock stand still at what it shows until it is set, moved or
    /// [reset](Self::reset_clock).
    ///
    /// # Errors
    /// When the clock shows a time that is not one from 1970 to 9999.
    pub fn stop_clock(&self) -> Result<ClockState, TimeOutOfRange> {
        control::turn(&self.app, None, Duration::ZERO, Some(true))
    }

    /// Goes back to the clock that the emulator was built with.
    pub fn reset_clock(&self) {
        self.reset_parts(&[ResetPart::Clock]);
    }

    /// Where callers stand with their rate limits, and the workspace with its plan.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits::of(&self.app)
    }
}

#[cfg(all(test, feature = "persistence"))]
mod tests {
    use super::*;

    #[tokio::test]
    async fn changes_are_queued_to_be_saved_at_once() {
        let directory = tempfile::tempdir().unwrap();
        let builder = Emulator::builder().data(directory.path());
        let emulator = builder.start().await.unwrap();
        emulator.seed(&Seed::new(7).links(3).events(5)).unwrap();
        let waiting = emulator.app.store.lock().links.by_id.changes.take();
        assert!(waiting.is_empty(), "{waiting:?}");
        emulator.reset();
        assert!(emulator.app.store.lock().watched);
        emulator.shutdown().await;
    }
}
