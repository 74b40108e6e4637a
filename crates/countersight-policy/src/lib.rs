//! Subject, role, jurisdiction, date and action to measures and one of four answers.
