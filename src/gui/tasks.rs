//! Work that may take longer than a frame: on a named thread, with progress, and it can be called off.

use super::desk::{Desk, LARGEST};
use super::session::Session;
use super::theirs::Theirs;
use crate::dataset;
use crate::disk::{self, Fingerprint, LoadError};
use crate::tracker::{Base, Reading};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What a load ends with.
#[derive(Debug)]
pub enum Loaded<T> {
    /// What was to be read, though perhaps with problems.
    Done(Box<T>),
    /// The text is nothing of the kind; its first problem says what it is.
    Unusable(Box<T>),
    /// The file was not read.
    Failed(LoadError),
}

/// A file on its way: a data set, or a tracker. It is called off where nobody waits for it any more.
#[derive(Debug)]
pub struct Load<T> {
    /// The file.
    pub path: PathBuf,
    shared: Arc<Shared>,
    done: Receiver<Loaded<T>>,
    /// It came while it was waited for.
    here: Option<Loaded<T>>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Thousandths.
    progress: AtomicU32,
    cancelled: AtomicBool,
}

impl Shared {
    fn report(&self, share: f32) -> ControlFlow<()> {
        #[expect(clippy::cast_sign_loss, reason = "clamped to 0 and above")]
        self.progress.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// How much of the whole is reading bytes.
const BYTES: f32 = 0.15;
/// How far it is once all that they say is read; the rest is putting it in order for questions.
const READ: f32 = 0.85;

/// Told how far it is; says whether to go on.
type Report<'r> = dyn FnMut(f32) -> ControlFlow<()> + 'r;

impl<T: Send + 'static> Load<T> {
    /// Has a thread read the file; `wake` is called as it gets on and when it ends.
    fn begin(
        path: PathBuf,
        read: impl FnOnce(&Path, &mut Report<'_>) -> Loaded<T> + Send + 'static,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let (send, done) = channel();
        let (theirs, file) = (Arc::clone(&shared), path.clone());
        thread::Builder::new().name("load".to_owned()).spawn(move || {
            let _waking = Waking(Some(&wake));
            let send = send; // dropped before it wakes
            let mut woken = 0;
            let mut report = |share: f32| {
                let flow = theirs.report(share);
                let percent = (share * 100.0) as i32;
                if percent != woken {
                    woken = percent;
                    wake();
                }
                flow
            };
            send.send(read(&file, &mut report)).ok(); // nobody waits any more: it was called off, or the window is closed
        })?;
        Ok(Self { path, shared, done, here: None })
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self) -> f32 {
        self.shared.progress.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Waits for it, but not longer than this: what is small is there before anybody sees that it is waited for.
    pub fn wait(&mut self, patience: Duration) {
        match self.done.recv_timeout(patience) {
            Ok(loaded) => self.here = Some(loaded),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.here = Some(Loaded::Failed(LoadError::Cancelled)),
        }
    }

    /// What it ended with, once it has.
    pub fn poll(&mut self) -> Option<Loaded<T>> {
        self.here.take().or_else(|| match self.done.try_recv() {
            Ok(loaded) => Some(loaded),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Loaded::Failed(LoadError::Cancelled)),
        })
    }
}

impl<T> Drop for Load<T> {
    fn drop(&mut self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Load<Session> {
    /// Starts to load a data set; `wake` is called as it gets on and when it ends.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn data_set(path: PathBuf, generation: u64, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        Self::begin(path, move |path, report| data_set(path, generation, report), wake)
    }
}

impl Load<Desk> {
    /// Starts to load a tracker.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn tracker(path: PathBuf, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let made = |(base, reading, fingerprint): Whole, path: &Path| {
            Desk::read(base, reading, Some(path.to_owned()), Some(fingerprint))
        };
        Self::begin(path, move |path, report| tracker(path, report, made), wake)
    }
}

impl Load<Theirs> {
    /// Starts to load a tracker that is open as it is on disk now.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn theirs(path: PathBuf, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let made = |(base, reading, fingerprint): Whole, _: &Path| Theirs::read(base, reading, fingerprint);
        Self::begin(path, move |path, report| tracker(path, report, made), wake)
    }
}

fn data_set(path: &Path, generation: u64, report: &mut Report<'_>) -> Loaded<Session> {
    let bytes = disk::load(path, &mut |read, total| report(BYTES * share(read, total)));
    let (text, fingerprint): (Arc<str>, _) = match bytes {
        Ok(loaded) => (loaded.text.into(), loaded.fingerprint),
        Err(error) => return Loaded::Failed(error),
    };
    let reading = dataset::read(&text, &mut |share| report(BYTES + (READ - BYTES) * share));
    if reading.cancelled || report(READ).is_break() {
        return Loaded::Failed(LoadError::Cancelled);
    }
    let usable = reading.usable;
    let session = Session::new(reading, text, Some(path.to_owned()), generation);
    let session = Box::new(Session { fingerprint: Some(fingerprint), ..session });
    if usable { Loaded::Done(session) } else { Loaded::Unusable(session) }
}

