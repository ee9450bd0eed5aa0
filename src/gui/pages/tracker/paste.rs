//! Rows from a spreadsheet, looked at before they become claims: good ones are taken, bad ones stay to be mended.

use super::TrackerPage;
use super::controls::{caution, icon_button, primary};
use super::detail::At;
use super::named::NamedSources;
use super::paste_reader::{Cells, FIELDS, told};
use crate::figure::Language;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, truncated};
use crate::locale::tracker as text;
use crate::tracker::paste::{Column, Table, Wrong, insertion};
use crate::tracker::{Claim, Kind, Measure};
use egui::{ComboBox, Id, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// Height of a row.
const ROW: f32 = 28.0;
/// The heading of a column that holds nothing that is taken, where rows are kept as text.
const IGNORED: &str = "-";
/// Room for what a row is read as.
const OUTCOME: f32 = 330.0;

/// The rows, and what each comes to.
#[derive(Clone, Debug)]
pub(super) struct PasteSheet {
    /// The id of the programme that the claims are for.
    programme: String,
    /// What is pasted into the field, while there are no rows.
    text: String,
    table: Table,
    found: Vec<Result<Vec<Claim>, Vec<Wrong>>>,
    /// What the findings are told in.
    language: Language,
    /// So many claims were taken already.
    taken: usize,
    /// The rows as text, for the case of a crash.
    kept: String,
    fresh: bool,
}

/// The measure of a table that names none.
fn usual(at: &At<'_>) -> Option<Measure> {
    match at.programme.kind {
        Kind::Loan { .. } => Some(Measure::Issued),
        Kind::Arrears { .. } => Some(Measure::Cleared),
        Kind::Measure => None,
    }
}

impl PasteSheet {
    pub(super) fn of(at: &At<'_>, text: &str) -> Self {
        let mut sheet = Self {
            programme: at.programme.id.clone(),
            text: String::new(),
            table: Table::default(),
            found: Vec::new(),
            language: at.cx.language,
            taken: 0,
            kept: String::new(),
            fresh: true,
        };
        sheet.take(at, text);
        sheet
    }

    /// The rows as they were kept, with what their columns were told to hold.
    pub(super) fn restored(at: &At<'_>, text: &str) -> Self {
        let mut sheet = Self::of(at, text);
        for (n, heading) in text.lines().next().unwrap_or("").split('\t').enumerate() {
            if heading == IGNORED {
                sheet.table.set_column(n, Column::Ignored);
            }
        }
        sheet.judge(at);
        if sheet.table.rows.is_empty() {
            text.clone_into(&mut sheet.text);
        }
        sheet
    }

    /// The programme that the rows are for, and the rows as text, or what is typed before there are any; none where
    /// there is neither.
    pub(super) fn kept(&self) -> Option<(&str, &str)> {
        let text = if self.table.rows.is_empty() { &self.text } else { &self.kept };
        self.holds_text().then_some((&self.programme, text))
    }

    fn keep(&mut self) {
        // Words that do not change with the language of the interface.
        self.kept = self.table.text(|column| match column {
            Column::Ignored => IGNORED.to_owned(),
            Column::Field(field) => field.name().to_owned(),
            Column::Figures(measure) => text::measure(measure, Language::English),
        });
    }

    /// Whether something would be lost with the sheet: rows, or what is typed before there are any.
    pub(super) fn holds_text(&self) -> bool {
        !self.table.rows.is_empty() || !self.text.trim().is_empty()
    }

    fn take(&mut self, at: &At<'_>, text: &str) {
        self.table = Table::read(text, &Cells::of(at));
        self.judge(at);
    }

    /// Finds what all rows come to.
    fn judge(&mut self, at: &At<'_>) {
        let (cells, usual) = (Cells::of(at), usual(at));
        let rows = 0..self.table.rows.len();
        self.found = rows.map(|row| self.table.claims(row, &cells, usual.as_ref())).collect();
        self.language = at.cx.language;
        self.keep();
    }

    fn judge_row(&mut self, at: &At<'_>, row: usize) {
        let found = self.table.claims(row, &Cells::of(at), usual(at).as_ref());
        if let Some(place) = self.found.get_mut(row) {
            *place = found;
        }
        self.keep();
    }

    fn good(&self) -> usize {
        self.found.iter().filter_map(|it| it.as_ref().ok()).map(Vec::len).sum()
    }

    fn bad(&self) -> usize {
        self.found.iter().filter(|it| it.is_err()).count()
    }

    fn remove(&mut self, row: usize) {
        if row < self.table.rows.len() && row < self.found.len() {
            self.table.rows.remove(row);
            drop(self.found.remove(row));
            self.keep();
        }
    }

    /// The claims of good rows, which leave the sheet.
    fn take_good(&mut self) -> Vec<Claim> {
        let rows = std::mem::take(&mut self.table.rows);
        let mut claims = Vec::new();
        let mut left = Vec::new();
        for (row, found) in rows.into_iter().zip(std::mem::take(&mut self.found)) {
            match found {
                Ok(found) => claims.extend(found),
                Err(wrong) => {
                    self.table.rows.push(row);
                    left.push(Err(wrong));
                }
            }
        }
        self.found = left;
        self.taken += claims.len();
        self.keep();
        claims
    }

    /// The field to paste into, while there are no rows.
    fn empty_ui(&mut self, at: &At<'_>, ui: &mut Ui) {
        let cx = &at.cx;
        ui.label(secondary(cx.tokens, cx.t(text::PASTE_HOW)));
        let id = Id::unique("tracker paste");
        let edit = TextEdit::multiline(&mut self.text).id(id).desired_rows(6).desired_width(f32::INFINITY);
        let response = ui.add(edit.hint_text(cx.t(text::PASTE_HERE)));
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &self.text, &self.text, "");
            info.label = Some(cx.t(text::ROWS).to_owned());
            info
        });
        if !ui.is_sizing_pass() && std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if !response.changed() {
            return;
        }
        // Rows are pasted at once, or typed and ended.
        let text = std::mem::take(&mut self.text);
        let pasted = ui.input(|it| it.events.iter().any(|it| matches!(it, egui::Event::Paste(_))));
        if pasted || text.ends_with('\n') {
            self.take(at, &text);
            // The keyboard goes on to what can be done with them.
            self.fresh = true;
        }
        if self.table.rows.is_empty() {
            self.text = text;
        }
    }

    fn headings_ui(&mut self, at: &At<'_>, ui: &mut Ui, width: f32) {
        let cx = &at.cx;
        let cells = Cells::of(at);
        let mut changed = None;
        ui.horizontal(|ui| {
            ui.allocate_exact_size(vec2(size::ICON, size::CONTROL), Sense::hover());
            for (n, column) in self.table.columns.iter().enumerate() {
                let mut chosen = column.clone();
                let combo = ComboBox::from_id_salt(("column", n))
                    .width(width)
                    .height(420.0)
                    .selected_text(name(cx, column))
                    .truncate();
                let response = combo.show_ui(ui, |ui| {
                    let fields = FIELDS.map(Column::Field);
                    let figures = cells.measures().iter().cloned().map(Column::Figures);
                    for choice in [Column::Ignored].into_iter().chain(fields).chain(figures) {
                        let said = name(cx, &choice);
                        ui.selectable_value(&mut chosen, choice, said);
                    }
                });
                let label = text::column(n + 1, cx.language);
                response.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
                if chosen != *column {
                    changed = Some((n, chosen));
                }
            }
        });
        if let Some((n, column)) = changed {
            self.table.set_column(n, column);
            self.judge(at);
        }
    }

    fn row_ui(&mut self, at: &At<'_>, ui: &mut Ui, row: usize, width: f32) -> bool {
        let (cx, tokens) = (&at.cx, at.cx.tokens);
        let Some(found) = self.found.get(row) else { return false };
        let (said, good) = match found {
            Ok(claims) => (told(at, claims), true),
            Err(wrong) => (wrong.iter().map(|it| it.why.as_str()).collect::<Vec<_>>().join(" "), false),
        };
        let wrong: Vec<usize> = found.as_ref().err().into_iter().flatten().filter_map(|it| it.column).collect();
        let mut changed = false;
        let mut removed = false;
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::CONTROL), Sense::hover());
            let icon = egui::Rect::from_center_size(rect.center(), vec2(14.0, 14.0));
            let (mark, color) = if good { (Icon::Check, tokens.good) } else { (Icon::Warning, tokens.caution) };
            mark.paint(ui.painter(), icon, color);
            for (n, cell) in self.table.rows.get_mut(row).into_iter().flatten().enumerate() {
                let ignored = self.table.columns.get(n) == Some(&Column::Ignored);
                let color = match (wrong.contains(&n), ignored) {
                    (true, _) => tokens.caution,
                    (_, true) => tokens.faint,
                    _ => tokens.text,
                };
                let edit = TextEdit::singleline(cell).id(Id::unique(("tracker paste", row, n))).desired_width(width);
                let response = ui.add(edit.text_color(color).min_size(vec2(width, size::CONTROL)));
                let label = text::cell(row + 1, n + 1, cx.language);
                response.widget_info(|| {
                    let mut info = WidgetInfo::text_edit(true, cell.as_str(), cell.as_str(), "");
                    info.label = Some(label.clone());
                    info
                });
                changed |= response.changed();
            }
            removed = icon_button(cx, ui, Icon::Close, text::LEAVE_OUT, true).clicked();
            let said = if good { secondary(tokens, said) } else { caution(cx, &said) };
            truncated(ui, said);
        });
        if changed {
            self.judge_row(at, row);
        }
        removed
    }

    fn rows_ui(&mut self, at: &At<'_>, ui: &mut Ui) {
        let columns = self.table.columns.len().max(1) as f32;
        let room = ui.available_width() - OUTCOME - 2.0 * size::CONTROL - 16.0;
        let width = (room / columns - 8.0).clamp(70.0, 200.0);
        let whole = (columns * (width + 8.0) + OUTCOME + 2.0 * size::CONTROL + 16.0).max(ui.available_width());
        ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
            ui.set_width(whole);
            self.headings_ui(at, ui, width);
            let mut removed = None;
            ui.spacing_mut().item_spacing.y = 4.0;
            let area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, true]).max_height(360.0);
            area.show_rows(ui, ROW - 4.0, self.table.rows.len(), |ui, rows| {
                for row in rows {
                    if self.row_ui(at, ui, row, width) {
                        removed = Some(row);
                    }
                }
            });
            if let Some(row) = removed {
                self.remove(row);
            }
        });
    }
}

