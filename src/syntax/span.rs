//! Places in a text.

/// A range of bytes of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span's text; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A line and a column, both from 1; columns count characters, without a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Where the lines of a text begin, so that places in it are found without a look at all that is before them.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters begin before each block: a file can be one long line.
    chars: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 4096;

/// How many characters begin in these bytes of a UTF-8 text.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0xc0 != 0x80).count()
}

impl LineIndex {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let count = |before: &mut usize, block: &[u8]| {
            let first = *before;
            *before += count_chars(block);
            Some(first)
        };
        // An empty block behind the last makes the end of the text a place like the others.
        let chars = text.as_bytes().chunks(BLOCK).chain([&[][..]]).scan(0, count).collect();
        Self { starts, chars }
    }

    /// The place of a byte of the text that the index was made from.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.start_of(text, line);
        Place { line, column: self.chars_before(text, offset).saturating_sub(self.chars_before(text, start)) + 1 }
    }

    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let before = self.chars.get(block).copied().unwrap_or(0);
        before + text.as_bytes().get(block * BLOCK..offset).map_or(0, count_chars)
    }

    /// The first byte of a line, behind a byte order mark.
    pub fn start_of(&self, text: &str, line: usize) -> usize {
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let mark = start == 0 && text.starts_with('\u{feff}');
        start + if mark { '\u{feff}'.len_utf8() } else { 0 }
    }

    /// A line's text, without its line break and without a byte order mark.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        text.get(self.start_of(text, line)..end).unwrap_or("").trim_end_matches('\r')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_agree_with_counting() {
        let mut text = String::from("\u{feff}a\r\n中文\n\n");
        text.push_str(&"口x".repeat(5000));
        text.push('\n');
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices().chain([(text.len(), '\0')]) {
            assert_eq!(index.place(&text, at), Place { line, column }, "byte {at}");
            match character {
                '\n' => (line, column) = (line + 1, 1),
                '\u{feff}' => {}
                _ => column += 1,
            }
        }
        assert_eq!((index.line(&text, 1), index.line(&text, 2), index.line(&text, 3)), ("a", "中文", ""));
        let full = "x".repeat(BLOCK * 2);
        assert_eq!(LineIndex::new(&full).place(&full, full.len()).column, BLOCK * 2 + 1);
        assert_eq!(LineIndex::new("").place("", 0), Place { line: 1, column: 1 });
        assert_eq!(LineIndex::new("").line("", 1), "");
    }
}
