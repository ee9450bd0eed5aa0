//! The line of the file that a problem is in, with carets under what is wrong.

use super::found::InFile;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Align2, CornerRadius, FontId, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};

/// Characters of a long line that are shown before the fault, and in all.
const BEFORE: usize = 48;
const SHOWN: usize = 400;
/// So many characters get a caret.
const CARETS: usize = 120;

/// Draws the line; what goes beyond the width is cut.
pub(super) fn excerpt(cx: &ViewCtx<'_>, ui: &mut Ui, it: &InFile<'_>) {
    let at = it.lines.place(it.text, it.problem.span.start);
    let line = it.lines.line(it.text, at.line);
    if line.trim().is_empty() {
        return;
    }
    let marked = it.problem.span.of(it.text).split(['\n', '\r']).next().unwrap_or("").chars().count().max(1);
    let part = Part::of(line, at.column - 1, marked.min(CARETS));
    let font = TextStyle::Monospace.resolve(ui.style());
    let number = at.line.to_string();
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 38.0), Sense::hover());
    response.widget_info(|| {
        let carets = format!("{}{}", " ".repeat(part.first), "^".repeat(part.marked));
        WidgetInfo::labeled(Role::Label, true, format!("{}\n{carets}", part.text))
    });
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, CornerRadius::same(size::CORNER), cx.tokens.field);
    let top = rect.top() + 7.0;
    let gutter =
        painter.text(pos2(rect.left() + 10.0, top), Align2::LEFT_TOP, number, font.clone(), cx.tokens.secondary);
    let start = gutter.right() + 12.0;
    let galley = painter.layout_job(job(cx, &part, &font));
    let line = Stroke::new(size::HAIRLINE, cx.tokens.hairline);
    painter.vline(gutter.right() + 6.0, rect.y_range().shrink(6.0), line);
    let x = |character: usize| galley.pos_from_cursor(CCursor::new(character)).left();
    for character in part.first..part.first + part.marked {
        // Behind the end of the line both are at its end.
        let (left, right) = (x(character), x(character + 1));
        let middle = if right > left { f32::midpoint(left, right) } else { right + 3.0 };
        let place = pos2(start + middle, top + galley.size().y - 1.0);
        painter.text(place, Align2::CENTER_TOP, "^", font.clone(), cx.tokens.alarm);
    }
    painter.galley(pos2(start, top), galley, cx.tokens.text);
}

fn job(cx: &ViewCtx<'_>, part: &Part, font: &FontId) -> LayoutJob {
    let byte = |at: usize| part.text.char_indices().nth(at).map_or(part.text.len(), |it| it.0);
    let (from, to) = (byte(part.first), byte(part.first + part.marked));
    let format = |color| TextFormat::simple(font.clone(), color);
    let mut job = LayoutJob::default();
    for (range, color) in
        [(0..from, cx.tokens.text), (from..to, cx.tokens.alarm), (to..part.text.len(), cx.tokens.text)]
    {
        if let Some(text) = part.text.get(range).filter(|it| !it.is_empty()) {
            job.append(text, 0.0, format(color));
        }
    }
    job.wrap = egui::text::TextWrapping::no_max_width();
    job
}

/// The part of a line that is shown.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    text: String,
    /// The first character that is wrong, and how many are.
    first: usize,
    marked: usize,
}

impl Part {
    fn of(line: &str, first: usize, marked: usize) -> Self {
        // Where a line is indented deeply or is long, its beginning tells nothing.
        let indent = line.chars().take_while(|it| it.is_whitespace()).count().min(first);
        let skipped = if first - indent > BEFORE { first - BEFORE } else { indent };
        let is_cut = skipped > indent;
        let mut text = String::new();
        if is_cut {
            text.push('…');
        }
        let shown = line.chars().skip(skipped);
        text.extend(shown.take(SHOWN).map(|it| if it.is_control() { ' ' } else { it }));
        Self { text, first: first - skipped + usize::from(is_cut), marked }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    fn marked(part: &Part) -> String {
        part.text.chars().skip(part.first).take(part.marked).collect()
    }

    #[test]
    fn the_indent_is_left_out() {
        let part = Part::of("\t        (on: \"2020\"),", 14, 6);
        assert_eq!((part.text.as_str(), marked(&part).as_str()), ("(on: \"2020\"),", "\"2020\""));
    }

    #[test]
    fn a_long_line_is_cut_before_the_fault_and_marks_the_same() {
        let line = format!("    {}复工 wrong {}", "x".repeat(300), "y".repeat(900));
        let part = Part::of(&line, 307, 5);
        assert_eq!(marked(&part), "wrong");
        assert!(part.text.starts_with('…') && part.text.chars().count() <= 401);
    }

    #[test]
    fn a_fault_behind_the_end_or_in_the_indent_is_no_panic() {
        assert_eq!(marked(&Part::of("abc", 3, 1)), "");
        assert_eq!(marked(&Part::of("    abc", 2, 1)), " ");
        assert_eq!(Part::of("", 0, 1).text, "");
    }
}
