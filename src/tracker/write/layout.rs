//! How the things in a bracket lie in the text: on lines of their own or beside each other, with which comments.

use crate::syntax::Span;

/// A field of a record or an item of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// Without comma and comments.
    pub(super) span: Span,
    /// Where the comma behind it stands, if there is one.
    pub(super) comma: Option<usize>,
    /// Its lines, with the comment behind it, if it has them to itself; up to the start of the next line.
    pub(super) lines: Option<Span>,
    /// Where the comment lines directly above it begin, or its own lines if there are none.
    pub(super) lead: usize,
    /// The end of the item before it, or of the opening bracket.
    pub(super) floor: usize,
}

impl Item {
    /// How something lies in the text; `floor` is the end of what stands before it.
    pub(super) fn of(text: &str, span: Span, floor: usize) -> Self {
        let behind = skip_trivia(text, span.end);
        let comma = text[behind..].starts_with(',').then_some(behind);
        let end = comma.map_or(span.end, |it| it + 1);
        let start = line_start(text, span.start);
        let own = start >= floor && text[start..span.start].chars().all(|it| matches!(it, ' ' | '\t'));
        let lines = rest_of_line(text, end).filter(|_| own).map(|end| Span::new(start, end));
        let lead = if lines.is_some() { lead(text, start, floor) } else { span.start };
        Self { span, comma, lines, lead, floor }
    }

    /// The indentation of its line.
    pub(super) fn indent<'t>(&self, text: &'t str) -> &'t str {
        let start = line_start(text, self.span.start);
        let line = &text[start..self.span.start];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// All that goes where the item goes.
    pub(super) fn extent(&self) -> Span {
        self.lines.map_or(self.span, |it| Span::new(self.lead, it.end))
    }
}

/// The start of the line that a byte is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |it| it + 1)
}

/// The start of the next line, if nothing but a comment stands between.
fn rest_of_line(text: &str, from: usize) -> Option<usize> {
    let end = text[from..].find('\n').map_or(text.len(), |it| from + it + 1);
    let rest = text[from..end].trim();
    let comment = rest.starts_with("//") || (rest.starts_with("/*") && rest.find("*/") == Some(rest.len() - 2));
    (rest.is_empty() || comment).then_some(end)
}

/// Behind white space and comments.
fn skip_trivia(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            at += block_comment(trimmed);
        } else {
            return at;
        }
    }
}

/// The length of a block comment, which may hold others.
fn block_comment(text: &str) -> usize {
    let (bytes, mut at, mut depth) = (text.as_bytes(), 0, 0_u32);
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => {
                (depth, at) = (depth.saturating_sub(1), at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    text.len()
}

/// Where the comment lines directly above a line begin. None of them is a section rule, and all lie behind `floor`.
fn lead(text: &str, start: usize, floor: usize) -> usize {
    let mut lead = start;
    while lead > floor {
        let above = line_start(text, lead - 1);
        let line = text[above..lead].trim();
        if above < floor || !is_own_comment(line) {
            break;
        }
        lead = above;
    }
    lead
}

fn is_own_comment(line: &str) -> bool {
    let one_line_block = line.starts_with("/*") && line.ends_with("*/");
    one_line_block || (line.starts_with("//") && !is_rule(line))
}

/// Whether a comment line heads a section: `// ---- loans ----`, `//====`.
pub(super) fn is_rule(line: &str) -> bool {
    let inside = line.trim().trim_start_matches('/').trim_start();
    ["--", "==", "##", "**", "~~", "__", "──", "——", "━━"].into_iter().any(|it| inside.starts_with(it))
}

/// Whether the line at a place is blank, and where the next begins.
pub(super) fn blank_line(text: &str, start: usize) -> Option<usize> {
    let end = text[start..].find('\n').map(|it| start + it + 1)?;
    text[start..end].trim().is_empty().then_some(end)
}
