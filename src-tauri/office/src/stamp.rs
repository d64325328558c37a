//! Times and ids: made here, passed down, never read inside core or SQL.

/// Now, ISO UTC to the microsecond.
pub fn now() -> String {
    format!("{:.6}", jiff::Timestamp::now())
}

/// Today, UTC.
pub fn today() -> jiff::civil::Date {
    jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// A new id that sorts by time.
pub fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}
