//! Three keys of a name, each more forgiving than the one before: exact, folded, loose.
//!
//! Folding strips marks from Latin letters only: in Cyrillic й and ё are letters of their own. The loose key puts into
//! one class what Mongolian Cyrillic, its standard Latin form and what people type have in common; it is made for finding
//! and says nothing about a language.

use super::latin;
use super::letter::is_letter_or_digit;
use super::transliterate::composed as composed_cyrillic;
use crate::index::order::sort_few;

/// Digraphs of Latin spellings of Mongolian and their classes, the longest first.
const DIGRAPHS: [(&str, char); 16] = [
    ("shch", 'W'),
    ("sh", 'W'),
    ("ch", 'Q'),
    ("kh", 'X'),
    ("zh", 'J'),
    ("dj", 'J'),
    ("dz", 'z'),
    ("ts", 'C'),
    ("tz", 'C'),
    ("ye", 'e'),
    ("yo", 'o'),
    ("yu", 'u'),
    ("ya", 'a'),
    ("ie", 'e'),
    ("io", 'o'),
    ("iu", 'u'),
];

/// The name in lower case with marks composed (NFC); nothing is lost. Linear.
pub fn fold_exact(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = lower(text).collect();
    if !lower.chars().any(latin::is_mark) {
        return lower;
    }
    let mut folded = String::with_capacity(lower.len());
    let mut cluster = Vec::new();
    for letter in lower.chars() {
        if !latin::is_mark(letter) {
            compose(&mut cluster, &mut folded);
        }
        let at = cluster.len();
        cluster.push(letter);
        while let Some((base, mark)) = latin::decomposed(cluster[at]) {
            cluster.splice(at..=at, [base, mark]);
        }
    }
    compose(&mut cluster, &mut folded);
    folded
}

/// The letters of `text` in lower case.
fn lower(text: &str) -> impl Iterator<Item = char> {
    // The usual letters first: the general way looks each up.
    let usual = |letter: char| match letter {
        '\0'..='\u{7f}' => Some(letter.to_ascii_lowercase()),
        'а'..='џ' | 'ө' | 'ү' => Some(letter),
        'А'..='Я' => char::from_u32(u32::from(letter) + 32),
        _ => None,
    };
    text.chars().map(move |letter| usual(letter).unwrap_or_else(|| super::lower(letter)))
}

/// Appends a letter with the marks after it, composed as far as can be, and empties the cluster.
fn compose(cluster: &mut Vec<char>, folded: &mut String) {
    let mut by_class = |a: &char, b: &char| latin::class_of(*a).cmp(&latin::class_of(*b));
    if cluster.first().is_some_and(|first| latin::is_mark(*first)) {
        // Marks without a letter, at the beginning of the text.
        sort_few(cluster, &mut by_class);
        folded.extend(cluster.iter());
    } else if let Some((first, marks)) = cluster.split_first_mut() {
        sort_few(marks, &mut by_class);
        let mut letter = *first;
        let mut apart: Vec<char> = Vec::new();
        for mark in marks.iter().copied() {
            // A mark is blocked by one of its own class that stays apart.
            let is_free = apart.iter().all(|other| latin::class_of(*other) < latin::class_of(mark));
            match latin::composed(letter, mark).or_else(|| composed_cyrillic(letter, mark)).filter(|_| is_free) {
                Some(composed) => letter = composed,
                None => apart.push(mark),
            }
        }
        folded.push(letter);
        folded.extend(apart);
    }
    cluster.clear();
}

