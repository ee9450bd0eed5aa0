//! Fields as they are drawn: with a label above them, or as a cell of a table.

use super::controls::caution;
use super::fields::{Caret, Fields, Read, Typing};
use super::slot::Slot;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::secondary;
use crate::locale::{Text, tracker as text};
use crate::syntax::nearest;
use crate::tracker::edit::ClaimField;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditOutput;
use egui::{
    Align, CompletionPopup, EventFilter, Key, KeyboardShortcut, Label, Modifiers, Popup, PopupKind, Rect, RectAlign,
    Response, Sense, Suggestion, TextBuffer, TextEdit, Ui, UiBuilder, WidgetInfo,
};

/// What a field is and looks like.
pub(super) struct Field<'f> {
    pub(super) slot: Slot,
    pub(super) label: Text,
    /// What the document says.
    pub(super) value: &'f str,
    pub(super) hint: &'f str,
    /// More than one for sentences.
    pub(super) rows: usize,
    /// What can be chosen instead of typed.
    pub(super) choices: &'f [Choice],
    /// Where several of them fit what is typed, none is taken before it is chosen.
    pub(super) careful: bool,
    /// The place of the programme.
    pub(super) programme: usize,
    /// Whether an empty field is told about, too, if there has to be something in it.
    pub(super) strict: bool,
    /// What looks odd about it, and is taken all the same.
    pub(super) warning: Option<&'f str>,
    /// In a table: without a label, and figures at the right.
    pub(super) cell: Option<Align>,
}

impl<'f> Field<'f> {
    /// A field of one line that says `value` in the document of a programme.
    pub(super) fn new(slot: Slot, label: Text, value: &'f str, programme: usize) -> Self {
        let (hint, choices) = ("", &[][..]);
        let (careful, strict) = (false, false);
        Self { slot, label, value, hint, rows: 1, choices, careful, programme, strict, warning: None, cell: None }
    }
}

/// What can be chosen in a field.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// What stands in the field then.
    pub(super) text: String,
    /// What else it is called; shown with it where it was not found by what stands in the field.
    pub(super) also: String,
    /// All that it is found by, in lower case.
    pub(super) names: String,
}

impl Choice {
    pub(super) fn plain(text: String) -> Self {
        Self { names: text.to_lowercase(), text, also: String::new() }
    }

    fn suggestion(&self, typed: &str) -> Suggestion {
        let it = Suggestion::new(&self.text);
        let shown = self.text.to_lowercase().contains(typed);
        if shown { it } else { it.content(format!("{} ({})", self.text, self.also)) }
    }

    /// Whether it holds what is typed, in lower case.
    pub(super) fn holds(&self, typed: &str) -> bool {
        self.names.contains(typed)
    }
}

/// The key by which a cell was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    Enter,
    Escape,
    Next,
    Back,
}

