//! Waiting for jobs: a scripted server and a clock that moves when somebody waits.

mod bounds;
mod clock;
mod emulated;
mod polls;
mod scene;
mod troubles;
mod waits;
