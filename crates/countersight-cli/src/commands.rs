//! The commands, one file each.

pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod lists;
pub(crate) mod measures;
pub(crate) mod register;
pub(crate) mod screen;
pub(crate) mod show;
