//! The search field of the page that is shown, as `Find` reaches it.

use egui::{Context, Id, Response};

fn wanted() -> Id {
    Id::unique("search field wanted")
}

/// Asks for the cursor in the search field of the page that is drawn next.
pub fn want_search(ctx: &Context) {
    ctx.data_mut(|it| it.insert_temp(wanted(), true));
    ctx.request_repaint();
}

/// Marks a field as the search field of its page: it gets the cursor where that was asked for.
pub fn search_field(response: &Response) {
    if response.ctx.data_mut(|it| it.remove_temp::<bool>(wanted())).is_some() {
        response.request_focus();
    }
}
