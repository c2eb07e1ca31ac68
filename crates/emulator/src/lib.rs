//! A local Linkbreakers.
