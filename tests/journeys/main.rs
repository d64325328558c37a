//! Journeys through the public door and through the cli, on real files. One binary, a module per room.

mod support;

mod roster;

mod brief;

mod formation;

mod decree;

mod ledger;

mod lottery;

mod faults;

mod whole_job;
