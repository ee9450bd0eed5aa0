//! How well a few letters fit a name.

/// How well a name fits what was typed, both folded: the more the better; `None` where it does not. Each word that was
/// typed has to occur, as it stands or, failing that, letter by letter in its order.
pub(super) fn fit(name: &str, typed: &str) -> Option<u32> {
    typed.split_whitespace().try_fold(0, |sum, word| Some(sum + word_fit(name, word)?))
}

const WHOLE: u32 = 100;
const AT_WORD: u32 = 50;

fn word_fit(name: &str, word: &str) -> Option<u32> {
    if let Some(at) = name.find(word) {
        let starts = name.get(..at).is_none_or(|it| it.chars().next_back().is_none_or(|it| !it.is_alphanumeric()));
        return Some(WHOLE + if starts { AT_WORD } else { 0 });
    }
    let mut letters = word.chars().peekable();
    let (mut fit, mut before) = (0, None::<char>);
    for letter in name.chars() {
        if letters.next_if_eq(&letter).is_some() {
            // The first letters of words are what one types of a long name.
            fit += if before.is_none_or(|it| !it.is_alphanumeric()) { 5 } else { 1 };
        }
        before = Some(letter);
    }
    letters.peek().is_none().then_some(fit.min(WHOLE - 1))
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn the_nearer_name_fits_better() {
        assert_eq!(fit("save as", "q"), None);
        assert_eq!(fit("save as", "sa sx"), None);
        for (typed, better, worse) in [
            ("sa", "save", "usage"),
            ("as", "save as", "close last"),
            ("zi", "zoom in", "citizen"),
            ("fs", "full screen", "fabulous"),
            ("op tr", "open tracker", "stop at ref"),
        ] {
            assert!(fit(better, typed) > fit(worse, typed), "{typed}");
        }
        assert!(fit("save", "") == Some(0) && fit("保存", "保").is_some());
    }
}
