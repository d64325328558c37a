//! The engine against brute force, the referee, a second solver and a whole regency.

mod absences;
mod brute;
mod by_hand;
mod conflicts;
mod exact;
mod free_size;
mod growth;
mod large;
mod lottery;
mod portfolios;
mod readings;
mod referee;
mod second;
pub mod support;
mod vary;
mod watched;
mod what_if;
