//! The words of the comparison. The sides are called A and B in every language, as on the map.

use crate::report::words::words;

words! {
    TITLE { en: "Compare", mn: "Харьцуулах" }
    SIDE { en: "Side {0}", mn: "{0} тал" }
    CURRENT { en: "The current selection", mn: "Одоогийн сонголт" }
    REST { en: "All other places", mn: "Бусад бүх газар" }
    KEPT { en: "Kept: {0}", mn: "Хадгалсан: {0}" }
    CLUSTERS { en: "Clusters", mn: "Бөөгнөрөл" }
    EVERYTHING { en: "All places", mn: "Бүх газар" }
    MATCHING { en: "named like “{0}”", mn: "нэрэнд нь “{0}” орсон" }
    NEAR { en: "within {0}", mn: "{0} дотор" }
    SWAP { en: "Swap A and B", mn: "A, B хоёрыг солих" }
    KEEP { en: "Keep the current selection as B", mn: "Одоогийн сонголтыг B тал болгон хадгалах" }
    FIT { en: "Show {0} on the map", mn: "{0} талыг газрын зурагт харуулах" }
    FILTER { en: "Filter by {0}", mn: "{0} талаар шүүх" }
    OTHERS_HOLD { en: "The other filters hold on both sides.", mn: "Бусад шүүлтүүр хоёр талд адил үйлчилнэ." }
    GONE { en: "This link names something that is not in this atlas ({0}); something else stands in its place.", mn: "Холбоост заасан зүйл ({0}) энэ атласт алга тул өөр зүйлээр орлуулав." }
    EMPTY_SIDE { en: "There is no such place with these filters on side {0} ({1}). Choose something else.", mn: "Энэ шүүлтээр {0} талд ({1}) газар алга. Өөр сонголт хийнэ үү." }
    LEAD {
        en: "The share of {0} in {2} is {1} times that in {3} ({4} against {5}): more of a difference than chance would give.",
        mn: "{0}: {2} талд эзлэх хувь нь {3} талынхаас {1} дахин их ({4}, {5}). Ийм зөрүү санамсаргүйгээр гарах нь ховор.",
    }
    LEAD_ONLY {
        en: "{0} makes up {1} of {2}, and {3} has none: more of a difference than chance would give.",
        mn: "{0}: {2} талд {1}, {3} талд огт байхгүй. Ийм зөрүү санамсаргүйгээр гарах нь ховор.",
    }
    LEAD_SAME {
        en: "The mix of A and B differs no more than chance could explain.",
        mn: "A, B хоёр талын бүтцийн зөрүү санамсаргүй тохиолдлоор тайлбарлаж болохоос хэтрэхгүй байна.",
    }
    LEAD_FEW { en: "There are too few places to say whether the mix of A and B differs.", mn: "A, B хоёр талын бүтэц ялгаатай эсэхийг хэлэхэд газар хэт цөөн байна." }
    LEAD_SHARED {
        en: "A and B share {0} place. Their differences are shown but not tested: a test needs separate groups.|A and B share {0} places. Their differences are shown but not tested: a test needs separate groups.",
        mn: "A, B хоёр талд давхцах газар: {0}. Шалгуур тусдаа бүлэг шаарддаг тул ялгааг харуулсан боловч шалгаагүй.",
    }
    LEAD_COUNTS { en: "A has {0} and B has {1} of the places.", mn: "Газрын тоо: A талд {0}, B талд {1}." }
    FACTS { en: "A and B in figures", mn: "A, B хоёр тал тоогоор" }
    FACT { en: "What is compared", mn: "Үзүүлэлт" }
    ROW_PLACES { en: "Places", mn: "Газар" }
    ROW_BOTH { en: "Of these in both", mn: "Үүнээс хоёуланд нь орсон" }
    ROW_KINDS { en: "Groups found", mn: "Тохиолдсон бүлэг" }
    ROW_EFFECTIVE { en: "As varied as so many groups of equal size (effective number)", mn: "Ижил хэмжээтэй хэдэн бүлэгтэй тэнцэх олон янз байдал (үр дүнт тоо)" }
    ROW_RAREFIED { en: "Groups to be expected among {0} places of each side", mn: "Тал бүрээс {0} газар авбал гарах бүлгийн хүлээгдэх тоо" }
    ROW_YEAR { en: "With a known year", mn: "Он нь мэдэгдэж буй" }
    ROW_NUMBER { en: "With a known value: {0}", mn: "Утга нь мэдэгдэж буй: {0}" }
    ROW_EXACT { en: "Position known to the building", mn: "Байршил нь барилгын нарийвчлалтай" }
    ROW_POSITION { en: "With a position on the map", mn: "Газрын зурагт байршилтай" }
    SHARE_OF { en: "{0} ({1})", mn: "{0} ({1})" }
    MIX_TITLE {
        en: "The largest part of A is {0} ({1}), of B it is {2} ({3})",
        mn: "Хамгийн их хувь нь A талд: {0} ({1}); B талд: {2} ({3})",
    }
    MIX_SAME {
        en: "{0} is the largest part of both: {1} of A, {2} of B",
        mn: "Хоёр талд хоёуланд нь хамгийн их хувь нь: {0} (A {1}, B {2})",
    }
    MIX_SUMMARY { en: "Bars in pairs: the share of each group in A and in B. {0}.", mn: "Хос зураас: бүлэг бүрийн A, B талд эзлэх хувь. {0}." }
    PAIR { en: "{0}: A {1}, B {2}", mn: "{0}: A {1}, B {2}" }
    SHARE_IN { en: "Share in {0}", mn: "{0} талд эзлэх хувь" }
    QUOTIENT_TITLE {
        en: "{0} of the {1} groups differs more than chance would give|{0} of the {1} groups differ more than chance would give",
        mn: "{1} бүлгээс санамсаргүй зөрүүнээс илүү ялгаатай нь: {0}",
    }
    QUOTIENT_NONE { en: "No group differs more than chance could explain", mn: "Санамсаргүй зөрүүнээс илүү ялгаатай бүлэг алга" }
    QUOTIENT_FEW { en: "There are too few places to test any group", mn: "Аль ч бүлгийг шалгахад газар хэт цөөн байна" }
    QUOTIENT_SHARED {
        en: "How many times its share in B each group has in A, untested",
        mn: "Бүлэг бүрийн A талд эзлэх хувь B талынхаас хэд дахин их вэ (шалгаагүй)",
    }
    QUOTIENT_SUMMARY {
        en: "Points on a line: how many times its share in B a group has in A, with a bar for how unsure that is. In the middle the shares are equal. {0}.",
        mn: "Шулуун дээрх цэг: бүлгийн A талд эзлэх хувь B талынхаас хэд дахин их вэ; зураас нь хэр тодорхойгүйг харуулна. Голд нь эзлэх хувь тэнцүү. {0}.",
    }
    TIMES { en: "{0} times", mn: "{0} дахин" }
    TIMES_BETWEEN { en: "{0} times (between {1} and {2})", mn: "{0} дахин ({1} – {2} хооронд)" }
    ONLY_IN { en: "only in {0}", mn: "зөвхөн {0} талд" }
    SAY_MORE {
        en: "more in {0}",
        mn: "{0} талд илүү",
    }
    SAY_SAME { en: "no clear difference", mn: "илэрхий ялгаагүй" }
    SAY_FEW { en: "too few to say", mn: "хэлэхэд хэт цөөн" }
    SAY_UNTESTED { en: "not tested", mn: "шалгаагүй" }
    HEAD_RATIO { en: "Quotient, A over B", mn: "Харьцаа, A/B" }
    HEAD_INTERVAL { en: "95 % interval", mn: "95 %-ийн завсар" }
    HEAD_SAY { en: "What can be said", mn: "Дүгнэлт" }
    NONE { en: "none", mn: "байхгүй" }
    MOST_ONLY { en: "The drawings show the {0} largest of {1}; the tables have all.", mn: "Зурагт зөвхөн хамгийн том бүлгүүдийг харуулсан ({0} / {1}); хүснэгтэд бүгд бий." }
    METHOD {
        en: "How this is worked out",
        mn: "Хэрхэн тооцсон бэ",
    }
    METHOD_QUOTIENT {
        en: "The quotient is the share of a group in A over its share in B (a location quotient with B as the reference). Its interval is that of the delta method on the logarithm, both shares taken as samples; with no such place on a side there is none.",
        mn: "Харьцаа нь тухайн бүлгийн A талд эзлэх хувийг B талд эзлэх хувьд харьцуулсан тоо (B талыг жишиг болгосон байршлын итгэлцүүр). Завсрыг логарифмд хийсэн дельта аргаар, хоёр хувийг хоёуланг нь түүвэр гэж үзэж тооцсон; аль нэг талд тийм газар байхгүй бол завсар гарахгүй.",
    }
    METHOD_TEST {
        en: "A difference is called one when Fisher's exact test, two-sided and corrected for all groups tested (Benjamini–Hochberg), finds at most 5 % false calls. Where fewer than {0} places would be expected on a side, nothing is said.",
        mn: "Фишерийн хоёр талт нарийвчилсан шалгуураар, шалгасан бүх бүлэгт засвар (Бенжамини–Хохберг) хийж, алдаатай дүгнэлт 5 %-иас хэтрэхгүй үед ялгаатай гэж үзсэн. Аль нэг талд хүлээгдэх газар {0}-аас цөөн бол дүгнэлт хийгээгүй.",
    }
    COVERAGE {
        en: "Recorded places are compared, as if they were a random sample. A difference can come from what was recorded on each side.",
        mn: "Бүртгэгдсэн газруудыг санамсаргүй түүвэр мэтээр харьцуулсан. Ялгаа нь тал бүрд юуг бүртгэснээс үүдсэн ч байж болно.",
    }
    NO_KINDS {
        en: "The places have no groups to compare by. Add a field of the category of each place to the file.",
        mn: "Харьцуулах бүлэг алга. Файлд газар бүрийн ангиллын талбар нэмнэ үү.",
    }
}
