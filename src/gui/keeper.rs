//! Keeps work from being lost: the journal of what is not saved, former versions, and who has the tracker open.
//!
//! All that is written is written on threads of their own: one for the journal, which must not wait, one that sees to it
//! that the disk has it, and one for the versions. The window hands over a copy of the document, which shares its lists
//! with the window's own, and goes on.

use super::desk::{Desk, LARGEST};
use crate::disk::{self, Filled, Holder, Journal, Left, Loaded, Lock, Locking, SaveError, Time, Unsynced, Work};
use crate::tracker::{Base, Document, Edit, canonical};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// So long after a change the journal is written, with all that has changed since. Two seconds are promised; the rest
/// is for the disk.
const PAUSE: Duration = Duration::from_millis(250);

/// Where the disk is slow, or the tracker large, it is written less often: at most every second.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Where work is kept, and what time it is.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// The program's own folder; without one nothing is kept.
    pub folder: Option<PathBuf>,
    /// The time, in seconds since 1970.
    pub now: fn() -> Time,
    /// Where the user is, for times to be shown.
    pub zone: jiff::tz::TimeZone,
}

impl Default for Keeping {
    fn default() -> Self {
        Self { folder: None, now: || 0, zone: jiff::tz::TimeZone::UTC }
    }
}

/// What the journal is to hold.
#[derive(Debug)]
struct Snapshot {
    document: Document,
    base: Arc<Base>,
    path: Option<PathBuf>,
    opened: Option<(u64, u64)>,
    written: Time,
    filled: Vec<Filled>,
    /// A journal whose work this one takes over.
    replaces: Option<Left>,
}

#[derive(Debug)]
enum Job {
    Journal(Box<Snapshot>),
    Forget,
    /// Answers once all that came before is done.
    Settle(Sender<()>),
}

/// A journal that was written, with those that it takes over from, or a question whether all are safe.
#[derive(Debug)]
enum Syncing {
    Journal(Unsynced, Vec<Left>),
    /// Answers once all that came before is done.
    Settle(Sender<()>),
}

/// What may take its time.
#[derive(Debug)]
enum Filing {
    Version {
        path: PathBuf,
        text: Arc<str>,
        saved: Time,
    },
    /// Files half written by a save that was cut off are taken out of a folder.
    Sweep(PathBuf),
    /// Answers once all that came before is done.
    Settle(Sender<()>),
}

/// Which state of which document was handed over last.
#[derive(Clone, Debug)]
struct Handed {
    base: Arc<Base>,
    revision: u64,
    typed: Option<Edit>,
    filled: Vec<Filled>,
}

/// Keeps the work of one window.
#[derive(Debug)]
pub struct Keeper {
    keeping: Keeping,
    jobs: Option<Sender<Job>>,
    filing: Option<Sender<Filing>>,
    failures: Receiver<SaveError>,
    threads: Vec<JoinHandle<()>>,
    handed: Option<Handed>,
    /// The base of which the version before the first change is kept.
    first_kept: Option<Arc<Base>>,
    replaces: Option<Left>,
    left: Vec<Left>,
    lock: Option<Lock>,
    /// Who has the tracker open, if that is another window.
    taken: Option<Holder>,
}

/// What the file of a journal was when it was worked on, if that is still kept as a version.
pub fn base_of(folder: &Path, work: &Work) -> Option<Loaded> {
    let (document, base) = (work.document.as_deref()?, work.base?);
    let version = disk::version_of(folder, document, base)?;
    let loaded = disk::load_at_most(version.file(), LARGEST).ok()?;
    (loaded.fingerprint.content() == base).then_some(loaded)
}

/// A file that may be written, as no other window has it open.
#[derive(Debug)]
pub enum Claimed {
    /// It is the file that is held already.
    Held,
    /// Another one, with its lock where there are locks.
    Other(Option<Lock>),
}

