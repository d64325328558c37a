//! The one catalogue, as the cli and the office's own sentences read it.


