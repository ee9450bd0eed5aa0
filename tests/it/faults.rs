//! What can go wrong around a file goes wrong here, for real: the program is killed, the disk is full, the folder is
//! gone. Whatever it is, the file on disk is one of its two versions, and the work is in memory and in the journal.

use crate::journal::{issued, keeping};
use resumption_monitor::disk::{Filled, Journal, SaveError, versions};
use resumption_monitor::figure::Figure;
use resumption_monitor::gui::desk::{Consent, Desk, NotSaved};
use resumption_monitor::gui::keeper::{Keeper, Keeping};
use resumption_monitor::tracker::{Document, read};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

/// A small generator: the same moments in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn millis() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// Whether its folder, the first number and a seed are named in the environment: then this process is to be killed.
const VICTIM: &str = "RESUMPTION_FAULT_VICTIM";

/// Edits and saves without end, and writes down what it does before and after.
fn edit_and_save(folder: &Path, first: u64, seed: u64) {
    let mut random = Random(seed);
    let path = folder.join("mine.ron");
    let mut log = fs::File::options().append(true).create(true).open(folder.join("log")).unwrap();
    let mut say = |what: &str, number: u64| writeln!(log, "{what} {number} {}", millis()).unwrap();
    let mut desk = Desk::open(&path).unwrap();
    let mut keeper = Keeper::new(keeping(&folder.join("data")), || ());
    let mut next_save = Instant::now() + Duration::from_millis(random.below(2500));
    for number in first.. {
        desk.apply(issued(0, number as f64), Some(1)).unwrap();
        say("edited", number);
        // Something is in a form all the while: it is in no file, whatever is saved.
        let in_form = Filled { of: "a".to_owned(), field: "claim.Note".to_owned(), text: number.to_string() };
        keeper.watch(&desk, None, &[in_form]);
        std::thread::sleep(Duration::from_millis(1 + random.below(30)));
        if Instant::now() >= next_save {
            say("saving", number);
            keeper.before_save(&desk);
            desk.save(&path, Consent::default()).unwrap();
            keeper.saved(&desk);
            say("saved", number);
            next_save = Instant::now() + Duration::from_millis([20, 300, 3000][random.below(3) as usize]);
        }
    }
}

/// Not a test by itself: what `killed_at_any_moment…` starts and kills.
#[test]
fn the_victim() {
    let Ok(told) = std::env::var(VICTIM) else { return };
    let (folder, numbers) = told.rsplit_once('|').unwrap();
    let (first, seed) = numbers.split_once(' ').unwrap();
    edit_and_save(Path::new(folder), first.parse().unwrap(), seed.parse().unwrap());
}

fn number_of(document: &Document) -> u64 {
    match document.programmes[1].claims[0].value {
        Figure::Exactly(number) => format!("{number:.0}").parse().unwrap(),
        other => panic!("{other:?}"),
    }
}

/// What must be true of a folder after its victim, which found `began` in the file and counted from `first`, was killed
/// at `killed`; gives the last number that was given out, and whether there was an edit older than two seconds.
fn look(folder: &Path, began: u64, first: u64, killed: u128) -> (u64, bool) {
    let text = fs::read_to_string(folder.join("mine.ron")).unwrap();
    let reading = read(&text);
    assert_eq!(reading.problems, [], "the file is not whole:\n{text}");
    assert!(text.contains("A small tracker"), "its comments are gone");
    let in_file = number_of(&reading.document);
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let lines: Vec<(&str, u64, u128)> = log
        .lines()
        .filter_map(|it| {
            let mut words = it.split(' ');
            Some((words.next()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?))
        })
        .collect();
    let last = |what: &str| lines.iter().rev().find(|it| it.0 == what).map(|it| it.1);
    let (saving, saved) = (last("saving"), last("saved").map_or(began, |it| it.max(began)));
    let may_be = [Some(saved), saving.filter(|it| *it > saved)];
    assert!(may_be.contains(&Some(in_file)), "the file has {in_file}, not one of {may_be:?}");
    // All of it, not just the figure.
    let mut expected = read(SAMPLE).document;
    issued(0, in_file as f64).apply(&mut expected).unwrap();
    assert!(reading.document == expected);
    let left = Journal::open(&folder.join("data")).unwrap().left_behind();
    let kept = left.iter().map(|it| number_of(&read(&it.work.text).document)).chain([in_file]).max().unwrap();
    // What an earlier victim had not kept yet is gone with it, however long ago that was.
    let is_due = |it: &&(&str, u64, u128)| it.0 == "edited" && it.1 >= first && it.2 + 2000 <= killed;
    let due = lines.iter().rev().find(is_due).map_or(0, |it| it.1);
    assert!(kept >= due, "edit {due} is older than two seconds, but only {kept} is kept");
    let in_forms = left.iter().flat_map(|it| &it.work.filled).map(|it| it.text.parse().unwrap()).max().unwrap_or(0);
    assert!(in_forms >= due, "text {due} of a form is older than two seconds, but only {in_forms} is kept");
    for it in left {
        it.remove().unwrap();
    }
    (lines.iter().map(|it| it.1).max().unwrap_or(0), due > 0)
}