impl Keeper {
    /// Begins to keep work. `wake` is called when something is to be told.
    pub fn new(keeping: Keeping, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (tell, failures) = channel();
        let mut keeper = Self {
            keeping,
            jobs: None,
            filing: None,
            failures,
            threads: Vec::new(),
            handed: None,
            first_kept: None,
            replaces: None,
            left: Vec::new(),
            lock: None,
            taken: None,
        };
        let Some(folder) = keeper.keeping.folder.clone() else { return keeper };
        let journal = match Journal::open(&folder) {
            Ok(journal) => journal,
            Err(error) => {
                drop(tell.send(error.into()));
                return keeper;
            }
        };
        keeper.left = journal.left_behind();
        let tell: Tell = Arc::new(move |error| {
            drop(tell.send(error)); // nobody listens any more: the window is closed
            wake();
        });
        let (jobs, todo) = channel();
        let (syncing, to_sync) = channel();
        let tell_too = Arc::clone(&tell);
        let sync = move || sync(&to_sync, &tell_too);
        keeper.threads.extend(thread::Builder::new().name("journal sync".to_owned()).spawn(sync));
        let (pending, replaces, tell_of) = (None, Vec::new(), Arc::clone(&tell));
        let writer = Writer { journal, pending, replaces, tell: tell_of, failed: false, pause: PAUSE, syncing };
        if let Ok(thread) = thread::Builder::new().name("journal".to_owned()).spawn(move || writer.work(&todo)) {
            keeper.threads.push(thread);
            keeper.jobs = Some(jobs);
        }
        let (filing, todo) = channel();
        let file = move || file(&folder, &todo, &tell);
        if let Ok(thread) = thread::Builder::new().name("versions".to_owned()).spawn(file) {
            keeper.threads.push(thread);
            keeper.filing = Some(filing);
        }
        keeper
    }

    /// The journals of windows that are no more.
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// Takes one of them out of the list; it stays on the disk.
    pub fn take_left(&mut self, left: &Left) {
        self.left.retain(|it| it != left);
    }

    /// The work of a journal goes on here: it is removed as soon as a journal of ours holds it.
    pub fn take_over(&mut self, left: Left) {
        self.replaces = Some(left);
        self.handed = None;
    }

    /// What went wrong with the journal since it was last asked.
    pub fn failure(&self) -> Option<SaveError> {
        self.failures.try_iter().last()
    }

    /// Looks at the tracker once a frame, and hands over what is not saved of it; `typed` is the edit that is still
    /// being typed, and `filled` is what waits in forms to be added. Takes no time that shows.
    pub fn watch(&mut self, desk: &Desk, typed: Option<&Edit>, filled: &[Filled]) {
        if self.jobs.is_none() {
            return;
        }
        if !desk.is_modified() && typed.is_none() && filled.is_empty() {
            let replaced = self.replaces.take();
            if self.handed.take().is_some() || replaced.is_some() {
                replaced.map(|it| it.remove());
                self.send(Job::Forget);
            }
            return;
        }
        let revision = desk.history.revision();
        let is_handed = self.handed.as_ref().is_some_and(|it| {
            it.revision == revision
                && it.typed.as_ref() == typed
                && it.filled == filled
                && Arc::ptr_eq(&it.base, desk.as_saved())
        });
        if is_handed {
            return;
        }
        self.keep_first(desk);
        let (base, filled) = (Arc::clone(desk.as_saved()), filled.to_vec());
        self.handed = Some(Handed { base, revision, typed: typed.cloned(), filled: filled.clone() });
        let mut document = desk.document.clone();
        if let Some(edit) = typed {
            // What can't be made an edit of is refused when it is; the rest is in the journal all the same.
            drop(edit.clone().apply(&mut document));
        }
        let snapshot = Snapshot {
            document,
            base: Arc::clone(desk.as_saved()),
            path: desk.path.as_deref().map(|it| std::path::absolute(it).unwrap_or_else(|_| it.to_owned())),
            opened: desk.opened(),
            written: (self.keeping.now)(),
            filled,
            replaces: self.replaces.take(),
        };
        self.send(Job::Journal(Box::new(snapshot)));
    }

