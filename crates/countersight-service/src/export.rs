//! The whole register, as it is written down for other programs.

use countersight_register::Register;
use countersight_report::Export;

/// A register, to be handed to the writers of `countersight-report`.
pub fn view(register: &Register) -> Export<'_> {
    Export {
        register: &register.stamp,
        entities: &register.entities,
        brands: &register.brands,
        measures: &register.measures,
        claims: &register.claims,
        figures: &register.figures,
        lists: &register.lists,
        links: &register.links,
        sources: &register.sources,
        roles: &register.roles,
        actions: &register.actions,
        jurisdictions: &register.jurisdictions,
        unions: &register.unions,
        prefixes: &register.prefixes,
        prefixes_as_of: &register.prefixes_as_of,
        fingerprints: &register.fingerprints,
        words: &register.words,
        namesakes: &register.namesakes,
        columns: &register.columns,
        goods: &register.goods,
    }
}