/// Kills its victim so often, each time at another moment; gives the last number, and how often there was an edit older
/// than two seconds.
fn lane(number: u64, kills: u64) -> (u64, u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let mut first = read(SAMPLE).document;
    issued(0, 0.0).apply(&mut first).unwrap();
    fs::write(&path, resumption_monitor::tracker::write(SAMPLE, &first).text).unwrap();
    let (mut random, mut last, mut old_edits) = (Random(0x5eed + number), 0, 0);
    for kill in 0..kills {
        let seed = random.below(1 << 40) + 1;
        let began = number_of(&read(&fs::read_to_string(&path).unwrap()).document);
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "faults::the_victim", "--nocapture"])
            .env(VICTIM, format!("{}|{} {seed}", folder.path().display(), last + 1))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Most of them early, while it opens and saves; some late, when there are edits older than two seconds.
        let wait = if kill % 4 == 0 { 2200 + random.below(900) } else { 30 + random.below(400) };
        std::thread::sleep(Duration::from_millis(wait));
        let killed = millis();
        assert!(victim.try_wait().unwrap().is_none(), "it ended by itself");
        victim.kill().unwrap(); // SIGKILL
        victim.wait().unwrap();
        let (given, due) = look(folder.path(), began, last + 1, killed);
        last = given.max(last);
        old_edits += u64::from(due);
    }
    (last, old_edits)
}

#[test]
fn killed_at_any_moment_the_file_is_whole_and_edits_are_kept() {
    const LANES: u64 = 6;
    const KILLS: u64 = 34;
    let began = Instant::now();
    let lanes: Vec<_> = std::thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|it| scope.spawn(move || lane(it, KILLS))).collect();
        lanes.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let edits: u64 = lanes.iter().map(|it| it.0).sum();
    let old: u64 = lanes.iter().map(|it| it.1).sum();
    assert!(edits > LANES * KILLS && old > LANES, "the victims did little: {edits} edits, {old} times an old one");
    eprintln!("{} kills, {edits} edits, {old} times one older than 2 s, {:.0?}", LANES * KILLS, began.elapsed());
}

/// A tracker with work that is not saved, and what keeps it.
struct Table {
    desk: Desk,
    keeper: Keeper,
    path: PathBuf,
    data: tempfile::TempDir,
    before: String,
}

impl Table {
    fn laid(path: &Path) -> Self {
        fs::write(path, SAMPLE).unwrap();
        Self::opened(path)
    }

    fn opened(path: &Path) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(path).unwrap();
        let mut keeper = Keeper::new(keeping(data.path()), || ());
        desk.apply(issued(0, 210e9), None).unwrap();
        keeper.watch(&desk, None, &[]);
        Self { desk, keeper, path: path.to_owned(), data, before: fs::read_to_string(path).unwrap() }
    }

    /// Saves, which must fail; the work must then be in memory and in the journal.
    fn refused(&mut self) -> NotSaved {
        self.keeper.before_save(&self.desk);
        let edited = self.desk.document.clone();
        let why = self.desk.save(&self.path, Consent::default()).unwrap_err();
        assert_eq!(self.desk.document, edited);
        assert!(self.desk.is_modified());
        self.keeper.settle();
        let journals = fs::read_dir(self.data.path().join("journal")).unwrap();
        let text: String = journals.map(|it| fs::read_to_string(it.unwrap().path()).unwrap_or_default()).collect();
        assert!(text.contains("value: Exactly(210e9)"), "the work is not in the journal");
        why
    }

    fn is_as_before(&self) {
        assert_eq!(fs::read_to_string(&self.path).unwrap(), self.before);
        let folder = self.path.parent().unwrap();
        let strange = fs::read_dir(folder)
            .unwrap()
            .map(|it| it.unwrap().file_name())
            .find(|it| it.to_string_lossy().starts_with(".resumption"));
        assert_eq!(strange, None, "something was left in the folder");
    }
}

/// A file system of its own; unmounted when it is dropped. `None`, and told so, where it can't be mounted.
struct Mount(PathBuf);

impl Mount {
    fn small(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
            .arg(at)
            .stderr(Stdio::null())
            .status();
        if done.is_ok_and(|it| it.success()) {
            return Some(Self(at.to_owned()));
        }
        eprintln!("no file system can be mounted here; writes fail by a limit in `a_write_that_fails_half_way…`");
        None
    }