    /// Keeps the version that was there before ours.
    fn keep_first(&mut self, desk: &Desk) {
        let Some(path) = &desk.path else { return };
        if self.first_kept.as_ref().is_some_and(|it| Arc::ptr_eq(it, desk.as_saved())) {
            return;
        }
        self.first_kept = Some(Arc::clone(desk.as_saved()));
        let (text, saved) = (Arc::clone(desk.as_saved().text()), desk.changed_at().unwrap_or_else(self.keeping.now));
        self.file(Filing::Version { path: path.clone(), text, saved });
    }

    /// Before a save: sees to it that what is about to be replaced is kept.
    pub fn before_save(&mut self, desk: &Desk) {
        let kept_before = self.first_kept.clone();
        self.keep_first(desk);
        let is_new = match (&kept_before, &self.first_kept) {
            (Some(a), Some(b)) => !Arc::ptr_eq(a, b),
            (a, b) => a.is_some() != b.is_some(),
        };
        if is_new {
            self.settle_filing();
        }
    }

    /// After a save: the journal is not needed any more, and there is one version more.
    pub fn saved(&mut self, desk: &Desk) {
        // What waits in forms is in no file: the journal stays until the next one has it.
        if self.handed.as_ref().is_none_or(|it| it.filled.is_empty()) {
            self.discard();
        }
        if let Some(path) = &desk.path {
            self.first_kept = Some(Arc::clone(desk.as_saved()));
            let text = Arc::clone(desk.as_saved().text());
            self.file(Filing::Version { path: path.clone(), text, saved: (self.keeping.now)() });
        }
    }

    /// The work that is not saved is not wanted.
    pub fn discard(&mut self) {
        self.handed = None;
        self.replaces.take().map(|it| it.remove());
        self.send(Job::Forget);
    }

    /// Waits until all that was handed over is on the disk.
    pub fn settle(&self) {
        let (done, wait) = channel();
        self.send(Job::Settle(done));
        self.settle_filing();
        wait.recv().ok(); // the thread has ended: there is nothing to wait for
    }

    /// Waits until all versions that were handed over are filed; journals may still be on their way.
    pub fn settle_filing(&self) {
        let (done, wait) = channel();
        self.file(Filing::Settle(done));
        wait.recv().ok();
    }

    /// Claims a file that is to be opened or written.
    ///
    /// # Errors
    /// Who has it open, if that is another window.
    pub fn claim(&self, path: &Path) -> Result<Claimed, Holder> {
        let Some(folder) = &self.keeping.folder else { return Ok(Claimed::Held) };
        if self.lock.as_ref().is_some_and(|it| it.is_of(folder, path)) {
            return Ok(Claimed::Held);
        }
        match Lock::take(folder, path, (self.keeping.now)()) {
            Locking::Ours(lock) => Ok(Claimed::Other(Some(lock))),
            Locking::Taken(holder) => Err(holder),
            Locking::Unknown => Ok(Claimed::Other(None)),
        }
    }

    /// The file that was claimed is the tracker's; the one before is let go.
    pub fn hold(&mut self, path: &Path, claimed: Claimed) {
        if let Claimed::Other(lock) = claimed {
            self.lock = lock;
            if let Some(folder) = path.parent() {
                self.file(Filing::Sweep(folder.to_owned()));
            }
        }
        self.taken = None;
    }

    /// The tracker's file is another window's.
    pub fn hold_nothing(&mut self, holder: Holder) {
        self.lock = None;
        self.taken = Some(holder);
    }

    /// The tracker has no file any more.
    pub fn release(&mut self) {
        (self.lock, self.taken) = (None, None);
    }

    /// Who has the tracker open, if that is another window: it can't be changed here then.
    pub fn taken(&self) -> Option<Holder> {
        self.taken
    }

    /// Where work is kept.
    pub fn keeping(&self) -> &Keeping {
        &self.keeping
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            drop(jobs.send(job)); // the thread ends with the keeper, not before
        }
    }

    fn file(&self, filing: Filing) {
        if let Some(it) = &self.filing {
            drop(it.send(filing)); // as above
        }
    }
}

