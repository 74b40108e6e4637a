//! Arrays that are in memory, or stand in the bytes of a snapshot.

use std::borrow::Cow;

/// An array, owned or in a snapshot.
pub(crate) type Stored<T> = Cow<'static, [T]>;

/// A text, owned or in a snapshot.
pub(crate) type StoredText = Cow<'static, str>;
