//! What is asked for by clicks and keys, and how it is done.

use super::aside::Aside;
use super::claim_fields::Form;
use super::claim_form::NewClaim;
use super::detail::At;
use super::entry::Exit;
use super::fields::Caret;
use super::milestones::OpenStep;
use super::row::COLUMNS;
use super::slot::Slot;
use super::view::View;
use super::{Open, Reveal, Shows, TrackerCommand, TrackerPage};
use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::locale::{Text, tracker as text};
use crate::syntax::Name;
use crate::tracker::edit::{ClaimField, MilestoneField, ProgrammeField, ProgrammeValue};
use crate::tracker::{Claim, Edit, Kind, Measure, Programme, Status};
use egui::Ui;

/// Something to be done at the end of the frame. Places are those of the document that the frame showed.
#[derive(Clone, Debug)]
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
    /// Drop the first programme where the second is.
    DropProgramme(usize, usize),
    SetStatus(usize, Option<Status>),
    /// Type into the list: the programme's place, and the field.
    EditListed(usize, ProgrammeField),
    LeaveListed(usize, ProgrammeField, Exit),
    NewClaim,
    OpenClaim(usize),
    Close,
    /// Type into a cell, beginning with a text.
    EditCell(usize, ClaimField, Option<String>),
    LeaveCell(usize, ClaimField, Exit),
    /// Look at rows to be pasted.
    Paste(String),
    /// The same of rows that were kept.
    PasteAgain(String),
    Aside(Aside),
    EditSource(usize),
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

impl Ask {
    /// Whether it changes the tracker, or begins to.
    fn is_edit(&self) -> bool {
        match self {
            Self::AddProgramme(..)
            | Self::DuplicateProgramme(_)
            | Self::DeleteProgramme(_)
            | Self::MoveProgramme(..)
            | Self::DropProgramme(..)
            | Self::SetStatus(..)
            | Self::EditListed(..)
            | Self::NewClaim
            | Self::EditCell(..)
            | Self::Paste(_)
            | Self::PasteAgain(_)
            | Self::EditSource(_)
            | Self::AddClaim
            | Self::DuplicateClaim(_)
            | Self::DeleteClaim(_)
            | Self::AddSource(_)
            | Self::NewStep
            | Self::AddStep
            | Self::DeleteStep(_) => true,
            Self::Ui(_)
            | Self::Select(_)
            | Self::Show(_)
            | Self::LeaveListed(..)
            | Self::OpenClaim(_)
            | Self::Close
            | Self::LeaveCell(..)
            | Self::Aside(_)
            | Self::ShowSource(_)
            | Self::OpenStep(_)
            | Self::CloseStep => false,
        }
    }
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
    /// Commands from menus become what clicks on the page ask for.
    pub(super) fn take_commands(&mut self, cx: &ViewCtx<'_>, asked: &mut Vec<Ask>) {
        use TrackerCommand as C;
        for command in std::mem::take(&mut self.commanded) {
            let (place, claim) = (self.place, self.chosen_claim());
            let ask = match command {
                C::History => Some(Ask::Aside(Aside::history(cx))),
                C::Sources => Some(Ask::Aside(Aside::sources(None))),
                // What lies over the page is closed first.
                _ if !matches!(self.aside, Aside::Nothing) => None,
                C::AddLoan => Some(Ask::AddProgramme(Kind::LOAN, text::NEW_LOAN)),
                C::AddArrears => Some(Ask::AddProgramme(Kind::ARREARS, text::NEW_ARREARS)),
                C::AddMeasure => Some(Ask::AddProgramme(Kind::Measure, text::NEW_MEASURE)),
                C::AddClaim => Some(Ask::NewClaim),
                C::PasteClaims => Some(Ask::Paste(String::new())),
                C::DuplicateClaim => claim.map(Ask::DuplicateClaim),
                C::DeleteClaim => claim.map(Ask::DeleteClaim),
                C::DuplicateProgramme => place.map(Ask::DuplicateProgramme),
                C::DeleteProgramme => place.map(Ask::DeleteProgramme),
                C::MoveUp => place.map(|it| Ask::MoveProgramme(it, -1)),
                C::MoveDown => place.map(|it| Ask::MoveProgramme(it, 1)),
            };
            asked.extend(ask);
        }
    }

