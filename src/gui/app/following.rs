//! What gets the keyboard comes into view.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id, RawInput, Ui};

/// So many frames later, what lies around has come to rest.
const SETTLED: u8 = 3;

/// Scrolls to what a key has given the keyboard to, Tab or an arrow: first in the list that it stands in, and then in the
/// page around that.
#[derive(Debug, Default)]
pub(super) struct Following {
    focused: Option<Id>,
    pressed: bool,
}

fn waiting() -> Id {
    Id::unique("frames until what has the keyboard is brought into view")
}

impl egui::Plugin for Following {
    fn debug_name(&self) -> &'static str {
        "following"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let focused = ctx.memory(egui::Memory::focused);
        let moved = focused != self.focused;
        self.focused = focused;
        // Only what a key itself has moved: a click that comes later is where the pointer is anyway.
        if std::mem::take(&mut self.pressed)
            && moved
            && let Some(id) = focused
        {
            input.events.push(Event::AccessKitActionRequest(ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            }));
            ctx.data_mut(|it| it.insert_temp(waiting(), SETTLED));
        }
        self.pressed = input.events.iter().any(|it| matches!(it, Event::Key { pressed: true, .. }));
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if self.pressed && ui.memory(egui::Memory::focused) != self.focused {
            ui.ctx().request_repaint();
        }
    }
}

/// At the end of what the page scrolls: brings what has just got the keyboard into view, if it stands in there.
pub(super) fn follow(ui: &Ui) {
    let Some(frames) = ui.data_mut(|it| it.remove_temp::<u8>(waiting())) else { return };
    if frames > 0 {
        ui.data_mut(|it| it.insert_temp(waiting(), frames - 1));
        ui.ctx().request_repaint();
        return;
    }
    let focused = ui.memory(egui::Memory::focused).and_then(|it| ui.ctx().read_response(it));
    if let Some(it) = focused.filter(|it| it.layer_id == ui.layer_id() && ui.min_rect().intersects(it.rect)) {
        ui.scroll_to_rect(it.rect, None);
    }
}
