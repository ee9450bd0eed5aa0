//! Names that are cut so that what tells them apart stays.

use egui::{TextStyle, Ui};

/// What stands for what is left out.
const LEFT_OUT: char = '…';
/// How much of the room the beginning gets: a name is known by it first.
const BEGINNING: f32 = 0.66;

/// A name cut to a width in its middle: names that begin alike often end differently.
pub fn cut_name(ui: &Ui, name: &str, style: &TextStyle, room: f32) -> String {
    let font = style.resolve(ui.style());
    ui.ctx().fonts_mut(|fonts| cut(name, room, |letter| fonts.glyph_width(&font, letter)))
}

fn cut(name: &str, room: f32, mut width: impl FnMut(char) -> f32) -> String {
    let letters: Vec<(char, f32)> = name.chars().map(|it| (it, width(it))).collect();
    let all: f32 = letters.iter().map(|it| it.1).sum();
    if all <= room {
        return name.to_owned();
    }
    let room = (room - width(LEFT_OUT)).max(0.0);
    let fitting = |letters: &mut dyn Iterator<Item = &(char, f32)>, mut room: f32| {
        letters
            .take_while(|it| {
                room -= it.1;
                room >= 0.0
            })
            .count()
    };
    let first = fitting(&mut letters.iter(), room * BEGINNING);
    let taken: f32 = letters.iter().take(first).map(|it| it.1).sum();
    let last = fitting(&mut letters.iter().skip(first).rev(), room - taken);
    let start: String = letters.iter().take(first).map(|it| it.0).collect();
    let end: String = letters.iter().skip(letters.len() - last).map(|it| it.0).collect();
    format!("{}{LEFT_OUT}{}", start.trim_end(), end.trim_start())
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_beginning_and_the_end_stay() {
        let of = |name: &str, room: f32| cut(name, room, |_| 1.0);
        assert_eq!(of("China · Industry", 16.0), "China · Industry");
        assert_eq!(of("Jinan · Industry · Above designated size", 26.0), "Jinan · Industry…ated size");
        assert_eq!(of("Jinan · Industry · Trade associations", 26.0), "Jinan · Industry…ociations");
        assert_eq!(of("制造业中小企业复工率", 6.0), "制造业…工率");
        assert_eq!((of("China", 1.0), of("China", 0.0), of("", 0.0)), ("…".to_owned(), "…".to_owned(), String::new()));
    }
}
