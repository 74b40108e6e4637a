//! The commands, one file each.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod discover;
pub(crate) mod evaluate;
pub(crate) mod export;
pub(crate) mod identify;
pub(crate) mod lists;
pub(crate) mod measures;
pub(crate) mod pairs;
pub(crate) mod register;
pub(crate) mod rows;
pub(crate) mod screen;
pub(crate) mod serve;
pub(crate) mod show;
