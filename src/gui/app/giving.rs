//! What is put together on threads and then leaves the program: tables that are copied or saved.

use super::App;
use super::dialogs::Purpose;
use crate::gui::command::{Command, Export};
use crate::gui::tasks::{Later, Lost};
use crate::locale::export as text;
use egui::Context;
use std::time::Duration;

/// What takes no longer than this is not told of.
const TOLD_AFTER: f64 = 0.3;

/// What is on its way, in the order in which it was asked for, and in which it is given.
#[derive(Debug, Default)]
pub(super) struct Giving(Vec<Given>);

#[derive(Debug)]
struct Given {
    since: f64,
    later: Later<Vec<Command>>,
}

impl Giving {
    /// Whether anything has been on its way for so long that it is told of.
    pub(super) fn is_told(&self, now: f64) -> bool {
        self.0.first().is_some_and(|it| now - it.since > TOLD_AFTER)
    }

    /// Calls all of it off; says whether there was any.
    pub(super) fn stop(&mut self) -> bool {
        !std::mem::take(&mut self.0).is_empty()
    }
}

impl App {
    /// Takes what threads have put together. It waits while something is asked: what asks where to put it would take the
    /// place of that.
    pub(super) fn poll_giving(&mut self, ctx: &Context) {
        let since = ctx.input(|it| it.time);
        self.giving.0.extend(self.queue.take_given().into_iter().map(|later| Given { since, later }));
        if self.is_asking() {
            return;
        }
        while let Some(first) = self.giving.0.first_mut() {
            match first.later.take() {
                Ok(None) => {
                    // It is to be told of then, whether anything else happens or not.
                    ctx.request_repaint_after(Duration::from_secs_f64(TOLD_AFTER + 0.05));
                    return;
                }
                Ok(Some(commands)) => commands.into_iter().for_each(|it| self.queue.send(it)),
                Err(Lost) => self.toast_bad(ctx, text::NOT_MADE.get(self.language).to_owned()),
            }
            self.giving.0.remove(0);
        }
    }

    fn is_asking(&self) -> bool {
        self.dialog.is_some() || self.picking.is_some()
    }

    /// Asks where to put what was made, at once or as soon as nothing else is asked.
    pub(super) fn export(&mut self, ctx: &Context, export: Export) {
        if self.is_asking() {
            self.queue.give(Later::here(vec![Command::Export(export)]));
        } else {
            self.ask_for_file(ctx, Purpose::Export(export));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Giving};
    use crate::gui::tasks::Later;

    #[test]
    fn what_takes_long_is_told_of_and_can_be_called_off() {
        let (finish, wait) = std::sync::mpsc::channel::<()>();
        let work = move || {
            wait.recv().ok();
            Vec::new()
        };
        let mut giving = Giving(vec![Given { since: 10.0, later: Later::start("test", work, || ()) }]);
        assert!(!giving.is_told(10.2));
        assert!(giving.is_told(10.4));
        assert!(giving.stop());
        assert!(!giving.is_told(10.4) && !giving.stop(), "there is nothing any more");
        finish.send(()).ok();
    }
}
