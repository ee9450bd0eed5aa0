//! Dialogs: a window over all others that waits for an answer.

use crate::gui::theme::size;
use egui::{Context, Frame, Id, Margin, Modal, Ui};

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
