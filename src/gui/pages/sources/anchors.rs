//! Where the sentences of claims stand in a text.

use super::records::Record;
use std::ops::Range;

/// A stretch of the text that claims were taken from; no two of a text overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// What was taken from it.
    pub(super) records: Vec<Record>,
}

/// What was found of the sentences in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    /// The marked stretches, in the order of the text.
    pub(super) marked: Vec<Anchor>,
    /// For each record with a sentence in the text: exactly that sentence, by record.
    exact: Vec<(Record, Range<usize>)>,
}

impl Anchors {
    /// The sentence of a record.
    pub(super) fn of(&self, record: Record) -> Option<Range<usize>> {
        let at = self.exact.binary_search_by_key(&record, |it| it.0).ok()?;
        self.exact.get(at).map(|it| it.1.clone())
    }
}

/// Sentences times length of the text beyond which no more are looked for, so that no file makes the page stand still.
const WORK: usize = 200_000_000;

/// Finds sentences in a text. White space counts as one space whatever it is, and quotation marks as straight ones.
pub(super) fn find<'s>(text: &str, sentences: impl Iterator<Item = (Record, &'s str)>) -> Anchors {
    let plain = Plain::new(text);
    let mut found: Vec<(Record, Range<usize>)> = Vec::new();
    let mut last: Option<(&str, Option<Range<usize>>)> = None;
    let mut work = 0;
    for (record, sentence) in sentences {
        // Claims that rest on one sentence mostly stand together in the file.
        let range = match &last {
            Some((before, range)) if *before == sentence => range.clone(),
            _ => {
                work += plain.text.len();
                if work > WORK {
                    break;
                }
                plain.find(sentence)
            }
        };
        found.extend(range.clone().map(|it| (record, it)));
        last = Some((sentence, range));
    }
    let mut by_place = found.clone();
    by_place.sort_by_key(|(record, range)| (range.start, range.end, *record));
    let mut marked: Vec<Anchor> = Vec::new();
    for (record, range) in by_place {
        match marked.last_mut().filter(|it| range.start < it.range.end) {
            Some(anchor) => {
                anchor.range.end = anchor.range.end.max(range.end);
                anchor.records.push(record);
            }
            None => marked.push(Anchor { range, records: vec![record] }),
        }
    }
    found.sort_by_key(|it| it.0);
    Anchors { marked, exact: found }
}

/// A text in which only the words count, and the way back to the text as it is.
struct Plain {
    text: String,
    /// For each byte of `text`, and for its end, the byte of the original.
    origin: Vec<usize>,
}

impl Plain {
    fn new(original: &str) -> Self {
        let mut plain = Self { text: String::with_capacity(original.len()), origin: Vec::new() };
        for (at, character) in original.char_indices() {
            let character = match character {
                it if it.is_whitespace() => ' ',
                '\u{2018}' | '\u{2019}' => '\'',
                '\u{201c}' | '\u{201d}' => '"',
                it => it,
            };
            if character == ' ' && (plain.text.is_empty() || plain.text.ends_with(' ')) {
                continue;
            }
            plain.text.push(character);
            plain.origin.resize(plain.text.len(), at);
        }
        plain.origin.push(original.len());
        plain
    }

    /// The bytes of the original in which a sentence stands; never a part of a longer word or number.
    fn find(&self, sentence: &str) -> Option<Range<usize>> {
        let wanted = Self::new(sentence).text;
        let wanted = wanted.trim_end();
        if wanted.is_empty() {
            return None;
        }
        let (start, _) = self.text.match_indices(wanted).find(|(at, _)| self.is_whole(*at, at + wanted.len()))?;
        Some(*self.origin.get(start)?..*self.origin.get(start + wanted.len())?)
    }

    fn is_whole(&self, start: usize, end: usize) -> bool {
        let (before, behind) = (self.text.get(..start), self.text.get(end..));
        let inside = self.text.get(start..end).unwrap_or("");
        let meet = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|(a, b)| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
        };
        !meet(before.and_then(|it| it.chars().next_back()), inside.chars().next())
            && !meet(inside.chars().next_back(), behind.and_then(|it| it.chars().next()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ClaimId;

    fn found(text: &str, sentences: &[&str]) -> Anchors {
        let record = |at: usize| Record::Claim(ClaimId::new(at));
        find(text, sentences.iter().enumerate().map(|(at, it)| (record(at), *it)))
    }

    fn marked<'t>(text: &'t str, anchors: &Anchors) -> Vec<(&'t str, usize)> {
        anchors.marked.iter().map(|it| (&text[it.range.clone()], it.records.len())).collect()
    }

    #[test]
    fn a_sentence_is_found_whatever_the_white_space_and_quotation_marks() {
        let text = "First.  The ministry’s\n  “goal” is 98.6\u{a0}%. Last.";
        let anchors = found(text, &["The ministry's \"goal\" is 98.6 %."]);
        assert_eq!(marked(text, &anchors), [("The ministry’s\n  “goal” is 98.6\u{a0}%.", 1)]);
    }

    #[test]
    fn one_sentence_of_several_claims_is_marked_once() {
        let text = "Steel and electronics are above 90 %. The rest is not.";
        let sentence = "Steel and electronics are above 90 %.";
        let anchors = found(text, &[sentence, sentence, "not there"]);
        assert_eq!(marked(text, &anchors), [(sentence, 2)]);
        assert_eq!(anchors.of(Record::Claim(ClaimId(2))), None);
    }

    #[test]
    fn overlapping_sentences_are_one_stretch_and_each_keeps_its_own_place() {
        let text = "In all 92 leaders, 51 and 41, pull others along.";
        let anchors = found(text, &["92 leaders, 51", "51 and 41", "others along."]);
        assert_eq!(marked(text, &anchors), [("92 leaders, 51 and 41", 2), ("others along.", 1)]);
        assert_eq!(anchors.of(Record::Claim(ClaimId(1))).map(|it| &text[it]), Some("51 and 41"));
    }

    #[test]
    fn sentences_that_only_touch_stay_two() {
        let text = "复工率为76%。返岗率约为70%。";
        let anchors = found(text, &["复工率为76%。", "返岗率约为70%。"]);
        assert_eq!(marked(text, &anchors), [("复工率为76%。", 1), ("返岗率约为70%。", 1)]);
    }

    #[test]
    fn part_of_a_number_or_word_is_no_anchor() {
        let text = "The rate is 198.6 %, the other 98.6 % exactly.";
        let anchors = found(text, &["98.6 %", "rat", "", "   "]);
        assert_eq!(marked(text, &anchors), [("98.6 %", 1)]);
        assert_eq!(anchors.marked.first().map(|it| it.range.start), Some(31));
    }

    #[test]
    fn an_empty_text_has_no_anchor() {
        assert_eq!(found("", &["a"]), Anchors::default());
    }
}
