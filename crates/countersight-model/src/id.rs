//! Typed identifiers: the file names of the register's records.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an identifier as it stands in the register.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        // An id hashes and compares as its text, so maps keyed by ids can be asked with `&str`.
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id_type!(
    /// A company or body of the register, such as `hikvision`.
    EntityId
);
id_type!(
    /// A label on goods, such as `lorex`.
    BrandId
);
id_type!(
    /// A rule, list or call, such as `us/ndaa-2019-889-a1a`.
    MeasureId
);
id_type!(
    /// A cited document.
    SourceId
);
id_type!(
    /// A claim of evidence, such as `ev-009`.
    ClaimId
);
id_type!(
    /// A figure of reach, such as `rch-005`.
    FigureId
);
id_type!(
    /// An official list, such as `us-bis-entity-list`.
    ListId
);
id_type!(
    /// A role of the person who asks, such as `federal-agency`.
    RoleId
);
id_type!(
    /// A jurisdiction: an ISO 3166-1 or 3166-2 code, `EU`, or a body's own code.
    Jurisdiction
);

impl Jurisdiction {
    /// Whether a rule of `self` can bind somebody in `place`.
    ///
    /// A rule of a country binds its parts (`US` binds `US-TX`), never the other way round.
    ///
    /// ```
    /// use countersight_model::id::Jurisdiction;
    /// let us = Jurisdiction::from("US");
    /// assert!(us.covers(&Jurisdiction::from("US-TX")));
    /// assert!(!Jurisdiction::from("US-TX").covers(&us));
    /// assert!(!us.covers(&Jurisdiction::from("USX")));
    /// ```
    pub fn covers(&self, place: &Self) -> bool {
        place
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}
