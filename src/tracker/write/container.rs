//! Putting things into a bracket and taking them out.

use super::layout::{Item, blank_line, is_rule, line_start};
use super::splice::Splices;
use crate::syntax::Span;

/// What stands between two brackets, in the order of the text.
pub(super) struct Container {
    pub(super) items: Vec<Item>,
    /// Whether its items have blank lines between.
    spaced: bool,
}

/// Where something new goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    /// Behind the item at this place.
    After(usize),
    /// Before it.
    Before(usize),
}

/// What goes there.
pub(super) enum Content {
    /// Something made anew, or taken from among others on a line: as it stands on lines of its own, and among others.
    Made { tall: String, flat: String },
    /// Whole lines from elsewhere in the bracket, and the record in them without comments.
    Lines { lines: String, bare: String },
}

impl Container {
    /// Finds out how the things at the spans lie; `open` is the end of the opening bracket.
    pub(super) fn new(text: &str, spans: impl IntoIterator<Item = Span>, open: usize) -> Self {
        let mut floor = open;
        let mut items = Vec::new();
        for span in spans {
            let item = Item::of(text, span, floor);
            floor = item.comma.map_or(span.end, |it| it + 1);
            items.push(item);
        }
        let above = |it: &Item| it.lead > 0 && text[line_start(text, it.lead - 1)..it.lead].trim().is_empty();
        let spaced = items.iter().skip(1).filter(|it| it.lines.is_some() && above(it)).count();
        let spaced = spaced > 0 && spaced * 2 >= items.len() - 1;
        Self { items, spaced }
    }

    /// Puts something in. What goes to one place does so in the order of the calls.
    pub(super) fn put(&self, anchor: Anchor, content: &Content, splices: &mut Splices<'_>) {
        let (Anchor::After(at) | Anchor::Before(at)) = anchor;
        let Some(item) = self.items.get(at) else { return };
        let newline = splices.style.newline;
        let blank = if self.spaced { newline } else { "" };
        let Some(lines) = item.lines else {
            let content = match content {
                Content::Made { flat, .. } => flat,
                Content::Lines { bare, .. } => bare,
            };
            return match anchor {
                Anchor::After(_) => splices.insert(item.span.end, format!(", {content}")),
                Anchor::Before(_) => splices.insert(item.span.start, format!("{content}, ")),
            };
        };
        let indent = item.indent(splices.text);
        let content = match content {
            Content::Made { tall, .. } => format!("{indent}{tall},{newline}"),
            Content::Lines { lines, .. } => lines.clone(),
        };
        match anchor {
            Anchor::After(_) => splices.insert(lines.end, format!("{blank}{content}")),
            Anchor::Before(_) => splices.insert(item.lead, format!("{content}{blank}")),
        }
    }

    /// Sees to it that a comma stands behind an item that gets a neighbour on the lines below.
    pub(super) fn close(&self, at: usize, splices: &mut Splices<'_>) {
        if let Some(item) = self.items.get(at)
            && item.lines.is_some()
            && item.comma.is_none()
        {
            splices.insert(item.span.end, ",".to_owned());
        }
    }

    /// Takes out the items for which `gone` says so. With `comments`, those directly above go along.
    pub(super) fn take(&self, gone: &[bool], comments: bool, splices: &mut Splices<'_>) {
        let is_gone = |at: usize| gone.get(at).copied().unwrap_or(false);
        let mut at = 0;
        while let Some(item) = self.items.get(at) {
            let first = at;
            at += 1;
            if !is_gone(first) {
                continue;
            }
            let Some(lines) = item.lines else {
                self.take_from_line(first, gone, splices);
                continue;
            };
            let mut run = Span::new(if comments { item.lead } else { lines.start }, lines.end);
            // Neighbours that go, too, with nothing but blank lines between, are one.
            while is_gone(at)
                && let Some(next) = self.items.get(at)
                && let Some(lines) = next.lines
                && let start = if comments { next.lead } else { lines.start }
                && Span::new(run.end, start).of(splices.text).trim().is_empty()
            {
                run.end = lines.end;
                at += 1;
            }
            splices.delete(with_blank_line(splices.text, run, item.floor));
        }
    }

    /// Takes out an item that shares its line.
    fn take_from_line(&self, at: usize, gone: &[bool], splices: &mut Splices<'_>) {
        let Some(item) = self.items.get(at) else { return };
        let text = splices.text;
        let spaces = |it: &str| it.len() - it.trim_start_matches([' ', '\t']).len();
        if let Some(comma) = item.comma {
            let mut end = comma + 1;
            end += spaces(&text[end..]);
            let mut start = item.span.start;
            if text[end..].starts_with(['\n', '\r']) {
                // Nothing follows on the line: no white space is left at its end.
                start = item.floor + text[item.floor..start].trim_end_matches([' ', '\t']).len();
            }
            splices.delete(Span::new(start, end));
            return;
        }
        // The last one takes the comma before it, which is that of the last item that stays.
        let mut first = at;
        while first > 0
            && gone.get(first - 1) == Some(&true)
            && self.items.get(first - 1).is_some_and(|it| it.lines.is_none())
        {
            first -= 1;
        }
        let start = self.items.get(first).map_or(item.span.start, |it| {
            let only_space = text[it.floor..it.span.start].trim().is_empty();
            if only_space && first > 0 && text[..it.floor].ends_with(',') { it.floor - 1 } else { item.span.start }
        });
        splices.delete(Span::new(start, item.span.end));
    }
}

/// Lines to be deleted, with a blank line beside them that has nothing left to set apart.
fn with_blank_line(text: &str, lines: Span, floor: usize) -> Span {
    let above = if lines.start > floor { line_start(text, lines.start - 1) } else { lines.start };
    let blank_above = above >= floor && above < lines.start && blank_line(text, above) == Some(lines.start);
    let blank_below = blank_line(text, lines.end);
    let closes = text[lines.end..].trim_start().starts_with([')', ']']);
    match blank_below {
        _ if blank_above && (blank_below.is_some() || closes) => Span::new(above, lines.end),
        Some(end) if !blank_above && !is_rule(text[end..].lines().next().unwrap_or("")) => Span::new(lines.start, end),
        _ => lines,
    }
}
