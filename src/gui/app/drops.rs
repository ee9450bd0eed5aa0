//! Files that are dragged onto the window.

use super::App;
use crate::gui::command::Command;
use crate::gui::theme::size;
use crate::locale::shell as text;
use egui::{Align2, Color32, Context, FontId, Id, LayerId, Order};
use std::path::{Path, PathBuf};

/// So many bytes of a file are looked at to tell what it is.
const HEAD: usize = 64 << 10;

/// What is held over the window.
#[derive(Debug, Default)]
pub(super) struct Drops {
    /// The file, and what dropping it will do.
    over: Option<(PathBuf, String)>,
}

impl App {
    /// Opens what was dropped.
    pub(super) fn take_drops(&self, ctx: &Context) {
        let dropped = ctx.input(|it| it.raw.dropped_files.first().map(|it| it.path().to_owned()));
        if let Some(path) = dropped {
            // A tracker is opened as one as soon as the reader has seen what it is.
            self.queue.send(Command::OpenDataSet(path));
        }
    }

    /// Says what dropping will do, over everything else.
    pub(super) fn drop_ui(&mut self, ctx: &Context) {
        let over = ctx.input(|it| it.raw.hovered_files.first().map(|it| it.path.clone()));
        let Some(path) = over else {
            self.drops.over = None;
            return;
        };
        let path = path.unwrap_or_default();
        if self.drops.over.as_ref().is_none_or(|(it, _)| *it != path) {
            let says = self.drop_says(&path);
            self.drops.over = Some((path, says));
        }
        let Some((_, says)) = &self.drops.over else { return };
        let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
        let whole = ctx.content_rect();
        painter.rect_filled(whole, 0.0, self.tokens.page.gamma_multiply(0.9));
        let frame = whole.shrink(24.0);
        let stroke = egui::Stroke::new(size::FOCUS, self.tokens.accent);
        painter.rect(frame, size::CORNER_CARD, Color32::TRANSPARENT, stroke, egui::StrokeKind::Inside);
        let font = FontId::proportional(size::TEXT_HEADING);
        let galley = painter.layout(says.clone(), font, self.tokens.text, frame.width() - 48.0);
        let at = Align2::CENTER_CENTER.anchor_size(frame.center(), galley.size()).min;
        painter.galley(at, galley, self.tokens.text);
    }

    fn drop_says(&self, path: &Path) -> String {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let head = crate::disk::head(path, HEAD);
        let has = |name: &str| head.as_deref().is_some_and(|it| it.contains(name));
        let kind = if has("programmes:") || has("currency:") {
            text::DROP_TRACKER
        } else if has("metrics:") || has("regions:") || has("series:") || has("sources:") {
            text::DROP_DATA
        } else {
            text::DROP_EITHER
        };
        text::drop(kind, &name, self.language)
    }
}
