//! The work of a frame that draws nothing: results of threads, shortcuts, commands, quitting.

use super::App;
use super::dialogs::Then;
use crate::gui::command::{Command, UiCommand};
use crate::locale::shell as text;
use egui::{Context, Key, Modifiers, ViewportCommand};

impl App {
    pub(super) fn work(&mut self, ctx: &Context) {
        // What the last frame asked for speaks of places in the tracker as it was shown: before anything changes it.
        for command in self.queue.take() {
            self.run(ctx, command);
        }
        if self.theme == super::ThemeChoice::System
            && let Some(system) = ctx.system_theme()
            && self.tokens.dark != (system == egui::Theme::Dark)
        {
            self.apply_theme(ctx);
        }
        self.poll_opening(ctx);
        self.poll_watch(ctx);
        self.poll_keeper(ctx);
        self.poll_picking(ctx);
        self.poll_giving(ctx);
        self.take_drops(ctx);
        self.take_shortcuts(ctx);
        for command in self.queue.take() {
            self.run(ctx, command);
        }
        self.watch_close(ctx);
        self.drop_toasts(ctx);
        self.set_title(ctx);
    }

    fn take_shortcuts(&self, ctx: &Context) {
        // Nothing is done behind a dialog, whoever opened it.
        if self.dialog.is_some() || ctx.memory(|it| it.top_modal_layer().is_some()) {
            return;
        }
        // Escape belongs to whatever has the keyboard; where nothing has, to what can be stopped.
        let is_held = ctx.memory(|it| it.focused().is_some()) || egui::Popup::is_any_open(ctx);
        let is_free = self.has_progress(ctx) && !is_held;
        if is_free && ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape)) {
            self.queue.send(Command::CancelLoading);
        }
        let each = |command: UiCommand| command.shortcuts().into_iter().map(move |it| (it, command));
        let mut shortcuts: Vec<_> = UiCommand::ALL.iter().copied().flat_map(each).collect();
        // Ctrl+Shift+Z fits Ctrl+Z, too, so what is more particular is tried first.
        shortcuts.sort_by_key(|(it, _)| !it.modifiers.shift);
        for (shortcut, command) in shortcuts {
            // A text field undoes its own typing first.
            let in_text = ctx.text_edit_focused() && matches!(command, UiCommand::Undo | UiCommand::Redo);
            if !in_text && ctx.input_mut(|it| it.consume_shortcut(&shortcut)) {
                self.queue.send(command);
            }
        }
    }

    /// The close button and Ctrl+Q ask first where there is unsaved work.
    fn watch_close(&mut self, ctx: &Context) {
        if !ctx.input(|it| it.viewport().close_requested()) {
            return;
        }
        self.commit_typed(ctx);
        if self.quitting || !self.has_unsaved() {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.ask_unsaved(Then::Quit);
    }

    fn set_title(&mut self, ctx: &Context) {
        let dot = if self.desk.is_modified() { "• " } else { "" };
        let title = format!(
            "{dot}{} · {} – {}",
            self.data_name(),
            self.desk.name(self.language),
            text::NAME.get(self.language)
        );
        if self.title != title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// The name of the data set's file.
    pub(super) fn data_name(&self) -> String {
        match self.session.path.as_deref().and_then(std::path::Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => text::SHIPPED_DATA.get(self.language).to_owned(),
        }
    }
}
