//! Folders on disk: what cannot be read, what is passed over, and the hash.

use crate::support::{show, with};
use countersight_register::{DataFiles, load};
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_folder_is_read_as_the_files_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let sound = with(&[]);
    for (path, text) in &sound.files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.as_bytes()).unwrap();
    }
    fs::write(folder.path().join("README.md"), "how it is written").unwrap();
    fs::write(folder.path().join(".hidden.toml"), "?").unwrap();
    assert_eq!(DataFiles::from_folder(folder.path()).unwrap(), sound);

    fs::write(folder.path().join("entities/notes.txt"), "").unwrap();
    fs::write(
        folder.path().join("entities/dahua.toml"),
        b"id = 'dahua'\nname = '\xe6\xb5\x99 \xff'",
    )
    .unwrap();
    assert_snapshot!(show(&DataFiles::from_folder(folder.path()).unwrap()), @"
    entities/dahua.toml:2:11 error not-utf-8: the file is not UTF-8 text from here on | save it as UTF-8 in your editor
    entities/notes.txt:0:0 warning unknown-file: this is not a file of the register, and was not read | data/README.md says which files there are; move it elsewhere or correct its name
    ");
}

#[test]
fn links_in_a_circle_end() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    assert_snapshot!(show(&DataFiles::from_folder(folder.path()).unwrap()), @r#"
    again/again/again/again/again/again/again:0:0 warning unknown-file: this is not a file of the register, and was not read | data/README.md says which files there are; move it elsewhere or correct its name
    register.toml:0:0 error missing-file: the register has no version | add register.toml with the day of the newest fact: version = "2026-11-23"
    "#);
}

#[test]
fn the_hash_is_what_sha256sum_prints() {
    // printf "version = '2026-11-23'\n" > register.toml; sha256sum register.toml | sha256sum
    let files: DataFiles = [("register.toml", "version = '2026-11-23'\n")]
        .into_iter()
        .collect();
    let stamp = load(&files).register.stamp;
    assert_snapshot!(stamp.sha256, @"cf772141c5a6efdbf2d2984eaa05ba8d9c173512561d954e9c32feeb4a18f11e");
    let renamed: DataFiles = [("register2.toml", "version = '2026-11-23'\n")]
        .into_iter()
        .collect();
    assert_ne!(load(&renamed).register.stamp.sha256, stamp.sha256);
}
