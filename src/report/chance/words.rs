//! The words of the tests against chance.

use crate::report::words::words;

words! {
    TITLE { en: "More than chance?", mn: "Санамсаргүй биш үү?" }
    TEST { en: "Question", mn: "Асуулт" }
    TEST_GLOBAL { en: "Are neighbouring areas alike? (Moran’s I)", mn: "Хөрш нутаг адил уу? (Мораны I)" }
    TEST_HOT { en: "Where are hot and cold spots? (Getis–Ord Gi*)", mn: "Хаана их, хаана бага төвлөрсөн бэ? (Гетис–Орд Gi*)" }
    TEST_LOCAL { en: "Which areas are outliers? (local Moran)", mn: "Аль нутаг хөршөөсөө өөр вэ? (локал Моран)" }
    TEST_CLARK { en: "How near is the nearest? (Clark–Evans)", mn: "Хамгийн ойрынх нь хэр ойр вэ? (Кларк–Эванс)" }
    TEST_RIPLEY { en: "Clustered at which distance? (Ripley’s L)", mn: "Ямар зайд бөөгнөрсөн бэ? (Риплигийн L)" }
    TEST_COLOCATION { en: "Who is next to whom? (co-location quotient)", mn: "Хэн хэнтэй хөрш вэ? (хамт байрлалын коэффициент)" }

    SETTINGS { en: "Settings", mn: "Тохиргоо" }
    ON { en: "Areas", mn: "Нутаг" }
    HEXAGONS { en: "Hexagons of one size", mn: "Ижил хэмжээтэй зургаан өнцөгт" }
    DISTRICTS { en: "Districts", mn: "Засаг захиргааны нэгж" }
    WIDTH { en: "Width of a hexagon", mn: "Зургаан өнцөгтийн өргөн" }
    WHAT { en: "Value", mn: "Утга" }
    RATE { en: "Places per 10,000 inhabitants", mn: "10,000 хүн тутмын газрын тоо" }
    COUNT { en: "Number of places", mn: "Газрын тоо" }
    KIND { en: "Places", mn: "Газрууд" }
    KIND_SHOWN { en: "All that are shown", mn: "Харагдаж буй бүгд" }
    RUNS { en: "Draws by lot", mn: "Сугалааны тоо" }
    SEED { en: "Seed", mn: "Эхлэл" }

    TOO_FEW_UNITS { en: "Too few to say: {0} areas with {1} places; at least {2} of each are needed, and not all of one value.", mn: "Дүгнэлт хийхэд хэт цөөн: нутгийн тоо {0}, газрын тоо {1}; тус бүр дор хаяж {2} байх ба бүгд ижил утгатай байж болохгүй." }
    TOO_FEW_POINTS { en: "Too few to say: {0} places with a precise location; at least {1} are needed, not all on one spot or line.", mn: "Дүгнэлт хийхэд хэт цөөн: нарийн байршилтай газрын тоо {0}; дор хаяж {1} газар хэрэгтэй, бүгд нэг цэг, нэг шулуун дээр байж болохгүй." }
    CHANCE { en: "If it were chance, a result as far off would come up in {0} % of {1} draws by lot.", mn: "Санамсаргүй байсан бол ийм зөрүү сугалаагаар {1} удаа хийхэд {0} хувьд нь гарах байв." }
    COVERAGE { en: "These are records: where more was recorded, more is found.", mn: "Эдгээр нь бүртгэл юм: илүү бүртгэсэн газарт илүү ихийг олно." }
    LEFT_AREA { en: "{0} place is left out because it is not known to lie in one of the areas.|{0} places are left out because they are not known to lie in one of the areas.", mn: "Аль нутагт байгаа нь тодорхойгүй {0} газрыг тооцоонд оруулсангүй." }
    LEFT_COARSE { en: "{0} place is left out because its location is known less finely than {1}.|{0} places are left out because their location is known less finely than {1}.", mn: "Байршил нь {1} хүртэлх нарийвчлалаар мэдэгдээгүй тул {0} газрыг тооцоонд оруулсангүй." }
    WITHOUT_PEOPLE { en: "{0} district is left out because its inhabitants are not known.|{0} districts are left out because their inhabitants are not known.", mn: "Хүн амын тоо нь тодорхойгүй тул {0} нэгжийг тооцоонд оруулсангүй." }
    FEW_UNITS { en: "With only {0} areas such a test has little power: it finds strong patterns only.", mn: "Ердөө {0} нутагтай үед ийм шалгуур сул: зөвхөн хүчтэй зүй тогтлыг олно." }
    MEANS { en: "What this means", mn: "Энэ юу гэсэн үг вэ" }
    MISLEADS { en: "When this misleads", mn: "Хэзээ төөрөгдүүлэх вэ" }
    NEAR { en: "near {0}", mn: "{0} орчим" }

    GLOBAL_MORE { en: "More than chance: neighbouring areas are alike.", mn: "Санамсаргүй биш: хөрш нутгууд адил байна." }
    GLOBAL_NOT { en: "No more than chance: neighbouring areas are no more alike than any others.", mn: "Санамсаргүйгээс илүү биш: хөрш нутгууд бусдаас илүү адил биш байна." }
    GLOBAL_LESS { en: "Less than chance: neighbouring areas are unlike, high next to low.", mn: "Санамсаргүйгээс өөр: хөрш нутгууд адилгүй, ихийн хажууд бага байна." }
    GLOBAL_MEANS { en: "If places gather in parts of the country, an area with many has neighbours with many, and I is above {0}. If they are strewn by lot, I is about {0}.", mn: "Газрууд улсын зарим хэсэгт төвлөрвөл олон газартай нутгийн хөрш ч олон газартай, I нь {0}-с их байна. Сугалаагаар тархсан бол I ойролцоогоор {0} байна." }
    GLOBAL_MISLEADS { en: "Counts mostly tell where people live: compare with places per 10,000 inhabitants where they are known. Many areas without any place make the test coarse. Other hexagons or districts give other answers.", mn: "Тоо нь гол төлөв хүн ам хаана амьдардгийг хэлнэ: хүн ам нь мэдэгдэж байвал 10,000 хүнд ногдох тоотой харьцуулна уу. Газаргүй нутаг олон бол шалгуур бүдүүн болно. Өөр зургаан өнцөгт, өөр нэгж өөр хариу өгнө." }
    GLOBAL_TABLE { en: "Areas with their value and their neighbours’ mean", mn: "Нутгийн утга, хөршүүдийн дундаж" }
    SCATTER { en: "Each point is an area. I = {0}; by chance {1}, near 1 where all are like their neighbours.", mn: "Цэг бүр нэг нутаг. I = {0}; санамсаргүй бол {1}, бүгд хөршүүдтэйгээ адил бол 1 орчим." }
    SCATTER_SAYS { en: "The areas by their value, to the right, and the mean of their neighbours, upward; {0} of {1} are on the same side of the mean as their neighbours.", mn: "Нутгууд: баруун тийш өөрийн утга, дээш хөршүүдийн дундаж; дунджийн нэг талд хөршүүдтэйгээ хамт байгаа нь {1} нутгаас {0}." }
    SCATTER_X { en: "value of the area →", mn: "нутгийн утга →" }
    SCATTER_Y { en: "↑ mean of its neighbours", mn: "↑ хөршүүдийн дундаж" }
    AREA { en: "Area", mn: "Нутаг" }
    AREA_VALUE { en: "Value", mn: "Утга" }
    NEIGHBOURS { en: "Neighbours", mn: "Хөршүүд" }

    HOT_SOME { en: "More than chance: hot areas {0}, cold areas {1}, of {2}.", mn: "Санамсаргүй биш: их төвлөрсөн нутаг {0}, бага төвлөрсөн нутаг {1}, нийт {2}." }
    HOT_NONE { en: "No more than chance: none of {0} areas is unusually high or low together with its neighbours.", mn: "Санамсаргүйгээс илүү биш: {0} нутгийн аль нь ч хөршүүдтэйгээ хамт ер бусын их буюу бага биш байна." }
    HOT_MEANS { en: "A hot area has, with its neighbours, so many places that chance hardly explains it; a cold one so few. One area with many places alone is not hot.", mn: "Их төвлөрсөн нутаг хөршүүдийнхээ хамт санамсаргүйгээр бараг тайлбарлаж болохгүй олон газартай, бага төвлөрсөн нь тийм цөөн газартай. Ганцаараа олон газартай нутаг үүнд орохгүй." }
    HOT_MISLEADS { en: "Hot spots of counts follow where people live. With many empty areas hardly anything can be called cold. What is called significant allows for all comparisons (Benjamini–Hochberg, 5 %): among many hot areas one in twenty may be false.", mn: "Тооны төвлөрөл хүн ам хаана амьдардгийг дагадаг. Хоосон нутаг олон бол бага төвлөрсөн гэж хэлэх нь бараг боломжгүй. Бүх харьцуулалтыг харгалзсан (Бенжамини–Хохберг, 5 %): олон төвлөрлийн хорь тутмын нэг нь буруу байж болно." }
    HOT { en: "hot", mn: "их төвлөрсөн" }
    COLD { en: "cold", mn: "бага төвлөрсөн" }
    NEITHER { en: "may be chance", mn: "санамсаргүй байж болно" }
    HOT_TABLE { en: "Hot and cold areas, the strongest first", mn: "Их, бага төвлөрсөн нутаг, хүчтэй нь эхэнд" }
    IS { en: "Is", mn: "Байдал" }
    SCORE { en: "z", mn: "z" }
    CORRECTED { en: "Corrected p", mn: "Зассан p" }

    LOCAL_SOME { en: "More than chance: {0} areas are like their neighbours, {1} are outliers among them, of {2}.", mn: "Санамсаргүй биш: хөршүүдтэйгээ адил нутаг {0}, хөршүүдээсээ өөр нутаг {1}, нийт {2}." }
    LOCAL_NONE { en: "No more than chance: none of {0} areas stands out with its neighbours or against them.", mn: "Санамсаргүйгээс илүү биш: {0} нутгийн аль нь ч хөршүүдтэйгээ хамт ч, тэднээс ч ялгарахгүй байна." }
    LOCAL_MEANS { en: "Local Moran also shows outliers: an area with many places among neighbours with few, or the other way round.", mn: "Локал Моран хөршүүдээсээ ялгаатай нутгийг ч харуулна: цөөн газартай хөршүүдийн дундах олон газартай нутаг, эсвэл эсрэгээр." }
    HIGH_HIGH { en: "high among high", mn: "ихийн дунд их" }
    LOW_LOW { en: "low among low", mn: "багын дунд бага" }
    HIGH_LOW { en: "high among low", mn: "багын дунд их" }
    LOW_HIGH { en: "low among high", mn: "ихийн дунд бага" }
    PARAMETERS_AREAS { en: "{0}, {1}; neighbours: areas that touch; {2} draws by lot, seed {3}; false-discovery control at 5 %.", mn: "{0}, {1}; хөрш: хиллэдэг нутаг; {2} сугалаа, эхлэл {3}; буруу илрүүлэлтийн хяналт 5 %." }
    ROOTS { en: "Number of places (tested: its square root, so that one city does not outweigh all else; areas at the border by the part inside)", mn: "Газрын тоо (нэг хот бусдаас хэт давамгайлахгүйн тулд квадрат язгуурыг нь шалгав; захын нутгийг дотор талын хэсгээр нь тооцов)" }
    COARSE { en: "With {0} draws the least p is {1}: too coarse for {2} comparisons. More draws could find more.", mn: "{0} сугалаатай үед хамгийн бага p нь {1}: {2} харьцуулалтад хэт бүдүүн. Сугалааг олшруулбал илүү ихийг олж болно." }
    HEXAGONS_WIDE { en: "Hexagons {0} wide, all of one area", mn: "{0} өргөнтэй, ижил талбайтай зургаан өнцөгт" }

    CLARK_NEARER { en: "More than chance: {0} – nearest neighbours are nearer ({1}) than by lot ({2}).", mn: "Санамсаргүй биш: {0} – хамгийн ойрын хөрш ({1}) сугалаагаар гарахаас ({2}) ойр байна." }
    CLARK_NOT { en: "No more than chance: {0} – nearest neighbours are about as far ({1}) as by lot ({2}).", mn: "Санамсаргүйгээс илүү биш: {0} – хамгийн ойрын хөрш ({1}) сугалаагаар гарахтай ({2}) ойролцоо." }
    CLARK_FARTHER { en: "Less than chance: {0} – nearest neighbours are farther ({1}) than by lot ({2}).", mn: "Санамсаргүйгээс өөр: {0} – хамгийн ойрын хөрш ({1}) сугалаагаар гарахаас ({2}) хол, жигд тархсан байна." }
    CLARK_LABELS { en: "The ratio is {0}; below 1 is clustered, above 1 evenly spread. By lot it lies between {1} and {2} in 95 of 100 draws of {3} from {4} places.", mn: "Харьцаа {0}; 1-ээс бага бол бөөгнөрсөн, их бол жигд тархсан. {4} газраас {3} газрыг сугалахад 100 удаагийн 95-д нь {1}–{2} байна." }
    CLARK_RANDOM { en: "The ratio is {0}; below 1 is clustered, above 1 evenly spread (z = {1}, corrected for the border).", mn: "Харьцаа {0}; 1-ээс бага бол бөөгнөрсөн, их бол жигд тархсан (z = {1}, захын нөлөөг зассан)." }
    CLARK_MEANS { en: "For every place the distance to the nearest other one; the mean is compared with what chance would give.", mn: "Газар бүрээс хамгийн ойрын газар хүртэлх зайн дундажийг санамсаргүй байвал гарах утгатай харьцуулна." }
    CLARK_MISLEADS { en: "All places together are nearly always clustered, because people are: choose a kind, so that it is compared with places as a whole. Without a kind the answer depends on the area that is taken, here the one that all places span. Only nearest neighbours count.", mn: "Хүмүүс бөөгнөрдөг тул бүх газар хамтдаа бараг үргэлж бөөгнөрсөн гарна: нэг төрлийг сонгож бүх газартай харьцуулна уу. Төрөл сонгоогүй бол хариу нь авсан талбайгаас, энд бүх газрыг багтаасан талбайгаас шалтгаална. Зөвхөн хамгийн ойрын хөршийг тооцно." }
    SUBJECT_ALL { en: "all places", mn: "бүх газар" }
    SUBJECT_SHOWN { en: "the places shown", mn: "харагдаж буй газрууд" }
    PARAMETERS_LABELS { en: "Random labelling: {0} places drawn from {1}, {2} times, seed {3}; equal-area plane; locations known to {4}.", mn: "Санамсаргүй шошголол: {1} газраас {0} газрыг {2} удаа сугалав, эхлэл {3}; тэнцүү талбайт хавтгай; байршлын нарийвчлал {4}." }
    PARAMETERS_RANDOM { en: "{0} places against random ones in the area that all places span ({1} km², enlarged hull); equal-area plane; locations known to {2}.", mn: "{0} газрыг бүх газрыг багтаасан талбай ({1} км², томруулсан гүдгэр хүрээ) доторх санамсаргүй цэгтэй харьцуулав; тэнцүү талбайт хавтгай; байршлын нарийвчлал {2}." }
    PARAMETERS_DRAWS { en: "{0} draws, seed {1}.", mn: "{0} сугалаа, эхлэл {1}." }

    RIPLEY_MORE { en: "More than chance: {0} – clustered, most at {1}.", mn: "Санамсаргүй биш: {0} – бөөгнөрсөн, хамгийн ихдээ {1} зайд." }
    RIPLEY_NOT { en: "No more than chance: {0} – neither clustered nor spread out at any distance up to {1}.", mn: "Санамсаргүйгээс илүү биш: {0} – {1} хүртэлх аль ч зайд бөөгнөрсөн ч биш, жигд тархсан ч биш." }
    RIPLEY_LESS { en: "Less than chance: {0} – spread out, most at {1}.", mn: "Санамсаргүйгээс өөр: {0} – жигд тархсан, хамгийн ихдээ {1} зайд." }
    RIPLEY_AGAINST { en: "Compared with as many drawn from {0} places.", mn: "{0} газраас мөн төдий тоог сугалж харьцуулав." }
    RIPLEY_FIGURE { en: "Line: the places; band: what chance gives.", mn: "Шугам: газрууд; зурвас: санамсаргүй бол." }
    RIPLEY_FIGURE_ABOVE { en: "At {0} of {1} distances the line lies above the band of chance.", mn: "{1} зайны {0}-д шугам санамсаргүйн зурвасаас дээгүүр байна." }
    RIPLEY_FIGURE_BELOW { en: "At {0} of {1} distances the line lies below the band of chance.", mn: "{1} зайны {0}-д шугам санамсаргүйн зурвасаас доогуур байна." }
    RIPLEY_X { en: "distance r", mn: "зай r" }
    RIPLEY_L { en: "L(r) − r", mn: "L(r) − r" }
    RIPLEY_LOW { en: "By lot, least", mn: "Сугалаагаар, хамгийн бага" }
    RIPLEY_HIGH { en: "By lot, most", mn: "Сугалаагаар, хамгийн их" }
    RIPLEY_TABLE { en: "L by distance", mn: "Зайгаар L" }
    RIPLEY_MEANS { en: "For each distance: are there more places of the kind within it than if the kinds had been dealt out to the places by lot? Above the band: clustered at that distance.", mn: "Зай тус бүрээр: төрлүүдийг газруудад сугалаагаар хуваарилсан үеийнхээс олон ижил төрлийн газар байна уу? Зурвасаас дээш бол тухайн зайд бөөгнөрсөн." }
    RIPLEY_MISLEADS { en: "The band is for looking at one distance; the verdict is for all of them together. What clusters at one distance stays in the curve at greater ones. Without a kind the comparison is with a spread by lot over an area, and people do not live so.", mn: "Зурвас нь нэг зайг харахад зориулагдсан, дүгнэлт нь бүх зайд хамтад нь хамаарна. Нэг зайд бөөгнөрсөн нь илүү хол зайн муруйд ч үлдэнэ. Төрөл сонгоогүй бол талбайд сугалаагаар тархсантай харьцуулна, гэтэл хүмүүс тийнхүү амьдардаггүй." }
    SAMPLED { en: "A sample of {0} of {1} places, drawn by lot.", mn: "{1} газраас {0} газрыг сугалж авав." }

    COMPANY_SOME { en: "More than chance: the nearest neighbour of {0} is {1} {2} times as often as by lot.", mn: "Санамсаргүй биш: {0} – хамгийн ойрын хөрш нь {1} байх нь сугалаагаар гарахаас {2} дахин." }
    COMPANY_LESS { en: "Less than chance: the nearest neighbour of {0} is {1} only {2} times as often as by lot.", mn: "Санамсаргүйгээс цөөн: {0} – хамгийн ойрын хөрш нь {1} байх нь сугалаагаар гарахаас ердөө {2} дахин." }
    COMPANY_NONE { en: "No more than chance: no kind has another as its neighbour more or less often than by lot.", mn: "Санамсаргүйгээс илүү биш: аль ч төрөл нөгөөтэй сугалаагаар гарахаас илүү ч, дутуу ч хөршилдөггүй." }
    COMPANY_FEW { en: "Too few to say: at least two kinds with {0} places each are needed; kinds: {1}.", mn: "Дүгнэлт хийхэд хэт цөөн: тус бүр {0} газартай дор хаяж хоёр төрөл хэрэгтэй; ийм төрлийн тоо: {1}." }
    COMPANY_ADD { en: "This data has no kinds of places. Add a field such as “category” to compare them.", mn: "Энэ өгөгдөлд газрын төрөл алга. Харьцуулахын тулд “category” зэрэг талбар нэмнэ үү." }
    COMPANY_TITLE { en: "How often the row’s nearest neighbour is of the column’s kind, times chance.", mn: "Мөрийн төрлийн хамгийн ойрын хөрш баганын төрөл байх нь санамсаргүйгээс хэд дахин вэ." }
    COMPANY_TABLE { en: "Co-location quotients", mn: "Хамт байрлалын коэффициент" }
    COMPANY_CELL { en: "{0} next to {1}: {2} times chance, corrected p = {3}", mn: "{0}, хажууд нь {1}: санамсаргүйгээс {2} дахин, зассан p = {3}" }
    COMPANY_CELL_FEW { en: "{0} next to {1}: too few to say", mn: "{0}, хажууд нь {1}: дүгнэхэд цөөн" }
    COMPANY_ONE { en: "Places of", mn: "Аль газар" }
    COMPANY_OTHER { en: "Next to", mn: "Хажууд нь" }
    COMPANY_QUOTIENT { en: "Quotient", mn: "Коэффициент" }
    COMPANY_KEY { en: "▲ more often than chance, ▼ less often (corrected p ≤ 0.05); · fewer than {0} places.", mn: "▲ санамсаргүйгээс олон, ▼ цөөн (зассан p ≤ 0.05); · {0}-аас цөөн газартай." }
    COMPANY_MEANS { en: "Of each place’s nearest neighbours: is a kind found there more often than its share of all places would give? Neighbours that are equally near share the place.", mn: "Газар бүрийн хамгийн ойрын хөршид тухайн төрөл нийт газарт эзлэх хувиасаа илүү тохиолдож байна уу? Адил ойр хөршүүд тэнцүү хуваалцана." }
    COMPANY_MISLEADS { en: "Only nearest neighbours count, and it is not symmetric: a few of one kind can all stand next to many of another. Several records at one address make a kind its own neighbour.", mn: "Зөвхөн хамгийн ойрын хөршийг тооцох ба тэгш хэмтэй биш: нэг төрлийн цөөн газар бүгд нөгөө төрлийн олон газрын хажууд байж болно. Нэг хаягт хэд хэдэн бичлэг байвал төрөл өөртэйгээ хөрш болно." }
    PARAMETERS_COMPANY { en: "{0} places; kinds dealt out {1} times by lot, seed {2}; false-discovery control over the table; equal-area plane; locations known to {3}.", mn: "{0} газар; төрлийг {1} удаа сугалаагаар хуваарилав, эхлэл {2}; хүснэгтийн хэмжээнд буруу илрүүлэлтийн хяналттай; тэнцүү талбайт хавтгай; байршлын нарийвчлал {3}." }

    LEGEND_VALUES { en: "Value of the areas", mn: "Нутгийн утга" }
    LEGEND_HOT { en: "Together with their neighbours", mn: "Хөршүүдийн хамт" }
    UP_TO { en: "up to {0}", mn: "{0} хүртэл" }
    ZERO { en: "none", mn: "байхгүй" }
}
