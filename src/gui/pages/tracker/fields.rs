//! Fields that are typed into as people write.
//!
//! A field shows what the document says until it is typed into. While typing, what is understood is told at the
//! field, and nothing reaches the document. Enter, or leaving the field, makes it an edit; Escape takes it back. What
//! can't be understood stays in the field, with the reason, and never reaches the document.

use super::controls::icon_button;
use super::slot::Slot;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::secondary;
use crate::locale::{Text, tracker as text};
use crate::tracker::Edit;
use crate::tracker::edit::ClaimField;
use crate::tracker::history::Coalesce;
use egui::text::CCursorRange;
use egui::text_edit::TextEditOutput;
use egui::{
    CompletionPopup, Key, KeyboardShortcut, Label, Modifiers, Popup, PopupKind, RectAlign, Response, RichText,
    Suggestion, TextEdit, Ui,
};
use std::collections::BTreeMap;

/// What a text comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// It is understood: what it changes, if anything, and how it is shown back; empty for plain words.
    Understood(Option<Box<Edit>>, String),
    /// It is not, and why.
    Refused(String),
}

impl Read {
    /// Plain words that need no showing back.
    pub(super) fn words(edit: Option<Edit>) -> Self {
        Self::Understood(edit.map(Box::new), String::new())
    }
}

#[derive(Debug, Default)]
struct Typed {
    text: String,
    /// What the document said when the text was put in.
    shows: String,
}

/// The field that is typed into.
#[derive(Debug)]
struct Typing {
    slot: Slot,
    programme: usize,
    read: Read,
}

/// The texts of all fields, and which of them is typed into.
#[derive(Debug, Default)]
pub(super) struct Fields {
    typed: BTreeMap<Slot, Typed>,
    typing: Option<Typing>,
    /// Fields that were left in this frame, as by a key that goes to the next.
    left: Vec<Typing>,
    /// Whether the field that is typed into was seen with the keyboard in this frame.
    alive: bool,
    /// The field that is to get the keyboard.
    wanted: Option<Slot>,
    /// Enter was pressed in a field of a record that is not there yet.
    entered: Option<Slot>,
}

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
    pub(super) choices: &'f [String],
    /// The place of the programme.
    pub(super) programme: usize,
    /// Whether an empty field is told about, too, if there has to be something in it.
    pub(super) strict: bool,
}

impl<'f> Field<'f> {
    /// A field of one line that says `value` in the document of a programme.
    pub(super) fn new(slot: Slot, label: Text, value: &'f str, programme: usize) -> Self {
        Self { slot, label, value, hint: "", rows: 1, choices: &[], programme, strict: false }
    }
}

impl Fields {
    /// Puts the texts of another programme in the place of these, and gives these; the wish for the keyboard stays.
    pub(super) fn exchange(&mut self, other: Self) -> Self {
        let wanted = self.wanted.take();
        let mut before = std::mem::replace(self, other);
        self.wanted = wanted;
        // Places of claims and steps may be others by the time that these come back.
        before.forget(|it| matches!(it, Slot::Claim(..) | Slot::Milestone(..)));
        before
    }

    /// Lets go of the texts of some fields.
    pub(super) fn forget(&mut self, which: impl Fn(Slot) -> bool) {
        self.typed.retain(|slot, _| !which(*slot));
        self.typing.take_if(|it| which(it.slot));
    }

    /// Whether a field is typed into.
    pub(super) fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// Whether any of some fields has a text.
    pub(super) fn any(&self, which: impl Fn(Slot) -> bool) -> bool {
        self.typed.iter().any(|(slot, it)| which(*slot) && !it.text.trim().is_empty())
    }

    /// The text that stands in a field.
    pub(super) fn text(&self, slot: Slot) -> &str {
        self.typed.get(&slot).map_or("", |it| it.text.as_str())
    }

    /// Puts a text into a field, as if it were typed.
    pub(super) fn put(&mut self, slot: Slot, text: impl Into<String>) {
        self.typed.entry(slot).or_default().text = text.into();
    }

    /// Gives the keyboard to a field when it is drawn next.
    pub(super) fn want(&mut self, slot: Slot) {
        self.wanted = Some(slot);
    }

    /// The new record in whose form Enter was pressed, once.
    pub(super) fn take_entered(&mut self) -> Option<Slot> {
        self.entered.take()
    }

    /// The edit that is typed and not made yet.
    pub(super) fn edit(&self) -> Option<&Edit> {
        match &self.typing.as_ref()?.read {
            Read::Understood(edit, _) => edit.as_deref(),
            Read::Refused(_) => None,
        }
    }

    /// The edit that is typed and not made yet; making it is up to the caller.
    pub(super) fn take_edit(&mut self) -> Option<(Edit, Coalesce)> {
        let typing = self.typing.as_mut()?;
        let Read::Understood(edit, _) = &mut typing.read else { return None };
        edit.take().map(|it| (*it, typing.slot.key(typing.programme)))
    }

    /// At the end of a frame: what was typed into a field that has been left becomes an edit.
    pub(super) fn finish(&mut self, cx: &ViewCtx<'_>, escape: bool) {
        let alive = std::mem::take(&mut self.alive);
        let mut left = std::mem::take(&mut self.left);
        left.extend(self.typing.take_if(|_| !alive));
        for typing in left.into_iter().filter(|it| !it.slot.is_new()) {
            match typing.read {
                _ if escape => {
                    self.typed.remove(&typing.slot);
                }
                Read::Understood(edit, _) => {
                    self.typed.remove(&typing.slot);
                    if let Some(edit) = edit {
                        cx.send(Command::Edit(*edit, Some(typing.slot.key(typing.programme))));
                        cx.send(Command::Seal);
                    }
                }
                Read::Refused(_) => {}
            }
        }
    }

