//! Work that may take longer than a frame: on a thread of its own, called off when nobody waits for it any more.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

/// Says whether the result is still wanted.
pub(super) type GoOn<'a> = &'a dyn Fn() -> bool;

/// Work under way. Dropping it calls it off: its result reaches nobody.
#[derive(Debug)]
pub(super) struct Job<T> {
    done: Receiver<T>,
    stop: Arc<AtomicBool>,
}

/// How far a job is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Progress<T> {
    /// Not there yet.
    Working,
    /// There.
    Done(T),
    /// It ended without a result.
    Lost,
}

impl<T: Send + 'static> Job<T> {
    /// Starts it; the window is drawn again when it ends.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub(super) fn start(
        name: &str,
        ctx: &egui::Context,
        work: impl FnOnce(GoOn<'_>) -> Option<T> + Send + 'static,
    ) -> std::io::Result<Self> {
        let (send, done) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, wake) = (Arc::clone(&stop), ctx.clone());
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            let result = work(&|| !stopped.load(Ordering::Relaxed));
            if let Some(result) = result {
                send.send(result).ok(); // nobody waits any more
            }
            drop(send);
            wake.request_repaint();
        })?;
        Ok(Self { done, stop })
    }
}

impl<T> Job<T> {
    /// Looks whether it is there.
    pub(super) fn poll(&self) -> Progress<T> {
        match self.done.try_recv() {
            Ok(result) => Progress::Done(result),
            Err(TryRecvError::Empty) => Progress::Working,
            Err(TryRecvError::Disconnected) => Progress::Lost,
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::{Job, Progress};
    use std::sync::mpsc::channel;

    #[test]
    fn what_is_dropped_is_called_off_and_what_ends_is_told() {
        let ctx = egui::Context::default();
        let (tell, told) = channel();
        let job: Job<u8> = Job::start("test", &ctx, move |go_on| {
            while go_on() {
                std::thread::yield_now();
            }
            tell.send(()).ok();
            None
        })
        .unwrap();
        assert_eq!(job.poll(), Progress::Working);
        drop(job);
        told.recv_timeout(std::time::Duration::from_secs(20)).unwrap();

        let (go, wait) = channel::<()>();
        let job = Job::start("test", &ctx, move |_| wait.recv().ok().map(|()| 7)).unwrap();
        go.send(()).unwrap();
        let mut progress = job.poll();
        while progress == Progress::Working {
            std::thread::yield_now();
            progress = job.poll();
        }
        assert_eq!(progress, Progress::Done(7));

        let job: Job<u8> = Job::start("test", &ctx, |_| None).unwrap();
        let mut progress = job.poll();
        while progress == Progress::Working {
            std::thread::yield_now();
            progress = job.poll();
        }
        assert_eq!(progress, Progress::Lost);
    }
}
