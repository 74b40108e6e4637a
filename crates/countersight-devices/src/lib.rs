//! Device evidence to brand and maker, two answers, with an explanation.