/// What a column holds, in a word.
fn name(cx: &ViewCtx<'_>, column: &Column) -> String {
    match column {
        Column::Ignored => cx.t(text::IGNORED).to_owned(),
        Column::Field(field) => cx.t(text::claim_field(*field)).to_owned(),
        Column::Figures(measure) => text::measure(measure, cx.language),
    }
}

impl TrackerPage {
    /// The sheet; says whether it stays open.
    pub(super) fn paste_ui(
        &self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        sheet: &mut PasteSheet,
        sources: &Arc<NamedSources>,
    ) -> bool {
        let document = &cx.desk.document;
        let Some(place) = document.position(&sheet.programme) else { return false };
        let Some(at) = At::new(cx, place, sources) else { return false };
        if sheet.language != cx.language {
            sheet.judge(&at);
        }
        ui.label(secondary(cx.tokens, text::for_programme(at.programme.name.text(cx.language), cx.language)));
        if sheet.table.rows.is_empty() {
            if sheet.taken > 0 {
                return false;
            }
            sheet.empty_ui(&at, ui);
            return true;
        }
        sheet.rows_ui(&at, ui);
        ui.add_space(size::GRID);
        let (good, bad) = (sheet.good(), sheet.bad());
        let mut stays = true;
        ui.horizontal(|ui| {
            let add = text::add_claims(good, cx.language);
            let button = ui.add_enabled_ui(good > 0, |ui| primary(cx, ui, &add)).inner;
            if !ui.is_sizing_pass() && std::mem::take(&mut sheet.fresh) {
                button.request_focus();
            }
            if button.clicked() && good > 0 {
                self.take_pasted(&at, sheet);
                stays = !sheet.table.rows.is_empty();
            }
            stays &= !ui.button(cx.t(text::CANCEL)).clicked();
            if bad > 0 {
                let said = text::bad_rows(bad, cx.language);
                ui.label(RichText::new(said).small().color(cx.tokens.caution));
            }
        });
        stays
    }

    fn take_pasted(&self, at: &At<'_>, sheet: &mut PasteSheet) {
        let by = Some(&self.entered_by).filter(|it| !it.is_empty());
        let claims = sheet.take_good().into_iter().map(|it| Claim {
            by: it.by.or_else(|| by.cloned()),
            entered: it.entered.or(Some(at.cx.today)),
            ..it
        });
        let edit = insertion(at.place, &at.programme.claims, claims.collect());
        at.cx.send(Command::Edit(edit, None));
    }
}
