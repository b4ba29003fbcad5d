//! The words about specialisation.

use crate::report::words::words;

words! {
    NAME { en: "Specialisation", mn: "Төрөлжилт" }
    ADD_DISTRICTS { en: "Specialisation compares districts: add a layer of districts to the atlas and each place's district to the file.", mn: "Төрөлжилт нь нэгжүүдийг харьцуулна: атласт нэгжийн давхарга, файлд газар бүрийн нэгжийг нэмнэ үү." }
    ADD_KINDS { en: "Specialisation compares kinds of places: give each place a category, and the atlas a facet of it, with at least two kinds.", mn: "Төрөлжилт нь газрын төрлүүдийг харьцуулна: газар бүрт ангилал өгч, атласт түүний шүүлтүүрийг нэмнэ үү (дор хаяж хоёр төрөл)." }
    DOMAIN { en: "Domain", mn: "Салбар" }
    DISTRICT { en: "District", mn: "Нэгж" }
    BY { en: "Counted by", mn: "Тоолох нэгж" }
    BY_PLACES { en: "places", mn: "газар" }
    BY_EMPLOYEES { en: "employees", mn: "ажиллагсад" }
    REFERENCE { en: "Compared with", mn: "Харьцуулах суурь" }
    COUNTRY { en: "all districts together", mn: "бүх нэгж нийлээд" }
    REST { en: "all other districts", mn: "бусад бүх нэгж" }
    INTERVAL { en: "Interval (95 %)", mn: "Итгэх завсар (95 %)" }
    WILSON { en: "Wilson", mn: "Вилсоны" }
    EXACT { en: "exact (Clopper–Pearson)", mn: "нарийн (Клоппер–Пирсоны)" }
    SETTINGS { en: "How it is compared", mn: "Хэрхэн харьцуулсан" }
    SAYS_TIMES { en: "In {0} the share of “{1}” is {2} times that of {3} ({4} of {5} places against {6} of {7}).", mn: "{0}: «{1}» салбарын эзлэх хувийг {3} хувьтай харьцуулсан харьцаа {2} ({5} газраас {4}, харьцуулсан нь: {7} газраас {6})." }
    ALL { en: "all districts together", mn: "бүх нэгжийн" }
    OTHERS { en: "all other districts", mn: "бусад бүх нэгжийн" }
    ABOVE_SURE { en: "The interval {0}–{1} lies above 1, and the difference holds even after allowing for {2} comparisons.", mn: "Итгэх завсар {0}–{1} нь 1-ээс дээш байгаа бөгөөд {2} харьцуулалт хийснийг тооцсон ч ялгаа хэвээр байна." }
    BELOW_SURE { en: "The interval {0}–{1} lies below 1, and the difference holds even after allowing for {2} comparisons.", mn: "Итгэх завсар {0}–{1} нь 1-ээс доош байгаа бөгөөд {2} харьцуулалт хийснийг тооцсон ч ялгаа хэвээр байна." }
    ABOVE_UNSURE { en: "The interval {0}–{1} lies above 1, but with {2} comparisons a difference like this may be chance.", mn: "Итгэх завсар {0}–{1} нь 1-ээс дээш байгаа ч {2} харьцуулалт хийсэн тул ийм ялгаа санамсаргүй байж болно." }
    BELOW_UNSURE { en: "The interval {0}–{1} lies below 1, but with {2} comparisons a difference like this may be chance.", mn: "Итгэх завсар {0}–{1} нь 1-ээс доош байгаа ч {2} харьцуулалт хийсэн тул ийм ялгаа санамсаргүй байж болно." }
    ACROSS_SURE { en: "The interval {0}–{1} takes in 1, yet the test finds a difference even after allowing for {2} comparisons: doubtful.", mn: "Итгэх завсар {0}–{1} нь 1-ийг агуулах боловч {2} харьцуулалт хийснийг тооцсон шалгуур ялгаа байгааг харуулж байна: эргэлзээтэй." }
    ACROSS_UNSURE { en: "The interval {0}–{1} takes in 1: no difference can be shown ({2} comparisons).", mn: "Итгэх завсар {0}–{1} нь 1-ийг агуулж байна: ялгаа тогтоогдохгүй (харьцуулалт: {2})." }
    SAYS_TOO_FEW { en: "{0}, “{1}”: too few to say. There are {2}; with the share of all districts there would be {3}, and something can be said only from 5 expected places and 4,100 inhabitants on.", mn: "{0}, «{1}»: дүгнэхэд хэтэрхий цөөн. Байгаа нь: {2}; бүх нэгжийн хувиар бол: {3}. Хүлээгдэх тоо 5-аас, оршин суугч 4,100-аас дээш байж гэмээнэ дүгнэнэ." }
    SAYS_UNDEFINED { en: "{0}, “{1}”: there is nothing to compare.", mn: "{0}, «{1}»: харьцуулах зүйл алга." }
    SAYS_DOMAIN_MORE { en: "“{0}” has more than its share in {1}, even after allowing for {2} comparisons.", mn: "«{0}» салбарын хувь илүү байгаа нэгж: {1}; {2} харьцуулалт хийснийг тооцсон." }
    SAYS_DOMAIN_LESS { en: "“{0}” has less than its share in {1}, even after allowing for {2} comparisons.", mn: "«{0}» салбарын хувь бага байгаа нэгж: {1}; {2} харьцуулалт хийснийг тооцсон." }
    NAMED { en: "{0} ({1} times, {2}–{3})", mn: "{0} (харьцаа {1}, {2}–{3})" }
    SAYS_EMPLOYEES { en: "In {0} the share of “{1}” among employees is {2} times that of {3}.", mn: "{0}: ажиллагсдын дотор «{1}» салбарын эзлэх хувийг {3} хувьтай харьцуулсан харьцаа {2}." }
    SAYS_DOMAIN_SAME { en: "“{0}”: no district differs from {1} by more than chance allows ({2} comparisons).", mn: "«{0}»: {1} хувиас санамсаргүйгээс илүү ялгаатай нэгж алга (харьцуулалт: {2})." }
    SAYS_DOMAIN_SILENT { en: "“{0}”: in no district are there enough places to say whether it has more or less than its share.", mn: "«{0}»: эзлэх хувь нь их, бага эсэхийг дүгнэх хэмжээний газартай нэгж алга." }
    SILENT { en: "In {0} of {1} districts there are too few places to say.", mn: "Дүгнэхэд хэтэрхий цөөн газартай нэгж: {0} (нийт {1})." }
    PRESS { en: "Press a district, here or on the map, to read what can be said of it.", mn: "Нэгжийг энд эсвэл газрын зураг дээр дарж, түүний тухай дүгнэлтийг уншина уу." }
    TITLE_PLOT { en: "“{0}”: how many times the share of {1}; 1 is the same", mn: "«{0}»: {1} хувьтай харьцуулсан харьцаа; 1 бол ижил" }
    TITLE_DISTRICT { en: "{0}: every domain against {1}", mn: "{0}: салбар бүрийг {1} хувьтай харьцуулбал" }
    AXIS { en: "times the share", mn: "дахин их хувь" }
    FAINT { en: "Too few to say: {0}", mn: "Дүгнэхэд хэтэрхий цөөн: {0}" }
    CAPTION { en: "Location quotients of “{0}”", mn: "Байршлын коэффициент: «{0}»" }
    QUOTIENT { en: "Quotient", mn: "Коэффициент" }
    RANGE { en: "Interval", mn: "Завсар" }
    OWN { en: "Places of it", mn: "Салбарын газар" }
    ALL_PLACES { en: "All places", mn: "Бүх газар" }
    EXPECTED { en: "Expected", mn: "Хүлээгдэх" }
    Q_VALUE { en: "q", mn: "q" }
    VERDICT { en: "Verdict", mn: "Дүгнэлт" }
    MORE { en: "more", mn: "их" }
    LESS { en: "less", mn: "бага" }
    SAME { en: "no difference shown", mn: "ялгаа тогтоогдоогүй" }
    TOO_FEW { en: "too few to say", mn: "дүгнэхэд цөөн" }
    UNDEFINED { en: "nothing to compare", mn: "харьцуулах зүйлгүй" }
    UP_TO { en: "{0} or less", mn: "{0} хүртэл" }
    BETWEEN { en: "above {0} to {1}", mn: "{0}-аас дээш {1} хүртэл" }
    ALIKE { en: "above {0} to {1}: as elsewhere", mn: "{0}-аас дээш {1} хүртэл: ижил орчим" }
    OVER { en: "above {0}", mn: "{0}-аас дээш" }
    LEGEND { en: "“{0}”: share of the district over the share of {1}", mn: "«{0}»: нэгжийн хувийг {1} хувьд харьцуулсан нь" }
    LEGEND_NOTE { en: "A dark outline: the difference holds after allowing for {0} comparisons.", mn: "Бараан хүрээ: {0} харьцуулалт хийснийг тооцсон ч ялгаатай." }
    METHOD { en: "Location quotient: share in the district over share in {0}, counted by {1}. {2} interval, 95 %. Fisher's exact test, two-sided, corrected for {3} comparisons by Benjamini and Hochberg at 5 %. Places used: {4}; left out: {5} (district or domain unknown, or a domain that is no part of culture proper).", mn: "Байршлын коэффициент: нэгж дэх хувийг {0} хувьд харьцуулсан харьцаа; тоолсон нь: {1}. {2} итгэх завсар, 95 %. Фишерийн нарийн, хоёр талт шалгуур; {3} харьцуулалтыг Бенжамини–Хохбергийн аргаар 5 %-ийн түвшинд засварласан. Ашигласан газар: {4}; орхисон: {5} (нэгж эсвэл салбар нь тодорхойгүй, эсвэл соёлын үндсэн салбарт хамаарахгүй)." }
    METHOD_EMPLOYEES { en: "Location quotient of employees: share in the district over share in {0}. Interval and test by drawing the district's places anew 999 times (percentiles, 95 %, seed {1}), because employees come in whole places; corrected for {2} comparisons by Benjamini and Hochberg at 5 %. Places with a number of employees: {3}; left out: {4}. Something is said only where the places alone are enough.", mn: "Ажиллагсдын байршлын коэффициент: нэгж дэх хувийг {0} хувьд харьцуулсан харьцаа. Ажиллагсад газраараа бүлэглэгддэг тул завсар, шалгуурыг нэгжийн газруудаас 999 удаа дахин түүвэрлэж гаргасан (перцентиль, 95 %, эхлэл {1}); {2} харьцуулалтыг Бенжамини–Хохбергийн аргаар 5 %-ийн түвшинд засварласан. Ажиллагсдын тоотой газар: {3}; орхисон: {4}. Зөвхөн газрын тоо хүрэлцэх үед дүгнэнэ." }
    MISLEADS { en: "This compares what is recorded. Where a list of some domain was entered for one district only, the figure shows the list, not the district.", mn: "Энэ нь бүртгэгдсэн зүйлийг харьцуулна. Аль нэг салбарын жагсаалтыг зөвхөн нэг нэгжид оруулсан бол тоо нь нэгжийг бус, жагсаалтыг харуулна." }
    WITHOUT_FILTERS { en: "Filters by domain and district are not applied here: a share needs the whole.", mn: "Салбар, нэгжийн шүүлтүүрийг энд хэрэглээгүй: хувь тооцоход бүхэл нь хэрэгтэй." }
    BACK { en: "All districts", mn: "Бүх нэгж" }
}
