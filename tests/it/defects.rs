//! The known defects of the stock generator's Rust client, each with the test that it would fail.
//!
//! templates/README.md has the table: number, defect, remedy, test. A defect that cannot arise from
//! our document has a test that the document stays that way.

mod answers;
mod document;
mod errors;
mod output;
mod requests;
