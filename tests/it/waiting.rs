//! Waiting for what threads do: by what is to come, and long enough for a machine that has much else to do.

use egui_kittest::{Harness, kittest::Queryable as _};
use std::time::{Duration, Instant};

/// Nothing takes as long; a test that waits in vain is to end.
const LIMIT: Duration = Duration::from_mins(1);

/// Waits until something is so; says how long that took.
pub(crate) fn wait_for(mut what: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !what() {
        assert!(began.elapsed() < LIMIT, "it does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}

/// Has a window go on until something is so in it.
pub(crate) fn until<S>(window: &mut Harness<'static, S>, found: impl Fn(&Harness<'static, S>) -> bool) {
    wait_for(|| {
        window.run_ok();
        found(window)
    });
}

/// Has a window go on until a label is there.
pub(crate) fn until_said<S>(window: &mut Harness<'static, S>, label: &str) {
    until(window, |it| it.query_by_label(label).is_some());
}
