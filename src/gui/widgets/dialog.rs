//! Dialogs: a window over all others that waits for an answer.

use crate::gui::theme::size;
use egui::{Context, Frame, Id, Margin, Modal, ScrollArea, Ui, Vec2};

/// What the window keeps around a dialog: its frame, and a little of what is behind it.
const AROUND: Vec2 = Vec2::new(56.0, 56.0);

/// How large what is in a dialog may be: no larger than the window.
pub fn dialog_room(ctx: &Context) -> Vec2 {
    (ctx.content_rect().size() - AROUND).max(Vec2::splat(80.0))
}

/// What is in a dialog, as wide as it wants if there is room, and scrolled where the window is lower than it.
pub fn in_dialog<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = dialog_room(ui.ctx());
    ui.set_width(width.min(room.x));
    scroll_over(room.y).auto_shrink([false, true]).show(ui, content).inner
}

/// Scrolls what is higher than that, and only that: what floats over the page would else stay as low as it was with less
/// in it.
pub fn scroll_over(height: f32) -> ScrollArea {
    ScrollArea::vertical().max_height(height).min_scrolled_height(height)
}

/// A dialog, by a name that no other open one has.
pub fn dialog(ctx: &Context, name: &str) -> Modal {
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(size::PAD_CARD as i8));
    Modal::new(Id::unique(name)).frame(frame)
}

/// A line of buttons at the right end, read and reached by Tab from the left.
pub fn trailing<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.unique_id().with("trailing");
    // How wide they are shows once they are drawn.
    let known: f32 = ui.data(|it| it.get_temp(id)).unwrap_or_default();
    if known > ui.available_width() + 0.5 {
        return ui.horizontal_wrapped(content).inner;
    }
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - known).max(0.0));
        let content = ui.scope(content);
        let width = content.response.rect.width();
        if (width - known).abs() > 0.5 {
            ui.data_mut(|it| it.insert_temp(id, width));
            ui.ctx().request_discard("the width of the buttons is known now");
        }
        content.inner
    })
    .inner
}
