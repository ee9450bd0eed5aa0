//! Tracker: programmes as dated, qualified claims, and what follows from them.
//!
//! What is typed belongs to [`fields`]; what is shown is worked out once per state of the tracker ([`view`],
//! [`detail`]); what is clicked is an [`Ask`], carried out at the end of the frame, so that what was typed into a field
//! comes first, wherever on the page the click was.

mod as_of;
mod aside;
mod ask;
mod calendar;
mod claim_fields;
mod claim_form;
mod claims;
mod command;
mod computed;
mod controls;
mod curve;
mod detail;
mod drafts;
mod entry;
mod export;
mod fields;
mod form;
mod header;
mod history;
mod inline;
mod limits;
mod list;
mod milestones;
mod named;
mod paste;
mod paste_reader;
mod plot;
mod reads;
mod row;
mod slot;
mod source_form;
mod sources;
mod stretches;
mod timeline;
mod view;

pub use command::TrackerCommand;
pub(in crate::gui) use drafts::filled_labels;

use crate::gui::context::ViewCtx;
use crate::gui::desk::Desk;
use crate::gui::theme::size;
use crate::gui::widgets::{card, card_frame, secondary};
use crate::locale::{Text, tracker as text};
use crate::tracker::Edit;
use crate::tracker::edit::{ClaimField, ProgrammeField};
use crate::tracker::history::Coalesce;
use as_of::AsOf;
use aside::Aside;
use ask::Ask;
use claim_form::NewClaim;
use curve::Curve;
use detail::{At, Detail};
use egui::{Align, Event, Key, Layout, ScrollArea, Ui, UiBuilder, vec2};
use fields::Fields;
use milestones::OpenStep;
use std::collections::BTreeMap;
use timeline::Timeline;
use view::View;

/// From this height on there is room for all fields of a programme.
const ROOMY: f32 = 760.0;
/// Below this height the claims come before what follows from them.
const LOW: f32 = 480.0;

/// The claim whose form is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Open {
    #[default]
    Nothing,
    /// Of a claim that is not there yet.
    NewClaim,
    /// Of the claim at that place.
    Claim(usize),
}

/// How the programmes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shows {
    /// One beside the list.
    #[default]
    List,
    /// All of them over time.
    Timeline,
}

/// What is to be scrolled to when it is drawn next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reveal {
    /// The selected row of the list.
    Row,
    /// The same, and it is to get the keyboard.
    Walked,
    /// The form that was just opened.
    Form,
    /// The same, from that time on: a second click may come, and is to meet what the first one did.
    FormAt(f64),
}

/// The cell of the table of claims that keys are about.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    /// The claim that was chosen last.
    claim: Option<usize>,
    column: ClaimField,
}

impl Default for Cursor {
    fn default() -> Self {
        Self { claim: None, column: ClaimField::Value }
    }
}

/// The state of the page.
#[derive(Debug, Default)]
pub struct TrackerPage {
    /// The id of the programme that was chosen. It is kept where an undo takes the programme away, for the redo.
    selected: Option<String>,
    /// The place of the programme that is shown.
    place: Option<usize>,
    /// The id and the number of claims and steps that the open forms were opened for.
    shown: (String, usize, usize),
    filter: String,
    file_order: bool,
    /// Whether the fields of a programme that are seldom needed are shown; if there is room, where nobody said.
    all_fields: Option<bool>,
    fields: Fields,
    open: Open,
    new_claim: NewClaim,
    cursor: Cursor,
    /// The cell that is typed into.
    editing: Option<(usize, ClaimField)>,
    /// The field of a row of the list that is typed into: the id of its programme.
    inline: Option<(String, ProgrammeField)>,
    new_source: bool,
    step: OpenStep,
    /// The claim whose row is to get the keyboard.
    focus_claim: Option<usize>,
    /// What was filled in for programmes that are not shown at the moment.
    parked: BTreeMap<String, Parked>,
    /// Rows that were pasted before a crash, by the id of their programme, until that is shown.
    rows: Vec<(String, String)>,
    /// What is to be scrolled to.
    reveal: Option<Reveal>,
    /// What lies over the page.
    aside: Aside,
    /// What the export menu is about: all programmes, though the search leaves some only.
    export_all: bool,
    /// Commands from menus, to be done when the page is drawn next.
    commanded: Vec<TrackerCommand>,
    /// Who enters claims: filled in for each new one.
    entered_by: String,
    view: Option<View>,
    detail: Option<Detail>,
    as_of: AsOf,
    plot: plot::Chosen,
    curve: Option<Curve>,
    shows: Shows,
    timeline: Timeline,
}

