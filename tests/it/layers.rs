//! The arrows of ARCHITECTURE.md, held by reading the source: which module may use which, and what only one may do.
#![cfg(test)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each layer, in the order of `src/lib.rs`, and what it may use beside itself.
const ARROWS: [(&str, &[&str]); 11] = [
    ("figure", &[]),
    ("syntax", &["figure"]),
    ("dataset", &["figure", "syntax"]),
    ("store", &["figure", "syntax", "dataset"]),
    ("tracker", &["figure", "syntax", "dataset", "store"]),
    ("chart", &["figure", "syntax", "dataset", "store", "tracker"]),
    // Words come in as arguments.
    ("export", &["figure", "syntax", "dataset", "store", "tracker", "chart"]),
    // Files only: what stands in them is none of its business.
    ("disk", &[]),
    ("locale", &["figure", "syntax", "dataset", "store", "tracker", "disk"]),
    ("gui", &["figure", "syntax", "dataset", "store", "tracker", "chart", "export", "disk", "locale"]),
    ("cli", &["figure", "syntax", "dataset", "store", "tracker", "chart", "export", "disk", "locale", "gui"]),
];

/// Where serde and ron may be used: themes and settings. Data files have a reader of their own.
const SETTINGS: [&str; 6] = [
    "gui/theme/",
    "gui/app/",
    "gui/start.rs",
    "gui/pages/mod.rs",
    "gui/pages/sectors/memory.rs",
    "gui/pages/trends/memory.rs",
];

/// A file of `src` as the rules see it.
struct Source<'t> {
    /// From `src`, with slashes: `gui/app/mod.rs`.
    path: &'t str,
    text: &'t str,
    /// Names, `::` and other signs; no comments, strings and characters.
    tokens: Vec<&'t str>,
}

impl<'t> Source<'t> {
    fn new(path: &'t str, text: &'t str) -> Self {
        Self { path, text, tokens: tokens(text) }
    }

