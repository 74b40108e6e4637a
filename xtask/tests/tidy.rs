//! Rules of the repository: who may depend on whom, and what may not stand in it.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The table of ARCHITECTURE.md: a crate, and the crates of the workspace that it may use.
/// Data flows one way; an arrow to the right of a crate's own place is a defect.
const MAY_USE: &[(&str, &[&str])] = &[
    ("countersight-model", &[]),
    ("countersight-collect", &["model"]),
    ("countersight-formats", &["model", "names"]),
    ("countersight-names", &["model"]),
    ("countersight-devices", &["model"]),
    ("countersight-policy", &["model"]),
    ("countersight-register", &["model"]),
    (
        "countersight-screening",
        &["model", "register", "names", "devices", "policy"],
    ),
    ("countersight-report", &["model"]),
    ("countersight-quality", &[]),
    (
        "countersight-service",
        &[
            "model",
            "collect",
            "devices",
            "formats",
            "names",
            "policy",
            "register",
            "screening",
            "report",
        ],
    ),
    (
        "countersight-server",
        &[
            "model",
            "collect",
            "devices",
            "formats",
            "names",
            "policy",
            "register",
            "screening",
            "report",
            "service",
        ],
    ),
    (
        "countersight-cli",
        &[
            "model",
            "collect",
            "devices",
            "formats",
            "names",
            "policy",
            "register",
            "screening",
            "report",
            "quality",
            "server",
            "service",
        ],
    ),
    ("xtask", &["model", "formats", "register", "quality"]),
];

/// Crates that touch no file, socket or clock, and the outside crates they may use.
const PURE: &[(&str, &[&str])] = &[
    ("countersight-model", &["jiff", "serde", "thiserror"]),
    (
        "countersight-names",
        &[
            "any_ascii",
            "crc32fast",
            "hanconv",
            "pinyin",
            "rustc-hash",
            "strsim",
            "unicode-normalization",
            "zerocopy",
        ],
    ),
    (
        "countersight-devices",
        &[
            "aho-corasick",
            "regex",
            "regex-syntax",
            "rustc-hash",
            "strsim",
            "thiserror",
        ],
    ),
    ("countersight-policy", &["jiff"]),
];

/// What a pure crate's source may not name.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io",
    "SystemTime",
    "Instant",
    "::now()",
    "<html",
    "<div",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[expect(clippy::panic, reason = "without metadata there is nothing to test")]
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap_or_else(|error| panic!("cargo metadata: {error}"));
    let normal = |package: &cargo_metadata::Package| {
        package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind == DependencyKind::Normal)
            .map(|dependency| dependency.name.clone())
            .collect()
    };
    metadata
        .packages
        .iter()
        .map(|p| (p.name.to_string(), normal(p)))
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    for path in entries.map(|entry| entry.path()) {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            // What tools fetch or make is no part of the repository.
            let made = [
                "target",
                ".git",
                "book",
                "proptest-regressions",
                "node_modules",
            ];
            if !made.contains(&name) {
                files(&path, found);
            }
        } else if name != ".git" {
            // A worktree's `.git` is a file, and names the machine.
            found.push(path);
        }
    }
}

fn all_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    files(&root(), &mut found);
    found.sort();
    found
}

#[test]
fn dependencies_follow_the_table() {
    let table: BTreeMap<&str, BTreeSet<String>> = MAY_USE
        .iter()
        .map(|(name, uses)| {
            (
                *name,
                uses.iter().map(|u| format!("countersight-{u}")).collect(),
            )
        })
        .collect();
    for (name, uses) in dependencies() {
        let allowed = table
            .get(name.as_str())
            .unwrap_or_else(|| panic!("`{name}` is not in the dependency table"));
        for used in uses.iter().filter(|used| used.starts_with("countersight-")) {
            assert!(
                allowed.contains(used),
                "`{name}` may not use `{used}`: data would flow backwards"
            );
        }
    }
}

