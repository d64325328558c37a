//! Rampak thinks here: six rooms, entered in order, and nothing else.
//!
//! `roster < brief < ledger < formation < proposal < decree`: a room imports only rooms before it.
//! Core never touches a disk, a clock, a database or a random source; time, seed and user are arguments.

pub mod roster;

pub mod brief;

pub mod ledger;

pub mod formation;

pub mod proposal;

pub mod decree;