    /// The folder in `src`, or the name of a module that is a file; none for the roots of the crates.
    fn layer(&self) -> Option<&'t str> {
        match self.path {
            "main.rs" | "lib.rs" => None,
            path => path.split(['/', '.']).next(),
        }
    }

    /// Whether the file holds nothing but tests.
    fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or("");
        name.starts_with("tests") || name == "pictures.rs" || self.path.contains("/tests/")
    }

    /// Whether something of a crate or module is used, such as `egui` or `std::fs`.
    fn uses(&self, wanted: &str) -> bool {
        let (root, below) = wanted.split_once("::").unwrap_or((wanted, ""));
        let below = below.split("::").filter(|it| !it.is_empty()).collect::<Vec<_>>();
        self.paths(root).iter().any(|it| it.starts_with(&below))
    }

    /// The paths below a root: `use crate::{a, b::{c, d}}` has `a`, `b::c` and `b::d` below `crate`.
    fn paths(&self, root: &str) -> BTreeSet<Vec<&'t str>> {
        let mut found = BTreeSet::new();
        for (at, _) in self.tokens.iter().enumerate().filter(|(_, it)| **it == root) {
            let before = &self.tokens[..at];
            let is_part = before.len() > 1 && before[before.len() - 1] == "::" && is_name(before[before.len() - 2]);
            match self.tokens.get(at + 1).copied() {
                Some("::") if !is_part => {
                    tree(&self.tokens[at + 2..], &mut Vec::new(), &mut found);
                }
                Some(";" | "as" | "," | "}") if before.iter().rev().find(|it| is_name(it)) == Some(&"use") => {
                    found.insert(Vec::new());
                }
                _ => {}
            }
        }
        found
    }

    /// Whether a chain of `super` reaches the root of the crate, where it could go into any other layer.
    fn climbs_out(&self) -> bool {
        let file = self.path.matches('/').count() + usize::from(!self.path.ends_with("/mod.rs"));
        let mut braces = 0;
        let mut modules: Vec<usize> = Vec::new();
        let mut chain = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            match *token {
                "{" => {
                    if at > 1 && self.tokens[at - 2] == "mod" {
                        modules.push(braces);
                    }
                    braces += 1;
                }
                "}" => {
                    braces -= 1;
                    modules.pop_if(|it| *it == braces);
                }
                _ => {}
            }
            let goes_up = *token == "super" && self.tokens.get(at + 1) == Some(&"::");
            chain = if goes_up {
                chain + 1
            } else if *token == "::" {
                chain
            } else {
                0
            };
            if chain > 0 && chain >= file + modules.len() {
                return true;
            }
        }
        false
    }

    /// What breaks a rule, one sentence each.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut refuse = |is_wrong: bool, what: String| {
            if is_wrong {
                faults.push(format!("src/{}: {what}", self.path));
            }
        };
        let layer = self.layer();
        if let Some(layer) = layer {
            let may = ARROWS.iter().find(|it| it.0 == layer).map(|it| it.1);
            refuse(may.is_none(), format!("`{layer}` is no layer that tests/it/layers.rs knows"));
            for used in self.paths("crate").iter().filter_map(|it| it.first().copied()) {
                let is_layer = ARROWS.iter().any(|it| it.0 == used);
                let allowed = used == layer || may.unwrap_or(&[]).contains(&used);
                refuse(is_layer && !allowed, format!("{layer} may not use {used}"));
                refuse(used == "*" || used == "self", "imports the whole crate: name what is used".to_owned());
            }
            refuse(self.climbs_out(), "`super` goes out of the layer: write `crate::…`".to_owned());
        }
        let layer = layer.unwrap_or("");
        let files = self.uses("std::fs") || self.uses("tempfile");
        refuse(files && layer != "disk" && !self.is_test(), "only disk touches files".to_owned());
        for library in ["egui", "eframe", "egui_extras", "egui_plot", "epaint", "rfd"] {
            refuse(self.uses(library) && layer != "gui", format!("only gui may use {library}"));
        }
        let is_settings = SETTINGS.iter().any(|it| self.path.starts_with(it));
        for library in ["serde", "ron"] {
            let needless = self.uses(library) && !is_settings && !self.is_test();
            refuse(needless, format!("{library} is for the theme and the settings alone"));
        }
        let now = |clock: &str| self.tokens.windows(3).any(|it| *it == [clock, "::", "now"]);
        let clock = ["SystemTime", "Zoned", "Timestamp"].iter().any(|it| now(it));
        refuse(clock && !["disk", "cli"].contains(&layer), "the day and the time come from the caller".to_owned());
        faults.extend(unfinished(&format!("src/{}", self.path), self.text));
        faults
    }
}

/// Marks of work that was left for later.
fn unfinished(path: &str, text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let called = ["todo", "unimplemented", "dbg"].map(|name| (name, tokens.windows(2).any(|it| *it == [name, "!"])));
    // Put together here, so that this file does not hold them.
    let noted = [["TO", "DO"].concat(), ["FIX", "ME"].concat()].map(|it| (it.clone(), text.contains(&it)));
    let called = called.into_iter().filter(|it| it.1).map(|it| format!("{path}: calls {}!", it.0));
    called.chain(noted.into_iter().filter(|it| it.1).map(|it| format!("{path}: holds {}", it.0))).collect()
}

fn is_name(token: &str) -> bool {
    token.starts_with(|it: char| it.is_alphanumeric() || it == '_')
}

