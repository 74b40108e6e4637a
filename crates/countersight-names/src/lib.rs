//! Normalises and compares company names across scripts, and says why.
//!
//! A name falls into parts: a **core** that tells firms apart (`Hikvision`, `海康威视`), **places**,
//! **trades** that many firms share (`digital technology`, `科技`), and a **legal form**. Two names are
//! the same firm only when their cores are; what is left over never suffices. The words of each part
//! are data, so a language is added without code.
//!
//! The method follows what the measured failures of other engines teach: generic words must not carry
//! a match, a short name that many firms bear must not be enough beside a foreign place or trade, and
//! a name in Chinese or Arabic is compared in its own script through the aliases of the register.
//!
//! Pure: no files, no clock. [`index::NameIndex`] is built from aliases and a [`lexicon::Lexicon`].

pub mod analyse;
pub mod compare;
pub mod fold;
pub mod goods;
pub mod index;
pub mod lexicon;
pub mod matching;
pub mod mention;
pub mod tokens;
