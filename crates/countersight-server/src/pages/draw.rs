//! Drawings made here, as SVG without a style of their own: a line of time, and who owns whom.

mod ownership;
mod strip;

pub(crate) use ownership::{drawing, words};
pub(crate) use strip::Strip;