/// Reads a path, or several in braces; says how many tokens that took.
fn tree<'t>(tokens: &[&'t str], above: &mut Vec<&'t str>, found: &mut BTreeSet<Vec<&'t str>>) -> usize {
    match tokens {
        ["{", ..] => {
            let mut at = 1;
            while let Some(next) = tokens.get(at) {
                match *next {
                    "}" => return at + 1,
                    "," => at += 1,
                    // Not a part of a path, such as the new name behind `as`.
                    _ => at += tree(&tokens[at..], above, found).max(1),
                }
            }
            at
        }
        [name, "::", below @ ..] if is_name(name) && below.first() != Some(&"<") => {
            above.push(name);
            let taken = tree(below, above, found);
            above.pop();
            taken + 2
        }
        [name, ..] if is_name(name) || *name == "*" => {
            found.insert(above.iter().copied().chain([*name]).collect());
            match tokens {
                [_, "as", ..] => 3,
                _ => 1,
            }
        }
        _ => 0,
    }
}

/// The tokens of a source that matter to paths.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |it| it + 2)
        } else if let Some(length) = string(rest) {
            length
        } else if is_name(rest) {
            let length = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
            tokens.push(&rest[..length]);
            length
        } else {
            let length = if rest.starts_with("::") { 2 } else { next.len_utf8() };
            if !next.is_whitespace() {
                tokens.push(&rest[..length]);
            }
            length
        };
        rest = &rest[taken..];
    }
    tokens
}

/// The length of a string or a character that begins here; a lifetime is neither.
fn string(text: &str) -> Option<usize> {
    let prefix = text.len() - text.trim_start_matches(['b', 'c']).len();
    let body = &text[prefix.min(1)..];
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let open = text.len() - raw.len() + hashes + 1;
            return Some(text[open..].find(&end).map_or(text.len(), |it| open + it + end.len()));
        }
    }
    let open = text.len() - body.len();
    let quote = body.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let mut inside = body.char_indices().skip(1);
    if quote == '\'' {
        let mut next = body.chars().skip(1);
        let is_lifetime = next.next() != Some('\\') && next.next() != Some('\'');
        if is_lifetime {
            return None;
        }
    }
    while let Some((at, character)) = inside.next() {
        if character == '\\' {
            inside.next();
        } else if character == quote {
            return Some(open + at + 1);
        }
    }
    Some(text.len())
}

