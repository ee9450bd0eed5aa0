//! The keyboard in lists of which one row is chosen: the rows are one stop, and arrows go through them.

use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

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

/// The presses of some keys in this frame, in their order, each with what was held down at that moment: a slow frame has
/// several, and what was held may be let go of at its end. Nobody else sees them.
pub fn pressed(ui: &Ui, keys: &[Key]) -> Vec<(Key, Modifiers)> {
    let mut pressed = Vec::new();
    ui.input_mut(|it| {
        it.events.retain(|it| match it {
            Event::Key { key, pressed: true, modifiers, .. }
                if keys.contains(key) && modifiers.matches_logically(Modifiers::NONE) =>
            {
                pressed.push((*key, *modifiers));
                false
            }
            _ => true,
        });
    });
    pressed
}

/// What was held down when something was clicked in this frame, by the pointer or by a key.
pub fn held(ui: &Ui) -> Modifiers {
    ui.input(|it| {
        let of_click = |it: &Event| match it {
            Event::Key { pressed: true, modifiers, .. } | Event::PointerButton { pressed: false, modifiers, .. } => {
                Some(*modifiers)
            }
            _ => None,
        };
        it.events.iter().rev().find_map(of_click).unwrap_or(it.modifiers)
    })
}

/// The place that the keys pressed in this frame lead to, from the place that is chosen, in a list of so many rows of which
/// a page shows some.
pub fn step(ui: &Ui, keys: &[Key], at: Option<usize>, rows: usize, page: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let pressed = pressed(ui, keys);
    let to = pressed.iter().fold(at, |at, (key, _)| Some(place(*key, at, last, page)));
    to.filter(|_| !pressed.is_empty())
}

/// How many rows there is room for.
#[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of a negative height")]
pub fn rows_in(height: f32, row: f32) -> usize {
    (height / row).max(1.0) as usize
}

/// The place that a key leads to.
pub fn place(key: Key, at: Option<usize>, last: usize, page: usize) -> usize {
    let page = page.max(1);
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
