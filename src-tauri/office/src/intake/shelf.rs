//! Rows of one kind in memory: what the file held, what it will hold, and which spreadsheet said so.

use crate::Result;
use std::collections::HashMap;
use std::hash::Hash;

struct Entry<K, T> {
    key: K,
    was: Option<T>,
    now: T,
    touched: Vec<usize>,
    changed_by: Option<usize>,
}

/// Rows by key, in the order in which they were first seen.
pub struct Shelf<K, T> {
    index: HashMap<K, usize>,
    list: Vec<Entry<K, T>>,
}

/// Rows of one file: new, changed, unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub refused: u32,
}

/// What to do with a row of the database.
pub enum Write<'a, K, T> {
    Make(&'a K, &'a T),
    Change(&'a K, &'a T),
}

impl<'a, K, T> Write<'a, K, T> {
    pub fn key(&self) -> &'a K {
        match self {
            Write::Make(key, _) | Write::Change(key, _) => key,
        }
    }
}

impl<K: Clone + Eq + Hash, T: Clone + PartialEq> Shelf<K, T> {
    pub fn load(rows: impl IntoIterator<Item = (K, T)>) -> Shelf<K, T> {
        let mut shelf = Shelf { index: HashMap::new(), list: Vec::new() };
        for (key, row) in rows {
            shelf.index.insert(key.clone(), shelf.list.len());
            shelf.list.push(Entry { key, was: Some(row.clone()), now: row, touched: Vec::new(), changed_by: None });
        }
        shelf
    }

    pub fn get(&self, key: &K) -> Option<&T> {
        self.index.get(key).map(|at| &self.list[*at].now)
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn rows(&self) -> impl Iterator<Item = (&K, &T)> {
        self.list.iter().map(|entry| (&entry.key, &entry.now))
    }

    /// A file says that a row is so.
    pub fn put(&mut self, key: K, row: T, file: usize) {
        self.set(key, row, file, true);
    }

    /// As `put`; `counts` is false for a change too small to be counted.
    pub fn set(&mut self, key: K, row: T, file: usize, counts: bool) {
        let at = *self.index.entry(key.clone()).or_insert_with(|| {
            self.list.push(Entry { key, was: None, now: row.clone(), touched: Vec::new(), changed_by: None });
            self.list.len() - 1
        });
        let entry = &mut self.list[at];
        if entry.now != row {
            entry.now = row;
            if counts {
                entry.changed_by = Some(file);
            }
        }
        if !entry.touched.contains(&file) {
            entry.touched.push(file);
        }
    }

    /// Makes a row hold something that follows from others, whichever file said so.
    pub fn mend(&mut self, key: &K, mend: impl FnOnce(&mut T)) {
        if let Some(at) = self.index.get(key) {
            mend(&mut self.list[*at].now);
        }
    }

    /// Calls `write` for every row that the database does not hold yet or holds otherwise.
    pub fn flush(&self, mut write: impl FnMut(Write<'_, K, T>) -> Result<()>) -> Result<()> {
        for entry in &self.list {
            match &entry.was {
                None => write(Write::Make(&entry.key, &entry.now))?,
                Some(was) if *was != entry.now => write(Write::Change(&entry.key, &entry.now))?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Adds the rows of each file to its tally.
    pub fn count(&self, tallies: &mut [Tally]) {
        for entry in &self.list {
            for (nth, file) in entry.touched.iter().enumerate() {
                let tally = &mut tallies[*file];
                match &entry.was {
                    None if nth == 0 => tally.new += 1,
                    Some(was) if *was != entry.now && entry.changed_by == Some(*file) => tally.changed += 1,
                    _ => tally.unchanged += 1,
                }
            }
        }
    }
}