impl Fields {
    /// Draws a field with its label.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'_>, read: impl Fn(&str) -> Read) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let label = ui.label(secondary(cx.tokens, cx.t(field.label)));
            let response = self.edit_ui(cx, ui, field).labelled_by(label.id);
            self.after(cx, ui, field, &response, read);
        });
    }

    /// Draws a field as a cell. Says by which key it was left; one with a text that is refused is not left.
    pub(super) fn cell_ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        rect: Rect,
        field: &Field<'_>,
        read: impl Fn(&str) -> Read,
    ) -> Option<Exit> {
        let slot = field.slot;
        let builder =
            UiBuilder::new().id_salt(slot.id()).max_rect(rect).layout(egui::Layout::left_to_right(Align::Center));
        // Beside the layout: the row has its place already.
        let mut ui = ui.new_child(builder);
        self.cell_within(cx, &mut ui, field, read)
    }

    fn cell_within(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        field: &Field<'_>,
        read: impl Fn(&str) -> Read,
    ) -> Option<Exit> {
        let slot = field.slot;
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let response = self.edit_ui(cx, ui, field);
        let label = cx.t(field.label);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, self.text(slot), self.text(slot), "");
            info.label = Some(label.to_owned());
            info
        });
        let keyed = response.has_focus() || response.lost_focus();
        let exit = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            match input.modifiers {
                _ if !keyed => None,
                Modifiers::NONE if pressed(Key::Enter) => Some(Exit::Enter),
                Modifiers::NONE if pressed(Key::Escape) => Some(Exit::Escape),
                Modifiers::NONE if pressed(Key::Tab) => Some(Exit::Next),
                Modifiers::SHIFT if pressed(Key::Tab) => Some(Exit::Back),
                _ => None,
            }
        });
        let refused = self.unsettled(slot).map(&read).filter(|it| matches!(it, Read::Refused(_)));
        self.after(cx, ui, field, &response, read);
        if exit.is_some() && exit != Some(Exit::Escape) && refused.is_some() {
            self.want(slot);
            return None;
        }
        exit
    }

    fn edit_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'_>) -> Response {
        let id = field.slot.id();
        let focused = ui.memory(|it| it.has_focus(id));
        // A popup is laid out unseen first, and is given the keyboard once it is there.
        let wanted = if ui.is_sizing_pass() { None } else { self.take_wanted(field.slot) };
        let gained = focused && !ui.memory(|it| it.had_focus_last_frame(id)) && field.rows == 1;
        // The popup would remember for good which text it was closed at, so it does not get to see the key.
        let is_shut =
            self.popped == Some(field.slot) && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape));
        if is_shut {
            self.opened = None;
            self.shut = Some((field.slot, self.text(field.slot).to_owned()));
        }
        let all = self.opened == Some(field.slot);
        let typed = self.typed.entry(field.slot).or_default();
        if typed.shows != field.value {
            let as_shown = typed.text == typed.shows;
            field.value.clone_into(&mut typed.shows);
            if !focused || as_shown {
                field.value.clone_into(&mut typed.text);
            }
        }
        if let Some(caret) = wanted.or(gained.then_some(Caret::All)) {
            put_caret(ui, id, &typed.text, caret);
        }
        let choices: &[Choice] = if cx.desk.read_only { &[] } else { field.choices };
        let menu = if choices.is_empty() || field.cell.is_some() { 0.0 } else { size::CONTROL + 2.0 };
        let width = ui.available_width() - menu;
        // Where nothing can be changed it can still be read, and copied from.
        let (locked, mut fixed) = (cx.desk.read_only, field.value);
        let content: &mut dyn TextBuffer = if locked { &mut fixed } else { &mut typed.text };
        let edit = if field.rows > 1 {
            // Enter ends the field here as everywhere; a line break takes Shift.
            let shift_enter = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
            TextEdit::multiline(content).desired_rows(field.rows).return_key(shift_enter)
        } else {
            TextEdit::singleline(content).min_size(egui::vec2(0.0, size::CONTROL))
        };
        let edit = if locked { edit.text_color(cx.tokens.secondary) } else { edit };
        let edit = edit.id(id).desired_width(width).hint_text(field.hint.to_owned());
        // A table sees to Tab and Escape by itself.
        let edit = if field.cell.is_some() {
            edit.event_filter(EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true })
        } else {
            edit
        };
        let edit = edit.align(egui::Align2([field.cell.unwrap_or(Align::Min), Align::Center]));
        let response = if choices.is_empty() {
            let response = whole_on_hover(edit.show(ui), field, focused);
            if locked { super::controls::locked(cx, response) } else { response }
        } else {
            let popup = CompletionPopup::new(id).word_boundary(|_| false).align(RectAlign::BOTTOM_START);
            let shut = self.shut.as_ref().filter(|it| it.0 == field.slot && !all).map(|it| it.1.as_str());
            let mut popped = false;
            let (response, chosen) = ui
                .horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let output = popup.max_height(220.0).show(ui, edit, |query| match shut {
                        Some(text) if text == query.text => Vec::new(),
                        _ => suggestions(cx, query.text, field, all),
                    });
                    popped = output.is_open;
                    let chosen = if field.cell.is_none() { choices_menu(cx, ui, field) } else { None };
                    (whole_on_hover(output.text_edit, field, focused), chosen)
                })
                .inner;
            if popped {
                self.popped = Some(field.slot);
            } else {
                self.popped.take_if(|it| *it == field.slot);
            }
            if response.clicked() || response.lost_focus() {
                self.shut.take_if(|it| it.0 == field.slot);
            }
            let mut response = response;
            if let Some(chosen) = chosen {
                chosen.text.clone_into(&mut typed.text);
                response.mark_changed();
            }
            self.choices_by_key(ui, field, &response);
            response
        };
        if wanted.is_some() {
            response.request_focus();
            response.scroll_to_me(None);
        } else if response.gained_focus() && field.rows == 1 && !gained {
            put_caret(ui, id, self.text(field.slot), Caret::All);
        }
        response
    }

    /// Down in a field with choices shows all of them.
    fn choices_by_key(&mut self, ui: &Ui, field: &Field<'_>, response: &Response) {
        let down = ui.input(|it| it.key_pressed(Key::ArrowDown) && it.modifiers.is_none());
        if response.has_focus() && down && self.opened != Some(field.slot) {
            self.opened = Some(field.slot);
            ui.ctx().request_repaint();
        } else if response.changed() || !response.has_focus() || ui.input(|it| it.key_pressed(Key::Escape)) {
            self.opened.take_if(|it| *it == field.slot);
        }
    }

    fn after(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        field: &Field<'_>,
        response: &Response,
        read: impl Fn(&str) -> Read,
    ) {
        // A field keeps the keyboard while another window is looked at: it has not been left.
        let focused = ui.memory(|it| it.has_focus(response.id));
        let enter = ui.input(|it| it.key_pressed(Key::Enter) && it.modifiers.is_none());
        // egui ends fields of one line by Enter; here it ends those of several lines, too.
        let ended = enter && field.rows > 1 && focused;
        if ended {
            response.surrender_focus();
        }
        if field.slot.is_new() && (ended || enter && response.lost_focus()) {
            self.entered = Some(field.slot);
        }
        let focused = focused && !ended;
        let (text, as_shown) =
            self.typed.get(&field.slot).map_or(("", true), |it| (it.text.as_str(), it.text == it.shows));
        let as_is = !field.slot.is_new() && as_shown;
        // Assistive technology can set a text without going to the field first.
        if focused || response.changed() {
            let read = if as_is { Read::words(None) } else { read(text) };
            if focused && (field.strict || !field.slot.is_new() || !text.trim().is_empty()) {
                told_beside(cx, response, field, &read);
            }
            let typing = Typing { slot: field.slot, programme: field.programme, read };
            if focused { self.alive(typing) } else { self.leave(typing) }
        } else {
            // An empty field of a new record is told about only once it was to be added.
            let due = if field.slot.is_new() { field.strict || !text.is_empty() } else { !as_shown };
            if due && let Read::Refused(why) = read(text) {
                if enter && response.lost_focus() && !field.slot.is_new() {
                    // Enter does not leave what is to be mended.
                    self.want(field.slot);
                }
                if field.cell.is_some() {
                    told_beside(cx, response, field, &Read::Refused(why));
                } else {
                    ui.add(Label::new(caution(cx, &why)).wrap());
                }
                return;
            }
        }
        if let Some(warning) = field.warning {
            ui.add(Label::new(caution(cx, warning)).wrap());
        }
    }
}

