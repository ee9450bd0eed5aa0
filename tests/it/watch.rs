//! A watch tells of each way in which a file can change, and of nothing else.

use crate::changed::OFTEN;
use resumption_monitor::disk::{Noticed, Watch, Watched, load};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// What a watch tells.
type Told = std::sync::mpsc::Receiver<String>;

fn watch(path: &Path) -> (Watch, Told) {
    let (send, told) = std::sync::mpsc::channel();
    let watch = Watch::start(OFTEN, 1 << 20, move |_, noticed| {
        let said = match noticed {
            Noticed::Changed(loaded) => loaded.text,
            Noticed::Lost(error) => error.to_string(),
            Noticed::Back => "back".to_owned(),
        };
        send.send(said).ok();
    });
    let known = load(path, &mut |_, _| ControlFlow::Continue(())).unwrap().fingerprint;
    let watch = watch.unwrap();
    watch.set(Some(Watched { path: path.to_owned(), known }));
    // The eye is on the file before the test goes on.
    std::thread::sleep(OFTEN * 3);
    (watch, told)
}

fn next(told: &Told) -> String {
    told.recv_timeout(Duration::from_mins(1)).unwrap_or_else(|_| "nothing is told".to_owned())
}

fn quiet(told: &Told) {
    assert_eq!(told.recv_timeout(OFTEN * 12).ok(), None);
}

#[test]
fn a_watch_sees_every_way_in_which_a_file_can_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.ron");
    let put = |text: &str| {
        let other = folder.path().join("other.tmp");
        std::fs::write(&other, text).unwrap();
        std::fs::rename(other, &path).unwrap();
    };
    put("(one)");
    let (_watch, told) = watch(&path);
    quiet(&told);
    std::fs::write(&path, "(two, longer)").unwrap();
    assert_eq!(next(&told), "(two, longer)");
    quiet(&told);
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    put("(six, longer)");
    std::fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
    assert_eq!(next(&told), "(six, longer)", "as long and as old as before");
    put("(six, longer)");
    quiet(&told);
    put("(one)");
    assert_eq!(next(&told), "back");
    std::fs::write(&path, "").unwrap();
    assert!(next(&told).contains("it is empty"));
    std::fs::remove_file(&path).unwrap();
    quiet(&told);
    std::fs::create_dir(&path).unwrap();
    quiet(&told);
    std::fs::remove_dir(&path).unwrap();
    put("(one)");
    assert_eq!(next(&told), "back");
    std::fs::remove_dir_all(folder.path()).unwrap();
    assert!(next(&told).contains("none of this name"), "the folder is gone");
    std::fs::create_dir(folder.path()).unwrap();
    put("(three)");
    assert_eq!(next(&told), "(three)");
}

#[cfg(unix)]
#[test]
fn a_watch_follows_a_link_that_leads_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let [link, one, two] = ["link.ron", "one.ron", "two.ron"].map(|it| folder.path().join(it));
    std::fs::write(&one, "(one)").unwrap();
    std::fs::write(&two, "(two)").unwrap();
    std::os::unix::fs::symlink(&one, &link).unwrap();
    let (_watch, told) = watch(&link);
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&two, &link).unwrap();
    assert_eq!(next(&told), "(two)");
    std::fs::write(&two, "(two, edited)").unwrap();
    assert_eq!(next(&told), "(two, edited)");
}

#[test]
fn half_a_file_is_not_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.ron");
    std::fs::write(&path, "(one)").unwrap();
    let (_watch, told) = watch(&path);
    // Written in pieces, faster than the watch has patience for.
    let mut file = std::fs::File::create(&path).unwrap();
    for piece in ["(", "two", ")"] {
        std::io::Write::write_all(&mut file, piece.as_bytes()).unwrap();
        std::thread::sleep(OFTEN / 3);
    }
    assert_eq!(next(&told), "(two)");
    quiet(&told);
}
