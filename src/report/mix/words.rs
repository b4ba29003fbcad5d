//! The words about the mix of kinds, and about places and people.

use crate::report::words::words;

words! {
    NAME { en: "Mix and supply", mn: "Бүрэлдэхүүн, хүртээмж" }
    ADD_KINDS { en: "To see the mix, give each place a category, and the atlas a facet of it.", mn: "Бүрэлдэхүүнийг харахын тулд газар бүрт ангилал өгч, атласт түүний шүүлтүүрийг нэмнэ үү." }
    ADD_DISTRICTS { en: "To compare districts, add a layer of districts to the atlas and each place's district to the file.", mn: "Нэгжүүдийг харьцуулахын тулд атласт нэгжийн давхарга, файлд газар бүрийн нэгжийг нэмнэ үү." }
    ADD_PEOPLE { en: "To compare places with people, give the districts in their layer the column population.", mn: "Газрыг хүн амтай харьцуулахын тулд нэгжийн давхаргад population баганыг нэмнэ үү." }
    MIXED { en: "How mixed", mn: "Хэр олон янз вэ" }
    LEVEL { en: "Counted by", mn: "Тоолох түвшин" }
    BY_ITEM { en: "categories", mn: "дэд салбар" }
    BY_DOMAIN { en: "domains", mn: "салбар" }
    SAMPLE { en: "Places drawn for the comparison", mn: "Харьцуулахад түүвэрлэх газрын тоо" }
    SAYS_ALL { en: "The {0} places are as mixed as {1} equally common {3} would be ({2} occur).", mn: "Газрын тоо: {0}. Олон янз байдал нь жигд тархсан {1} ангитай тэнцэх (тохиолдсон нь: {2}; тоолсон түвшин: {3})." }
    SAYS_MOST { en: "Of any {0} of its places {1} shows most different ones ({2} on average), {3} fewest ({4}), among the {5} districts with at least {0}.", mn: "Аль ч {0} газрыг түүвэрлэхэд хамгийн олон янз нь: {1} (дунджаар {2}), хамгийн цөөн нь: {3} ({4}); {0}-аас доошгүй газартай нэгж: {5}." }
    SAYS_ONE { en: "Only {0} has enough places to say how mixed they are.", mn: "Олон янз байдлыг дүгнэх хэмжээний газартай ганц нэгж: {0}." }
    SAYS_NONE { en: "No district has enough places to say how mixed they are (at least {0}).", mn: "Олон янз байдлыг дүгнэх хэмжээний (дор хаяж {0}) газартай нэгж алга." }
    VARIETY { en: "Of all variety {0} % lies between domains (breadth) and {1} % within them (depth).", mn: "Нийт олон янз байдлын {0} % нь салбар хооронд (өргөн), {1} % нь салбар дотор (гүн) байна." }
    TITLE_MIX { en: "Different {0} among {1} places drawn from each district", mn: "Нэгж бүрээс түүвэрлэсэн {1} газрын дунд тохиолдох анги ({0})" }
    CAPTION_MIX { en: "The mix of every district", mn: "Нэгж бүрийн бүрэлдэхүүн" }
    DISTRICT { en: "District", mn: "Нэгж" }
    PLACES { en: "Places", mn: "Газар" }
    KINDS { en: "Kinds", mn: "Анги" }
    EFFECTIVE { en: "Effective kinds (N1)", mn: "Үйлчлэх анги (N1)" }
    COMMON { en: "Common kinds (N2)", mn: "Түгээмэл анги (N2)" }
    SHANNON { en: "Shannon, bits", mn: "Шеннон, бит" }
    SIMPSON { en: "Simpson (1 − D)", mn: "Симпсон (1 − D)" }
    RAREFIED { en: "Kinds among {0}", mn: "{0} газарт ногдох анги" }
    UNRELATED { en: "Between domains, bits", mn: "Салбар хооронд, бит" }
    RELATED { en: "Within domains, bits", mn: "Салбар дотор, бит" }
    COUNTRY { en: "All", mn: "Бүгд" }
    METHOD_MIX { en: "Effective kinds: Hill's number of order 1, the exponential of Shannon's entropy. Compared at one size by rarefaction (Hurlbert), since more places always show more kinds. Breadth and depth: unrelated and related variety (Frenken and others). Places without a category are left out: {0}.", mn: "Үйлчлэх анги: Хиллийн 1-р эрэмбийн тоо (Шенноны энтропийн экспоненциал). Газар олон байх тусам анги олон тохиолдох тул ижил хэмжээнд (Хёрлбертийн аргаар) түүвэрлэж харьцуулсан. Өргөн ба гүн: холбоогүй ба холбоотой олон янз байдал (Френкен нар). Ангилалгүй тул орхисон газар: {0}." }
    SUPPLY { en: "Places and people", mn: "Газар ба хүн ам" }
    SAYS_HOOVER { en: "{0} % of the places would have to be in other districts for all to have as many for their inhabitants.", mn: "Бүх нэгж оршин суугчдынхаа тоонд ижил хэмжээний газартай байхын тулд газрын {0} % нь өөр нэгжид байх ёстой." }
    SAYS_CHANCE { en: "If places fell on people by chance alone, it would be about {0} %, rarely above {1} %.", mn: "Газар хүн амын дунд зөвхөн санамсаргүй тархсан бол энэ нь ойролцоогоор {0} %, {1} %-аас хэтрэх нь ховор байх байсан." }
    SAYS_MORE_THAN_CHANCE { en: "So the difference is more than chance.", mn: "Иймээс ялгаа нь санамсаргүй байдлаас илүү байна." }
    SAYS_NO_MORE { en: "So this may be chance.", mn: "Иймээс энэ нь санамсаргүй байж болно." }
    SAYS_ENDS { en: "Most beyond its share: {0} (with {1} % of the people, {2} % of the places); most short of it: {3} ({4} % and {5} %).", mn: "Хувиасаа хамгийн илүү нь: {0} (хүн амын {1} %, газрын {2} %); хамгийн дутуу нь: {3} ({4} %, {5} %)." }
    TITLE_LORENZ { en: "The half of the people with fewest places has {0} % of them", mn: "Газраар хамгийн хомс амьдардаг хүн амын талд ногдох нь: газрын {0} %" }
    SUMMARY_LORENZ { en: "Lorenz curve of {0} districts. Hoover's index {1}, Gini's coefficient {2}; 0 is an even supply, 1 all places where nobody lives.", mn: "Лоренцын муруй, нэгж: {0}. Хуверын индекс {1}, Жинигийн коэффициент {2}; 0 бол жигд, 1 бол бүх газар хүнгүй нутагт." }
    AXIS_PEOPLE { en: "inhabitants", mn: "оршин суугчид" }
    AXIS_PLACES { en: "places", mn: "газар" }
    CAPTION_LORENZ { en: "Shares of people and places, the worst supplied districts first", mn: "Хүн ам, газрын эзлэх хувь: хомс нэгжээс эхлэн" }
    SHARE_PEOPLE { en: "% of people", mn: "хүн амын %" }
    SHARE_PLACES { en: "% of places", mn: "газрын %" }
    DIFFERENCE { en: "Difference, points", mn: "Зөрүү, пункт" }
    METHOD_LORENZ { en: "Hoover's index {0}, Gini's coefficient {1} over {2} districts with a number of inhabitants. Chance: {3} draws, seed {4}. People travel: a district's places serve its neighbours too.", mn: "Хуверын индекс {0}, Жинигийн коэффициент {1}; хүн амын тоотой нэгж: {2}. Санамсаргүй: {3} түүвэр, эхлэл {4}. Хүмүүс хөдөлгөөнтэй: нэгжийн газар хөршүүддээ ч үйлчилнэ." }
    LEGEND { en: "Different {0} among {1} places", mn: "{1} газрын дунд тохиолдох анги ({0})" }
    HATCH { en: "Too few to say (fewer than {0} places)", mn: "Дүгнэхэд хэтэрхий цөөн ({0}-аас цөөн газар)" }
    TOO_FEW_SUPPLY { en: "There are too few places or districts to compare places with people.", mn: "Газрыг хүн амтай харьцуулахад газар эсвэл нэгж хэтэрхий цөөн." }
}
