//! Journeys through the public door and through the cli, on real files. One binary, a module per room.

mod support;

mod roster;

mod brief;
mod consent;

mod amend;

mod formation;

mod growth;

mod instance;

mod decree;

mod ledger;

mod fairness;

mod portfolio;

mod lottery;

mod minutes;

mod faults;

mod whole_job;
