//! What is asked for by clicks and keys, and how it is done.

use super::claim_form::NewClaim;
use super::detail::At;
use super::milestones::OpenStep;
use super::slot::Slot;
use super::view::{View, usual_year};
use super::{Open, Reveal, Shows, TrackerPage};
use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::locale::{Text, tracker as text};
use crate::syntax::Name;
use crate::tracker::edit::{ClaimField, MilestoneField, ProgrammeField};
use crate::tracker::{Claim, Edit, Kind, Measure, Programme};
use egui::Ui;

/// Something to be done at the end of the frame. Places are those of the document that the frame showed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ask {
    Ui(UiCommand),
    /// Show the programme with this id.
    Select(String),
    /// Show the programme with this id in the list.
    Show(String),
    AddProgramme(Kind, Text),
    DuplicateProgramme(usize),
    DeleteProgramme(usize),
    /// Up by −1, down by 1.
    MoveProgramme(usize, isize),
    NewClaim,
    OpenClaim(usize),
    Close,
    AddClaim,
    DuplicateClaim(usize),
    DeleteClaim(usize),
    /// Show what the claim at that place was taken from.
    ShowSource(usize),
    /// For the claim at that place, or for the new one.
    AddSource(Option<usize>),
    NewStep,
    OpenStep(usize),
    CloseStep,
    AddStep,
    DeleteStep(usize),
}

/// Whether a programme is the first, and the last, of its group.
pub(super) fn ends(view: &View, place: usize) -> (bool, bool) {
    (neighbour(view, place, -1).is_none(), neighbour(view, place, 1).is_none())
}

/// The place of the programme before or after one in its group.
fn neighbour(view: &View, place: usize, by: isize) -> Option<usize> {
    let at = view.rows.iter().position(|it| it.place == place)?;
    let group = view.rows.get(at)?.group;
    let other = view.rows.get(at.checked_add_signed(by)?)?;
    (other.group == group).then_some(other.place)
}

impl TrackerPage {
    pub(super) fn carry_out(&mut self, cx: &ViewCtx<'_>, ui: &Ui, asked: Vec<Ask>) {
        if !asked.is_empty() {
            ui.ctx().request_repaint();
        }
        for ask in asked {
            self.do_it(cx, ask);
        }
    }

    fn do_it(&mut self, cx: &ViewCtx<'_>, ask: Ask) {
        let programmes = &cx.desk.document.programmes;
        match ask {
            Ask::Ui(command) => cx.send(command),
            Ask::Select(id) => self.selected = Some(id),
            Ask::Show(id) => {
                self.selected = Some(id);
                self.shows = Shows::List;
                self.reveal = Some(Reveal::Row);
            }
            Ask::AddProgramme(kind, name) => self.add_programme(cx, kind, name),
            Ask::DuplicateProgramme(at) => self.duplicate_programme(cx, at),
            Ask::DeleteProgramme(at) => cx.send(Command::Edit(Edit::RemoveProgramme { at }, None)),
            Ask::MoveProgramme(from, by) => {
                if let Some(to) = self.view.as_ref().and_then(|it| neighbour(it, from, by)) {
                    self.selected = programmes.get(from).map(|it| it.id.clone());
                    self.reveal = Some(Reveal::Row);
                    cx.send(Command::Edit(Edit::MoveProgramme { from, to }, None));
                }
            }
            other => {
                if let Some(place) = self.place
                    && let Some(programme) = programmes.get(place)
                {
                    let year = usual_year(&cx.desk.document, programme, cx.today);
                    self.within(&At { cx: *cx, programme, place, year }, &other);
                }
            }
        }
    }

    /// What concerns the programme that is shown.
    fn within(&mut self, at: &At<'_>, ask: &Ask) {
        match *ask {
            Ask::NewClaim => self.new_claim(at),
            Ask::OpenClaim(place) => {
                self.close_claim();
                self.open = Open::Claim(place);
                self.focus_claim = Some(place);
                self.reveal = Some(Reveal::Form);
            }
            Ask::Close => self.close_claim(),
            Ask::AddClaim => self.add_claim(at),
            Ask::DuplicateClaim(place) => {
                if let Some(claim) = at.programme.claims.get(place) {
                    let claim = Claim { entered: Some(at.cx.today), ..claim.clone() };
                    self.insert_claim(at, place + 1, claim);
                }
            }
            Ask::DeleteClaim(place) => {
                self.close_claim();
                let edit = Edit::RemoveClaim { programme: at.place, at: place };
                at.cx.send(Command::Edit(edit, None));
            }
            Ask::ShowSource(place) => {
                if let Some(source) = at.programme.claims.get(place).and_then(|it| it.source.clone()) {
                    at.cx.send(Command::ShowTrackerSource(source, Some((at.place, place))));
                }
            }
            Ask::AddSource(claim) => self.add_source(at, claim),
            Ask::NewStep => {
                self.close_step();
                self.step = OpenStep::New { tried: false };
                self.fields.want(Slot::NewMilestone(MilestoneField::Text));
            }
            Ask::OpenStep(place) => {
                self.close_step();
                self.step = OpenStep::At(place);
            }
            Ask::CloseStep => self.close_step(),
            Ask::AddStep => self.add_step(at),
            Ask::DeleteStep(place) => {
                self.close_step();
                at.cx.send(Command::Edit(Edit::RemoveMilestone { programme: at.place, at: place }, None));
            }
            _ => {}
        }
    }

