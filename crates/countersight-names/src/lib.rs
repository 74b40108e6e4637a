//! Normalises and compares company names across scripts, with an explanation.
