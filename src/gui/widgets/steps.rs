//! The keyboard in lists of which one row is chosen: the rows are one stop, and arrows go through them.

use egui::{EventFilter, Id, Key, Modifiers, Ui};

/// Keys that move the choice where the rows have the keyboard.
pub const ALL_MOVES: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];
/// Keys that move the choice from a field above the rows, which needs the others itself.
pub const FIELD_MOVES: [Key; 4] = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown];

/// How a row of such a list is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowState {
    /// It is the chosen one.
    pub chosen: bool,
    /// It is the one that Tab gets to.
    pub stop: bool,
}

/// Keeps the arrows for the rows while one of them has the keyboard; says whether it has.
pub fn holds_arrows(ui: &Ui, row: Id) -> bool {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|it| it.set_focus_lock_filter(row, filter));
    ui.memory(|it| it.has_focus(row))
}

/// The place that a key pressed in this frame leads to, from the place that is chosen, in a list of so many rows of which
/// a page shows some.
pub fn step(ui: &Ui, keys: &[Key], at: Option<usize>, rows: usize, page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let key = keys.iter().find(|it| ui.input_mut(|input| input.consume_key(Modifiers::NONE, **it)))?;
    Some(place(*key, at, last, page.max(1)))
}

/// How many rows there is room for.
#[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of a negative height")]
pub fn rows_in(height: f32, row: f32) -> usize {
    (height / row).max(1.0) as usize
}

fn place(key: Key, at: Option<usize>, last: usize, page: usize) -> usize {
    let to = match (key, at) {
        (Key::End, _) => last,
        (Key::Home, _) | (_, None) => 0,
        (Key::ArrowUp, Some(at)) => at.saturating_sub(1),
        (Key::PageUp, Some(at)) => at.saturating_sub(page),
        (Key::PageDown, Some(at)) => at.saturating_add(page),
        (_, Some(at)) => at.saturating_add(1),
    };
    to.min(last)
}

#[cfg(test)]
mod tests {
    use super::place;
    use egui::Key;

    #[test]
    fn keys_stay_within_the_rows() {
        assert_eq!(place(Key::ArrowDown, None, 9, 4), 0, "the first where none is chosen");
        assert_eq!(place(Key::ArrowDown, Some(9), 9, 4), 9);
        assert_eq!(place(Key::ArrowUp, Some(0), 9, 4), 0);
        assert_eq!(place(Key::PageDown, Some(3), 9, 4), 7);
        assert_eq!(place(Key::PageDown, Some(7), 9, 4), 9);
        assert_eq!(place(Key::PageUp, Some(3), 9, 4), 0);
        assert_eq!((place(Key::Home, Some(3), 9, 4), place(Key::End, None, 9, 4)), (0, 9));
    }
}
