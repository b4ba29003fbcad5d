//! The words of the overview.

use crate::report::words::words;

words! {
    TITLE { en: "Overview", mn: "Тойм" }
    HINT {
        en: "Press a bar, a column or a cell to filter the map and the list by it; press it again to undo.",
        mn: "Зураас, багана, нүд дээр дарвал газрын зураг, жагсаалт түүгээр шүүгдэнэ; дахин дарвал буцна.",
    }
    OWN_COUNTS {
        en: "The bars count what the other filters leave, so that they say what one more choice would bring.",
        mn: "Зураас бүр бусад шүүлтүүрээр үлдсэн газрыг тоолдог тул өөр сонголт хийвэл хэдэн газар нэмэгдэхийг харуулна.",
    }
    COVERAGE {
        en: "Only recorded places are counted. Few places can mean little activity, or little recording.",
        mn: "Зөвхөн бүртгэгдсэн газрыг тоолсон. Цөөн байгаа нь үйл ажиллагаа бага, эсвэл бүртгэл дутуугийн аль нь ч байж болно.",
    }
    NAMED_PLACES { en: "{0}: {1} place|{0}: {1} places", mn: "{0}: {1} газар" }
    MOST { en: "{0} makes up {1} of the {2} places", mn: "{2} газрын {1} нь: {0}" }
    ALL_ARE { en: "The {1} place shown is of one kind: {0}|All {1} places shown are of one kind: {0}", mn: "Харагдаж буй газар ({1}) бүгд нэг төрлийнх: {0}" }
    CHOSEN { en: "{0}: {1} of the {2} places, {3}", mn: "{0}: {2} газраас {1} буюу {3}" }
    LEVEL {
        en: "None stands out: the largest have {0} of the {1} places each",
        mn: "Онцгойрсон нь алга: хамгийн олон газартай нь тус бүр {0} газартай (нийт {1})",
    }
    NONE_KNOWN { en: "None of the places shown says so ({0})", mn: "Харагдаж буй газруудад энэ мэдээлэл алга ({0})" }
    BARS_SUMMARY { en: "Bars, {0}. The longest: {1}.", mn: "Зураасан диаграмм, {0}. Хамгийн урт нь: {1}." }
    SHOW_PARTS { en: "Show sub-items", mn: "Дэд ангиллыг харуулах" }
    HIDE_PARTS { en: "Hide sub-items", mn: "Дэд ангиллыг нуух" }
    SHOW_ALL { en: "Show all {0}", mn: "Бүгдийг харуулах ({0})" }
    SHOW_FEW { en: "Show the first {0} only", mn: "Зөвхөн эхнийхийг харуулах ({0})" }
    HEAD_PLACES { en: "Places", mn: "Газар" }
    HEAD_SHARE { en: "Share", mn: "Хувь" }
    HEAD_SHOWN { en: "Shown now", mn: "Одоо харагдаж буй" }
    HEAD_PER_PEOPLE { en: "Per 100,000 people", mn: "100,000 хүнд ногдох" }
    HEAD_TOTAL { en: "Total", mn: "Нийт" }
    DISTRICT_MOST { en: "{0} has {1} of the {2} places", mn: "{2} газрын {1} нь энд байна: {0}" }
    DISTRICT_ALL { en: "The {1} place shown is in one area: {0}|All {1} places shown are in one area: {0}", mn: "Харагдаж буй газар ({1}) бүгд нэг нутагт байна: {0}" }
    DISTRICTS_EMPTY { en: "{0} of the {1} areas has none of these places.|{0} of the {1} areas have none of these places.", mn: "Нийт {1} нутгаас эдгээр газрын нэг нь ч байхгүй нутаг: {0}." }
    MORE_PEOPLE {
        en: "Where more people live there are mostly more places: the table gives places per 100,000 people.",
        mn: "Хүн ам олонтой нутагт газар ч ихэвчлэн олон байдаг: хүснэгтэд 100,000 хүнд ногдох тоог харуулав.",
    }
    NO_KINDS {
        en: "There is nothing to group the places by. Add a field of the category of each place to the file.",
        mn: "Газруудыг бүлэглэх мэдээлэл алга. Файлд газар бүрийн ангиллын талбар нэмнэ үү.",
    }
    NO_DISTRICTS {
        en: "There are no districts to rank. Add a layer of districts, and the district of each place.",
        mn: "Эрэмбэлэх нутаг дэвсгэр алга. Нутаг дэвсгэрийн давхарга болон газар бүрийн харьяаллыг нэмнэ үү.",
    }
    NO_YEARS {
        en: "There is no time line. Add the year of founding of each place.",
        mn: "Он цагийн диаграмм алга. Газар бүрийн байгуулагдсан оныг нэмнэ үү.",
    }
    MOST_YEARS { en: "Most places with a year are from {0}: {1} of {2}", mn: "Он нь мэдэгдэж буй {2} газрын олонх нь ({1}) энэ үеийнх: {0}" }
    TOP_YEARS { en: "Places with a year are most often from {0}: {1} of {2}", mn: "Он нь мэдэгдэж буй {2} газраас хамгийн олон нь ({1}) энэ үеийнх: {0}" }
    CHOSEN_YEARS { en: "{1} of the {2} places with a year is from {0}|{1} of the {2} places with a year are from {0}", mn: "Он нь мэдэгдэж буй {2} газраас {1} нь энэ үеийнх: {0}" }
    LEVEL_YEARS { en: "No time stands out: the fullest columns have {0} of the {1} places with a year each", mn: "Онцгойрсон үе алга: хамгийн өндөр багана тус бүр {0} газартай (он нь мэдэгдэж буй {1} газраас)" }
    NO_YEAR_SHOWN { en: "None of the places shown has a year", mn: "Харагдаж буй газруудын аль нь ч онгүй" }
    MOST_NUMBERS { en: "Most places are at {0}: {1} of {2} with a value", mn: "Утга нь мэдэгдэж буй {2} газрын олонх нь ({1}) энд: {0}" }
    TOP_NUMBERS { en: "Places are most often at {0}: {1} of {2} with a value", mn: "Утга нь мэдэгдэж буй {2} газраас хамгийн олон нь ({1}) энд: {0}" }
    CHOSEN_NUMBERS { en: "{1} of the {2} places with a value is at {0}|{1} of the {2} places with a value are at {0}", mn: "Утга нь мэдэгдэж буй {2} газраас {1} нь энд: {0}" }
    LEVEL_NUMBERS { en: "Nothing stands out: the fullest columns have {0} of the {1} places with a value each", mn: "Онцгойрсон нь алга: хамгийн өндөр багана тус бүр {0} газартай (утга нь мэдэгдэж буй {1} газраас)" }
    NO_NUMBER_SHOWN { en: "None of the places shown has a value", mn: "Харагдаж буй газруудын аль нь ч утгагүй" }
    BEFORE { en: "before {0}", mn: "{0} оноос өмнө" }
    BELOW { en: "below {0}", mn: "{0} хүртэл" }
    WITHOUT_YEAR { en: "{0} place without a year|{0} places without a year", mn: "Он нь тодорхойгүй: {0} газар" }
    WITHOUT_NUMBER { en: "{0} place without a value|{0} places without a value", mn: "Утга нь тодорхойгүй: {0} газар" }
    CLEAR { en: "Take this filter away", mn: "Энэ шүүлтүүрийг цуцлах" }
    BRUSH { en: "Draw over columns to choose several.", mn: "Хэд хэдэн баганыг сонгохын тулд дээгүүр нь чирнэ үү." }
    COLUMNS_SUMMARY { en: "Columns, {0}, from {1} to {2}. The fullest: {3}.", mn: "Баганан диаграмм, {0}, {1} – {2}. Хамгийн өндөр нь: {3}." }
    CROSS_TITLE { en: "The largest group: {0} in one area, {1}, with {2} of the {3} places", mn: "Хамгийн том бүлэг: {0}, {1} ({3} газраас {2})" }
    CROSS_SUMMARY {
        en: "A table of {0} areas by {1} groups; the stronger the colour of a cell, the more places. The figures stand in the cells.",
        mn: "{0} нутаг, {1} бүлгийн хүснэгт; нүдний өнгө тод байх тусам газар олон. Тоог нүдэнд бичсэн.",
    }
    CROSS_CELL { en: "{0}, {1}: {2} place|{0}, {1}: {2} places", mn: "{0}, {1}: {2} газар" }
    CLUSTER_PART { en: "What a cluster is made of", mn: "Бөөгнөрлийн бүтэц" }
    CLUSTER_CHOICE { en: "Cluster", mn: "Бөөгнөрөл" }
    CLUSTER_NONE { en: "Choose a cluster", mn: "Бөөгнөрлөө сонгоно уу" }
    CLUSTER_TITLE { en: "{0}: {1} of {2} places are {3}", mn: "{0}: {2} газраас {1} нь – {3}" }
    CLUSTER_LEVEL { en: "{0}: {1} of {2} places in each of the largest groups", mn: "{0}: хамгийн том бүлгүүд тус бүр {1} газартай ({2} газраас)" }
    CLUSTER_SUMMARY { en: "A bar in pieces: {0}.", mn: "Хэсгүүдэд хуваасан зураас: {0}." }
    CLUSTER_SHOWN { en: "{0} of its {1} places are shown with these filters.", mn: "Энэ шүүлтээр {1} газраас харагдаж буй нь: {0}." }
    CLUSTER_HIDDEN { en: "None of its places ({0}) is shown with these filters.", mn: "Энэ шүүлтээр түүний газраас ({0}) нэг нь ч харагдахгүй байна." }
    CLUSTER_FIT { en: "Show it on the map", mn: "Газрын зураг дээр харуулах" }
}
