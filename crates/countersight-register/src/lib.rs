//! Loads, checks and freezes data/ into one dated, hashed register.
