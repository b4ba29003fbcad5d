//! Mongolian Cyrillic to Latin letters by the standard MNS 5217:2012. One way only: the standard loses й/и and ү/ё
//! distinctions, so nothing here goes back.

use super::letter::is_letter_or_digit;

/// Writes Mongolian Cyrillic in Latin letters by MNS 5217:2012, keeping everything that is not Mongolian Cyrillic.
///
/// Case follows the word: `Цэцэрлэг` gives `Tsetserleg`, `ЦЭЦЭРЛЭГ` gives `TSETSERLEG`, and a lone capital as in
/// `Ц.Дамдинсүрэн` gives `Ts.`. Decomposed й and ё (и + U+0306, е + U+0308) count as the letters they are.
/// Linear in the length of `text`.
///
/// Source: MNS 5217:2012, checked against the names of the 21 aimags and the capital.
pub fn transliterate_mns(text: &str) -> String {
    let mut latin = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut previous = ' ';
    let is_letter = |letter: &char| is_letter_or_digit(*letter) && !letter.is_ascii_digit();
    while let Some(mut letter) = letters.next() {
        if let Some(composed) = letters.peek().and_then(|mark| composed(letter, *mark)) {
            letter = composed;
            letters.next();
        }
        let lower = super::lower(letter);
        match latin_of(lower) {
            None => latin.push(letter),
            Some(letters) if letter == lower => latin.push_str(letters),
            Some(written) => {
                let beside = letters.peek().copied().filter(is_letter).unwrap_or(previous);
                push_capital(&mut latin, written, super::lower(beside) != beside);
            }
        }
        previous = letter;
    }
    latin
}

/// Appends `written` with its first letter, or with `all` every letter, as a capital.
fn push_capital(latin: &mut String, written: &str, all: bool) {
    for (at, letter) in written.chars().enumerate() {
        if at == 0 || all { latin.push(super::upper(letter)) } else { latin.push(letter) }
    }
}

/// The single Cyrillic letter that `letter` and the combining `mark` after it stand for.
pub(super) fn composed(letter: char, mark: char) -> Option<char> {
    match (letter, mark) {
        ('и', '\u{306}') => Some('й'),
        ('И', '\u{306}') => Some('Й'),
        ('е', '\u{308}') => Some('ё'),
        ('Е', '\u{308}') => Some('Ё'),
        _ => None,
    }
}

/// The standard's Latin letters for one lower-case Mongolian Cyrillic letter.
fn latin_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' => "ye",
        'ё' => "yo",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'ъ' | 'ь' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'ө' => "ö",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ү' => "ü",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ы' => "y",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cyrillic and MNS names of the 21 aimags and the capital.
    const AIMAGS: [(&str, &str); 22] = [
        ("Улаанбаатар", "Ulaanbaatar"),
        ("Дорнод", "Dornod"),
        ("Сүхбаатар", "Sükhbaatar"),
        ("Хэнтий", "Khentii"),
        ("Төв", "Töv"),
        ("Говьсүмбэр", "Govisümber"),
        ("Сэлэнгэ", "Selenge"),
        ("Дорноговь", "Dornogovi"),
        ("Дархан-Уул", "Darkhan-Uul"),
        ("Өмнөговь", "Ömnögovi"),
        ("Дундговь", "Dundgovi"),
        ("Орхон", "Orkhon"),
        ("Өвөрхангай", "Övörkhangai"),
        ("Булган", "Bulgan"),
        ("Баянхонгор", "Bayankhongor"),
        ("Архангай", "Arkhangai"),
        ("Хөвсгөл", "Khövsgöl"),
        ("Завхан", "Zavkhan"),
        ("Говь-Алтай", "Govi-Altai"),
        ("Баян-Өлгий", "Bayan-Ölgii"),
        ("Ховд", "Khovd"),
        ("Увс", "Uvs"),
    ];

    #[test]
    fn the_aimags_are_written_as_the_standard_writes_them() {
        for (cyrillic, latin) in AIMAGS {
            assert_eq!(transliterate_mns(cyrillic), latin);
        }
    }

    #[test]
    fn centres_and_düüregs() {
        for (cyrillic, latin) in [
            ("Арвайхээр", "Arvaikheer"),
            ("Цэцэрлэг хот", "Tsetserleg khot"),
            ("Чойбалсан", "Choibalsan"),
            ("Сонгинохайрхан", "Songinokhairkhan"),
            ("Баянзүрх", "Bayanzürkh"),
            ("Чингэлтэй", "Chingeltei"),
        ] {
            assert_eq!(transliterate_mns(cyrillic), latin);
        }
    }

    #[test]
    fn case_follows_the_word() {
        assert_eq!(transliterate_mns("ЦЭЦЭРЛЭГ"), "TSETSERLEG");
        assert_eq!(transliterate_mns("ШУТИС-ийн УБЧ"), "SHUTIS-iin UBCH");
        assert_eq!(transliterate_mns("Ц.Дамдинсүрэн"), "Ts.Damdinsüren");
        assert_eq!(transliterate_mns("Юнеско, Ёл"), "Yunyesko, Yol");
    }

    #[test]
    fn decomposed_letters_and_other_scripts() {
        assert_eq!(transliterate_mns("Хэнтии\u{306}"), "Khentii");
        assert_eq!(transliterate_mns("соё\u{301}л 2-р «Art»"), "soyo\u{301}l 2-r «Art»");
        assert_eq!(transliterate_mns("Đà Nẵng 博物馆"), "Đà Nẵng 博物馆");
        assert_eq!(transliterate_mns(""), "");
    }
}
