//! The words of the brief.

use crate::report::words::words;

words! {
    BRIEF { en: "Brief to print", mn: "Хэвлэх танилцуулга" }
    PRINT { en: "Print", mn: "Хэвлэх" }
    PICTURE { en: "Map as PNG", mn: "Газрын зураг (PNG)" }
    DRAWING { en: "Map as SVG", mn: "Газрын зураг (SVG)" }
    TABLE { en: "Places as CSV", mn: "Газрууд (CSV)" }
    GEOJSON { en: "Places as GeoJSON", mn: "Газрууд (GeoJSON)" }
    WORKBOOK { en: "Places as XLSX", mn: "Газрууд (XLSX)" }
    TAKE { en: "Print or save", mn: "Хэвлэх, хадгалах" }
    MADE_ON { en: "Made on {0}", mn: "Гаргасан огноо: {0}" }
    MAP { en: "Map", mn: "Газрын зураг" }
    MAP_SUMMARY { en: "{0}. {1} of them lie within this map.", mn: "{0}. Үүнээс энэ зурагт багтсан нь: {1}." }
    LEGEND { en: "Legend", mn: "Таних тэмдэг" }
    PLACE { en: "Place", mn: "Газар" }
    CLUSTER { en: "Outline of a computed cluster", mn: "Тооцоолсон бөөгнөрлийн хүрээ" }
    DISTRICT { en: "Border of a district", mn: "Засаг захиргааны нэгжийн хил" }
    KEY_FIGURES { en: "Key figures", mn: "Гол тоо" }
    SHOWN { en: "Places shown", mn: "Харагдаж буй газар" }
    OF_ALL { en: "{0} of {1}", mn: "{0} (нийт {1})" }
    IN_FRAME { en: "Within this map", mn: "Энэ зурагт багтсан" }
    NO_POSITION { en: "Without a position: counted, not drawn", mn: "Байршилгүй: тоонд орсон, зурагт үгүй" }
    EXACT { en: "Position known to the building or better", mn: "Байршил нь барилгын түвшинд буюу түүнээс нарийн" }
    EXACT_OF { en: "{0} of {1} ({2} %)", mn: "{0} (нийт {1}; {2} %)" }
    COUNT { en: "Places", mn: "Газар" }
    SHARE { en: "Share", mn: "Эзлэх хувь" }
    COVERAGE {
        en: "Counts say what has been recorded so far. A district with few places may be little visited rather than poor in culture.",
        mn: "Тоо нь одоогоор бүртгэгдсэн зүйлийг илэрхийлнэ. Цөөн газартай нэгж нь соёлоор ядмаг гэсэн үг биш, бүртгэл дутуу байж болно."
    }
    ANALYSIS { en: "Analysis: {0}", mn: "Шинжилгээ: {0}" }
    REPEAT { en: "How to see the same again", mn: "Үүнийг дахин харах арга" }
    PARAMETERS { en: "Filters and settings", mn: "Шүүлтүүр ба тохиргоо" }
    NO_FILTER { en: "No filter: all places are shown.", mn: "Шүүлтүүргүй: бүх газар харагдаж байна." }
    LINK { en: "Link to exactly this view", mn: "Яг энэ харагдацын холбоос" }
    CODE { en: "The link as a QR code", mn: "Холбоосын QR код" }
    TOO_LONG { en: "The link is too long for a QR code.", mn: "Холбоос QR кодод багтахааргүй урт байна." }
    HASH { en: "Hash of the data", mn: "Өгөгдлийн хэш" }
    HASH_WHY {
        en: "The same hash means the same places with the same data. The files carry it whole.",
        mn: "Хэш ижил бол газрууд, тэдгээрийн өгөгдөл ижил гэсэн үг. Файлд бүтнээр нь бичсэн."
    }
    SOURCES { en: "Sources and licences", mn: "Эх сурвалж, лиценз" }
    UNKNOWN { en: "Not known", mn: "Мэдэгдэхгүй" }
    FILE_TITLE { en: "{0}: map", mn: "{0}: газрын зураг" }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_whole() {
        crate::report::words::hold(super::EVERY);
    }
}