    fn remount(&self, how: &str) {
        assert!(Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        Command::new("umount").arg(&self.0).status().ok();
    }
}

fn disk_error(why: NotSaved) -> SaveError {
    match why {
        NotSaved::Disk(error) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::small(&folder.path().join("full")) else { return };
    let mut table = Table::laid(&mount.0.join("mine.ron"));
    fs::write(mount.0.join("filler"), vec![0; 64 << 10]).ok();
    assert!(matches!(disk_error(table.refused()), SaveError::DiskFull));
    table.is_as_before();
    fs::remove_file(mount.0.join("filler")).unwrap();
    table.desk.save(&table.path, Consent::default()).unwrap();
    assert!(fs::read_to_string(&table.path).unwrap().contains("210e9"));
}

#[test]
fn a_full_disk_under_the_journal_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::small(&folder.path().join("full")) else { return };
    let path = folder.path().join("mine.ron");
    fs::write(&path, SAMPLE).unwrap();
    let mut desk = Desk::open(&path).unwrap();
    let mut keeper = Keeper::new(keeping(&mount.0), || ());
    fs::write(mount.0.join("filler"), vec![0; 64 << 10]).ok();
    desk.apply(issued(0, 1.0), None).unwrap();
    keeper.watch(&desk, None, &[]);
    keeper.settle();
    assert!(matches!(keeper.failure(), Some(SaveError::DiskFull)));
    fs::remove_file(mount.0.join("filler")).unwrap();
    desk.apply(issued(0, 2.0), None).unwrap();
    keeper.watch(&desk, None, &[]);
    keeper.settle();
    assert!(keeper.failure().is_none());
    desk.save(&path, Consent::default()).unwrap();
}

/// Whether its folder is named in the environment: then this process may write no file of more than a few kilobytes.
#[cfg(unix)]
const LIMITED: &str = "RESUMPTION_FAULT_LIMITED";

/// Not a test by itself: what `a_write_that_fails_half_way…` starts. Writes fail here as they do on a disk that is full:
/// half way, and with an error of the system.
#[cfg(unix)]
#[test]
fn the_limited() {
    let Ok(folder) = std::env::var(LIMITED) else { return };
    let folder = Path::new(&folder);
    let path = folder.join("mine.ron");
    let mut desk = Desk::open(&path).unwrap();
    let mut keeper = Keeper::new(keeping(&folder.join("data")), || ());
    desk.apply(issued(0, 210e9), None).unwrap();
    let edited = desk.document.clone();
    keeper.watch(&desk, None, &[]);
    keeper.settle();
    let is_limit =
        |it: SaveError| matches!(it, SaveError::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge);
    assert!(keeper.failure().is_some_and(is_limit), "the journal could not be written");
    let why = disk_error(desk.save(&path, Consent::default()).unwrap_err());
    assert!(is_limit(why));
    assert!(desk.document == edited && desk.is_modified(), "the work is still there");
    println!("refused");
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_the_file_and_the_work_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut table = Table::laid(&folder.path().join("mine.ron"));
    table.keeper.settle();
    let limited = Command::new("sh")
        // In blocks of 512 bytes. Without the trap the system would end the process.
        .args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" --exact faults::the_limited --nocapture"])
        .arg(std::env::current_exe().unwrap())
        .env(LIMITED, folder.path())
        .output()
        .unwrap();
    let said = [limited.stdout, limited.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
    assert!(limited.status.success() && said[0].contains("refused"), "{}\n{}", said[0], said[1]);
    eprintln!("writes were made to fail by a limit on the size of files");
    table.is_as_before();
    let half =
        |it: &Path| fs::read_dir(it).unwrap().any(|it| it.unwrap().path().extension().is_some_and(|it| it == "tmp"));
    assert!(!half(&folder.path().join("data/journal")), "half a journal was left");
    table.desk.save(&table.path, Consent::default()).unwrap();
    assert!(fs::read_to_string(&table.path).unwrap().contains("210e9"));
}

#[test]
fn a_read_only_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::small(&folder.path().join("ro")) else { return };
    let mut table = Table::laid(&mount.0.join("mine.ron"));
    mount.remount("ro");
    assert!(matches!(disk_error(table.refused()), SaveError::ReadOnlyFolder));
    table.is_as_before();
    mount.remount("rw");
    table.desk.save(&table.path, Consent::default()).unwrap();
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let mut table = Table::laid(&folder.path().join("mine.ron"));
    fs::set_permissions(&table.path, fs::Permissions::from_mode(0o444)).unwrap();
    assert!(matches!(disk_error(table.refused()), SaveError::ReadOnlyFile));
    table.is_as_before();
    fs::set_permissions(&table.path, fs::Permissions::from_mode(0o644)).unwrap();
    // One that nobody may replace, not even its owner.
    if !Command::new("chattr").arg("+i").arg(&table.path).stderr(Stdio::null()).status().is_ok_and(|it| it.success()) {
        eprintln!("skipped: this file system has no immutable files");
        return;
    }
    let why = table.refused();
    Command::new("chattr").arg("-i").arg(&table.path).status().unwrap();
    assert!(matches!(disk_error(why), SaveError::ReadOnlyFile));
    table.is_as_before();
}

