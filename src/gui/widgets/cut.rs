//! Names that are cut so that what tells them apart stays.

use egui::{TextStyle, Ui};

/// Between the parts of a name.
const BETWEEN: &str = " · ";
/// What is left out.
const LEFT_OUT: char = '…';

/// A name cut to a width: each of its parts in its middle, the longest first, so that something of all of them stays.
pub fn cut_name(ui: &Ui, name: &str, style: &TextStyle, room: f32) -> String {
    let font = style.resolve(ui.style());
    ui.ctx().fonts_mut(|fonts| cut(name, room, |letter| fonts.glyph_width(&font, letter)))
}

fn cut(name: &str, room: f32, mut width: impl FnMut(char) -> f32) -> String {
    let mut of = |text: &str| text.chars().map(&mut width).sum::<f32>();
    if of(name) <= room {
        return name.to_owned();
    }
    let parts: Vec<(&str, f32)> = name.split(BETWEEN).map(|it| (it, of(it))).collect();
    let mut left = room - of(BETWEEN) * parts.len().saturating_sub(1) as f32;
    // Parts that need less than their share leave the rest to the others.
    let mut widths: Vec<f32> = parts.iter().map(|it| it.1).collect();
    widths.sort_by(f32::total_cmp);
    let mut share = left / parts.len().max(1) as f32;
    for (nth, width) in widths.iter().enumerate() {
        share = left / (parts.len() - nth) as f32;
        if *width > share {
            break;
        }
        left -= width;
    }
    // Of a part that has room for hardly a letter nothing would be known.
    if share < 4.0 * width(LEFT_OUT) {
        return cut_middle(name, room, &mut width);
    }
    let shorter = parts
        .iter()
        .map(|(part, needed)| if *needed <= share { (*part).to_owned() } else { cut_middle(part, share, &mut width) });
    shorter.collect::<Vec<_>>().join(BETWEEN)
}

/// A text without its middle; more of the beginning stays than of the end.
fn cut_middle(text: &str, room: f32, mut width: impl FnMut(char) -> f32) -> String {
    let room = (room - width(LEFT_OUT)).max(0.0);
    let letters: Vec<(char, f32)> = text.chars().map(|it| (it, width(it))).collect();
    let fitting = |letters: &mut dyn Iterator<Item = &(char, f32)>, mut room: f32| {
        letters
            .take_while(|it| {
                room -= it.1;
                room >= 0.0
            })
            .count()
    };
    let first = fitting(&mut letters.iter(), room * 0.6);
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
    fn something_of_each_part_stays() {
        let of = |name: &str, room: f32| cut(name, room, |_| 1.0);
        assert_eq!(of("China · Industry", 16.0), "China · Industry");
        assert_eq!(of("China · Manufacturing · Small", 24.0), "China · Manu…ring · Small");
        let sizes =
            ["Above designated size", "Members of trade associations"].map(|it| format!("Jinan · Industry · {it}"));
        assert_eq!(sizes.map(|it| of(&it, 28.0)), ["Jinan · Indu…ry · Abov…ize", "Jinan · Indu…ry · Memb…ons"]);
        assert_eq!(of("Manufacturing and services", 12.0), "Manufa…vices");
        assert_eq!(of("一 · 二 · 三 · 四 · 五", 8.0), "一 · …· 五", "hardly any room");
        assert_eq!(of("China", 0.0), "…");
        assert_eq!(of("", 0.0), "");
    }
}
