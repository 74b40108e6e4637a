//! The vocabulary of Countersight: what an entity, a brand, a measure, an observation and a result
//! are.
//!
//! Nothing here reads a file, opens a socket, asks the time or writes HTML. Every other crate speaks
//! in these types, so a word has one meaning from the register to the report.
//!
//! | module | what it names |
//! |---|---|
//! | [`id`] | typed identifiers, so that a brand's id is never taken for a company's |
//! | [`date`] | a date known to the day, the month or the year |
//! | [`entity`] | companies, their names, identifiers and owners |
//! | [`brand`] | labels, and the makers behind them |
//! | [`change`] | what changed in law between two days |
//! | [`claim`] | evidence: what was claimed, on what proof, and what the company answered |
//! | [`party`] | parties of official lists: what a row says, once it is read |
//! | [`reach`] | figures of a company's reach, with unit and method |
//! | [`link`] | reviewed links between parties of lists and companies |
//! | [`list`] | official lists as publications, and how fresh they are |
//! | [`conflict`] | points on which sources disagree |
//! | [`field`] | the fields of an observation: one table |
//! | [`observation`] | what is known of one device, field by field |
//! | [`device`] | evidence of a device, and what it shows |
//! | [`digits`] | check digits of identifiers |
//! | [`measure`] | rules, lists and calls: whom they bind, whom they name, from when to when |
//! | [`works`] | whether a measure works on a day |
//! | [`lexicon`] | words that help to read names and files |
//! | [`input`] | the kinds of file a user hands in |
//! | [`subject`] | one thing to be judged |
//! | [`context`] | who asks: role, jurisdiction, date, action |
//! | [`result`] | the answer, with its matches, measures and reasons |
//! | [`explanation`] | why an answer is as it is: a tree of questions |
//! | [`code`] | the stable codes of findings |
//! | [`run`] | what was screened, against what, and what could not be judged |
//! | [`problem`] | a fault in data, with its place and its mend |

pub mod brand;
pub mod change;
pub mod claim;
pub mod code;
pub mod conflict;
pub mod context;
pub mod date;
pub mod device;
pub mod digits;
pub mod entity;
pub mod explanation;
pub mod field;
pub mod id;
pub mod input;
pub mod lexicon;
pub mod link;
pub mod list;
pub mod measure;
pub mod observation;
pub mod party;
pub mod problem;
pub mod reach;
pub mod result;
pub mod run;
pub mod source;
pub mod subject;
pub mod works;