/// The name in lower case without what people leave out: marks of Latin letters (ẵ is a, đ is d, œ is oe), punctuation
/// (one space), apostrophes (nothing), variants of Mongolian letters that look the same. й and ё stay apart from и and е.
/// Linear.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut letters = lower(text).peekable();
    while let Some(mut letter) = letters.next() {
        if let Some(composed) = letters.peek().and_then(|mark| composed_cyrillic(letter, *mark)) {
            letter = composed;
            letters.next();
        }
        push_folded(letter, &mut folded);
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Appends the folded form of one lower-case letter.
fn push_folded(letter: char, folded: &mut String) {
    if letter.is_ascii_alphanumeric() || ('а'..='џ').contains(&letter) {
        folded.push(letter);
        return;
    }
    let mut letter = letter;
    while let Some((base, _)) = latin::decomposed(letter) {
        letter = base;
    }
    if let Some(plain) = latin::plain(letter) {
        folded.push_str(plain);
    } else if is_silent(letter) || latin::is_mark(letter) {
    } else if is_letter_or_digit(letter) {
        folded.push(same_look(letter));
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Says whether `letter` is an apostrophe, or a selector or joiner of Mongolian script that is not seen.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{202f}' | '\u{ad}'
    )
}

/// The one of the Mongolian letters that look the same which stands for all.
fn same_look(letter: char) -> char {
    match letter {
        'ᠤ' => 'ᠣ',
        'ᠦ' => 'ᠥ',
        'ᠳ' => 'ᠲ',
        'ᠭ' => 'ᠬ',
        _ => letter,
    }
}

/// The loose key: classes of sounds without spaces, doubles, glides and endings that are spelt now one way, now another.
/// Small letters and capitals in it are different classes. Good for a third look only: "soyol" and "sol" have one key.
/// Linear.
pub fn loose(text: &str) -> String {
    loose_words(text).concat()
}

/// The loose key of each word that has one.
pub(super) fn loose_words(text: &str) -> Vec<String> {
    fold_exact(text)
        .split(|letter: char| !(is_letter_or_digit(letter) || is_silent(letter) || latin::is_mark(letter)))
        .map(|word| {
            let is_cyrillic = word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
            let classes: String = if is_cyrillic {
                word.chars()
                    .filter(|letter| !is_silent(*letter) && !latin::is_mark(*letter))
                    .map(cyrillic_class)
                    .collect()
            } else {
                latin_classes(word)
            };
            simplified(&classes)
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// The class of a Cyrillic letter, or of one that is put for it; any other stands for itself.
fn cyrillic_class(letter: char) -> char {
    match letter {
        'а' | 'я' | 'ә' => 'a',
        'б' => 'b',
        'в' => 'v',
        'г' | 'ғ' => 'g',
        'д' => 'd',
        'е' | 'э' => 'e',
        'ё' | 'о' | 'ө' | 'є' | 'ѳ' | 'у' | 'ү' | 'ї' | 'γ' | 'υ' | 'ю' | 'ұ' => 'o',
        'ж' => 'J',
        'з' => 'z',
        'и' | 'й' | 'ъ' | 'ы' | 'ь' | 'і' => 'i',
        'к' | 'қ' => 'k',
        'л' => 'l',
        'м' => 'm',
        'н' | 'ң' => 'n',
        'п' => 'p',
        'р' => 'r',
        'с' => 's',
        'т' => 't',
        'ф' => 'f',
        'х' | 'һ' => 'X',
        'ц' => 'C',
        'ч' => 'Q',
        'ш' | 'щ' => 'W',
        _ => letter,
    }
}

/// The classes of a word in Latin letters; other scripts stand for themselves.
fn latin_classes(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'č' => plain.push('Q'),
            'š' => plain.push('W'),
            'ž' => plain.push('J'),
            _ => push_folded(letter, &mut plain),
        }
    }
    let mut classes = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(letter) = rest.chars().next() {
        if let Some((digraph, class)) = DIGRAPHS.iter().find(|(digraph, _)| rest.starts_with(digraph)) {
            classes.push(*class);
            rest = &rest[digraph.len()..];
        } else {
            classes.push(match letter {
                'h' | 'x' => 'X',
                'j' => 'J',
                'y' => 'i',
                'w' => 'v',
                'c' => 'C',
                'q' => 'Q',
                _ => letter,
            });
            rest = &rest[letter.len_utf8()..];
        }
    }
    classes
}

/// The classes of a word with one rounded vowel, without doubles, the i of diphthongs and (of longer words) of the end.
fn simplified(classes: &str) -> String {
    let one = |letter: char| if letter == 'u' { 'o' } else { letter };
    let mut letters: Vec<char> = classes.chars().map(one).collect();
    letters.dedup_by(|a, b| a == b && "aeio".contains(*a));
    if letters.len() > 3 {
        while letters.last() == Some(&'i') {
            letters.pop();
        }
    }
    let mut simple: Vec<char> = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().copied().enumerate() {
        let is_glide = letter == 'i' && at > 0 && "aeo".contains(letters[at - 1]);
        let is_double = simple.last() == Some(&letter) && !letter.is_ascii_digit();
        if !is_glide && !is_double {
            simple.push(letter);
        }
    }
    simple.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Cyrillic, MNS 5217:2012 and ISO 3166-2 names of the aimags and the capital.
    const AIMAGS: [[&str; 3]; 22] = [
        ["Улаанбаатар", "Ulaanbaatar", "Ulaanbaatar"],
        ["Орхон", "Orkhon", "Orhon"],
        ["Дархан-Уул", "Darkhan-Uul", "Darhan uul"],
        ["Хэнтий", "Khentii", "Hentiy"],
        ["Хөвсгөл", "Khövsgöl", "Hövsgöl"],
        ["Ховд", "Khovd", "Hovd"],
        ["Увс", "Uvs", "Uvs"],
        ["Төв", "Töv", "Töv"],
        ["Сэлэнгэ", "Selenge", "Selenge"],
        ["Сүхбаатар", "Sükhbaatar", "Sühbaatar"],
        ["Өмнөговь", "Ömnögovi", "Ömnögovĭ"],
        ["Өвөрхангай", "Övörkhangai", "Övörhangay"],
        ["Завхан", "Zavkhan", "Dzavhan"],
        ["Дундговь", "Dundgovi", "Dundgovĭ"],
        ["Дорнод", "Dornod", "Dornod"],
        ["Дорноговь", "Dornogovi", "Dornogovĭ"],
        ["Говь-Алтай", "Govi-Altai", "Govĭ-Altay"],
        ["Булган", "Bulgan", "Bulgan"],
        ["Баянхонгор", "Bayankhongor", "Bayanhongor"],
        ["Баян-Өлгий", "Bayan-Ölgii", "Bayan-Ölgiy"],
        ["Архангай", "Arkhangai", "Arhangay"],
        ["Говьсүмбэр", "Govisümber", "Govisümber"],
    ];

    #[test]
    fn the_aimags_have_one_loose_key_in_each_spelling_and_no_two_the_same() {
        let mut keys = std::collections::BTreeSet::new();
        for [cyrillic, mns, iso] in AIMAGS {
            assert_eq!(loose(cyrillic), loose(mns), "{mns}");
            assert_eq!(loose(mns), loose(iso), "{iso}");
            assert!(keys.insert(loose(mns)), "{mns}");
        }
        // Two words lose the i between them, one does not.
        assert_ne!(loose("Говьсүмбэр"), loose("Govĭ-Sümber"));
    }

    #[test]
    fn what_people_type_has_the_key_of_the_name() {
        for (name, typed) in [
            ("Цэцэрлэг", "Tsetserleg"),
            ("Цэцэрлэг", "cecerleg"),
            ("Сүхбаатар", "suhbaatar"),
            ("Сүхбаатар", "Sukhbaatar"),
            ("үйлдвэр", "uildver"),
            ("эсгий", "esgii"),
            ("морин хуур", "moriin khuur"),
            ("Баянгол", "bayngol"),
            ("Чингэлтэй", "chingeltei"),
            ("Чингэлтэй", "Čingeltei"),
            ("Сонгинохайрхан", "songinohairhan"),
            ("Мөрөн", "murun"),
            ("Өлгий", "ulgii"),
            ("Хан-Уул", "khan uul"),
            ("Баянзүрх", "bayanzurkh"),
            ("Жаргал", "Zhargal"),
            ("Щербаков", "Shcherbakov"),
            ("Єлгий", "Өлгий"),
        ] {
            assert_eq!(loose(name), loose(typed), "{name} {typed}");
        }
        assert_ne!(loose("хороо 11"), loose("хороо 1"));
    }

    #[test]
    fn only_latin_letters_lose_their_marks() {
        for (text, folded) in [
            ("Đà Nẵng", "da nang"),
            ("Thừa Thiên–Huế", "thua thien hue"),
            ("Œuvre d’Étienne", "oeuvre detienne"),
            ("Straße Åse Øster Łódź", "strasse ase oster lodz"),
            ("Йод", "йод"),
            ("Иод", "иод"),
            ("Иод".replace('И', "И\u{306}").as_str(), "йод"),
            ("Е\u{308}лка", "ёлка"),
            ("  Баян-Өлгий (аймаг) ", "баян өлгий аймаг"),
            ("ng'ombe", "ngombe"),
        ] {
            assert_eq!(fold(text), folded);
        }
        assert_ne!(fold("ё"), fold("е"));
    }

    #[test]
    fn the_exact_key_composes_marks_in_any_order() {
        assert_eq!(fold_exact("A\u{302}\u{323}"), "ậ");
        assert_eq!(fold_exact("A\u{323}\u{302}"), "ậ");
        assert_eq!(fold_exact("ХЭНТИИ\u{306}"), "хэнтий");
        assert_ne!(fold_exact("má"), fold_exact("mà"));
    }

    proptest! {
        #[test]
        fn the_exact_key_is_the_normal_form(text in "[a-zA-ZäẵửñéčöÖа-яА-ЯёйөүҮ\u{300}\u{301}\u{302}\u{303}\u{308}\u{31b}\u{323}\u{327} -]{0,12}") {
            let lower: String = text.chars().map(crate::query::lower).collect();
            // Cyrillic letters with marks other than й and ё are not composed, and none of them is Mongolian.
            let composed: String = lower.nfc().collect();
            prop_assume!(!composed.chars().any(|c| ('\u{450}'..='\u{45f}').contains(&c) && c != 'ё' || ('\u{4c0}'..='\u{4ff}').contains(&c) && c != 'ө'));
            prop_assert_eq!(fold_exact(&text), composed);
        }

        #[test]
        fn keys_are_their_own_keys(text in "\\PC{0,20}") {
            prop_assert_eq!(fold_exact(&fold_exact(&text)), fold_exact(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            let _ = loose(&text);
        }
    }
}