#[test]
fn a_folder_that_was_removed_is_told_and_the_work_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("below");
    fs::create_dir(&below).unwrap();
    let mut table = Table::laid(&below.join("mine.ron"));
    fs::remove_dir_all(&below).unwrap();
    assert!(matches!(disk_error(table.refused()), SaveError::FolderGone));
    let other = folder.path().join("other.ron");
    table.desk.save(&other, Consent::default()).unwrap();
    assert!(fs::read_to_string(&other).unwrap().contains("210e9"));
}

#[test]
fn a_file_that_was_replaced_or_cut_off_is_not_written_over() {
    for theirs in [
        SAMPLE.replace("PBOC", "Bank"),
        SAMPLE.replace("PBOC", "PBoC"),
        SAMPLE[..SAMPLE.len() / 2].to_owned(),
        String::new(),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut table = Table::laid(&folder.path().join("mine.ron"));
        // Once as most editors do it, once in place, and with the clock set back so that it looks no newer.
        if theirs.len() > SAMPLE.len() / 2 {
            fs::write(folder.path().join("new"), &theirs).unwrap();
            fs::rename(folder.path().join("new"), &table.path).unwrap();
        } else {
            fs::write(&table.path, &theirs).unwrap();
        }
        let file = fs::File::options().write(true).open(&table.path).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        assert!(matches!(table.refused(), NotSaved::Changed));
        table.before = theirs;
        table.is_as_before();
        // With consent it is written; what stood there is not lost without it.
        table.desk.save(&table.path, Consent { overwrite: true, anew: false }).unwrap();
    }
}

#[test]
fn what_a_save_left_that_was_cut_off_is_swept_away_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let old = UNIX_EPOCH + Duration::from_secs(1);
    for (name, is_old) in
        [(".resumption-a.tmp", true), (".resumption-b.tmp", false), ("other.tmp", true), (".resumption-c", true)]
    {
        let file = fs::File::create(folder.path().join(name)).unwrap();
        if is_old {
            file.set_modified(old).unwrap();
        }
    }
    resumption_monitor::disk::sweep(folder.path());
    let mut left: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, [".resumption-b.tmp", ".resumption-c", "other.tmp"]);
}

#[cfg(unix)]
#[test]
fn through_a_link_the_file_behind_it_is_saved_and_the_link_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    let (real, link) = (folder.path().join("real/mine.ron"), folder.path().join("link.ron"));
    fs::write(&real, SAMPLE).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let mut table = Table::opened(&link);
    table.keeper.before_save(&table.desk);
    table.desk.save(&link, Consent::default()).unwrap();
    table.keeper.saved(&table.desk);
    table.keeper.settle();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("210e9"));
    assert_eq!(versions(table.data.path(), &real).len(), 2, "by whichever way it was opened");
}

#[test]
fn a_clock_that_is_set_back_loses_nothing() {
    use std::sync::atomic::{AtomicI64, Ordering};
    static CLOCK: AtomicI64 = AtomicI64::new(1_585_526_400);
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("mine.ron");
    fs::write(&path, SAMPLE).unwrap();
    let mut desk = Desk::open(&path).unwrap();
    let back = || CLOCK.fetch_sub(86_400, Ordering::Relaxed);
    let mut keeper = Keeper::new(Keeping { now: back, ..keeping(data.path()) }, || ());
    for figure in 1..=3 {
        desk.apply(issued(0, f64::from(figure)), None).unwrap();
        keeper.watch(&desk, None, &[]);
        keeper.settle();
        keeper.before_save(&desk);
        desk.save(&path, Consent::default()).unwrap();
        keeper.saved(&desk);
    }
    desk.apply(issued(0, 4.0), None).unwrap();
    keeper.watch(&desk, None, &[]);
    drop(keeper); // as if the window were gone
    let newest = versions(data.path(), &path);
    let figures: Vec<u64> =
        newest.iter().take(3).map(|it| number_of(&read(&fs::read_to_string(it.file()).unwrap()).document)).collect();
    assert_eq!(figures, [3, 2, 1]);
    let left = Journal::open(data.path()).unwrap().left_behind();
    assert_eq!(number_of(&read(&left[0].work.text).document), 4);
}
