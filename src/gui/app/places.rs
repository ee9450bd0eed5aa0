//! What was shown before, and the way back to it.

use crate::gui::command::{Command, UiCommand};
use crate::gui::pages::Page;

/// So many places are kept.
const MOST: usize = 100;

/// A page, and what was shown on it where that was asked for by name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) page: Page,
    /// Shows it again.
    pub(super) shown: Option<Command>,
}

impl Place {
    /// The place that a command leads to; `None` where it leads nowhere.
    pub(super) fn of(command: &Command) -> Option<Self> {
        let page = match command {
            Command::Ui(UiCommand::Show(page)) => return Some(Self { page: *page, shown: None }),
            Command::ShowInTrends(_) => Page::Trends,
            Command::ShowSeries(_) | Command::ShowLeast(_) => Page::Sectors,
            Command::ShowSource(..) => Page::Sources,
            Command::ShowProgramme(_) => Page::Tracker,
            _ => return None,
        };
        Some(Self { page, shown: Some(command.clone()) })
    }
}

/// The places before and after the one that is shown.
#[derive(Debug, Default)]
pub(super) struct Places {
    here: Option<Place>,
    before: Vec<Place>,
    after: Vec<Place>,
}

impl Places {
    /// Another place is shown, from a page.
    pub(super) fn go(&mut self, from: Page, to: Place) {
        let here = self.here.take().filter(|it| it.page == from).unwrap_or(Place { page: from, shown: None });
        if here != to {
            self.before.push(here);
            if self.before.len() > MOST {
                self.before.remove(0);
            }
            self.after.clear();
        }
        self.here = Some(to);
    }

    /// The place before this one, which is then here.
    pub(super) fn back(&mut self, from: Page) -> Option<Place> {
        let to = self.before.pop()?;
        self.after.push(self.here.replace(to.clone()).unwrap_or(Place { page: from, shown: None }));
        Some(to)
    }

    /// The place after this one, which is then here.
    pub(super) fn forward(&mut self, from: Page) -> Option<Place> {
        let to = self.after.pop()?;
        self.before.push(self.here.replace(to.clone()).unwrap_or(Place { page: from, shown: None }));
        Some(to)
    }

    pub(super) fn has_before(&self) -> bool {
        !self.before.is_empty()
    }

    pub(super) fn has_after(&self) -> bool {
        !self.after.is_empty()
    }

    /// Another file is open: pages stay, what was shown on them is let go.
    pub(super) fn forget_shown(&mut self) {
        for place in self.here.iter_mut().chain(&mut self.before).chain(&mut self.after) {
            place.shown = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, Places};
    use crate::dataset::SeriesId;
    use crate::gui::command::Command;
    use crate::gui::pages::Page;

    fn page(page: Page) -> Place {
        Place { page, shown: None }
    }

    #[test]
    fn the_way_back_is_the_way_there() {
        let mut places = Places::default();
        let steel = Place::of(&Command::ShowSeries(SeriesId::new(3))).unwrap();
        let coal = Place::of(&Command::ShowSeries(SeriesId::new(4))).unwrap();
        assert_eq!(places.back(Page::Overview), None);
        places.go(Page::Overview, steel.clone());
        places.go(Page::Sectors, steel.clone()); // once more is no step
        places.go(Page::Sectors, coal.clone());
        places.go(Page::Sectors, page(Page::Tracker));
        assert_eq!(places.back(Page::Tracker), Some(coal.clone()));
        assert_eq!(places.back(Page::Sectors), Some(steel.clone()));
        assert_eq!(places.forward(Page::Sectors), Some(coal));
        assert_eq!(places.back(Page::Sectors), Some(steel));
        assert_eq!(places.back(Page::Sectors), Some(page(Page::Overview)));
        assert!(!places.has_before() && places.has_after());
        places.go(Page::Overview, page(Page::Problems));
        assert!(places.has_before() && !places.has_after(), "a new way ends the old one");
    }

    #[test]
    fn what_another_file_does_not_have_is_not_shown_again() {
        let mut places = Places::default();
        places.go(Page::Overview, Place::of(&Command::ShowSeries(SeriesId::new(3))).unwrap());
        places.go(Page::Sectors, page(Page::Tracker));
        places.forget_shown();
        assert_eq!(places.back(Page::Tracker), Some(page(Page::Sectors)));
    }
}
