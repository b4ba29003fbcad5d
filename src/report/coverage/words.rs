//! The words about coverage.

use crate::report::words::words;

words! {
    NAME { en: "Coverage", mn: "Бүртгэлийн хамрагдалт" }
    NOTE_PLAIN { en: "Read with care: nobody knows how complete the records are, so a difference may be one of recording rather than of reality.", mn: "Болгоомжтой уншина уу: бүртгэл хэр бүрэн нь тодорхойгүй тул ялгаа нь бодит байдлаас бус, бүртгэлээс шалтгаалсан байж болно." }
    NOTE_DISTRICTS { en: "Read with care: nobody knows how complete the records are ({0} of {1} districts have fewer than 5), so a difference may be one of recording rather than of reality.", mn: "Болгоомжтой уншина уу: бүртгэл хэр бүрэн нь тодорхойгүй (таваас цөөн бичлэгтэй нэгж: {0}, нийт нэгж: {1}) тул ялгаа нь бодит байдлаас бус, бүртгэлээс шалтгаалсан байж болно." }
    NOTE_REGISTER { en: "Read with care: the atlas has {0} of {1} registered places ({2} %), by district from {3} % to {4} %, so a difference may be one of recording rather than of reality.", mn: "Болгоомжтой уншина уу: албан бүртгэлд байгаа газар {1}, атласт байгаа нь {0} ({2} %), нэгжээр {3} %-аас {4} % хүртэл; ялгаа нь бодит байдлаас бус, бүртгэлээс шалтгаалсан байж болно." }
    SAYS_REGISTER { en: "The atlas has {0} of {1} registered places ({2} %): least in {3} ({4} %), most in {5} ({6} %).", mn: "Албан бүртгэлд байгаа газар: {1}, атласт байгаа нь: {0} ({2} %). Хамгийн бага нь: {3} ({4} %), хамгийн их нь: {5} ({6} %)." }
    SAYS_UNKNOWN { en: "How complete the atlas is cannot be said: it has no register totals. Of {0} districts, {1} have no record and {2} have one to four.", mn: "Атлас хэр бүрэн болохыг хэлэх боломжгүй: албан бүртгэлийн нийт тоо алга. Нийт нэгж: {0}; бичлэггүй нь: {1}; нэгээс дөрвөн бичлэгтэй нь: {2}." }
    SAYS_NO_DISTRICTS { en: "How complete the atlas is cannot be said: it has no register totals and no districts.", mn: "Атлас хэр бүрэн болохыг хэлэх боломжгүй: албан бүртгэлийн нийт тоо ч, засаг захиргааны нэгж ч алга." }
    ADD_DISTRICTS { en: "To see coverage by district, add a layer of districts to the atlas and each place's district to the file.", mn: "Хамрагдалтыг нэгжээр харахын тулд атласт засаг захиргааны нэгжийн давхарга, файлд газар бүрийн нэгжийг нэмнэ үү." }
    ADD_REGISTER { en: "To compare with a register, give each district in its layer the column register_total (the number of registered places), with register_source and register_date.", mn: "Албан бүртгэлтэй харьцуулахын тулд нэгжийн давхаргад register_total (бүртгэлтэй газрын тоо) баганыг register_source, register_date-ийн хамт нэмнэ үү." }
    REGISTER_SOURCE { en: "Register total: {0}.", mn: "Албан бүртгэлийн нийт тоо: {0}." }
    TITLE_KNOWN { en: "What is known of the {0} places shown: least often {1} ({2} %)", mn: "Харагдаж буй газар: {0}; хамгийн ховор мэдэгдэж буй нь: {1} ({2} %)" }
    TITLE_ALL_KNOWN { en: "Everything asked here is known of all {0} places shown", mn: "Харагдаж буй газар: {0}; энд асуусан бүхэн мэдэгдэж байна" }
    ASPECT { en: "What is known", mn: "Мэдэгдэж буй зүйл" }
    KNOWN_OF { en: "{0} of {1}", mn: "{0} (нийт {1})" }
    SHARE { en: "Share", mn: "Эзлэх хувь" }
    PERCENT { en: "{0} %", mn: "{0} %" }
    POSITION { en: "a position", mn: "байршил" }
    EXACT { en: "an exact position (to the building)", mn: "нарийн байршил (барилгын түвшинд)" }
    CATEGORY { en: "a category", mn: "ангилал" }
    YEAR { en: "a year", mn: "он" }
    EMPLOYEES { en: "a number of employees", mn: "ажиллагсдын тоо" }
    DISTRICT { en: "District", mn: "Нэгж" }
    RECORDS { en: "Records", mn: "Бичлэг" }
    REGISTERED { en: "Registered", mn: "Бүртгэлтэй" }
    SHOW { en: "Show on the map", mn: "Газрын зурагт харуулах" }
    MAP_RECORDS { en: "Records by district", mn: "Бичлэгийн тоо, нэгжээр" }
    MAP_REGISTER { en: "Share of the registered places that the atlas has", mn: "Бүртгэлтэй газраас атласт байгаа хувь" }
    MAP_MISSING { en: "Share of records without {0}", mn: "Мэдээлэл дутуу бичлэгийн хувь ({0})" }
    MISSING_OPTION { en: "What is missing: {0}", mn: "Дутуу нь: {0}" }
    NO_RECORD { en: "No record: nobody looked, or nothing is there", mn: "Бичлэггүй: хайж үзээгүй, эсвэл юу ч байхгүй" }
    NO_TOTAL { en: "No register total, or no record", mn: "Албан бүртгэлийн тоо эсвэл бичлэг алга" }
    BY_DISTRICT { en: "By district", mn: "Нэгжээр" }
    TITLE_MISSING { en: "{0} of {1} records are without {2}; in {3} of {4} districts every one is", mn: "Мэдээлэл дутуу ({2}) бичлэг: {0} (нийт {1}); бүх бичлэг нь дутуу нэгж: {3} (нийт {4})" }
    TITLE_NONE_MISSING { en: "No record is without {0}", mn: "Мэдээлэл дутуу ({0}) бичлэг алга" }
    TITLE_RECORDS { en: "{0} has {1} of {2} records ({3} %)", mn: "Хамгийн олон бичлэгтэй нэгж: {0}; нийт {2} бичлэгээс {1} ({3} %)" }
    TITLE_REGISTER { en: "Least complete: {0} ({1} of {2} registered places)", mn: "Хамгийн дутуу нэгж: {0} (бүртгэлтэй {2} газраас {1})" }
    CAPTION { en: "Records by district, and how many have what", mn: "Бичлэг нэгжээр, мэдээллийн бүрдэл" }
    PRESS { en: "Press a district to show its places only.", mn: "Нэгжийг дарж зөвхөн түүний газруудыг харуулна." }
}