/// What a tracker's file gives.
type Whole = (Base, Reading, Fingerprint);

fn tracker<T>(path: &Path, report: &mut Report<'_>, made: impl FnOnce(Whole, &Path) -> T) -> Loaded<T> {
    let bytes = disk::load_at_most_by(path, LARGEST, &mut |read, total| report(BYTES * share(read, total)));
    let (text, fingerprint): (Arc<str>, _) = match bytes {
        Ok(loaded) => (loaded.text.into(), loaded.fingerprint),
        Err(error) => return Loaded::Failed(error),
    };
    let read = Base::read_by(text, &mut |share| report(BYTES + (1.0 - BYTES) * share));
    let Some((base, reading)) = read else { return Loaded::Failed(LoadError::Cancelled) };
    let usable = reading.usable;
    let made = Box::new(made((base, reading, fingerprint), path));
    if usable { Loaded::Done(made) } else { Loaded::Unusable(made) }
}

fn share(read: u64, total: u64) -> f32 {
    read as f32 / total.max(1) as f32
}

/// Lets go of something large on a thread, as it takes long to give back what it is made of.
pub fn let_go(it: impl Send + 'static) {
    // Where there is no thread it is dropped with the closure, here and now.
    drop(thread::Builder::new().name("let go".to_owned()).spawn(move || drop(it)));
}

/// Something that a thread is working out.
#[derive(Debug)]
pub struct Later<T> {
    wait: Receiver<T>,
    done: Option<T>,
}

/// The thread ended without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

/// Wakes whoever waits, even where the work ends in a panic.
struct Waking<W: FnOnce()>(Option<W>);

impl<W: FnOnce()> Drop for Waking<W> {
    fn drop(&mut self) {
        if let Some(wake) = self.0.take() {
            wake();
        }
    }
}

impl<T: Send + 'static> Later<T> {
    /// Has it worked out at once if that is `quick`, else on a thread, as by [`Self::start`].
    pub fn unless(
        quick: bool,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        if quick { Self::here(work()) } else { Self::start(name, work, wake) }
    }

    /// What is there already.
    pub fn here(done: T) -> Self {
        Self { wait: channel().1, done: Some(done) }
    }

    /// Has it worked out on a thread, or here where there is none; `wake` is called when it is there. What nobody waits
    /// for any more is dropped.
    pub fn start(name: &str, work: impl FnOnce() -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Self {
        let (send, wait) = channel();
        // A thread that could not be had takes what it was given with it, but not what is shared.
        let work = Arc::new(Mutex::new(Some(work)));
        let given = Arc::clone(&work);
        let take = |it: &Mutex<Option<_>>| it.lock().unwrap_or_else(PoisonError::into_inner).take();
        let spawned = thread::Builder::new().name(name.to_owned()).spawn(move || {
            let _waking = Waking(Some(wake));
            let send = send; // dropped before it wakes
            if let Some(work) = take(&given) {
                send.send(work()).ok(); // nobody waits any more: what it is for was closed
            }
        });
        match spawned {
            Ok(_) => Self { wait, done: None },
            Err(_) => Self { wait, done: take(&work).map(|work| work()) },
        }
    }

    /// What was worked out, once it is there and for good.
    ///
    /// # Errors
    /// Where it will never come.
    pub fn take(&mut self) -> Result<Option<T>, Lost> {
        self.get()?;
        Ok(self.done.take())
    }

    /// What was worked out, once it is there.
    ///
    /// # Errors
    /// Where it will never come.
    pub fn get(&mut self) -> Result<Option<&T>, Lost> {
        if self.done.is_none() {
            self.done = match self.wait.try_recv() {
                Ok(done) => Some(done),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return Err(Lost),
            };
        }
        Ok(self.done.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::{Later, Lost, channel};

    #[test]
    fn work_that_ends_in_a_panic_wakes_and_is_lost() {
        let (send, woken) = channel();
        let work = || -> u8 { std::panic::resume_unwind(Box::new("lost")) };
        let mut later = Later::start("test", work, move || send.send(()).unwrap());
        woken.recv().unwrap();
        assert_eq!(later.get(), Err(Lost));
        assert_eq!(later.take(), Err(Lost));
    }

    #[test]
    fn what_was_worked_out_is_there_once_it_wakes() {
        let (send, woken) = channel();
        let mut later = Later::start("test", || 7, move || send.send(()).unwrap());
        woken.recv().unwrap();
        assert_eq!(later.get(), Ok(Some(&7)));
        assert_eq!(later.take(), Ok(Some(7)));
    }
}
