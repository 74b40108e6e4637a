//! Lists of the United States.

use crate::common::{bytes, parse, read, told};
use countersight_formats::lists::{ListForm, read_list_files};
use insta::assert_snapshot;
use std::io::{Cursor, Read, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn the_consolidated_screening_list_in_json() {
    assert_snapshot!(read("csl/consolidated.json"), @r#"
    rows 8, parties 6, persons 2, moving 1, unreadable 0
    9002 [Organisation] BEISPIEL OPTIK CO., LTD. | Alias BEISPIELOPTIK | Alias Beispiel Optik; in CN; on Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department, CMIC-EO13959; ISIN (isin): CNE000000000; Unified Social Credit Code (USCC) (uscc): 91330000000000000X
    a1 [Unsaid] Muster Kabel Co., Ltd. | Related Muster Group (MG) | Alias Musterkabel | Alias Muster Cable; in CN; on Entity List (EL) - Bureau of Industry and Security; from 2019-10-09; cited 84 FR 1, 85 FR 2
    a2 [Unsaid] Yong’an Probe OOO | Former Probe Werk; on Entity List (EL) - Bureau of Industry and Security
    a3 [Unsaid] A. NAME; on Denied Persons List (DPL) - Bureau of Industry and Security; from 2020-01-02; until 2030-01-02
    9003 [Vessel] MUSTER STAR; in PA; on Specially Designated Nationals (SDN) - Treasury Department; Vessel Registration Identification: IMO 1234567
    b2 [Organisation] Muster Werke LLC | Alias MW | Alias Werke; on Nonproliferation Sanctions (ISN) - State Department
    ! words for countries that are not known and were left out, 1 of them: `Atlantis`
    "#);
}

#[test]
fn its_condensed_form() {
    assert_snapshot!(read("csl/condensed.json"), @r#"
    rows 6, parties 4, persons 1, moving 0, unreadable 0, repeated ids 1, edition 2026-07-31
    el-muster-werk [Unsaid] Muster Werk | Alias Musterwerk | Alias Probe Institute; in CN; on Entity List (EL) - Bureau of Industry and Security; cited 84 FR 54002
    el-muster-werk#2 [Unsaid] Muster Werk; in IR; on Entity List (EL) - Bureau of Industry and Security
    2 [Organisation] MUSTER BANK; in RU, CH; on Specially Designated Nationals (SDN) - Treasury Department, RUSSIA-EO14024, UKRAINE-EO13662, Capta List (CAP) - Treasury Department
    2#2 [Organisation] MUSTER BANK | Alias MB; on Capta List (CAP) - Treasury Department
    ! line 7, column 2: the id 2 is there already with other names; this row is kept as 2#2
    ! rows that repeat an id with the same names, each joined to the first: 1
    ! rows without an id that bear the name of an earlier row, each kept by itself: 1
    "#);
}

#[test]
fn its_csv() {
    assert_snapshot!(read("csl/consolidated.csv"), @r#"
    rows 3, parties 2, persons 1, moving 0, unreadable 0
    2 [Organisation] MUSTER TRADING | Alias MUSTER HANDEL | Alias MH; in IR; on Specially Designated Nationals (SDN) - Treasury Department, SDGT, IFSR; Registration ID: 555; Website (domain): www.example.org
    e1 [Unsaid] Xi’an Muster Optik | Alias Eins | Alias Zwei | Alias Drei Co., Ltd.; in CN; on Entity List (EL) - Bureau of Industry and Security; from 2021-01-02; cited 86 FR 1
    "#);
}

#[test]
fn ofac_xml() {
    assert_snapshot!(read("ofac-xml/sdn.xml"), @r#"
    rows 3, parties 2, persons 1, moving 1, unreadable 0, edition 2022-03-24
    2 [Organisation] BEISPIEL & OPTIK CO., LTD. | Alias BEISPIELOPTIK | Weak BO | Former ALTE OPTIK | Alias Beispiel Optik; in CN; on CMIC-EO13959; Unified Social Credit Code (USCC) (uscc): 91330000000000000X; from 2021-06-03
    3 [Vessel] MUSTER STAR; in PA
    ! the list says that it has 4 records; 3 were read
    "#);
}

#[test]
fn ofac_advanced_xml() {
    assert_snapshot!(read("ofac-advanced/sdn_advanced.xml"), @r#"
    rows 3, parties 2, persons 1, moving 1, unreadable 0, edition 2026-05-21
    2 [Organisation] BEISPIEL OPTIK CO., LTD. | Alias 样例光学 | Weak BO | Former ALTE OPTIK; in CN; on SDN List, RUSSIA-EO14024; Registration Number: 123456; ISIN (isin): CNE000000000; from 2021-06-03
    3 [Vessel] MUSTER STAR; in PA
    "#);
}

#[test]
fn the_entity_list_as_text() {
    assert_snapshot!(read("bis-entity-list/supplement-4.txt"), @r#"
    rows 4, parties 4, persons 0, moving 0, unreadable 0
    el-beispiel-optik-co-ltd [Unsaid] Beispiel Optik Co., Ltd. | Alias Beispieloptik | Alias Optik Beispiel Co., Ltd.; in CN; from 2019-10-09; cited 84 FR 54002, 10/9/19. 85 FR 44159, 7/22/20.
    el-muster-trading [Unsaid] Muster Trading; in CN; from 2011-11-21; cited 76 FR 71869, 11/21/11.
    el-muster-group [Unsaid] Muster Group | Alias MG | Related Muster Kabel Co., Ltd. | Related Muster Funk Ltd.; in CN; from 2019-05-21; cited 84 FR 22963, 5/21/19.
    el-probe-ooo [Unsaid] Probe OOO | Former Alte Probe OOO; in RU; from 2022-03-09; cited 87 FR 13141, 3/9/22.
    "#);
}

#[test]
fn the_entity_list_as_xml() {
    assert_snapshot!(read("bis-entity-list/part-744.xml"), @r#"
    rows 2, parties 2, persons 0, moving 0, unreadable 0
    el-beispiel-optik-co-ltd [Unsaid] Beispiel Optik Co., Ltd. | Alias Beispiel AI | Alias Optik Beispiel Co., Ltd.; in CN; from 2019-10-09; cited 84 FR 54002, 10/9/19.
    el-muster-trading [Unsaid] Muster Trading; in CN; from 2011-11-21; cited 76 FR 71869, 11/21/11.
    "#);
}

#[test]
fn military_companies_as_a_table() {
    assert_snapshot!(read("dod-1260h/list.csv"), @r#"
    rows 2, parties 2, persons 0, moving 0, unreadable 0
    1260h-beispiel-optik-co-ltd [Organisation] Beispiel Optik Co., Ltd. | Alias Beispiel; from 2021-06-03
    1260h-muster-funk-co-ltd [Organisation] Muster Funk Co., Ltd. | Alias Muster | Alias Funk Co., Ltd. | Former Alte Funk; from 2022-10-05; until 2025-01-07
    "#);
}

#[test]
fn military_companies_as_the_text_of_the_notice() {
    assert_snapshot!(read("dod-1260h/notice.txt"), @r#"
    rows 4, parties 4, persons 0, moving 0, unreadable 0
    1260h-beispiel-optik-co-ltd [Organisation] Beispiel Optik Co., Ltd. | Alias Beispiel
    1260h-muster-gruppe [Organisation] Muster Gruppe | Alias Muster
    1260h-muster-flugsysteme-co-ltd [Organisation] Muster Flugsysteme Co., Ltd. | Former Alte Flugsysteme Co., Ltd.
    1260h-360-probe-technology-inc [Organisation] 360 Probe Technology Inc. | Alias Probe 360
    "#);
}

#[test]
fn the_covered_list() {
    assert_snapshot!(read("fcc-covered/table.csv"), @r#"
    rows 3, parties 2, persons 0, moving 0, unreadable 0
    fcc-beispiel-optik-company [Organisation] Beispiel Optik Company; from 2021-03-12
    fcc-muster-networks-corp [Organisation] Muster Networks Corp | Related MusterNet (USA) LLC; from 2022-09-20
    ! row 4: names goods and no company: Aircraft produced in a foreign country, except some…
    ! row 4: names goods and no company: All equipment of a list.…
    "#);
}

#[test]
fn forced_labour_as_a_table() {
    assert_snapshot!(read("uflpa/table.csv"), @r#"
    rows 3, parties 3, persons 0, moving 0, unreadable 0
    uflpa-beispiel-textil-co-ltd [Organisation] Beispiel Textil Co., Ltd. | Alias Eins Textil Co., Ltd. | Alias Zwei (Nord) Ltd.; from 2022-06-21
    uflpa-muster-group [Organisation] Muster Group | Related Muster Eins Co., Ltd. | Related Muster Zwei | Related Muster Drei; from 2023-08-02
    uflpa-probe-silicon-xinjiang-co [Organisation] Probe Silicon (Xinjiang) Co. | Former Alte Probe; from 2024-05-17
    "#);
}

#[test]
fn forced_labour_as_text() {
    assert_snapshot!(read("uflpa/page.txt"), @r#"
    rows 2, parties 2, persons 0, moving 0, unreadable 0
    uflpa-beispiel-textil-co-ltd [Organisation] Beispiel Textil Co., Ltd. | Alias Eins Textil; from 2022-06-21
    uflpa-muster-werk [Organisation] Muster Werk; from 2022-06-21
    "#);
}

#[test]
fn ofac_csv_in_three_files_and_in_one_archive() {
    let files = ["add", "alt", "sdn"].map(|name| bytes(&format!("ofac-csv/{name}.csv")));
    let mut readers: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
    let mut readers: Vec<&mut dyn Read> = readers.iter_mut().map(|r| r as &mut dyn Read).collect();
    let list = read_list_files(ListForm::OfacCsv, "list", &mut readers).unwrap();
    assert_snapshot!(told(&list), @r#"
    rows 4, parties 3, persons 1, moving 1, unreadable 0
    101 [Organisation] MUSTER AIRLINES | Alias MUSTER-AIR | Former MUSTER FLUG | Weak MUSTERLUFT; in CU; on CUBA
    103 [Organisation] BEISPIEL OPTIK CO., LTD. | Alias Beispiel Optik; in CN; on CMIC-EO13959; Equity Ticker (ticker): 000000 CN; ISIN (isin): CNE000000000; Unified Social Credit Code (USCC) (uscc): 91330000000000000X; from 2021-06-03
    104 [Vessel] MUSTER STAR; in PA; on IRAN; Vessel Registration Identification: IMO 1234567
    ! numbers of the side files that stand in no main row: 1
    "#);

    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in ["ADD.CSV", "ALT.CSV", "SDN.CSV"].iter().zip(&files) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let packed = zip.finish().unwrap().into_inner();
    assert_eq!(parse("ofac-csv", &packed).unwrap(), list);
}
