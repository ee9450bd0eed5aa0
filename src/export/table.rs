//! Tables as text.

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A comma: CSV, as in RFC 4180.
    Comma,
    /// A tab: what spreadsheets take from the clipboard.
    Tab,
}

/// A heading and rows, a line each. Cells with a separator, a quote or a line break in them are quoted, so that no
/// cell moves another.
pub fn table<R, C>(separator: Separator, headings: &[&str], rows: R) -> String
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let delimiter = match separator {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
    };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
    // Writing to memory does not fail, and a flexible table takes rows of any length.
    let mut write = |cells: Vec<String>| writer.write_record(cells).is_ok();
    let mut whole = write(headings.iter().map(|it| (*it).to_owned()).collect());
    for row in rows {
        whole &= write(row.into_iter().map(|it| it.as_ref().to_owned()).collect());
    }
    debug_assert!(whole, "a table in memory is written whole");
    writer.into_inner().ok().and_then(|it| String::from_utf8(it).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Separator, table};

    #[test]
    fn cells_stay_where_they_are() {
        let rows = [["a,b", "c\td"], ["said \"no\"", "two\nlines"], ["复工", ""]];
        assert_eq!(
            table(Separator::Comma, &["x", "y"], rows),
            "x,y\n\"a,b\",c\td\n\"said \"\"no\"\"\",\"two\nlines\"\n复工,\n"
        );
        assert_eq!(
            table(Separator::Tab, &["x", "y"], rows),
            "x\ty\na,b\t\"c\td\"\n\"said \"\"no\"\"\"\t\"two\nlines\"\n复工\t\n"
        );
    }
}
