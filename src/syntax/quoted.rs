//! Texts as they are written into files.

/// A text in quotation marks, with what would end it or could not be seen escaped.
pub fn quoted(content: &str) -> String {
    let mut text = String::with_capacity(content.len() + 2);
    text.push('"');
    for letter in content.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            it if it.is_control() || it == '\u{feff}' => text.extend(it.escape_unicode()),
            it => text.push(it),
        }
    }
    text.push('"');
    text
}
