//! The driver's errors as problems with advice.

use crate::problem::Problem;
use rusqlite::{Error, ErrorCode};

/// One problem code per thing a user can do something about.
pub(super) fn problem(fault: &Error) -> Problem {
    let detail = fault.to_string();
    let code = match fault.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "disk_full",
        Some(ErrorCode::ReadOnly) => "file_read_only",
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "file_locked",
        Some(ErrorCode::NotADatabase) => "file_not_office",
        Some(ErrorCode::DatabaseCorrupt) => "file_corrupt",
        Some(ErrorCode::CannotOpen) => "file_cannot_open",
        Some(ErrorCode::ConstraintViolation) => "conflict",
        Some(ErrorCode::SystemIoFailure) => "file_io",
        _ => "unexpected",
    };
    Problem::new(code).with("detail", detail)
}