    pub(super) fn carry_out(&mut self, cx: &ViewCtx<'_>, ui: &Ui, asked: Vec<Ask>) {
        if !asked.is_empty() {
            ui.ctx().request_repaint();
        }
        for ask in asked {
            if cx.desk.read_only && ask.is_edit() {
                cx.send(Command::Failed(cx.t(text::LOCKED).to_owned()));
            } else {
                self.do_it(cx, ui, ask);
            }
        }
    }

    fn do_it(&mut self, cx: &ViewCtx<'_>, ui: &Ui, ask: Ask) {
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
            Ask::DropProgramme(from, to) => {
                self.selected = programmes.get(from).map(|it| it.id.clone());
                cx.send(Command::Edit(Edit::MoveProgramme { from, to }, None));
            }
            Ask::SetStatus(programme, status) => {
                let value = ProgrammeValue::Status(status);
                cx.send(Command::Edit(Edit::SetProgramme { programme, value }, None));
            }
            Ask::EditListed(place, field) => self.edit_listed(cx, place, field),
            Ask::LeaveListed(place, field, exit) => self.leave_listed(cx, ui, (place, field), exit),
            Ask::Aside(aside) => self.aside = aside,
            Ask::EditSource(at) => self.aside = Aside::sources(Some(at)),
            other => {
                let sources = self.view.as_ref().map(|it| std::sync::Arc::clone(&it.sources)).unwrap_or_default();
                if let Some(at) = self.place.and_then(|it| At::new(cx, it, &sources)) {
                    self.within(&at, ui, &other);
                }
            }
        }
    }

    /// What concerns the programme that is shown.
    fn within(&mut self, at: &At<'_>, ui: &Ui, ask: &Ask) {
        match *ask {
            Ask::NewClaim => self.new_claim(at),
            Ask::OpenClaim(place) => {
                self.close_form();
                self.open = Open::Claim(place);
                self.focus_claim = Some(place);
                let double = ui.ctx().options(|it| it.input_options.max_double_click_delay);
                self.reveal = Some(Reveal::FormAt(ui.input(|it| it.time) + double));
            }
            Ask::Close => self.close_claim(),
            Ask::EditCell(place, field, ref typed) => self.edit_cell(at, (place, field), typed.as_deref()),
            Ask::LeaveCell(place, field, exit) => self.leave_cell(at, (place, field), exit),
            Ask::Paste(ref text) => self.aside = Aside::paste(at, text),
            Ask::PasteAgain(ref text) => self.aside = Aside::pasted_again(at, text),
            Ask::AddClaim => self.add_claim(at),
            Ask::DuplicateClaim(place) => {
                if let Some(claim) = at.programme.claims.get(place) {
                    let by = Some(self.entered_by.clone()).filter(|it| !it.is_empty());
                    let claim =
                        Claim { by: by.or_else(|| claim.by.clone()), entered: Some(at.cx.today), ..claim.clone() };
                    self.insert_claim(at, place + 1, claim);
                }
            }
            Ask::DeleteClaim(place) => {
                self.close_form();
                self.focus_claim = self.row_beside(place, 1).or_else(|| self.row_beside(place, -1));
                // Those behind it move up.
                let moved = |it: usize| if it > place { it - 1 } else { it };
                self.focus_claim = self.focus_claim.map(moved);
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
        // By the kind: the name that it begins with is not its own.
        let id = document.fresh_numbered_id(&kind);
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

    /// Begins to type into a cell: over what stands there, or, with a text, as if that had been typed.
    fn edit_cell(&mut self, at: &At<'_>, (place, field): (usize, ClaimField), typed: Option<&str>) {
        if matches!(self.open, Open::Claim(_)) {
            self.close_form();
        }
        if at.programme.claims.get(place).is_none() {
            return;
        }
        let slot = Slot::Cell(place, field);
        self.editing = Some((place, field));
        self.cursor = super::Cursor { claim: Some(place), column: field };
        match typed {
            Some(typed) => {
                self.fields.put(slot, typed);
                self.fields.want_at(slot, Caret::End);
            }
            None => self.fields.want(slot),
        }
    }

    fn leave_cell(&mut self, at: &At<'_>, (place, field): (usize, ClaimField), exit: Exit) {
        self.editing = None;
        let column = COLUMNS.iter().position(|it| *it == field).unwrap_or(0);
        let (to, column) = match exit {
            Exit::Escape => {
                self.fields.forget(|it| it == Slot::Cell(place, field));
                (None, None)
            }
            Exit::Enter => (None, None),
            Exit::Next => match COLUMNS.get(column + 1) {
                Some(next) => (Some(place), Some(*next)),
                None => (self.row_beside(place, 1), COLUMNS.first().copied()),
            },
            Exit::Back => match column.checked_sub(1).and_then(|it| COLUMNS.get(it)) {
                Some(next) => (Some(place), Some(*next)),
                None => (self.row_beside(place, -1), COLUMNS.last().copied()),
            },
        };
        match to.zip(column) {
            Some(cell) => self.edit_cell(at, cell, None),
            None => self.focus_claim = Some(place),
        }
    }

    /// The place of the claim whose row is the one below or above another in the table.
    fn row_beside(&self, place: usize, by: isize) -> Option<usize> {
        let order = &self.detail.as_ref()?.order;
        let at = order.iter().position(|it| *it == place)?;
        at.checked_add_signed(by).and_then(|it| order.get(it)).copied()
    }

    fn new_claim(&mut self, at: &At<'_>) {
        if self.open != Open::NewClaim {
            self.close_form();
            self.open = Open::NewClaim;
        }
        // What was filled in before another claim was looked at is there still.
        if !self.fields.any(Slot::is_of_a_filled_claim) {
            let usual = match at.programme.kind {
                Kind::Loan { .. } => Some(Measure::Issued),
                Kind::Arrears { .. } => Some(Measure::Cleared),
                Kind::Measure => None,
            };
            let usual = usual.map_or_else(String::new, |it| text::measure(&it, at.cx.language));
            self.fields.put(Slot::NewClaim(ClaimField::Measure), usual);
            self.fields.put(Slot::NewClaim(ClaimField::By), self.entered_by.clone());
            self.fields.put(Slot::NewClaim(ClaimField::Entered), at.cx.today.to_string());
        }
        self.fields.want(Slot::NewClaim(ClaimField::On));
        self.reveal = Some(Reveal::Form);
    }

    /// Closes the form that is open, and lets go of what was filled in for a new claim.
    pub(super) fn close_claim(&mut self) {
        if self.open == Open::NewClaim {
            self.new_claim = NewClaim::default();
            self.fields.forget(|it| matches!(it, Slot::NewClaim(_)));
        }
        self.close_form();
    }

    /// Closes the form that is open. What was filled in for a new claim stays.
    fn close_form(&mut self) {
        self.open = Open::Nothing;
        self.editing = None;
        self.close_source();
        self.fields.forget(|it| matches!(it, Slot::Claim(..)));
    }

    fn close_step(&mut self) {
        self.step = OpenStep::Nothing;
        self.fields.forget(|it| matches!(it, Slot::NewMilestone(_) | Slot::Milestone(..)));
    }

    fn add_claim(&mut self, at: &At<'_>) {
        let form = Form::filled(at, &self.fields, &self.new_claim);
        match form.claim(&self.fields, self.new_claim.standing) {
            Ok(claim) => {
                self.entered_by = claim.by.clone().unwrap_or_default();
                self.close_claim();
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
        self.close_form();
        self.cursor.claim = Some(place);
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
