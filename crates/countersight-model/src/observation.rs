//! What is known of one device, field by field.

use crate::field::Field;

/// What is known of one device. Every field may be missing or hold several values; none identifies a
/// person. Values are text: numbers as they are written, bytes that are not UTF-8 as `\xNN`.
///
/// ```
/// use countersight_model::field::Field;
/// use countersight_model::observation::Observation;
/// let seen = Observation::default()
///     .with(Field::Brand, "Lorex")
///     .with(Field::RtspServer, "Dahua Rtsp Server");
/// assert_eq!(seen.first(Field::Brand), Some("Lorex"));
/// assert_eq!(seen.all(Field::Mac).count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observation {
    values: Vec<(Field, String)>,
}

impl Observation {
    /// Adds a value. An empty one says nothing and is left out, as is one that the field holds already.
    pub fn add(&mut self, field: Field, value: impl Into<String>) {
        let value = value.into();
        if !value.trim().is_empty() && !self.all(field).any(|known| known == value) {
            self.values.push((field, value));
        }
    }

    /// The same observation with one more value.
    #[must_use]
    pub fn with(mut self, field: Field, value: impl Into<String>) -> Self {
        self.add(field, value);
        self
    }

    /// The same observation with one more value, where there is one.
    #[must_use]
    pub fn with_some(mut self, field: Field, value: Option<impl Into<String>>) -> Self {
        if let Some(value) = value {
            self.add(field, value);
        }
        self
    }

    /// The first value of a field.
    pub fn first(&self, field: Field) -> Option<&str> {
        self.all(field).next()
    }

    /// The values of a field, in the order in which they were added.
    pub fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        let of_field = move |(known, _): &&(Field, String)| *known == field;
        self.values
            .iter()
            .filter(of_field)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a field holds a value.
    pub fn has(&self, field: Field) -> bool {
        self.first(field).is_some()
    }

    /// All values with their fields, in the order in which they were added.
    pub fn values(&self) -> impl Iterator<Item = (Field, &str)> {
        self.values
            .iter()
            .map(|(field, value)| (*field, value.as_str()))
    }

    /// Whether nothing here could point to a maker.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_several_values_each_once_and_none_that_says_nothing() {
        let mut seen = Observation::default();
        for value in ["onvif://a", " ", "onvif://b", "onvif://a", ""] {
            seen.add(Field::OnvifScopes, value);
        }
        assert_eq!(
            seen.all(Field::OnvifScopes).collect::<Vec<_>>(),
            ["onvif://a", "onvif://b"]
        );
        assert!(Observation::default().with(Field::Mac, "").is_empty());
    }
}