#[test]
fn pure_crates_stay_pure() {
    let dependencies = dependencies();
    for (name, outside) in PURE {
        for used in dependencies.get(*name).into_iter().flatten() {
            assert!(
                used.starts_with("countersight-") || outside.contains(&used.as_str()),
                "`{name}` is pure and may not use `{used}`"
            );
        }
        let mut sources = Vec::new();
        files(&root().join("crates").join(name).join("src"), &mut sources);
        for path in sources {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for word in IMPURE {
                assert!(
                    !text.contains(word),
                    "{}: a pure crate names `{word}`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn only_one_crate_can_open_a_connection() {
    const NETWORK: [&str; 13] = [
        "attohttpc",
        "curl",
        "hyper",
        "if-addrs",
        "mio",
        "minreq",
        "nix",
        "reqwest",
        "rustix",
        "rustls",
        "socket2",
        "tokio",
        "ureq",
    ];
    for (name, outside) in dependencies() {
        for used in outside
            .iter()
            .filter(|used| NETWORK.contains(&used.as_str()))
        {
            assert!(
                name == "countersight-collect"
                    || (name == "countersight-server" && used.as_str() == "tokio"),
                "`{name}` may not use `{used}`: only countersight-collect opens a connection, and only \
                 countersight-server waits for one"
            );
        }
    }
}

/// The files whose code may name a socket: one for official lists, one for the user's own link, one that waits
/// for those who ask the server.
const SOCKETS: [&str; 3] = [
    "crates/countersight-collect/src/fetch.rs",
    "crates/countersight-collect/src/discover/link.rs",
    "crates/countersight-server/src/listen.rs",
];

#[test]
fn sockets_stand_in_named_files() {
    const WORDS: [&str; 10] = [
        "socket2",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "UnixDatagram",
        "to_socket_addrs",
        "ToSocketAddrs",
        "ureq::{",
        "AF_PACKET",
    ];
    let mut named = BTreeSet::new();
    for name in dependencies().keys() {
        let mut sources = Vec::new();
        files(&root().join("crates").join(name).join("src"), &mut sources);
        for path in sources
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        {
            let text = std::fs::read_to_string(path).unwrap_or_default();
            // Comments may speak of sockets.
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            if let Some(line) = code
                .clone()
                .find(|line| WORDS.iter().any(|word| line.contains(word)))
            {
                let path = path
                    .strip_prefix(root())
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                assert!(
                    SOCKETS.contains(&path.as_str()),
                    "{path} may open no socket: {line}"
                );
                named.insert(path);
            }
        }
    }
    // A list that names more than there is would hide the next file.
    assert_eq!(named.len(), SOCKETS.len(), "{named:?}");
}

#[test]
fn schemas_for_editors_stay_out_of_the_program() {
    let metadata = MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    for package in &metadata.packages {
        let default = package.features.get("default").into_iter().flatten();
        assert_eq!(default.count(), 0, "{} has default features", package.name);
        for dependency in &package.dependencies {
            let name = &package.name;
            assert!(
                dependency.name != "schemars" || dependency.optional,
                "`{name}` always builds schemars"
            );
            assert!(
                name.as_str() == "xtask" || !dependency.features.contains(&"schema".to_owned()),
                "`{name}` asks for the schemas; only xtask may"
            );
        }
    }
}

#[test]
fn every_dependency_says_why_it_is_here() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    let lines: Vec<&str> = manifest
        .lines()
        .skip_while(|line| *line != "[workspace.dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .collect();
    let mut reasons = String::new();
    for line in &lines {
        if line.starts_with('#') {
            reasons.push_str(line);
        }
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let name = name.trim();
        if line.starts_with('#') || name.starts_with("countersight-") {
            continue;
        }
        assert!(
            reasons.contains(name),
            "`{name}` has no reason beside it in Cargo.toml"
        );
    }
    assert!(lines.len() > 20);
}

#[test]
fn source_files_hold_one_subject_each() {
    for path in all_files() {
        let source = path.extension().is_some_and(|e| e == "rs");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let lines = text.lines().count();
        assert!(
            !source || lines <= 600,
            "{} has {lines} lines; split it",
            path.display()
        );
    }
}

#[test]
fn one_file_alone_may_be_unsafe() {
    // Written in parts, so that this file does not hold what it looks for.
    let block = ["unsafe", " {"].concat();
    let holders: Vec<PathBuf> = all_files()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .filter(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains(&block)))
        .collect();
    assert_eq!(holders.len(), 1, "{holders:?}");
    let made = "crates/countersight-collect/src/made.rs";
    assert!(
        holders.iter().all(|path| path.ends_with(made)),
        "{holders:?}"
    );
}

#[test]
fn nothing_names_a_machine_or_its_registry() {
    // Written in parts, so that this file does not hold what it forbids.
    let forbidden = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["sha", "red/"],
        [".cargo/reg", "istry"],
    ]
    .map(|p| p.concat());
    for path in all_files() {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        if path.file_name().is_some_and(|name| name == "Cargo.lock") {
            continue;
        }
        for word in &forbidden {
            assert!(
                !text.contains(word.as_str()),
                "{} names `{word}`",
                path.display()
            );
        }
    }
}

#[test]
fn the_papers_of_the_house_are_there() {
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "ETHICS.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "LICENSE-DATA",
        "REUSE.toml",
        "deny.toml",
        ".ci/run",
    ] {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_default();
        assert!(!text.trim().is_empty(), "{name} is missing or empty");
    }
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap_or_default();
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap_or_default();
    let test = "cargo test --workspace";
    assert!(
        readme.contains(test) && ci.contains(test),
        "the README's test command runs in CI"
    );
}
