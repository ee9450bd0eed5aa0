//! Text as searches compare it: without case, width or accents.

/// Folds a text: lower case, full-width forms made narrow, accents of Latin letters taken off.
pub fn fold(text: &str) -> String {
    // Accents that stand as characters of their own are left out, too.
    text.chars()
        .filter(|it| !('\u{300}'..='\u{36f}').contains(it))
        .flat_map(narrow_and_bare)
        .flat_map(char::to_lowercase)
        .collect()
}

fn narrow_and_bare(character: char) -> impl Iterator<Item = char> {
    let folded = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{3000}' | '\u{a0}' => ' ',
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'à'..='å' | 'ā' | 'ă' | 'ą' | 'Ǎ' | 'ǎ' => 'a',
        'Ç' | 'ç' | 'Ć' | 'ć' | 'Č' | 'č' => 'c',
        'È'..='Ë' | 'è'..='ë' | 'Ē' | 'ē' | 'Ę' | 'ę' | 'Ě' | 'ě' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ī' | 'ī' | 'Ǐ' | 'ǐ' | 'İ' | 'ı' => 'i',
        'Ñ' | 'ñ' | 'Ń' | 'ń' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō' | 'ō' | 'Ǒ' | 'ǒ' | 'Ő' | 'ő' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ū' | 'ū' | 'Ǔ' | 'ǔ' | 'ǖ'..='ǜ' | 'Ů' | 'ů' | 'Ű' | 'ű' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        'Š' | 'š' | 'Ś' | 'ś' | 'Ş' | 'ş' | 'Ș' | 'ș' => 's',
        'Ď' | 'ď' | 'Đ' | 'đ' => 'd',
        'Ğ' | 'ğ' => 'g',
        'Ř' | 'ř' => 'r',
        'Ť' | 'ť' | 'Ţ' | 'ţ' | 'Ț' | 'ț' => 't',
        'Ž' | 'ž' | 'Ż' | 'ż' | 'Ź' | 'ź' => 'z',
        'Ł' | 'ł' => 'l',
        other => other,
    };
    std::iter::once(folded)
}
