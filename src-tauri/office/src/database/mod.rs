//! The one seam to SQL.
use crate::problem::Result;
use std::path::Path;
pub struct Database;
impl Database { pub fn open(_path: &Path) -> Result<Database> { Ok(Database) } }