/// What was typed for a programme and is neither in the tracker nor given up.
#[derive(Debug, Default)]
struct Parked {
    fields: Fields,
    /// A new claim was being filled in.
    new_claim: Option<NewClaim>,
}

impl TrackerPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let mut view = View::fresh(self.view.take(), cx);
        view.look_for(&self.filter);
        let mut asked = Vec::new();
        self.find_place(cx, &view);
        self.left_over_ui(cx, ui);
        if cx.desk.document.programmes.is_empty() {
            empty_ui(cx, ui, &mut asked);
        } else if self.shows == Shows::Timeline {
            self.bar_ui(cx, ui, &view);
            card(ui, cx.tokens, |ui| {
                ui.set_min_size(ui.available_size());
                self.timeline_ui(cx, ui, &view, &mut asked);
            });
        } else {
            self.bar_ui(cx, ui, &view);
            let whole = ui.available_rect_before_wrap();
            let left = (whole.width() * 0.36).clamp(250.0, 400.0);
            let (list, rest) = whole.split_left_right_at_x(whole.left() + left);
            let rest = rest.with_min_x(rest.left() + size::GAP);
            ui.scope_builder(UiBuilder::new().max_rect(list).layout(Layout::top_down(Align::Min)), |ui| {
                card_frame(cx.tokens).show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    self.list_ui(cx, ui, &view, &mut asked);
                });
            });
            ui.scope_builder(UiBuilder::new().max_rect(rest).layout(Layout::top_down(Align::Min)), |ui| {
                card_frame(cx.tokens).show(ui, |ui| {
                    ui.set_min_size(ui.available_size());
                    self.detail_ui(cx, ui, &view, &mut asked);
                });
            });
        }
        self.aside_ui(cx, ui, &view.sources);
        let escape = self.keys(ui, &mut asked);
        self.view = Some(view);
        self.fields.finish(cx, escape);
        self.take_commands(cx, &mut asked);
        asked.extend(self.rows_again().map(Ask::PasteAgain));
        self.carry_out(cx, ui, asked);
        self.fields.focus_wanted(ui);
    }

    /// The line over the cards: how the programmes are shown, as of which day, and what they can be given away as.
    fn bar_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View) {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            ui.selectable_value(&mut self.shows, Shows::List, cx.t(text::LIST));
            ui.selectable_value(&mut self.shows, Shows::Timeline, cx.t(text::TIMELINE));
            ui.add_space(16.0);
            self.as_of.ui(cx, ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.export_ui(cx, ui, view));
        });
    }

    /// Finds the programme to show, and lets go of what belonged to another.
    fn find_place(&mut self, cx: &ViewCtx<'_>, view: &View) {
        let programmes = &cx.desk.document.programmes;
        let chosen = self.selected.as_deref().and_then(|it| cx.desk.document.position(it));
        let first = || view.rows.first().map(|it| it.place);
        let fallback = || self.place.or_else(first).map(|it| it.min(programmes.len().saturating_sub(1)));
        let place = chosen.or_else(fallback).filter(|it| *it < programmes.len());
        self.place = place;
        let shown = place
            .and_then(|it| programmes.get(it))
            .map_or_else(Default::default, |it| (it.id.clone(), it.claims.len(), it.milestones.len()));
        if shown.0 != self.shown.0 {
            self.change_programme(&shown.0);
        }
        // Places of claims have moved: which one was open is not known any more.
        if shown.1 != self.shown.1 {
            if matches!(self.open, Open::Claim(_)) {
                self.open = Open::Nothing;
            }
            self.editing = None;
            self.plot.let_go();
            self.fields.forget(|it| matches!(it, slot::Slot::Claim(..) | slot::Slot::Cell(..)));
        }
        self.cursor.claim.take_if(|it| *it >= shown.1);
        if shown.2 != self.shown.2 && matches!(self.step, OpenStep::At(_)) {
            self.step = OpenStep::Nothing;
            self.fields.forget(|it| matches!(it, slot::Slot::Milestone(..)));
        }
        self.shown = shown;
    }

    /// Puts aside what was typed for the programme that was shown, and takes up again what was for the next.
    fn change_programme(&mut self, next: &str) {
        let filled = self.parked.remove(next).unwrap_or_default();
        let fields = self.fields.exchange(filled.fields);
        let new_claim = (self.open == Open::NewClaim).then(|| std::mem::take(&mut self.new_claim));
        self.parked.insert(std::mem::take(&mut self.shown.0), Parked { fields, new_claim });
        self.open = if filled.new_claim.is_some() { Open::NewClaim } else { Open::Nothing };
        self.new_claim = filled.new_claim.unwrap_or_default();
        // What waits to be added is in sight.
        self.new_source = self.fields.any(|it| matches!(it, slot::Slot::NewSource(_)));
        if self.new_source {
            self.open = Open::NewClaim;
        }
        let is_step = |it| matches!(it, slot::Slot::NewMilestone(_));
        self.step = if self.fields.any(is_step) { OpenStep::New { tried: false } } else { OpenStep::Nothing };
        self.editing = None;
        self.cursor.claim = None;
        self.plot = plot::Chosen::default();
    }

    /// Keys that hold on the whole page; says whether Escape was pressed.
    fn keys(&self, ui: &Ui, asked: &mut Vec<Ask>) -> bool {
        if ui.memory(|it| it.top_modal_layer().is_some()) {
            return false;
        }
        if !ui.ctx().text_edit_focused() {
            // Rows of a spreadsheet that are pasted onto the page, and into no field.
            let pasted = ui.input(|it| {
                it.events.iter().find_map(|it| if let Event::Paste(text) = it { Some(text.clone()) } else { None })
            });
            asked.extend(pasted.map(Ask::Paste));
        }
        let escape = ui.input(|it| it.key_pressed(Key::Escape));
        // A claim that is filled in is not given up by a key.
        let filled = || self.fields.any(slot::Slot::is_of_a_filled_claim);
        if escape && !self.fields.is_typing() && self.open != Open::Nothing && !filled() {
            asked.push(Ask::Close);
        }
        escape
    }

    fn detail_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
        let Some(place) = self.place else { return };
        let Some(at) = At::new(cx, place, &view.sources) else { return };
        let detail = Detail::fresh(self.detail.take(), &at, !self.file_order);
        header::header_ui(&at, ui, view, asked);
        let room = ui.available_height();
        ScrollArea::vertical().id_salt(("programme", &at.programme.id)).auto_shrink(false).show(ui, |ui| {
            // Room for the outlines of rows that reach beyond the text.
            ui.set_width(ui.available_width() - 10.0);
            let all = self.all_fields.unwrap_or(room >= ROOMY);
            if self.fields.programme_ui(&at, ui, all) != all {
                self.all_fields = Some(!all);
            }
            ui.add_space(4.0);
            // The first claims are to be seen at once: where there is little room, what follows from them comes later.
            if room < LOW {
                self.claims_ui(&at, ui, &detail, view, asked);
                ui.add_space(8.0);
                self.figures_ui(&at, ui, view, room, asked);
            } else {
                self.figures_ui(&at, ui, view, room, asked);
                ui.add_space(4.0);
                self.claims_ui(&at, ui, &detail, view, asked);
            }
            ui.add_space(8.0);
            self.milestones_ui(&at, ui, asked);
        });
        match self.fields.take_entered() {
            Some(slot::Slot::NewClaim(_)) => asked.push(Ask::AddClaim),
            Some(slot::Slot::NewMilestone(_)) => asked.push(Ask::AddStep),
            Some(slot::Slot::NewSource(_)) => {
                let claim = if let Open::Claim(place) = self.open { Some(place) } else { None };
                asked.push(Ask::AddSource(claim));
            }
            _ => {}
        }
        self.detail = Some(detail);
    }

    /// What follows from the claims: the figures, and the curve.
    fn figures_ui(&mut self, at: &At<'_>, ui: &mut Ui, view: &View, room: f32, asked: &mut Vec<Ask>) {
        let curve = Curve::fresh(self.curve.take(), at, self.plot.measure.as_ref());
        let computed = view.computed.get(at.place);
        if let Some(computed) = computed {
            computed::computed_ui(at, ui, computed, &curve);
        }
        self.plot_ui(at, ui, (computed, &curve), room, asked);
        self.curve = Some(curve);
    }

    /// Lets go of what belonged to another tracker.
    pub fn tracker_changed(&mut self) {
        let entered_by = std::mem::take(&mut self.entered_by);
        *self = Self { file_order: self.file_order, entered_by, ..Self::default() };
    }

    /// Lets go of all that is known by its place: records may have moved, though there are as many as before.
    pub fn places_moved(&mut self) {
        use slot::Slot as S;
        if matches!(self.open, Open::Claim(_)) {
            self.open = Open::Nothing;
        }
        if matches!(self.step, OpenStep::At(_)) {
            self.step = OpenStep::Nothing;
        }
        (self.editing, self.inline, self.cursor.claim, self.focus_claim) = (None, None, None, None);
        self.plot.let_go();
        let parked = self.parked.values_mut().map(|it| &mut it.fields);
        for fields in parked.chain([&mut self.fields]) {
            fields.forget(|it| {
                matches!(it, S::Claim(..) | S::Cell(..) | S::Milestone(..) | S::Listed(..) | S::Source(..))
            });
        }
    }

    /// Shows a programme, by its id.
    pub fn show(&mut self, id: String) {
        self.filter.clear();
        self.shows = Shows::List;
        self.selected = Some(id);
        self.reveal = Some(Reveal::Row);
    }

    /// The edit that is typed into a field and not made yet.
    pub fn typed(&self) -> Option<&Edit> {
        self.fields.edit()
    }

    /// Whether a sheet lies over the page.
    pub fn has_sheet(&self) -> bool {
        !matches!(self.aside, Aside::Nothing)
    }

    /// Whether something is filled in that is neither in the tracker nor given up: a claim, a step or a source that
    /// waits to be added, of any programme, a text that is not understood, or rows that were pasted.
    pub fn has_unfinished(&self) -> bool {
        let parked = self.parked.values().map(|it| &it.fields);
        self.aside.holds_rows() || !self.rows.is_empty() || parked.chain([&self.fields]).any(Fields::is_unfinished)
    }

    /// Does a command when the page is drawn next.
    pub fn command(&mut self, command: TrackerCommand) {
        self.commanded.push(command);
    }

    /// Why a command can't be given now; none where it can.
    pub fn against(&self, command: TrackerCommand, desk: &Desk) -> Option<Text> {
        use TrackerCommand as C;
        match command {
            C::History | C::Sources => None,
            _ if desk.read_only => Some(text::LOCKED),
            C::AddLoan | C::AddArrears | C::AddMeasure => None,
            C::DuplicateClaim | C::DeleteClaim => self.chosen_claim().is_none().then_some(text::NO_CLAIM_CHOSEN),
            C::AddClaim | C::PasteClaims | C::DuplicateProgramme | C::DeleteProgramme | C::MoveUp | C::MoveDown => {
                desk.document.programmes.is_empty().then_some(text::NO_PROGRAMME)
            }
        }
    }

    /// The claim that commands are about.
    fn chosen_claim(&self) -> Option<usize> {
        match (self.open, self.editing) {
            (_, Some((place, _))) | (Open::Claim(place), _) => Some(place),
            _ => self.cursor.claim,
        }
    }

    /// Who enters claims.
    pub fn entered_by(&self) -> &str {
        &self.entered_by
    }

    /// Remembers who enters claims.
    pub fn set_entered_by(&mut self, name: String) {
        self.entered_by = name;
    }

    /// The edit that is typed into a field and not made yet, for those who are about to save or to go elsewhere.
    pub fn take_typed(&mut self) -> Option<(Edit, Coalesce)> {
        self.fields.take_edit()
    }
}

/// What to do where no programme is followed.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
    card(ui, cx.tokens, |ui| {
        ui.heading(cx.t(text::EMPTY_TITLE));
        ui.label(secondary(cx.tokens, cx.t(text::EMPTY_HINT)));
        ui.allocate_space(vec2(0.0, 4.0));
        list::add_button(cx, ui, asked);
    });
}