fn put_caret(ui: &Ui, id: egui::Id, text: &str, caret: Caret) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let range = match caret {
        Caret::All => CCursorRange::select_all_str(text),
        Caret::End => CCursorRange::one(CCursor::end_of_str(text)),
    };
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}

/// What does not fit into its field is shown whole on hover.
fn whole_on_hover(output: TextEditOutput, field: &Field<'_>, focused: bool) -> Response {
    let response = output.response.response;
    let cut = field.rows == 1 && output.galley.size().x > output.text_clip_rect.width();
    if cut && !focused { response.on_hover_text(field.value) } else { response }
}

/// What is understood of the text so far, in a small popup at the field, so that nothing on the page moves.
fn told_beside(cx: &ViewCtx<'_>, response: &Response, field: &Field<'_>, read: &Read) {
    let said = match read {
        Read::Refused(why) => caution(cx, why),
        Read::Understood(_, as_what) if !as_what.is_empty() => {
            secondary(cx.tokens, text::understood(as_what, cx.language))
        }
        Read::Understood(..) => return,
    };
    // Above it: over its own label rather than the field in the next line, and over what fits of its choices.
    let below = field.cell.is_some() && field.choices.is_empty();
    let align = if below { RectAlign::BOTTOM_START } else { RectAlign::TOP_START };
    Popup::from_response(response)
        .id(response.id.with("understood"))
        .kind(PopupKind::Tooltip)
        .open(true)
        .align(align)
        .gap(2.0)
        .show(|ui| {
            ui.set_max_width(320.0);
            ui.add(Label::new(said).wrap());
        });
}

/// The button with all choices. Down in the field does the same, so it is passed over by Tab.
fn choices_menu<'f>(cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'f>) -> Option<&'f Choice> {
    let name = if matches!(field.slot, Slot::Claim(_, ClaimField::Source) | Slot::NewClaim(ClaimField::Source)) {
        text::CHOOSE_SOURCE
    } else {
        text::CHOOSE_MEASURE
    };
    let button = super::controls::icon_with_sense(cx, ui, Icon::Down, name, Sense::CLICK);
    let mut chosen = None;
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(420.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for choice in field.choices {
                let button = egui::Button::new(&choice.text).frame_when_inactive(false).truncate();
                if ui.add(button).on_hover_text(&choice.also).clicked() {
                    chosen = Some(choice);
                    ui.close();
                }
            }
        });
    });
    chosen
}

/// Choices that hold what is typed, or else the one that it is nearly; none for an empty field or one that holds a
/// choice already, unless all are wanted.
fn suggestions(cx: &ViewCtx<'_>, written: &str, field: &Field<'_>, all: bool) -> Vec<Suggestion> {
    const MOST: usize = 8;
    let (choices, typed) = (field.choices, written.trim().to_lowercase());
    if all {
        return choices.iter().map(|it| it.suggestion("")).collect();
    }
    let is_one = |it: &Choice| it.text.to_lowercase() == typed || it.also.to_lowercase() == typed;
    if typed.is_empty() || choices.iter().any(is_one) {
        return Vec::new();
    }
    let fit: Vec<&Choice> = choices.iter().filter(|it| it.holds(&typed)).collect();
    if fit.is_empty() {
        return nearest(&typed, choices.iter().map(|it| it.text.as_str())).into_iter().map(Suggestion::new).collect();
    }
    // The first line is what Enter takes: what is typed, as it is.
    let head = (field.careful && fit.len() > 1)
        .then(|| Suggestion::new(written).content(secondary(cx.tokens, text::several_fit(fit.len(), cx.language))));
    head.into_iter().chain(fit.into_iter().take(MOST).map(|it| it.suggestion(&typed))).collect()
}

/// Chooses all of a field's text, to be typed over.
pub(super) fn select_all(ui: &Ui, response: &Response, typed: &str) {
    put_caret(ui, response.id, typed, Caret::All);
}
