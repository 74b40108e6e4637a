//! Tests of the register: small folders in memory, and the register that is compiled in.

mod brands_and_devices;
mod embedded;
mod entities;
mod evidence;
mod files;
mod form;
mod measures;
mod merge;
mod never_panics;
mod references;
mod support;
mod vocabulary;
