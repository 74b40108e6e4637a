//! Lists of other states, of OpenSanctions and of the reader.

use crate::common::read;
use insta::assert_snapshot;

#[test]
fn the_uk_sanctions_list_as_csv() {
    assert_snapshot!(read("uk-sanctions/list.csv"), @r#"
    rows 4, parties 2, persons 1, moving 1, unreadable 0, edition 2026-02-13
    MUS0002 [Organisation] BEISPIEL OPTIK LIMITED | Weak BEISPIEL OPTIK LLC | Alias Оптика; in CN, RU; on Muster; Business registration number (s): 123456; Website (domain): www.example.org; from 2012-06-29; cited MUe.001
    MUS0003 [Vessel] MUSTER STAR; in PA; on Muster; IMO number: 1234567; from 2013-06-29
    "#);
}

#[test]
fn the_uk_sanctions_list_as_xml() {
    assert_snapshot!(read("uk-sanctions/list.xml"), @r#"
    rows 3, parties 2, persons 1, moving 1, unreadable 0, edition 2026-09-02
    MUS0002 [Organisation] BEISPIEL OPTIK LIMITED | Weak BO | Alias Оптика; in CN; on Muster; from 2012-06-29; cited MUe.001
    MUS0003 [Vessel] MUSTER STAR; IMO number: 1234567
    "#);
}

#[test]
fn the_old_list_of_ofsi() {
    assert_snapshot!(read("uk-conlist/ConList.csv"), @r#"
    rows 4, parties 1, persons 1, moving 0, unreadable 0, edition 2022-05-04
    100 [Organisation] BEISPIEL OPTIK ORGANISATION | Alias BEISPIEL OPTIK | Alias Оптика | Former ALTE OPTIK; in SY, IR; on Syria; Business Reg No: 123456; from 2011-12-02; cited SYR0306
    "#);
}

#[test]
fn the_european_list_as_xml() {
    assert_snapshot!(read("eu/list.xml"), @r#"
    rows 2, parties 1, persons 1, moving 0, unreadable 0, edition 2026-08-05
    EU.2.2 [Organisation] Beispiel Optik JSC | Weak BO | Alias Бейспиел; in RU; on UKR; Registration Number: 123; from 2024-06-01; cited 2024/1 (OJ L1)
    "#);
}

#[test]
fn the_european_list_as_csv_1_1() {
    assert_snapshot!(read("eu/list-1.1.csv"), @r#"
    rows 4, parties 1, persons 1, moving 0, unreadable 0, edition 2026-08-05
    EU.2.2 [Organisation] Beispiel Optik JSC | Alias Optik Beispiel; in RU, BY; on UKR; Registration Number: 123; from 2024-06-01; cited 2024/1
    "#);
}

#[test]
fn the_european_list_as_csv_1_0() {
    assert_snapshot!(read("eu/list-1.0.csv"), @r#"
    rows 2, parties 1, persons 1, moving 0, unreadable 0, edition 2022-06-06
    EU.2.2 [Organisation] Beispiel Optik JSC; in RU; on UKR; cited 2024/1
    "#);
}

#[test]
fn the_list_of_the_united_nations() {
    assert_snapshot!(read("un/un.xml"), @r#"
    rows 2, parties 1, persons 1, moving 0, unreadable 0, edition 2026-08-01
    MUe.001 [Organisation] BEISPIEL WERK (BW) | Alias WERK BEISPIEL | Alias 样例 | Former Altes Werk; in KP; on Muster; from 2014-06-30
    "#);
}

#[test]
fn the_list_of_australia() {
    assert_snapshot!(read("au-dfat/list.csv"), @r#"
    rows 7, parties 2, persons 1, moving 1, unreadable 0
    7 [Organisation] Beispiel Optik JSC | Former Alte Optik | Weak BO | Alias Оптика; in RU; on Autonomous (Russia); from 2014-11-19; cited Muster Regulations
    8 [Vessel] MUSTER STAR; on Autonomous (Vessels); IMO Number: 1234567; cited Muster Designation
    "#);
}

#[test]
fn the_list_of_canada() {
    assert_snapshot!(read("ca-sema/list.xml"), @r#"
    rows 4, parties 2, persons 1, moving 1, unreadable 1
    iran-1-5 [Organisation] Muster Office of Maps | Alias Bureau des cartes de Muster | Alias Beispiel Co., Ltd. | Alias BO; on Iran; cited schedule 1, item 5
    russia-russie-1-part-3-2 [Vessel] MUSTER STAR; on Russia / Russie; IMO number: 1234567; from 2023-06-01; cited schedule 1, Part 3, item 2
    ! record 4: not read: it has no name
    "#);
}

#[test]
fn the_list_of_switzerland() {
    assert_snapshot!(read("ch-seco/list.xml"), @r#"
    rows 3, parties 2, persons 1, moving 1, unreadable 0, edition 2026-09-28
    200 [Organisation] Beispiel Optik JSC | Alias Оптика | Weak BO | Former Alte Optik; in RU; on Muster programme; Registration number: 123456; from 2022-02-28
    300 [Vessel] Muster Star; on Muster programme; from 2020-03-01; until 2024-03-01
    "#);
}

#[test]
fn the_copy_of_the_japanese_list() {
    assert_snapshot!(read("jp-meti/copy.json"), @r#"
    rows 3, parties 3, persons 0, moving 0, unreadable 0
    m-1 [Organisation] Muster Co. (MC) | Alias Muster Werk; in IR; on Muster
    m-2 [Organisation] Beispiel Optik Co., Ltd. | Alias 样例光学有限公司 | Alias Optik Beispiel; in CN; on Muster
    m-3 [Organisation] Probe Tech Co. Ltd; in CN; from 2025-01-02
    ! line 4, column 1: the name `Probe Tech Co. Ltd` stood behind the country
    "#);
}

#[test]
fn the_table_of_the_japanese_list() {
    assert_snapshot!(read("jp-meti/table.csv"), @r#"
    rows 2, parties 2, persons 0, moving 0, unreadable 0
    1 [Organisation] Muster Co. | Alias Muster Werk | Alias MW; in IR; on N
    2 [Organisation] Beispiel GmbH; in IR; on M
    "#);
}

#[test]
fn follow_the_money() {
    assert_snapshot!(read("ftm/entities.ftm.json"), @r#"
    rows 4, parties 2, persons 1, moving 0, unreadable 0
    a [Organisation] Beispiel Optik | Alias Beispiel Optik Co., Ltd. | Alias 样例光学 | Weak BO | Former Alte Optik; in CN; on US-DOD1260H, muster; leiCode (lei): 00000000000000000000; uscCode (uscc): 91330000000000000X; from 2021-06-03
    d [Unsaid] Probe; in RU; on muster
    "#);
}

#[test]
fn a_list_of_the_reader() {
    assert_snapshot!(read("own/list.csv"), @r#"
    rows 5, parties 4, persons 0, moving 0, unreadable 1
    1 [Unsaid] Beispiel Optik Co., Ltd. | Alias Beispieloptik | Alias 样例光学; in CN
    2 [Unsaid] Muster Funk; in DE, FR
    4 [Unsaid] Muster Funk | Alias MF; in DE
    ohne-nummer [Unsaid] Ohne Nummer
    ! row 6: not read: it has no name
    "#);
}
