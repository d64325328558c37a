//! A fair draw over all feasible teams.

use crate::answer::Answer;
use crate::read::{Node, Read};

pub fn solve(_root: &Node<'_>, _seconds: f64) -> Read<Answer> {
    Ok(Answer::Unsure)
}
