//! Work on many series or rows, on two cores.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

/// With fewer items than this a second thread costs more than it saves.
pub(super) const WORTH_A_THREAD: usize = 50_000;

/// Does the work on `0..middle` and on `middle..end` at the same time; the results are in this order.
pub(super) fn halves<T: Send>(middle: usize, end: usize, work: impl Fn(Range<usize>) -> T + Sync) -> [T; 2] {
    let second = || work(middle..end);
    thread::scope(|scope| {
        let other = thread::Builder::new().name("second half".to_owned()).spawn_scoped(scope, second);
        let first = work(0..middle);
        match other.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => [first, done],
            Ok(Err(panic)) => resume_unwind(panic),
            // Without another thread it takes longer.
            Err(_) => [first, second()],
        }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn halves_are_in_order() {
        assert_eq!(super::halves(2, 5, Vec::from_iter), [vec![0, 1], vec![2, 3, 4]]);
        assert_eq!(super::halves(0, 0, Vec::from_iter), [Vec::<usize>::new(), Vec::new()]);
    }
}
