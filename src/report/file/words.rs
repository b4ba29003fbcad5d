//! The words of files: what a sheet is called, what a line says.

use crate::report::words::words;

words! {
    ATLAS { en: "Atlas", mn: "Атлас" }
    SHOWN { en: "Shown", mn: "Харагдаж буй" }
    FILTER { en: "Filter: {0}", mn: "Шүүлтүүр: {0}" }
    FROM_TO { en: "{0}–{1}", mn: "{0}–{1}" }
    FROM { en: "{0} or later", mn: "{0} ба түүнээс хойш" }
    TO { en: "{0} or earlier", mn: "{0} ба түүнээс өмнө" }
    ANY { en: "any", mn: "бүгд" }
    OR_UNKNOWN { en: "{0}, or not known", mn: "{0}, эсвэл мэдэгдэхгүй" }
    NAME_MATCHES { en: "Text in names", mn: "Нэрэнд буй үг" }
    NEAR { en: "Nearness", mn: "Ойр байдал" }
    WITHIN { en: "within {0} of {1}, {2} (latitude, longitude)", mn: "{1}, {2} (өргөрөг, уртраг) цэгээс {0} дотор" }
    SWITCHED_OFF { en: "Layers switched off", mn: "Унтраасан давхарга" }
    ANALYSIS { en: "Analysis", mn: "Шинжилгээ" }
    SETTING { en: "Setting of the analysis: {0}", mn: "Шинжилгээний тохиргоо: {0}" }
    MAP_FRAME { en: "Frame of the map (west, south, east, north)", mn: "Газрын зургийн хүрээ (баруун, өмнөд, зүүн, хойд)" }
    PLACES_SHOWN { en: "Number of places shown", mn: "Харагдаж буй газрын тоо" }
    PLACES_TOTAL { en: "Number of places in all", mn: "Нийт газрын тоо" }
    SAVED_ON { en: "Made on", mn: "Гаргасан огноо" }
    LINK { en: "Link to this view", mn: "Энэ харагдацын холбоос" }
    HASH { en: "Hash of the data (SHA-256)", mn: "Өгөгдлийн хэш (SHA-256)" }
    SOURCE { en: "Source: {0}", mn: "Эх сурвалж: {0}" }
    NO_LICENCE { en: "no licence stated", mn: "лиценз заагаагүй" }
    NO_DATE { en: "no date stated", mn: "огноо заагаагүй" }
    DISCLAIMER { en: "Note", mn: "Тэмдэглэл" }
    GUARD { en: "About the table", mn: "Хүснэгтийн тухай" }
    GUARD_TEXT {
        en: "One row a place, in the order of ids; codes and numbers as in the data; texts of a list joined by “; ”. In CSV a text that a spreadsheet would take for a formula has an apostrophe in front.",
        mn: "Мөр бүр нэг газар, дугаарын дарааллаар. Код, тоог өгөгдөлд байгаагаар нь бичсэн; жагсаалтын утгыг “; ”-ээр холбосон. CSV файлд томьёо гэж ойлгогдож болох бичвэрийн өмнө дан хашилт нэмсэн."
    }
    SHEET_PLACES { en: "Places", mn: "Газрууд" }
    SHEET_SUMMARY { en: "Summary", mn: "Нэгтгэл" }
    SHEET_ABOUT { en: "About", mn: "Тайлбар" }
    TOTAL { en: "All", mn: "Бүгд" }
    PLACES { en: "Places", mn: "Газар" }
    CUT_OFF { en: "Rows left out", mn: "Орхисон мөр" }
    CUT_OFF_TEXT { en: "A sheet holds {0} rows; {1} place is not in it.|A sheet holds {0} rows; {1} places are not in it.", mn: "Нэг хуудсанд {0} мөр багтдаг; {1} газар орсонгүй." }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_whole() {
        crate::report::words::hold(super::EVERY);
    }
}
