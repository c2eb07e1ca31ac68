//! Bulk import, over the emulator, over a scripted server, and killed in the middle.

mod answers;
mod clock;
mod document;
mod faults;
mod files;
mod foreign;
mod headers;
mod input;
mod isolation;
mod journal;
mod kill;
mod limits;
mod memory;
mod program;
mod progress;
mod refusals;
mod repeat;
mod rows;
mod scene;
mod server;
mod two;
mod validation;
