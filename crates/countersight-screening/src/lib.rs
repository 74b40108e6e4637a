//! Runs the chain for one subject: name or device, entity, measures, answer.
