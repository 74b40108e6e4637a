//! The API of OpenSanctions and its server yente, for the clients that already speak it.
//!
//! `/match`, `/search`, `/entities`, `/catalog`, `/algorithms` in yente's own shapes: entities are those of
//! FollowTheMoney, as `register export --format ftm` writes them; scores and explanations are ours. What such a
//! client gains are makers behind labels, names in any script, and companies held by listed ones.
//!
//! A score here says how surely a query *is* a company. What is merely tied to one (a label, a subsidiary, an
//! agent) is told too, but scores below the usual threshold, and the explanation `relation` says why.
//!
//! | module | what it does |
//! |---|---|
//! | `data` | the register as entities and datasets, made once |
//! | `query` | an entity by example becomes subjects |
//! | `scored` | results of screening become scored entities |
//! | `filters` | which entities a client asks for |

pub(crate) mod data;
pub(crate) mod filters;
pub(crate) mod query;
pub(crate) mod scored;

pub(crate) use data::{Catalogue, Node};