impl Drop for Keeper {
    /// What waits to be written is written first.
    fn drop(&mut self) {
        (self.jobs, self.filing) = (None, None);
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}

/// Tells the window what went wrong.
type Tell = Arc<dyn Fn(SaveError) + Send + Sync>;

/// The side of the thread that files what may take its time.
fn file(folder: &Path, todo: &Receiver<Filing>, tell: &Tell) {
    for filing in todo {
        match filing {
            Filing::Version { path, text, saved } => {
                if let Err(error) = disk::keep(folder, &path, &text, saved) {
                    tell(error);
                }
            }
            Filing::Sweep(folder) => disk::sweep(&folder),
            Filing::Settle(done) => _ = done.send(()).ok(), // nobody waits any more
        }
    }
}

/// The side of the thread that sees to it that journals outlive a power cut.
fn sync(todo: &Receiver<Syncing>, tell: &Tell) {
    while let Ok(first) = todo.recv() {
        // Where the disk is slow, the last one is enough: it holds what the others did.
        let (mut last, mut replaced, mut asked) = (None, Vec::new(), Vec::new());
        for syncing in std::iter::once(first).chain(todo.try_iter()) {
            match syncing {
                Syncing::Journal(journal, replaces) => {
                    last = Some(journal);
                    replaced.extend(replaces);
                }
                Syncing::Settle(done) => asked.push(done),
            }
        }
        match last.map_or(Ok(()), Unsynced::sync) {
            Ok(()) => replaced.iter().for_each(|it| drop(it.remove())),
            Err(error) => tell(error),
        }
        for done in asked {
            done.send(()).ok(); // nobody waits any more
        }
    }
}

/// The side of the thread that writes the journal.
struct Writer {
    syncing: Sender<Syncing>,
    journal: Journal,
    pending: Option<(Box<Snapshot>, Instant)>,
    /// Journals whose work none of ours holds yet, as it could not be written.
    replaces: Vec<Left>,
    tell: Tell,
    /// How long to wait for more changes.
    pause: Duration,
    /// The last journal could not be written, which has been told.
    failed: bool,
}

impl Writer {
    fn work(mut self, todo: &Receiver<Job>) {
        loop {
            let job = match &self.pending {
                None => todo.recv().map_err(RecvTimeoutError::from),
                // However many changes come, what is due is written.
                Some((_, due)) if *due <= Instant::now() => Err(RecvTimeoutError::Timeout),
                Some((_, due)) => todo.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match job {
                Ok(Job::Journal(snapshot)) => {
                    let due = Instant::now() + self.pause;
                    if let Some((earlier, earlier_due)) = self.pending.take() {
                        self.replaces.extend(earlier.replaces);
                        self.pending = Some((snapshot, earlier_due));
                    } else {
                        self.pending = Some((snapshot, due));
                    }
                }
                Ok(Job::Forget) => {
                    self.replaces.extend(self.pending.take().and_then(|(it, _)| it.replaces));
                    self.replaces.drain(..).for_each(|it| drop(it.remove()));
                    self.journal.forget();
                }
                Ok(Job::Settle(done)) => {
                    self.write();
                    drop(self.syncing.send(Syncing::Settle(done)));
                }
                Err(RecvTimeoutError::Timeout) => self.write(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return;
                }
            }
        }
    }

    /// Writes the journal that waits to be written.
    fn write(&mut self) {
        let Some((snapshot, _)) = self.pending.take() else { return };
        let began = Instant::now();
        let written = snapshot.base.write(&snapshot.document);
        let text = if written.faithful { written.text } else { canonical(&snapshot.document) };
        let work = Work {
            document: snapshot.path,
            base: snapshot.opened,
            written: snapshot.written,
            filled: snapshot.filled,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            text,
        };
        self.replaces.extend(snapshot.replaces);
        match self.journal.write(&work) {
            Ok(journal) => {
                self.failed = false;
                drop(self.syncing.send(Syncing::Journal(journal, std::mem::take(&mut self.replaces))));
            }
            // The next change tries again; the same sentence again would help nobody.
            Err(error) if !std::mem::replace(&mut self.failed, true) => (self.tell)(error),
            Err(_) => {}
        }
        self.pause = (began.elapsed() * 4).clamp(PAUSE, LONGEST_PAUSE);
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("journal", &self.journal).finish_non_exhaustive()
    }
}
