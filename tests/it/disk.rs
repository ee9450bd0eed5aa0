//! Files as they are on a real disk.

#![expect(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

use resumption_monitor::disk::{Fingerprint, LoadError, Loaded, SaveError, load, save};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the test stands for another program")]
fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn read(path: &Path) -> Result<Loaded, LoadError> {
    load(path, &mut |_, _| ControlFlow::Continue(()))
}

fn fingerprint(path: &Path) -> Fingerprint {
    read(path).unwrap().fingerprint
}

/// What else is in the folder: a temporary file must not stay behind.
fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_text_is_read_with_its_fingerprint_and_progress() {
    let folder = folder();
    let text = "(format: 1, title: \"口罩\")\n".repeat(30_000);
    let path = file(&folder, "a.ron", text.as_bytes());
    let mut told = Vec::new();
    let loaded = load(&path, &mut |read, total| {
        told.push((read, total));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(loaded.text == text);
    assert_eq!(loaded.fingerprint.length, text.len() as u64);
    assert!(loaded.fingerprint.modified.is_some());
    assert!(told.len() > 2 && told.is_sorted());
    assert_eq!(told.last(), Some(&(text.len() as u64, text.len() as u64)));
    assert!(fingerprint(&path).same_content(&loaded.fingerprint));
}

#[test]
fn what_cannot_be_read_is_told_apart() {
    let folder = folder();
    let missing = folder.path().join("none.ron");
    assert!(matches!(read(&missing), Err(LoadError::NotFound)));
    let plain = file(&folder, "plain.ron", b"(format: 1)");
    assert!(matches!(read(&plain.join("below.ron")), Err(LoadError::NotFound)));
    assert!(matches!(read(folder.path()), Err(LoadError::Directory)));
    assert!(matches!(read(&file(&folder, "empty.ron", b"")), Err(LoadError::Empty)));
    assert!(matches!(read(&file(&folder, "gbk.ron", b"(a: \"\xb9\xab\xcb\xbe\")")), Err(LoadError::NotUtf8 { .. })));
    let utf16: Vec<u8> = "\u{feff}(format: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(read(&file(&folder, "utf16.ron", &utf16)), Err(LoadError::Utf16)));
    assert!(matches!(read(&file(&folder, "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")), Err(LoadError::Binary)));
}

#[test]
fn much_of_nothing_is_refused_at_once() {
    let folder = folder();
    let path = file(&folder, "spaces.ron", &vec![b' '; 64 << 20]);
    let start = Instant::now();
    assert!(matches!(read(&path), Err(LoadError::Blank)));
    // Zero bytes, sparse on the disk; and more of them than are opened at all.
    let zeros = file(&folder, "zeros.ron", b"");
    fs::OpenOptions::new().write(true).open(&zeros).unwrap().set_len(1 << 30).unwrap();
    assert!(matches!(read(&zeros), Err(LoadError::Binary)));
    fs::OpenOptions::new().write(true).open(&zeros).unwrap().set_len(2 << 30).unwrap();
    assert!(matches!(read(&zeros), Err(LoadError::TooBig { length }) if length == 2 << 30));
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[test]
fn every_refusal_is_one_sentence() {
    let errors =
        [LoadError::NotFound, LoadError::TooBig { length: 2 << 30 }, LoadError::NotUtf8 { offset: 9, line: 2 }];
    let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "cannot read the file: there is none of this name; check the name and the folder",
            "cannot read the file: its 2048 MiB are more than can be opened; split it",
            "cannot read the file: line 2 is not UTF-8 (byte 9); save it as UTF-8",
        ]
    );
}

#[test]
fn a_save_is_read_back_and_leaves_nothing_behind() {
    let folder = folder();
    let path = folder.path().join("new.ron");
    let first = save(&path, b"(format: 1)", None).unwrap();
    assert!(fingerprint(&path).same_content(&first));
    let second = save(&path, b"(format: 1, title: \"b\")", Some(&first)).unwrap();
    assert_eq!(fingerprint(&path), second);
    save(&path, b"(over: 1)", None).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"(over: 1)");
    assert_eq!(names(&folder), ["new.ron"]);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_touched() {
    let folder = folder();
    let path = file(&folder, "a.ron", b"(mine: 1)");
    let opened = fingerprint(&path);
    file(&folder, "a.ron", b"(them: 1)"); // of the same length
    assert!(matches!(save(&path, b"(mine: 2)", Some(&opened)), Err(SaveError::Changed)));
    file(&folder, "a.ron", b"(them: 1, more: 2)");
    assert!(matches!(save(&path, b"(mine: 2)", Some(&opened)), Err(SaveError::Changed)));
    assert_eq!(fs::read(&path).unwrap(), b"(them: 1, more: 2)");
    // Written anew with the same bytes, it is what it was; and one that has gone overwrites nobody's work.
    file(&folder, "a.ron", b"(mine: 1)");
    save(&path, b"(mine: 2)", Some(&opened)).unwrap();
    fs::remove_file(&path).unwrap();
    save(&path, b"(mine: 3)", Some(&opened)).unwrap();
    assert_eq!(names(&folder), ["a.ron"]);
}

#[test]
fn a_save_that_cannot_be_says_why() {
    let folder = folder();
    assert!(matches!(save(folder.path(), b"x", None), Err(SaveError::Directory)));
    assert!(matches!(save(&folder.path().join("gone/a.ron"), b"x", None), Err(SaveError::FolderGone)));
    let plain = file(&folder, "plain", b"x");
    assert!(matches!(save(&plain.join("a.ron"), b"x", None), Err(SaveError::FolderGone)));
    assert_eq!(names(&folder), ["plain"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_are_kept_and_new_files_get_the_usual_ones() {
        let folder = folder();
        let path = file(&folder, "a.ron", b"a");
        let usual = mode(&path);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        save(&path, b"b", None).unwrap();
        assert_eq!(mode(&path), 0o640);
        let new = folder.path().join("new.ron");
        save(&new, b"b", None).unwrap();
        assert_eq!(mode(&new), usual);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(save(&path, b"c", None), Err(SaveError::ReadOnlyFile)));
        assert_eq!(fs::read(&path).unwrap(), b"b");
    }

    #[test]
    fn a_link_stays_one_and_what_it_leads_to_is_written() {
        let folder = folder();
        fs::create_dir(folder.path().join("real")).unwrap();
        let real = file(&folder, "real/a.ron", b"a");
        let (link, second) = (folder.path().join("link.ron"), folder.path().join("second.ron"));
        symlink("real/a.ron", &link).unwrap();
        symlink(&link, &second).unwrap();
        let opened = fingerprint(&second);
        save(&second, b"b", Some(&opened)).unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"b");
        assert!(
            fs::symlink_metadata(&link).unwrap().is_symlink() && fs::symlink_metadata(&second).unwrap().is_symlink()
        );
        let ring = folder.path().join("ring.ron");
        symlink("ring.ron", &ring).unwrap();
        assert!(matches!(save(&ring, b"c", None), Err(SaveError::Ring)));
        let dangling = folder.path().join("dangling.ron");
        symlink("real/new.ron", &dangling).unwrap();
        save(&dangling, b"d", None).unwrap();
        assert_eq!(fs::read(folder.path().join("real/new.ron")).unwrap(), b"d");
    }

    #[test]
    fn a_pipe_does_not_hang() {
        let folder = folder();
        let pipe = folder.path().join("pipe");
        if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|it| it.success()) {
            return;
        }
        assert!(matches!(read(&pipe), Err(LoadError::NotRegular)));
        assert!(matches!(save(&pipe, b"x", None), Err(SaveError::NotRegular)));
        assert!(matches!(read(Path::new("/dev/zero")), Err(LoadError::NotRegular)));
    }

    #[test]
    fn a_full_disk_keeps_the_old_file() {
        // A file system of its own needs rights that tests seldom have; the mapping is what can be tested.
        let full = std::io::Error::from_raw_os_error(28);
        assert!(matches!(SaveError::from(full), SaveError::DiskFull));
        let read_only = std::io::Error::from_raw_os_error(30);
        assert!(matches!(SaveError::from(read_only), SaveError::ReadOnlyFolder));
        let refused = std::io::Error::from_raw_os_error(13);
        assert!(matches!(SaveError::from(refused), SaveError::ReadOnlyFolder));
    }
}
