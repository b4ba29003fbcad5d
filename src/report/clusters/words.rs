//! The words of the clusters.

use crate::report::words::words;

words! {
    TITLE { en: "Clusters", mn: "Бөөгнөрөл" }

    FOUND { en: "{0} cluster with {1} of {2} places.|{0} clusters with {1} of {2} places.", mn: "{0} бөөгнөрөл олдов: {2} газраас {1} нь багтана." }
    FOUND_NONE { en: "No cluster among {0} places. A larger radius or a smaller number of places finds more.", mn: "{0} газрын дунд бөөгнөрөл олдсонгүй. Радиусыг томруулах эсвэл газрын доод тоог багасгавал олдож болно." }
    SURE { en: "Stable: {0}, doubtful: {1}, do not interpret: {2}.", mn: "Тогтвортой: {0}, эргэлзээтэй: {1}, дүгнэлт хийж болохгүй: {2}." }
    PENDING { en: "How stable they are is being computed.", mn: "Тогтвортой байдлыг тооцоолж байна." }
    LEFT_COARSE { en: "{0} place is left out because its location is known less finely than {1}.|{0} places are left out because their location is known less finely than {1}.", mn: "Байршил нь {1} хүртэлх нарийвчлалаар мэдэгдээгүй тул {0} газрыг тооцоонд оруулсангүй." }
    LEFT_NOWHERE { en: "{0} place is left out because it is no point on the map.|{0} places are left out because they are no points on the map.", mn: "Газрын зураг дээр цэггүй тул {0} газрыг тооцоонд оруулсангүй." }
    UNSAID { en: "This data does not say how precise its positions are; all are taken as exact. Add the field “precision” (exact, building, street …) to leave coarse ones out.", mn: "Өгөгдөлд байршлын нарийвчлал алга тул бүгдийг яг зөв гэж үзэв. Бүдүүн байршлыг хасахын тулд “precision” талбар (exact, building, street …) нэмнэ үү." }
    TOO_FEW { en: "Too few places to say: clusters of {0} need at least as many places with a precise location.", mn: "Дүгнэлт хийхэд газар хэт цөөн: {0} газартай бөөгнөрөл олоход дор хаяж төдий тооны нарийн байршилтай газар хэрэгтэй." }
    COVERAGE { en: "Where more was recorded there are more clusters: this may show how thoroughly places were collected.", mn: "Илүү нягт бүртгэсэн газарт бөөгнөрөл олон гарна: энэ нь бүртгэл хэр бүрэн болохыг ч харуулж болно." }

    SETTINGS { en: "Settings", mn: "Тохиргоо" }
    SCALE { en: "Scale", mn: "Хэмжээ" }
    CITY { en: "City: {0}", mn: "Хот: {0}" }
    TOWN { en: "Town: {0}", mn: "Суурин: {0}" }
    REGION { en: "Region: {0}", mn: "Бүс нутаг: {0}" }
    DENSITY { en: "Each by its own density", mn: "Тус бүр өөрийн нягтаар" }
    OWN { en: "Own: {0}", mn: "Өөрийн: {0}" }
    RADIUS { en: "Radius", mn: "Радиус" }
    RADIUS_FIELD { en: "Radius in metres", mn: "Радиус, метрээр" }
    LEAST { en: "Least number of places", mn: "Газрын доод тоо" }
    METHOD { en: "Method", mn: "Арга" }
    ONE_RADIUS { en: "One radius for all (DBSCAN)", mn: "Бүгдэд нэг радиус (DBSCAN)" }
    OWN_DENSITY { en: "Each by its own density (HDBSCAN)", mn: "Тус бүр өөрийн нягтаар (HDBSCAN)" }

    NAME { en: "{0} around {1}", mn: "{1} орчим: {0}" }
    NAME_PLACE { en: "Around {0}", mn: "{0} орчим" }
    NUMBER { en: "Cluster {0}", mn: "{0}-р бөөгнөрөл" }
    LIST { en: "The clusters, largest first", mn: "Бөөгнөрөл, том нь эхэнд" }
    PLACES { en: "{0} place|{0} places", mn: "{0} газар" }
    STABLE { en: "stable", mn: "тогтвортой" }
    DOUBTFUL { en: "doubtful", mn: "эргэлзээтэй" }
    NOT_TO_INTERPRET { en: "do not interpret", mn: "дүгнэлт хийж болохгүй" }
    NOT_YET { en: "stability not computed yet", mn: "тогтвортой байдал тооцоологдоогүй" }
    ALL { en: "Show all {0}", mn: "Бүгдийг харуулах: {0}" }

    ON_MAP { en: "Show on the map", mn: "Газрын зураг дээр харуулах" }
    CLOSE { en: "Close this cluster", mn: "Энэ бөөгнөрлийг хаах" }
    WHY { en: "Why this is a cluster", mn: "Яагаад бөөгнөрөл вэ" }
    WHY_RADIUS { en: "Found by computation, not declared by anyone. Its {0} places are joined by steps of at most {1} from place to place. {2} of them have at least {3} places within {1}, themselves included.", mn: "Хэн нэгэн зарласан бус, тооцооллоор олсон. Багтсан газрын тоо: {0}. Эдгээрийг газраас газарт {1} хүртэлх алхмаар холбож болно. {1} дотор өөрийг нь оролцуулаад дор хаяж {3} газартай нь: {2}." }
    WHY_DENSITY { en: "Found by computation, not declared by anyone. Its {0} places stand closer together than what is around them: steps of at most {1} join them all. At least {2} places were asked for.", mn: "Хэн нэгэн зарласан бус, тооцооллоор олсон. Багтсан {0} газар эргэн тойрноосоо илүү ойр: {1} хүртэлх алхмаар бүгд холбогдоно. Шаардсан газрын доод тоо: {2}." }
    WHY_LARGEST { en: "The largest group is {0}: {1} of {2}.", mn: "Хамгийн том бүлэг: {0} ({2} газраас {1})." }
    WHY_STABLE { en: "When a fifth of all places is left out by lot, {1} times, what is found again agrees with it by {0} on average: {2}.", mn: "Бүх газрын тавны нэгийг сугалаагаар хасаж {1} удаа давтахад дахин олдсон нь дунджаар {0} таарч байна: {2}." }
    WHY_RADII { en: "One like it is there at {0} of the {1} radii of the table below.", mn: "Доорх хүснэгтийн {1} радиусаас үүнтэй төстэй бөөгнөрөл гарсан тоо: {0}." }

    MEMBERS { en: "Places in it", mn: "Багтсан газар" }
    MEMBERS_LIST { en: "The {0} place in it|The {0} places in it", mn: "Багтсан {0} газар" }
    SHARE { en: "Share of the places that took part", mn: "Тооцоонд орсон газрын дунд эзлэх хувь" }
    KINDS { en: "Effective number of categories", mn: "Ангиллын үйлчлэх тоо" }
    DENSE { en: "Places per km²", mn: "1 км² дэх газрын тоо" }
    AREA { en: "Area of the outline", mn: "Хүрээний талбай" }
    CENTRE { en: "Centre (spatial median)", mn: "Төв (орон зайн медиан)" }
    STABILITY { en: "Stability", mn: "Тогтвортой байдал" }
    COMPOSITION { en: "What is in it", mn: "Юу багтсан бэ" }
    COMPOSITION_IS { en: "{0} category, as mixed as {1} of equal size.|{0} categories, as mixed as {1} of equal size.", mn: "Ангиллын тоо {0}; хэмжээгээр тэнцүү {1} ангилалтай адил холимог." }
    FILTER { en: "Filter by {0}: {1}", mn: "Шүүх: {0} ({1})" }
    UNKNOWN { en: "Category unknown", mn: "Ангилал тодорхойгүй" }

    TABLE { en: "How the result changes with the radius", mn: "Радиусаас хамаарч үр дүн хэрхэн өөрчлөгдөх" }
    TABLE_CLUSTERS { en: "Clusters", mn: "Бөөгнөрөл" }
    TABLE_IN { en: "Places in one", mn: "Орсон газар" }
    TABLE_OUT { en: "In none", mn: "Ороогүй" }
    TABLE_SAME { en: "The number of clusters stays at {0} from half to twice the radius.", mn: "Радиусыг хагаслах, хоёр дахин томруулах хооронд бөөгнөрлийн тоо хэвээр: {0}." }
    TABLE_CHANGES { en: "From half to twice the radius there are {0} to {1} clusters, with {2} to {3} of the places.", mn: "Радиусыг хагаслахаас хоёр дахин томруулах хооронд бөөгнөрлийн тоо {0}–{1}, тэдгээрт орох газрын хувь {2}–{3}." }
    NO_TABLE { en: "This method has no radius: each cluster is as dense as it is.", mn: "Энэ аргад радиус байхгүй: бөөгнөрөл бүр өөрийн нягттай." }

    BEND { en: "Which radius fits?", mn: "Ямар радиус тохирох вэ?" }
    CURVE { en: "Half of the {0} places have {1} others within {2}.", mn: "{0} газрын тал хувийнх нь {2} дотор өөр {1} газар бий." }
    CURVE_BENDS { en: "Half of the {0} places have {1} others within {2}; the curve bends at {3}.", mn: "{0} газрын тал хувийнх нь {2} дотор өөр {1} газар бий; муруй {3} дээр нугарна." }
    CURVE_SAYS { en: "For each place the distance to its nearest neighbour number {0}, the farthest first, on a scale of tenfold steps. At {1}, {2} of {3} places have enough others around them.", mn: "Газар бүрээс {0} дахь хамгийн ойрын газар хүртэлх зай, хамгийн хол нь эхэнд; тэнхлэг арав дахин алхамтай. {1} үед эргэн тойронд нь хангалттай газартай: {3} газраас {2}." }
    CURVE_X { en: "places, those far from others first", mn: "газрууд, бусдаас хол нь эхэнд" }
    CURVE_SHARE { en: "Share of the places", mn: "Газрын эзлэх хувь" }
    CURVE_WITHIN { en: "have {0} others within", mn: "өөр {0} газар хүртэлх зай" }
    CURVE_MOVE { en: "Move the radius along the curve", mn: "Радиусыг муруйн дагуу шилжүүлэх" }
    CURVE_AT { en: "{0}: {1} of {2} places have enough others around them", mn: "{0}: {2} газраас {1} нь эргэн тойрондоо хангалттай газартай" }
    TAKE { en: "Use the bend ({0})", mn: "Нугарлыг хэрэглэх ({0})" }
    BEND_NOTE { en: "The bend is where places with few others around them turn into places in crowds. It is a suggestion, not a law.", mn: "Нугарал бол эргэн тойрондоо цөөн газартай нь олон газартай болж хувирдаг цэг. Энэ бол санал, хууль биш." }

    DRAWN { en: "Clusters of the atlas, and these", mn: "Атласын бөөгнөрөл ба эдгээр" }
    DRAWN_NOTE { en: "Clusters drawn by people and clusters found here are two layers: dashed grey on the map, and solid.", mn: "Хүмүүсийн зурсан бөөгнөрөл ба энд олсон бөөгнөрөл нь хоёр тусдаа давхарга: газрын зураг дээр тасархай саарал болон битүү зураасаар." }
    DRAWN_SUM { en: "Clusters of the atlas: {0}. The same or nearly the same as one found here: {1}.", mn: "Атласын бөөгнөрлийн тоо: {0}. Энд олсонтой адил буюу бараг адил нь: {1}." }
    DRAWN_NONE { en: "This atlas has no drawn clusters. Polygons with the role “clusters”, or records of the type “cluster_area”, would be compared here.", mn: "Энэ атласт зурсан бөөгнөрөл алга. “clusters” үүрэгтэй полигон, эсвэл “cluster_area” төрлийн бичлэг байвал энд харьцуулна." }
    DRAWN_BY_PEOPLE { en: "drawn by people", mn: "хүмүүс зурсан" }
    DRAWN_COMPUTED { en: "computed when the atlas was made", mn: "атлас хийхэд тооцоолсон" }
    DRAWN_HEAD { en: "Cluster of the atlas", mn: "Атласын бөөгнөрөл" }
    DRAWN_MEMBERS { en: "Places in it that took part", mn: "Тооцоонд орсон газар" }
    DRAWN_BEST { en: "Most like it here", mn: "Энд хамгийн төстэй нь" }
    DRAWN_BOTH { en: "In both", mn: "Аль алинд нь" }
    DRAWN_ALIKE { en: "Agreement", mn: "Тохирол" }
    SAME { en: "the same", mn: "адил" }
    NEARLY { en: "nearly the same", mn: "бараг адил" }
    LARGELY { en: "largely the same", mn: "ихэнх нь адил" }
    PARTLY { en: "partly the same", mn: "зарим нь адил" }
    HARDLY { en: "hardly anything in common", mn: "бараг адилгүй" }
    NOTHING { en: "nothing in common", mn: "огт адилгүй" }

    MISLEADS { en: "When this misleads", mn: "Хэзээ төөрөгдүүлэх вэ" }
    MISLEADS_TEXT { en: "A cluster says that records stand close together, not that the places work together. One radius suits a centre and not its outskirts, and along an avenue it chains everything. Places known only by street, town or district may be left out. Another radius gives other clusters, as the table shows; one marked “do not interpret” may be chance.", mn: "Бөөгнөрөл нь бичлэгүүд ойр байгааг л хэлнэ, газрууд хамтран ажилладгийг биш. Нэг радиус төвд тохирох боловч захад тохирохгүй, өргөн чөлөөний дагуу бүгдийг хэлхэнэ. Зөвхөн гудамж, хот, дүүргээр нь мэдэгдэх газар орхигдож болно. Хүснэгтээс харахад өөр радиус өөр бөөгнөрөл өгнө; “дүгнэлт хийж болохгүй” гэсэн нь санамсаргүй байж болно." }
    PARAMETERS_RADIUS { en: "DBSCAN, radius {0}, at least {1} places; distances on the ellipsoid (WGS 84). Stability: {2} subsamples of 80 %, seed {3}, Jaccard. Outlines: discs of half the radius around places at the core.", mn: "DBSCAN, радиус {0}, дор хаяж {1} газар; зайг эллипсоид (WGS 84) дээр хэмжив. Тогтвортой байдал: 80 хувийн {2} түүвэр, эхлэл {3}, Жаккардын илтгэлцүүр. Хүрээ: цөмийн газар тойрсон хагас радиустай дугуй." }
    PARAMETERS_DENSITY { en: "HDBSCAN, at least {0} places, locations known to {1}; distances on the ellipsoid (WGS 84). Stability: {2} subsamples of 80 %, seed {3}, Jaccard.", mn: "HDBSCAN, дор хаяж {0} газар, байршлын нарийвчлал {1}; зайг эллипсоид (WGS 84) дээр хэмжив. Тогтвортой байдал: 80 хувийн {2} түүвэр, эхлэл {3}, Жаккардын илтгэлцүүр." }

    LEGEND { en: "Clusters found here", mn: "Энд олсон бөөгнөрөл" }
    LEGEND_CHOSEN { en: "chosen", mn: "сонгосон" }
    LEGEND_ATLAS { en: "clusters of the atlas", mn: "атласын бөөгнөрөл" }
}
