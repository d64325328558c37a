//! What several kinds of test share.

pub mod paper;
