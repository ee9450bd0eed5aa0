//! Which of the things found are shown: by class and by words, a part of them a frame.

use super::found::{Class, Found, Item};
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::store::fold;

/// So many are compared with the words in one frame, so that a hundred thousand of them don't hold one up.
const A_FRAME: usize = 2_000;
/// So many of each class get a row; the rest are counted.
const SHOWN: usize = 1_000;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Above the items of a class, of which so many pass.
    Heading(Class, usize),
    /// An item.
    Item(Item),
    /// So many more are not shown.
    More(usize),
}

/// What is asked for, and what has passed so far.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// The words as typed.
    pub(super) text: String,
    /// Only this class.
    pub(super) class: Option<Class>,
    asked: Option<(String, Option<Class>, Language)>,
    words: Vec<String>,
    /// The next item to look at.
    next: usize,
    passed: Vec<Item>,
    counts: [usize; 3],
    rows: Vec<Row>,
    /// Counts the changes of what has passed.
    revision: u64,
}

impl Filter {
    /// Starts again.
    pub(super) fn restart(&mut self) {
        self.asked = None;
    }

    /// Looks at some more items. Says whether there are others to look at.
    pub(super) fn work(&mut self, cx: &ViewCtx<'_>, found: &Found) -> bool {
        let asked = (self.text.clone(), self.class, cx.language);
        if self.asked.as_ref() != Some(&asked) {
            self.asked = Some(asked);
            self.words = fold(&self.text).split_whitespace().map(ToOwned::to_owned).collect();
            self.next = 0;
            self.passed.clear();
            self.counts = [0; 3];
        } else if self.next >= found.items().len() {
            return false;
        }
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let most = if words.is_empty() { usize::MAX } else { A_FRAME };
        for item in found.items().iter().skip(self.next).take(most) {
            self.next += 1;
            let class = Found::class(cx, *item);
            let wanted = self.class.is_none_or(|it| it == class);
            if wanted && (words.is_empty() || found.has_words(cx, *item, &words)) {
                self.passed.push(*item);
                self.counts[class as usize] += 1;
            }
        }
        self.rows = rows(&self.passed, self.counts);
        self.revision += 1;
        self.next < found.items().len()
    }

    /// Tells one state of what has passed from another.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// What has passed, in order.
    pub(super) fn passed(&self) -> &[Item] {
        &self.passed
    }

    /// The rows to draw.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// Items of the classes one after the other, each class with a heading and at most so many rows.
fn rows(passed: &[Item], counts: [usize; 3]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = passed;
    for class in Class::ALL {
        let (mine, others) = rest.split_at_checked(counts[class as usize]).unwrap_or((rest, &[]));
        rest = others;
        if mine.is_empty() {
            continue;
        }
        rows.push(Row::Heading(class, mine.len()));
        rows.extend(mine.iter().take(SHOWN).map(|it| Row::Item(*it)));
        if mine.len() > SHOWN {
            rows.push(Row::More(mine.len() - SHOWN));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_a_heading_and_at_most_a_thousand_rows() {
        let passed: Vec<Item> = (0..1_500).map(Item::Data).chain([Item::Conflict(0)]).collect();
        let rows = rows(&passed, [1_500, 0, 1]);
        assert_eq!(rows.first(), Some(&Row::Heading(Class::Error, 1_500)));
        assert_eq!(rows.get(1_001), Some(&Row::More(500)));
        assert_eq!(rows.get(1_002..), Some(&[Row::Heading(Class::Finding, 1), Row::Item(Item::Conflict(0))][..]));
    }

    #[test]
    fn classes_without_an_item_have_no_heading() {
        assert_eq!(rows(&[], [0; 3]), []);
    }
}
