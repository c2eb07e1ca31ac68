//! When a failed attempt is repeated, after how long, and when to stop.
//!
//! Three questions, one file each: may it be repeated ([`verdict`](self#the-matrix)), how long is
//! the wait ([`Backoff`], `Retry-After`), and does the wait fit ([`RetryPolicy`],
//! [`RetryBudget`]).
//!
//! # The matrix
//!
//! | what happened | GET, HEAD, PUT, DELETE | any write with a key | POST, PATCH without |
//! |---|---|---|---|
//! | no connection was made | again | again | again |
//! | the connection closed and no answer began | again | again | stop |
//! | bytes were written, no answer in time | again | again | stop |
//! | the answer began and broke, or its body was cut | again | again | stop |
//! | 408, 429, 500, 502, 503, 504 | again | again | stop |
//! | 409 with `Retry-After`: the first request still runs | stop | again | stop |
//! | 429 with a code that says the plan is used up | stop | stop | stop |
//! | any other status, a redirect, an answer too large or unreadable | stop | stop | stop |

mod backoff;
mod budget;
mod policy;
pub(crate) mod retry_after;
pub(crate) mod verdict;

pub use backoff::Backoff;
pub use budget::RetryBudget;
pub use policy::RetryPolicy;
