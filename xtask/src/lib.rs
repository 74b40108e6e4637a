//! Rules of the repository that run as tests.
