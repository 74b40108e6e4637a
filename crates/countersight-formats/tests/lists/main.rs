//! Official lists of every form, read from end to end.

#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod common;
#[cfg(test)]
mod corpus;
#[cfg(test)]
mod delta;
#[cfg(test)]
mod detection;
#[cfg(test)]
mod never_panics;
#[cfg(test)]
mod other_lists;
#[cfg(test)]
mod us_lists;
#[cfg(test)]
mod workbooks;
