//! The target of `cargo fuzz run message`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| linkbreakers_fuzz::message(data));
