//! Texts that are broken into lines, or cut, where there is no room.

use super::Face;

/// How wide a text is, as whoever paints it says.
pub type Measure<'m> = dyn Fn(&str, Face) -> f32 + 'm;

/// The lines of a text that are no wider than that; a single word that is wider stays whole.
pub(super) fn wrap(text: &str, face: Face, width: f32, measure: &Measure<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let mut longer = line.clone();
        longer.push_str(piece);
        if !line.trim().is_empty() && measure(longer.trim(), face) > width {
            lines.push(line.trim().to_owned());
            piece.trim_start().clone_into(&mut line);
        } else {
            line = longer;
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
    lines
}

/// At most so many lines of a text; the last of them says by an ellipsis that there was more.
pub(super) fn wrap_at_most(text: &str, face: Face, width: f32, most: usize, measure: &Measure<'_>) -> Vec<String> {
    let mut lines = wrap(text, face, width, measure);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        if most > 0 {
            lines.push(fit(&rest, face, width, measure));
        }
    }
    lines
}

/// The text, or as much of its front as there is room for and an ellipsis.
pub(super) fn fit(text: &str, face: Face, width: f32, measure: &Measure<'_>) -> String {
    if measure(text, face) <= width {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let cut = |at: usize| format!("{}…", text.get(..at).unwrap_or("").trim_end());
    // The longest front that fits, found by halving.
    let fitting = ends.partition_point(|at| measure(&cut(*at), face) <= width);
    cut(ends.get(fitting.saturating_sub(1)).copied().unwrap_or(0))
}

/// Pieces between which a line may be broken: words with the space before them, and single Chinese letters.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let opens = |it: char| matches!(it, '（' | '“' | '《' | '【' | '「');
        let may_break = match before {
            None => false,
            Some(before) if opens(before) => false,
            Some(before) => letter == ' ' || is_wide(letter) || (is_wide_any(before) && letter != '\u{a0}'),
        };
        if may_break && !closes(letter) {
            cuts.push(at);
        }
        before = Some(letter);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|it| text.get(*it.first()?..*it.get(1)?)).collect()
}

/// A Chinese letter, or a sign that opens something.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '（' | '《' | '【' | '「')
}

fn is_wide_any(letter: char) -> bool {
    is_wide(letter) || matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}')
}

/// Signs that no line begins with.
fn closes(letter: char) -> bool {
    matches!(
        letter,
        ',' | '.'
            | ';'
            | ':'
            | '%'
            | ')'
            | '，'
            | '。'
            | '；'
            | '：'
            | '、'
            | '）'
            | '”'
            | '》'
            | '】'
            | '」'
            | '％'
            | '…'
    )
}

#[cfg(test)]
mod tests {
    use super::{Face, fit, wrap, wrap_at_most};

    /// Letters are one wide, Chinese ones two.
    fn measure(text: &str, _: Face) -> f32 {
        text.chars().map(|it| if it > '\u{2e80}' { 2.0 } else { 1.0 }).sum()
    }

    #[test]
    fn lines_are_broken_between_words() {
        let lines = |text, width| wrap(text, Face::Plain, width, &measure);
        assert_eq!(lines("one two three", 8.0), ["one two", "three"]);
        assert_eq!(lines("one two three", 100.0), ["one two three"]);
        assert_eq!(lines("unbreakable", 4.0), ["unbreakable"]);
        assert_eq!(lines("90\u{a0}% of it", 6.0), ["90\u{a0}%", "of it"]);
        assert!(lines("  ", 4.0).is_empty());
    }

    #[test]
    fn chinese_lines_are_broken_anywhere_but_before_what_closes() {
        let lines = |text, width| wrap(text, Face::Plain, width, &measure);
        assert_eq!(lines("复工复产，开工率", 8.0), ["复工复", "产，开工", "率"]);
        assert_eq!(lines("达76%（财新）", 8.0), ["达76%", "（财新）"]);
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(fit("one two", Face::Plain, 7.0, &measure), "one two");
        assert_eq!(fit("one two", Face::Plain, 5.0, &measure), "one…");
        assert_eq!(fit("one two", Face::Plain, 0.0, &measure), "…");
        assert_eq!(wrap_at_most("a b c d e f", Face::Plain, 3.0, 2, &measure), ["a b", "c…"]);
        assert_eq!(wrap_at_most("a b", Face::Plain, 3.0, 2, &measure), ["a b"]);
    }
}
