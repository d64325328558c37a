//! Values that cross the seam. Rows own theirs, so that no driver type leaves.

/// A value of any engine: portable kinds only. Booleans are integers 0 and 1, times are ISO text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

macro_rules! from {
    ($($kind:ty => |$value:ident| $made:expr;)*) => {$(
        impl From<$kind> for Value {
            fn from($value: $kind) -> Value { $made }
        }
        impl From<Option<$kind>> for Value {
            fn from(value: Option<$kind>) -> Value { value.map_or(Value::Null, Value::from) }
        }
    )*};
}

from! {
    i64 => |value| Value::Int(value);
    i32 => |value| Value::Int(value.into());
    u32 => |value| Value::Int(value.into());
    u16 => |value| Value::Int(value.into());
    u8 => |value| Value::Int(value.into());
    bool => |value| Value::Int(value.into());
    f64 => |value| Value::Real(value);
    &str => |value| Value::Text(value.to_string());
    &String => |value| Value::Text(value.clone());
    String => |value| Value::Text(value);
    Vec<u8> => |value| Value::Blob(value);
}

/// `vals![a, b]`: parameters of a statement.
macro_rules! vals {
    ($($value:expr),* $(,)?) => { &[$($crate::database::Value::from($value)),*] };
}
pub(crate) use vals;

/// One row, columns by position.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub(super) Vec<Value>);

impl Row {
    /// Text of a column; empty when NULL.
    pub fn text(&self, at: usize) -> String {
        self.opt_text(at).unwrap_or_default()
    }

    pub fn opt_text(&self, at: usize) -> Option<String> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    }

    /// Text without a copy; empty when NULL.
    pub fn str(&self, at: usize) -> &str {
        match self.0.get(at) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// Integer of a column; 0 when NULL.
    pub fn int(&self, at: usize) -> i64 {
        self.opt_int(at).unwrap_or_default()
    }

    pub fn opt_int(&self, at: usize) -> Option<i64> {
        match self.0.get(at) {
            Some(Value::Int(int)) => Some(*int),
            _ => None,
        }
    }

    /// True for any integer but 0.
    pub fn flag(&self, at: usize) -> bool {
        self.int(at) != 0
    }

    /// Number of a column; 0 when NULL.
    pub fn real(&self, at: usize) -> f64 {
        self.opt_real(at).unwrap_or_default()
    }

    pub fn opt_real(&self, at: usize) -> Option<f64> {
        match self.0.get(at) {
            Some(Value::Real(real)) => Some(*real),
            Some(Value::Int(int)) => Some(*int as f64),
            _ => None,
        }
    }

    /// Bytes of a column; empty when NULL.
    pub fn blob(&self, at: usize) -> &[u8] {
        match self.0.get(at) {
            Some(Value::Blob(bytes)) => bytes,
            _ => &[],
        }
    }
}