/// All files below a folder that end in `.rs`, with their paths from it.
pub(crate) fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_layers_keep_their_arrows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = files(&root.join("src"));
    assert!(sources.len() > 100, "only {} files were found", sources.len());
    let mut faults: Vec<String> = sources.iter().flat_map(|(path, text)| Source::new(path, text).faults()).collect();
    for folder in ["tests", "benches"] {
        let folder = root.join(folder);
        let files = if folder.is_dir() { files(&folder) } else { Vec::new() };
        faults.extend(files.iter().flat_map(|(path, text)| unfinished(path, text)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_order_here_is_that_of_the_library() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let tokens = tokens(&text);
    let modules: Vec<&str> = tokens.windows(2).filter(|it| it[0] == "mod").map(|it| it[1]).collect();
    assert_eq!(modules, ARROWS.map(|it| it.0));
    for (at, (layer, may)) in ARROWS.iter().enumerate() {
        let above = &modules[..at];
        assert!(may.iter().all(|it| above.contains(it)), "{layer} uses what stands below it");
    }
}

fn faults(path: &str, text: &str) -> String {
    Source::new(path, text).faults().join("\n")
}

#[test]
fn a_forbidden_arrow_is_found_however_it_is_written() {
    let says = "may not use gui";
    assert!(faults("store/mod.rs", "use crate::gui::App;").contains(says));
    assert!(faults("store/mod.rs", "use crate::{figure::Unit, gui::{app, theme}};").contains(says));
    assert!(faults("store/mod.rs", "use {std::fmt, crate::gui};").contains(says));
    assert!(faults("store/mod.rs", "fn f(it: &crate::gui::App) {}").contains(says));
    assert!(faults("store/mod.rs", "use crate :: gui\n  :: App;").contains(says));
    assert!(faults("locale/mod.rs", "use crate::chart::Look as Figure;").contains("may not use chart"));
    assert!(faults("disk/load.rs", "crate::dataset::read(text)").contains("disk may not use dataset"));
    assert!(faults("gui/app/mod.rs", "crate::cli::run()").contains("gui may not use cli"));
    assert!(faults("figure/mod.rs", "use crate::*;").contains("whole crate"));
    assert!(faults("figures/mod.rs", "").contains("no layer"));
}

#[test]
fn what_only_looks_like_an_arrow_is_none() {
    assert_eq!(faults("store/mod.rs", "// use crate::gui::App;\n/* crate::gui */ \"crate::gui\""), "");
    assert_eq!(faults("store/mod.rs", "let a = r#\"crate::gui \"x\" \"#; let b = b\"crate::gui\"; let c = '\"';"), "");
    assert_eq!(faults("store/mod.rs", "use crate::dataset::gui; use other::crate::gui;"), "");
    assert_eq!(faults("store/mod.rs", "use crate::{dataset::{Claim, gui as it}, figure};"), "");
    assert_eq!(faults("gui/mod.rs", "use crate::{chart, locale::gui, store, tracker};"), "");
    assert_eq!(faults("main.rs", "use resumption_monitor::cli;"), "");
}

#[test]
fn a_way_out_by_super_is_found() {
    let says = "goes out of the layer";
    assert!(faults("store/query.rs", "use super::super::gui;").contains(says));
    assert!(faults("store/mod.rs", "use super::gui;").contains(says));
    assert!(faults("store/mod.rs", "mod a { use super::super::gui; }").contains(says));
    assert_eq!(faults("store/mod.rs", "mod a { use super::b; } pub(super) fn f() {}"), "");
    assert_eq!(faults("figure/parse/scan.rs", "use super::super::Unit;"), "");
    assert!(faults("store/mod.rs", "mod a { mod b { } } use super::gui;").contains(says));
}

#[test]
fn what_only_one_layer_may_do_is_found_elsewhere() {
    for text in ["std::fs::write(a, b)", "use std::fs;", "use std::{fs::File, io};", "use std::{fs, io};"] {
        assert!(faults("gui/app/mod.rs", text).contains("only disk touches files"), "{text}");
        assert_eq!(faults("disk/save.rs", text), "");
        assert_eq!(faults("gui/raster/tests.rs", text), "");
    }
    for text in ["use egui::Ui;", "fn f(ui: &mut egui::Ui) {}", "use egui;", "use egui as e;"] {
        assert!(faults("chart/mark.rs", text).contains("only gui may use egui"), "{text}");
        assert_eq!(faults("gui/widgets/card.rs", text), "");
    }
    for text in ["use serde::Deserialize;", "#[derive(serde::Serialize)] struct A;", "use serde::{de, Deserialize};"] {
        assert!(faults("dataset/model.rs", text).contains("serde is for the theme"), "{text}");
        assert_eq!(faults("gui/theme/tokens.rs", text), "");
    }
    assert!(faults("tracker/read/mod.rs", "ron::from_str(text)").contains("ron is for the theme"));
    for text in ["SystemTime::now()", "std::time::SystemTime::now()", "jiff::Zoned::now().date()", "Timestamp::now()"] {
        assert!(faults("gui/app/mod.rs", text).contains("come from the caller"), "{text}");
        assert_eq!(faults("cli/mod.rs", text), "");
    }
}

#[test]
fn unfinished_work_is_found() {
    for name in ["todo", "unimplemented", "dbg"] {
        assert!(faults("store/mod.rs", &format!("fn f() {{ {name}!() }}")).contains(&format!("calls {name}!")));
        assert_eq!(faults("store/mod.rs", &format!("fn {name}() {{ {name}() }}")), "");
    }
    for word in [["TO", "DO"].concat(), ["FIX", "ME"].concat()] {
        assert!(faults("store/mod.rs", &format!("// {word}: later")).contains(&word));
    }
}
