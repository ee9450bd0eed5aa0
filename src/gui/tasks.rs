//! Work that may take longer than a frame: on a named thread, with progress, and it can be called off.

use super::session::Session;
use crate::dataset;
use crate::disk::{self, LoadError};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// What a load ends with.
#[derive(Debug)]
pub enum Loaded {
    /// A data set, though perhaps with problems.
    Done(Box<Session>),
    /// The text is no data set at all; its first problem says what it is.
    Unusable(Box<Session>),
    /// The file was not read.
    Failed(LoadError),
}

/// A data set on its way.
#[derive(Debug)]
pub struct Load {
    /// The file.
    pub path: PathBuf,
    shared: Arc<Shared>,
    done: Receiver<Loaded>,
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

/// How much of the whole is reading bytes; the rest is reading what they say.
const BYTES: f32 = 0.15;

impl Load {
    /// Starts to load a file; `wake` is called as it gets on and when it ends.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(path: PathBuf, generation: u64, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let (send, done) = channel();
        let (theirs, file) = (Arc::clone(&shared), path.clone());
        thread::Builder::new().name("load".to_owned()).spawn(move || {
            let loaded = load(file, generation, &theirs, &wake);
            send.send(loaded).ok(); // nobody waits any more: the window is closed
            wake();
        })?;
        Ok(Self { path, shared, done })
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self) -> f32 {
        self.shared.progress.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Calls it off; it ends soon after.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// What it ended with, once it has.
    pub fn poll(&self) -> Option<Loaded> {
        match self.done.try_recv() {
            Ok(loaded) => Some(loaded),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Loaded::Failed(LoadError::Cancelled)),
        }
    }
}

fn load(path: PathBuf, generation: u64, shared: &Shared, wake: &dyn Fn()) -> Loaded {
    let mut woken = 0;
    let mut report = |share: f32| {
        let flow = shared.report(share);
        let percent = (share * 100.0) as i32;
        if percent != woken {
            woken = percent;
            wake();
        }
        flow
    };
    let bytes = disk::load(&path, &mut |read, total| report(BYTES * read as f32 / total.max(1) as f32));
    let (text, fingerprint): (Arc<str>, _) = match bytes {
        Ok(loaded) => (loaded.text.into(), loaded.fingerprint),
        Err(error) => return Loaded::Failed(error),
    };
    let reading = dataset::read(&text, &mut |share| report(BYTES + (1.0 - BYTES) * share));
    if reading.cancelled {
        return Loaded::Failed(LoadError::Cancelled);
    }
    let usable = reading.usable;
    let session = Session::new(reading, text, Some(path), generation);
    let session = Box::new(Session { fingerprint: Some(fingerprint), ..session });
    if usable { Loaded::Done(session) } else { Loaded::Unusable(session) }
}

/// Something that a thread is working out.
#[derive(Debug)]
pub struct Later<T> {
    wait: Receiver<T>,
    done: Option<T>,
}

impl<T: Send + 'static> Later<T> {
    /// Has it worked out at once if that is `quick`, else on a thread, as by [`Self::start`].
    pub fn unless(
        quick: bool,
        name: &str,
        work: impl FnOnce() -> T + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) -> Self {
        if quick {
            let (_, wait) = channel();
            return Self { wait, done: Some(work()) };
        }
        Self::start(name, work, wake)
    }

    /// What was worked out, once it is there and for good.
    pub fn take(&mut self) -> Option<T> {
        self.done.take().or_else(|| self.wait.try_recv().ok())
    }

    /// Has it worked out on a thread; `wake` is called when it is there. What nobody waits for any more is dropped.
    pub fn start(name: &str, work: impl FnOnce() -> T + Send + 'static, wake: impl FnOnce() + Send + 'static) -> Self {
        let (send, wait) = channel();
        let spawned = thread::Builder::new().name(name.to_owned()).spawn(move || {
            send.send(work()).ok(); // nobody waits any more: what it is for was closed
            wake();
        });
        drop(spawned); // where there is no thread it never comes, and what is waited for says so
        Self { wait, done: None }
    }

    /// What was worked out, once it is there.
    pub fn get(&mut self) -> Option<&T> {
        if self.done.is_none() {
            self.done = self.wait.try_recv().ok();
        }
        self.done.as_ref()
    }
}