    /// Draws a field with its label.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'_>, read: impl Fn(&str) -> Read) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let label = ui.label(secondary(cx.tokens, cx.t(field.label)));
            let response = self.edit_ui(cx, ui, field).labelled_by(label.id);
            self.after(cx, ui, field, &response, read);
        });
    }

    fn edit_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'_>) -> Response {
        let id = field.slot.id();
        let focused = ui.memory(|it| it.has_focus(id));
        let typed = self.typed.entry(field.slot).or_default();
        if typed.shows != field.value {
            field.value.clone_into(&mut typed.shows);
            if !focused {
                field.value.clone_into(&mut typed.text);
            }
        }
        let menu = if field.choices.is_empty() { 0.0 } else { size::CONTROL + 2.0 };
        let width = ui.available_width() - menu;
        let edit = if field.rows > 1 {
            // Enter ends the field here as everywhere; a line break takes Shift.
            let shift_enter = KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter);
            TextEdit::multiline(&mut typed.text).desired_rows(field.rows).return_key(shift_enter)
        } else {
            TextEdit::singleline(&mut typed.text).min_size(egui::vec2(0.0, size::CONTROL))
        };
        let edit = edit.id(id).desired_width(width).hint_text(field.hint.to_owned());
        if field.choices.is_empty() {
            return whole_on_hover(edit.show(ui), field, focused);
        }
        let popup = CompletionPopup::new(id).word_boundary(|_| false).align(RectAlign::BOTTOM_START).max_height(180.0);
        let (mut response, chosen) = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let output = popup.show(ui, edit, |query| suggestions(query.text, field.choices));
                (whole_on_hover(output.text_edit, field, focused), choices_menu(cx, ui, field))
            })
            .inner;
        if let Some(chosen) = chosen {
            chosen.clone_into(&mut typed.text);
            response.mark_changed();
        }
        response
    }

    fn after(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        field: &Field<'_>,
        response: &Response,
        read: impl Fn(&str) -> Read,
    ) {
        if self.wanted == Some(field.slot) {
            self.wanted = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        let typed = self.typed.entry(field.slot).or_default();
        if response.gained_focus() && field.rows == 1 {
            select_all(ui, response, &typed.text);
        }
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
        // Assistive technology can set a text without going to the field first.
        if focused || response.changed() {
            let as_is = !field.slot.is_new() && typed.text == typed.shows;
            let read = if as_is { Read::words(None) } else { read(&typed.text) };
            if focused && (field.strict || !typed.text.trim().is_empty()) {
                told_beside(cx, response, field, &read);
            }
            let typing = Typing { slot: field.slot, programme: field.programme, read };
            if focused {
                self.alive = true;
                let before = self.typing.replace(typing);
                self.left.extend(before.filter(|it| it.slot != field.slot));
            } else {
                self.left.push(typing);
            }
            return;
        }
        // An empty field of a new record is told about only once it was to be added.
        let due = if field.slot.is_new() { field.strict || !typed.text.is_empty() } else { typed.text != typed.shows };
        if due && let Read::Refused(why) = read(&typed.text) {
            ui.add(Label::new(caution(cx, &why)).wrap());
        }
    }
}

/// What does not fit into its field is shown whole on hover.
fn whole_on_hover(output: TextEditOutput, field: &Field<'_>, focused: bool) -> Response {
    let response = output.response.response;
    let cut = field.rows == 1 && output.galley.size().x > output.text_clip_rect.width();
    if cut && !focused { response.on_hover_text(field.value) } else { response }
}

/// A reason why something is not taken.
pub(super) fn caution(cx: &ViewCtx<'_>, why: &str) -> RichText {
    RichText::new(why).text_style(text_style(SECONDARY)).color(cx.tokens.caution)
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
    // Below a field with choices is what fits of them.
    let align = if field.choices.is_empty() { RectAlign::BOTTOM_START } else { RectAlign::TOP_START };
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

/// The button with all choices.
fn choices_menu<'f>(cx: &ViewCtx<'_>, ui: &mut Ui, field: &Field<'f>) -> Option<&'f String> {
    let name = if matches!(field.slot, Slot::Claim(_, ClaimField::Source) | Slot::NewClaim(ClaimField::Source)) {
        text::CHOOSE_SOURCE
    } else {
        text::CHOOSE_MEASURE
    };
    let button = icon_button(cx, ui, Icon::Down, name, true);
    let mut chosen = None;
    Popup::menu(&button).show(|ui| {
        ui.set_max_width(420.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for choice in field.choices {
                if ui.add(egui::Button::new(choice).frame_when_inactive(false).truncate()).clicked() {
                    chosen = Some(choice);
                    ui.close();
                }
            }
        });
    });
    chosen
}

/// Choices that hold what is typed; none for an empty field or one that holds a choice already.
fn suggestions(typed: &str, choices: &[String]) -> Vec<Suggestion> {
    const MOST: usize = 8;
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() || choices.iter().any(|it| it.to_lowercase() == typed) {
        return Vec::new();
    }
    choices.iter().filter(|it| it.to_lowercase().contains(&typed)).take(MOST).map(Suggestion::new).collect()
}

fn select_all(ui: &Ui, response: &Response, typed: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), response.id) {
        state.cursor.set_char_range(Some(CCursorRange::select_all_str(typed)));
        state.store(ui.ctx(), response.id);
    }
}
