//! The target of `cargo fuzz run address`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| linkbreakers_fuzz::address(data));
