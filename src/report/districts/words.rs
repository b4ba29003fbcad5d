//! The words about districts in shades.

use crate::report::words::words;

words! {
    NAME { en: "Districts", mn: "Засаг захиргааны нэгжээр" }
    ADD_DISTRICTS { en: "The file names no districts. Add a layer of districts to the atlas and each place's district to the file to see this.", mn: "Файлд засаг захиргааны нэгж алга. Үүнийг харахын тулд атласт нэгжийн давхарга, файлд газар бүрийн нэгжийг нэмнэ үү." }
    SHOW { en: "Show", mn: "Харуулах" }
    COUNT { en: "Places", mn: "Газрын тоо" }
    RATE { en: "Places per 10,000 inhabitants", mn: "10,000 оршин суугчид ногдох газар" }
    POPULATION { en: "Inhabitants", mn: "Хүн ам" }
    REGISTER_TOTAL { en: "Registered places", mn: "Бүртгэлтэй газар" }
    CLASSES { en: "Classes of the map", mn: "Газрын зургийн анги" }
    HOW { en: "Limits", mn: "Зааг" }
    NUMBER { en: "How many", mn: "Ангийн тоо" }
    SAYS_COUNT { en: "{0} has {1} of the {2} places shown ({3} %).", mn: "Хамгийн олон газартай нэгж: {0}; харагдаж буй {2} газраас {1} ({3} %)." }
    SAYS_RATE { en: "For its inhabitants {0} has most places shown ({1} per 10,000) and {2} fewest ({3}), of the {4} districts with enough places to say; all together {5}.", mn: "Оршин суугчдын тоонд харьцуулбал хамгийн олон газартай нэгж: {0} (10,000 хүнд {1}), хамгийн цөөнтэй нь: {2} ({3}). Дүгнэх хэмжээний газартай нэгж: {4}; бүгд нийлээд: {5}." }
    SAYS_RATE_ONE { en: "Only {0} has enough places to say: {1} per 10,000 inhabitants; all districts together {2}.", mn: "Дүгнэх хэмжээний газартай ганц нэгж: {0} (10,000 хүнд {1}); бүх нэгж нийлээд: {2}." }
    SAYS_RATE_NONE { en: "No district has enough places to say how many there are for its inhabitants; all together {0} per 10,000.", mn: "Оршин суугчдад ногдох тоог дүгнэх хэмжээний газартай нэгж алга; бүгд нийлээд 10,000 хүнд: {0}." }
    SAYS_FIELD { en: "{0}: most in {1} ({2}), least in {3} ({4}).", mn: "{0}. Хамгийн их нь: {1} ({2}), хамгийн бага нь: {3} ({4})." }
    NO_VALUE { en: "No district has this figure.", mn: "Энэ үзүүлэлттэй нэгж алга." }
    NO_POPULATION { en: "No rate can be given: the districts' layer has no column population.", mn: "Харьцангуй тоо гаргах боломжгүй: нэгжийн давхаргад population багана алга." }
    HATCH_RATE { en: "Too few to say (fewer than 5 places or 4,100 inhabitants)", mn: "Дүгнэхэд хэтэрхий цөөн (5-аас цөөн газар эсвэл 4,100-аас цөөн оршин суугч)" }
    HATCH_NONE { en: "No place recorded", mn: "Бүртгэгдсэн газар алга" }
    HATCH_FIELD { en: "Not known", mn: "Мэдэгдэхгүй" }
    UPPER { en: "Classes: {0}; a value on a limit belongs to the lower class.", mn: "Ангийн зааг: {0}. Зааг дээрх утга доод ангид орно." }
    TITLE_COUNT { en: "Half of the places shown are in {0} of {1} districts", mn: "Харагдаж буй газрын тал хувь нь байрлах нэгж: {0} (нийт {1})" }
    TITLE_TIMES { en: "{0}: the highest figure is {1} times the lowest", mn: "{0}: хамгийн их утга нь хамгийн багаас {1} дахин их" }
    TITLE_PLAIN { en: "{0}, district by district", mn: "{0}, нэгж бүрээр" }
    PRESS { en: "Press a district to show its places only.", mn: "Нэгжийг дарж зөвхөн түүний газруудыг харуулна." }
    DISTRICT { en: "District", mn: "Нэгж" }
    OUTSIDE { en: "{0} place shown is in no known district.|{0} places shown are in no known district.", mn: "Нэгж нь тодорхойгүй газар: {0}." }
}