    fn add_programme(&mut self, cx: &ViewCtx<'_>, kind: Kind, name: Text) {
        let document = &cx.desk.document;
        let name = Name::plain(cx.t(name));
        let id = document.fresh_id(&name.en);
        let programme = Box::new(Programme::new(id.clone(), kind, name));
        let at = document.programmes.len();
        cx.send(Command::Edit(Edit::InsertProgramme { at, programme }, None));
        self.filter.clear();
        self.selected = Some(id);
        self.reveal = Some(Reveal::Row);
        self.fields.want(Slot::Programme(ProgrammeField::Name));
    }

    fn duplicate_programme(&mut self, cx: &ViewCtx<'_>, at: usize) {
        let document = &cx.desk.document;
        let Some(programme) = document.programmes.get(at) else { return };
        let mut copy = programme.clone();
        copy.name.en = text::copy_of(&copy.name.en, crate::figure::Language::English);
        copy.name.zh = copy.name.zh.map(|it| text::copy_of(&it, crate::figure::Language::Chinese));
        copy.id = document.fresh_id(&copy.name.en);
        self.filter.clear();
        self.selected = Some(copy.id.clone());
        self.reveal = Some(Reveal::Row);
        cx.send(Command::Edit(Edit::InsertProgramme { at: at + 1, programme: Box::new(copy) }, None));
    }

    fn new_claim(&mut self, at: &At<'_>) {
        if self.open != Open::NewClaim {
            self.close_claim();
            self.open = Open::NewClaim;
            let usual = match at.programme.kind {
                Kind::Loan { .. } => Some(Measure::Issued),
                Kind::Arrears { .. } => Some(Measure::Cleared),
                Kind::Measure => None,
            };
            let usual = usual.map_or_else(String::new, |it| text::measure(&it, at.cx.language));
            self.fields.put(Slot::NewClaim(ClaimField::Measure), usual);
        }
        self.fields.want(Slot::NewClaim(ClaimField::On));
        self.reveal = Some(Reveal::Form);
    }

    pub(super) fn close_claim(&mut self) {
        self.open = Open::Nothing;
        self.new_claim = NewClaim::default();
        self.close_source();
        self.fields.forget(|it| matches!(it, Slot::NewClaim(_) | Slot::Claim(..)));
    }

    fn close_step(&mut self) {
        self.step = OpenStep::Nothing;
        self.fields.forget(|it| matches!(it, Slot::NewMilestone(_) | Slot::Milestone(..)));
    }

    fn add_claim(&mut self, at: &At<'_>) {
        match self.filled_claim(at) {
            Ok(claim) => {
                // In the order of dates, behind those of the same day.
                let before = at.programme.claims.iter().rposition(|it| it.on <= claim.on);
                self.insert_claim(at, before.map_or(0, |it| it + 1), claim);
            }
            Err(slot) => {
                self.new_claim.tried = true;
                self.fields.want(slot);
            }
        }
    }

    fn insert_claim(&mut self, at: &At<'_>, place: usize, claim: Claim) {
        self.close_claim();
        self.focus_claim = Some(place);
        let edit = Edit::InsertClaim { programme: at.place, at: place, claim: Box::new(claim) };
        at.cx.send(Command::Edit(edit, None));
    }

    fn add_step(&mut self, at: &At<'_>) {
        match self.filled_step(at) {
            Ok(step) => {
                self.close_step();
                let place = at.programme.milestones.len();
                let edit = Edit::InsertMilestone { programme: at.place, at: place, milestone: Box::new(step) };
                at.cx.send(Command::Edit(edit, None));
            }
            Err(slot) => {
                self.step = OpenStep::New { tried: true };
                self.fields.want(slot);
            }
        }
    }
}
