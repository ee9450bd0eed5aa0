//! The licences that About shows.

use std::collections::BTreeSet;

const LISTED: &str = include_str!("../../assets/licences/packages.txt");

/// Name and version of each package in Cargo.lock.
fn locked() -> Vec<(&'static str, &'static str)> {
    let lock = include_str!("../../Cargo.lock");
    let value = |line: &'static str, key: &str| Some(line.strip_prefix(key)?.trim_matches('"'));
    let mut lines = lock.lines();
    let mut packages = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(name) = value(line, "name = ") {
            packages.push((name, value(lines.next().unwrap_or_default(), "version = ").unwrap()));
        }
    }
    packages
}

/// FNV-1a, as `assets/licences/make.py` works it out.
fn digest(packages: &[(&str, &str)]) -> String {
    let mut value: u64 = 0xcbf2_9ce4_8422_2325;
    for (name, version) in packages {
        for byte in format!("{name} {version}\n").bytes() {
            value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{value:016x}")
}

#[test]
fn the_list_of_licences_is_that_of_the_packages_that_are_linked() {
    let locked = locked();
    let head = format!("Cargo.lock {}", digest(&locked));
    assert_eq!(LISTED.lines().next(), Some(head.as_str()), "out of date: run python3 assets/licences/make.py");
    let locked: BTreeSet<(&str, &str)> = locked.into_iter().collect();
    let mut names = BTreeSet::new();
    for line in LISTED.lines().skip(1) {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, version, licence] = parts[..] else { panic!("{line:?}") };
        assert!(locked.contains(&(name, version)), "{line:?} is not in Cargo.lock");
        assert!(licence.contains(|it: char| it.is_ascii_uppercase()), "{line:?} has no licence");
        names.insert(name);
    }
    // What the manifest asks for is there, and what only tests need is not.
    let manifest = include_str!("../../Cargo.toml");
    let names_in = |section: &str| {
        let from = manifest.find(section).unwrap() + section.len();
        let lines = manifest[from..].lines().skip(1).take_while(|it| !it.starts_with('['));
        lines.filter_map(|it| it.split_once(" = ")).map(|it| it.0).collect::<BTreeSet<_>>()
    };
    let needed = names_in("[dependencies]");
    assert!(needed.len() > 10 && needed.iter().all(|it| names.contains(it)), "{needed:?}");
    for name in ["egui_kittest", "proptest", "roxmltree", "egui_inspection"] {
        assert!(!names.contains(name), "{name}");
    }
}
