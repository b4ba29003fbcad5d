//! Messages of the interface in every language. A missing language is a compile error: each entry names all of them.
//!
//! `{0}`, `{1}` … stand for values; values are inserted as they are and never inflected.

use super::Locale;

/// One text in every language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    en: &'static str,
    mn: &'static str,
}

impl Message {
    /// The text in `locale`.
    pub fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.en,
            Locale::Mn => self.mn,
        }
    }
}

/// A message with the plural forms that the languages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    one: Message,
    other: Message,
}

impl Plural {
    /// The form for `count` in `locale`: "one" for exactly 1 in both languages (CLDR 48).
    pub fn of(self, locale: Locale, count: usize) -> &'static str {
        if count == 1 { self.one.get(locale) } else { self.other.get(locale) }
    }
}

/// Puts `values[n]` where `template` has `{n}`. A missing value leaves nothing; text in values is never read again.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((number, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            break;
        };
        let value = number.parse::<usize>().ok().and_then(|index| values.get(index));
        text.push_str(value.copied().unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Every message, by name.
pub mod messages {
    use super::{Message, Plural};

    macro_rules! table {
        ($($(#[$note:meta])* $name:ident { en: $en:literal, mn: $mn:literal $(,)? })*) => {
            $($(#[$note])* #[doc = concat!("`", $en, "`")] pub const $name: Message = Message { en: $en, mn: $mn };)*
            /// Every message, for tests.
            pub const EVERY: &[(&str, Message)] = &[$((stringify!($name), $name)),*];
        };
    }

    macro_rules! plurals {
        ($($name:ident { one: { en: $en1:literal, mn: $mn1:literal }, other: { en: $en:literal, mn: $mn:literal } })*) => {
            $(#[doc = concat!("`", $en, "`")] pub const $name: Plural = Plural {
                one: Message { en: $en1, mn: $mn1 },
                other: Message { en: $en, mn: $mn },
            };)*
        };
    }

    plurals! {
        ALL_PLACES { one: { en: "{0} place", mn: "{0} газар" }, other: { en: "All {0} places", mn: "Бүх {0} газар" } }
        SHOWN_PLACES { one: { en: "{0} of {1} place", mn: "{1} газраас {0}" }, other: { en: "{0} of {1} places", mn: "{1} газраас {0}" } }
        RESULTS { one: { en: "{0} result", mn: "{0} илэрц" }, other: { en: "{0} results", mn: "{0} илэрц" } }
        PROBLEMS { one: { en: "{0} feature", mn: "{0} бичлэг" }, other: { en: "{0} features", mn: "{0} бичлэг" } }
        NOTICES { one: { en: "{0} notice about the data", mn: "Өгөгдлийн тухай {0} мэдэгдэл" }, other: { en: "{0} notices about the data", mn: "Өгөгдлийн тухай {0} мэдэгдэл" } }
    }

    table! {
        // Page
        SKIP { en: "Skip links", mn: "Шууд очих холбоос" }
        SKIP_TO_LIST { en: "Skip to the list", mn: "Жагсаалт руу очих" }
        SKIP_TO_MAP { en: "Skip to the map", mn: "Газрын зураг руу очих" }
        LOADING { en: "Loading the map…", mn: "Газрын зургийг ачаалж байна…" }
        LANGUAGE { en: "Language", mn: "Хэл" }
        THEME { en: "Appearance", mn: "Харагдах байдал" }
        THEME_AUTO { en: "As on this device", mn: "Төхөөрөмжийнхөөр" }
        THEME_LIGHT { en: "Light", mn: "Цайвар" }
        THEME_DARK { en: "Dark", mn: "Бараан" }
        CLOSE { en: "Close", mn: "Хаах" }
        PANEL { en: "Places, filters and layers", mn: "Газар, шүүлтүүр, давхарга" }
        SHEET_TALLER { en: "Make the panel taller", mn: "Самбарыг өндөр болгох" }
        SHEET_SHORTER { en: "Make the panel shorter", mn: "Самбарыг намсгах" }
        TAB_PLACES { en: "Places", mn: "Газрууд" }
        TAB_FILTERS { en: "Filters", mn: "Шүүлтүүр" }
        TAB_LAYERS { en: "Layers", mn: "Давхарга" }

        // The sentence
        OR { en: "or", mn: "эсвэл" }
        NEAR_PHRASE { en: "within {0} of {1}", mn: "{1} – {0} дотор" }
        NEAR_POINT { en: "a point on the map", mn: "зураг дээрх цэг" }
        MATCHING_PHRASE { en: "name like “{0}”", mn: "нэр: “{0}”" }
        RANGE_BETWEEN { en: "{0}: {1}–{2}", mn: "{0}: {1}–{2}" }
        RANGE_FROM { en: "{0}: from {1}", mn: "{0}: {1} оноос" }
        RANGE_TO { en: "{0}: up to {1}", mn: "{0}: {1} он хүртэл" }
        OR_UNKNOWN { en: "{0} or unknown", mn: "{0} эсвэл тодорхойгүй" }

        // Search
        SEARCH { en: "Search by name", mn: "Нэрээр хайх" }
        SEARCH_CLEAR { en: "Clear the search", mn: "Хайлтыг арилгах" }
        SEARCH_NONE { en: "Nothing here is named like “{0}”.", mn: "“{0}” гэсэн нэртэй зүйл олдсонгүй." }
        SEARCH_HINT { en: "Try fewer letters, or another spelling.", mn: "Цөөн үсгээр, эсвэл өөрөөр бичиж үзнэ үү." }
        SEARCH_AS_FILTER { en: "Show only places named like “{0}”", mn: "“{0}” гэсэн нэртэй газрыг л харуулах" }
        KIND_DISTRICT { en: "Administrative unit", mn: "Засаг захиргааны нэгж" }
        KIND_CLUSTER { en: "Computed cluster", mn: "Тооцоолсон бөөгнөрөл" }
        KIND_TOWN { en: "Town", mn: "Суурин" }

        // Filters
        CLEAR_ALL { en: "Clear all", mn: "Бүгдийг арилгах" }
        CLEAR_ONE { en: "Remove this filter: {0}", mn: "Энэ шүүлтүүрийг авах: {0}" }
        CLEAR_FACET { en: "Clear all: {0}", mn: "Бүгдийг арилгах: {0}" }
        UNKNOWN { en: "Unknown", mn: "Тодорхойгүй" }
        RANGE_START { en: "From", mn: "Эхлэл" }
        RANGE_END { en: "To", mn: "Төгсгөл" }
        RANGE_WITH_UNKNOWN { en: "Also places without a year", mn: "Он тодорхойгүй газрыг мөн" }
        RANGE_CHART { en: "Places by decade", mn: "Газрууд, арван жилээр" }
        TREE_OPEN { en: "Parts of {0}", mn: "{0}: дэд ангилал" }
        MORE_VALUES { en: "Show all {0}", mn: "Бүх {0}-г харуулах" }
        FEWER_VALUES { en: "Show fewer", mn: "Цөөнийг харуулах" }
        NO_FACETS { en: "This data has no fields to filter by.", mn: "Шүүх боломжтой талбар энэ өгөгдөлд алга." }

        // List
        SORT { en: "Order", mn: "Эрэмбэ" }
        SORT_NAME { en: "By name", mn: "Нэрээр" }
        SORT_DISTANCE { en: "Nearest to the map’s centre", mn: "Зургийн төвд ойр нь эхэнд" }
        SORT_DISTRICT { en: "By district", mn: "Аймаг, нийслэлээр" }
        LIST { en: "Places shown", mn: "Харуулж буй газрууд" }
        EMPTY_TITLE { en: "No place matches all of this", mn: "Эдгээр нөхцөлд тохирох газар алга" }
        EMPTY_HINT { en: "Remove one of the filters above, or clear them all.", mn: "Дээрх шүүлтүүрийн аль нэгийг авах, эсвэл бүгдийг арилгана уу." }
        NO_DISTRICT { en: "District unknown", mn: "Аймаг, дүүрэг тодорхойгүй" }

        // Card
        BACK { en: "Back to the list", mn: "Жагсаалт руу буцах" }
        OTHER_CATEGORIES { en: "Also", mn: "Мөн" }
        CYCLE { en: "Culture cycle", mn: "Соёлын мөчлөг" }
        TYPE { en: "Type", mn: "Төрөл" }
        ADDRESS { en: "Address", mn: "Хаяг" }
        DISTRICT { en: "District", mn: "Аймаг, дүүрэг" }
        POSITION { en: "Position", mn: "Байршил" }
        POSITION_NONE { en: "Not known; the place is in the list only.", mn: "Тодорхойгүй; газар зөвхөн жагсаалтад бий." }
        PROTECTION { en: "Protection", mn: "Хамгаалалт" }
        SOURCE { en: "Source", mn: "Эх сурвалж" }
        SOURCE_RECORD { en: "record {0}", mn: "бичлэг {0}" }
        CONFIDENCE { en: "Confidence", mn: "Итгэлцэл" }
        CONFIDENCE_HIGH { en: "high", mn: "өндөр" }
        CONFIDENCE_MEDIUM { en: "medium", mn: "дунд" }
        CONFIDENCE_LOW { en: "low", mn: "бага" }
        NAME_AUTOMATIC { en: "Latin form written automatically by MNS 5217:2012", mn: "Латин бичлэгийг MNS 5217:2012-оор автоматаар үүсгэв" }
        NAME_CUT { en: "The name is cut off in the source", mn: "Нэр эх сурвалжид тасарсан" }
        COPY_LINK { en: "Copy link", mn: "Холбоос хуулах" }
        COPIED { en: "Link copied", mn: "Холбоосыг хууллаа" }
        COPY_FAILED { en: "The browser did not allow copying. The link is in the address bar.", mn: "Хөтөч хуулахыг зөвшөөрсөнгүй. Холбоос хаягийн мөрөнд бий." }
        SHOW_NEAR { en: "What is within {0}", mn: "{0} дотор юу байна" }
        ZOOM_TO { en: "Zoom here", mn: "Энд ойртуулах" }
        POPULATION { en: "Population", mn: "Хүн ам" }
        PLACES_HERE { en: "Places here", mn: "Энд буй газар" }
        FILTER_HERE { en: "Show only these places", mn: "Зөвхөн эдгээр газрыг харуулах" }
        MEMBERS { en: "Members", mn: "Гишүүд" }
        COMPUTED_HOW { en: "Found by computation, not declared by anyone: at least {0} places within {1} of each other, chained together ({2}).", mn: "Хэн нэгэн зарласан бус, тооцооллоор олсон: бие биеэсээ {1} дотор дор хаяж {0} газар, гинжлэн холбосон ({2})." }
        COMPUTED_ON { en: "Computed on {0}", mn: "{0}-нд тооцоолсон" }
        OTHER_FIELDS { en: "More in the record", mn: "Бичлэгт буй бусад" }

        // Codes
        TYPE_BUSINESS { en: "Business", mn: "Аж ахуйн нэгж" }
        TYPE_ORGANISATION { en: "Organisation", mn: "Байгууллага" }
        TYPE_PERSON { en: "Person", mn: "Хувь хүн" }
        TYPE_VENUE { en: "Venue", mn: "Соёлын газар" }
        TYPE_EVENT { en: "Event", mn: "Арга хэмжээ" }
        TYPE_HERITAGE { en: "Heritage", mn: "Өв" }
        TYPE_TRAINING { en: "School or course", mn: "Сургалт" }
        TYPE_CLUSTER_AREA { en: "Cluster drawn by people", mn: "Хүмүүсийн зурсан бөөгнөрөл" }
        PRECISION_EXACT { en: "Exact spot", mn: "Яг цэг" }
        PRECISION_BUILDING { en: "Building", mn: "Барилга" }
        PRECISION_STREET { en: "Street", mn: "Гудамж" }
        PRECISION_NEIGHBOURHOOD { en: "Neighbourhood", mn: "Хороо, баг" }
        PRECISION_SETTLEMENT { en: "Town or soum", mn: "Хот, сум" }
        PRECISION_DISTRICT { en: "District", mn: "Дүүрэг" }
        PRECISION_PROVINCE { en: "Province", mn: "Аймаг" }
        AT_EXACT { en: "At this very spot (within 10 m)", mn: "Яг энэ цэгт (10 м дотор)" }
        AT_BUILDING { en: "In this building (within 50 m)", mn: "Энэ барилгад (50 м дотор)" }
        AT_STREET { en: "On this street (within 250 m)", mn: "Энэ гудамжинд (250 м дотор)" }
        AT_NEIGHBOURHOOD { en: "Somewhere in this neighbourhood (within 2 km)", mn: "Энэ хавьд (2 км дотор)" }
        AT_SETTLEMENT { en: "Somewhere in this town or soum", mn: "Энэ хот, сумын хаа нэгтээ" }
        AT_DISTRICT { en: "Somewhere in this district", mn: "Энэ дүүргийн хаа нэгтээ" }
        AT_PROVINCE { en: "Somewhere in this province", mn: "Энэ аймгийн хаа нэгтээ" }
        HOW_GPS { en: "measured on the spot", mn: "газар дээр нь хэмжсэн" }
        HOW_MAP { en: "read off a map", mn: "газрын зургаас авсан" }
        HOW_GEOCODED { en: "found from the address", mn: "хаягаар нь олсон" }
        HOW_LIST { en: "from a published list", mn: "нийтэлсэн жагсаалтаас" }
        HOW_REGISTER { en: "from a public register", mn: "улсын бүртгэлээс" }
        HOW_TOWN_CENTRE { en: "the middle of the town", mn: "суурингийн төв" }
        HOW_GUESS { en: "a guess", mn: "таамаг" }
        CYCLE_CREATION { en: "Creation", mn: "Бүтээх" }
        CYCLE_PRODUCTION { en: "Production", mn: "Үйлдвэрлэх" }
        CYCLE_DISSEMINATION { en: "Dissemination", mn: "Түгээх" }
        CYCLE_EXHIBITION { en: "Exhibition and transmission", mn: "Үзүүлэх, өвлүүлэх" }
        CYCLE_CONSUMPTION { en: "Participation", mn: "Оролцох" }
        YEAR_FOUNDED { en: "Founded", mn: "Байгуулсан" }
        YEAR_BUILT { en: "Built", mn: "Барьсан" }
        YEAR_INSCRIBED { en: "Inscribed", mn: "Бүртгэсэн" }

        // Map
        MAP { en: "Map: {0}", mn: "Газрын зураг: {0}" }
        MAP_KEYS { en: "Arrow keys move the map, plus and minus zoom, Home shows the whole country.", mn: "Сумтай товч зургийг хөдөлгөнө, нэмэх хасах ойртуулж холдуулна, Home бүтэн улсыг харуулна." }
        ZOOM_IN { en: "Zoom in", mn: "Ойртуулах" }
        ZOOM_OUT { en: "Zoom out", mn: "Холдуулах" }
        HOME { en: "Show everything", mn: "Бүгдийг харуулах" }
        SOURCES { en: "Sources and licences", mn: "Эх сурвалж, лиценз" }
        LICENCE { en: "Licence", mn: "Лиценз" }
        LEGEND { en: "Legend", mn: "Таних тэмдэг" }
        CLUSTER_LEGEND { en: "Outline of a computed cluster", mn: "Тооцоолсон бөөгнөрлийн хүрээ" }
        DISTRICT_LEGEND { en: "Border of an aimag or the capital", mn: "Аймаг, нийслэлийн хил" }
        NO_CATEGORY { en: "Without a category", mn: "Ангилалгүй" }
        DISCLAIMER { en: "Boundaries and names shown do not imply official endorsement.", mn: "Харуулсан хил, нэр нь албан ёсны байр суурийг илэрхийлэхгүй." }
        UPDATED { en: "Atlas of {0}", mn: "Атласын огноо: {0}" }

        // Notices and errors
        NOTICE { en: "Notice", mn: "Мэдэгдэл" }
        TRY_AGAIN { en: "Try again", mn: "Дахин оролдох" }
        GO_ON { en: "Go on", mn: "Үргэлжлүүлэх" }
        DETAILS { en: "Details", mn: "Дэлгэрэнгүй" }
        OPEN_DEFAULT { en: "Open the default map", mn: "Үндсэн зургийг нээх" }
        LINK_BROKEN { en: "Part of this link could not be read and was left out: {0}.", mn: "Холбоосын нэг хэсгийг уншиж чадсангүй, орхилоо: {0}." }
        LINK_NEWER { en: "This link comes from a newer version of the map. What could be read is shown.", mn: "Холбоос нь зургийн шинэ хувилбарынх. Уншиж чадсан хэсгийг харуулав." }
        LINK_PLACE_GONE { en: "The place in this link is not in the data (any more).", mn: "Холбоост заасан газар өгөгдөлд алга (болсон)." }
        NO_WEBGL_TITLE { en: "This browser cannot draw the map", mn: "Энэ хөтөч газрын зургийг зурж чадахгүй" }
        NO_WEBGL { en: "WebGL 2 is missing or switched off. The list, the filters and the search work as ever.", mn: "WebGL 2 байхгүй эсвэл унтраалттай байна. Жагсаалт, шүүлтүүр, хайлт хэвийн ажиллана." }
        ATLAS_FAILED { en: "The map’s description could not be read", mn: "Зургийн тодорхойлолтыг уншиж чадсангүй" }
        LAYER_FAILED { en: "“{0}” could not be shown", mn: "“{0}”-г харуулж чадсангүй" }
        FAILED_NETWORK { en: "{0} cannot be reached. Check the connection; if the file lies on another site, that site must allow its use here (CORS).", mn: "{0} руу холбогдож чадсангүй. Холболтоо шалгана уу; файл өөр сайтад байгаа бол тэр сайт эндээс ашиглахыг зөвшөөрсөн байх ёстой (CORS)." }
        FAILED_NOT_FOUND { en: "{0} does not exist there (404). Check the address.", mn: "{0} тэнд алга (404). Хаягийг шалгана уу." }
        FAILED_STATUS { en: "The server answered {1} for {0}. Try again in a while.", mn: "{0}-д сервер {1} гэж хариулав. Түр хүлээгээд дахин оролдоно уу." }
        FAILED_TOO_LARGE { en: "{0} is larger than this program opens ({1} MB).", mn: "{0} нь энэ програмын нээх хэмжээнээс том ({1} МБ)." }
        FAILED_SETTINGS { en: "{0}, line {1}, column {2}: {3}.", mn: "{0}, {1}-р мөр, {2}-р багана: {3}." }
        FAILED_DOCUMENT { en: "{0}: {1}.", mn: "{0}: {1}." }
        FAILED_NOT_JSON { en: "{0} is not JSON (line {1}, column {2}). It begins like this: {3}.", mn: "{0} нь JSON биш ({1}-р мөр, {2}-р багана). Эхлэл нь: {3}." }
        FAILED_NOT_GEOJSON { en: "{0} is JSON but not GeoJSON: expected a FeatureCollection, found {1}.", mn: "{0} нь JSON боловч GeoJSON биш: FeatureCollection байх ёстой, {1} олдов." }
        FAILED_NO_FEATURES { en: "{0} has no features.", mn: "{0}-д нэг ч бичлэг алга." }
        FAILED_BAD_ADDRESS { en: "“{0}” is not an http(s) address nor a path beside this page.", mn: "“{0}” нь http(s) хаяг ч биш, энэ хуудасны дэргэдэх зам ч биш." }
        FAILED_OTHER { en: "{0} could not be read: {1}", mn: "{0}-г уншиж чадсангүй: {1}" }
        BROKEN_TITLE { en: "The map broke down", mn: "Газрын зураг эвдэрлээ" }
        BROKEN { en: "This is our fault, not yours. What you chose is in the address bar and is not lost.", mn: "Энэ бол таны биш, бидний алдаа. Таны сонголт хаягийн мөрөнд хадгалагдсан." }
        BROKEN_AGAIN { en: "Open this view again", mn: "Энэ харагдацыг дахин нээх" }
        KEPT_REST { en: "Everything else is shown.", mn: "Бусад бүгдийг харуулав." }
        REPORT_SPOT { en: "feature {0}{1}, line {2}", mn: "{0}-р бичлэг{1}, {2}-р мөр" }
        REPORT_MORE { en: "and {0} more", mn: "мөн {0}" }
        BEGINS_EMPTY { en: "the file is empty", mn: "файл хоосон" }
        BEGINS_JSON { en: "JSON that breaks off", mn: "тасарсан JSON" }
        BEGINS_HTML { en: "a web page, perhaps an error page", mn: "вэб хуудас, магадгүй алдааны хуудас" }
        BEGINS_XML { en: "XML, perhaps KML or GPX; export it as GeoJSON", mn: "XML, магадгүй KML эсвэл GPX; GeoJSON болгон гаргана уу" }
        BEGINS_CSV { en: "a table (CSV); export it as GeoJSON", mn: "хүснэгт (CSV); GeoJSON болгон гаргана уу" }
        BEGINS_GZIP { en: "a gzip file; unpack it first", mn: "gzip файл; эхлээд задална уу" }
        BEGINS_ZIP { en: "a ZIP archive, perhaps XLSX or a shapefile; export it as GeoJSON", mn: "ZIP архив, магадгүй XLSX эсвэл shapefile; GeoJSON болгон гаргана уу" }
        BEGINS_TEXT { en: "plain text", mn: "энгийн бичвэр" }
        BEGINS_BINARY { en: "bytes that are not text", mn: "бичвэр биш өгөгдөл" }
        ISSUE_ENCODING { en: "Not UTF-8: decoded from another encoding", mn: "UTF-8 биш: өөр кодчиллоос уншив" }
        ISSUE_TRUNCATED { en: "The file ends early; what stands before the end is kept", mn: "Файл дутуу төгссөн; өмнөх хэсгийг авав" }
        ISSUE_TRAILING { en: "Something follows the end of the document", mn: "Баримтын төгсгөлийн дараа илүү зүйл байна" }
        ISSUE_BROKEN { en: "The feature is not JSON", mn: "Бичлэг нь JSON биш" }
        ISSUE_SYNTAX { en: "The feature is not quite JSON", mn: "Бичлэг нь бүрэн зөв JSON биш" }
        ISSUE_NON_FINITE { en: "A number is too large or no number; taken as unknown", mn: "Тоо хэт их эсвэл тоо биш; тодорхойгүй гэж үзэв" }
        ISSUE_TOO_DEEP { en: "Values are nested too deeply", mn: "Утгууд хэт гүн давхарласан" }
        ISSUE_WRONG_TYPE { en: "A member has the wrong type", mn: "Гишүүний төрөл буруу" }
        ISSUE_TOO_MANY_FIELDS { en: "More fields than can be shown", mn: "Харуулж чадахаас олон талбартай" }
        ISSUE_OVERSIZED { en: "A text was longer than 10,000 letters and was cut", mn: "10,000 тэмдэгтээс урт бичвэрийг тайрав" }
        ISSUE_MISSING_ID { en: "No id: numbered by position", mn: "Дугааргүй: байрлалаар нь дугаарлав" }
        ISSUE_DUPLICATE_ID { en: "The id was used before and got a suffix", mn: "Давхардсан дугаарт дагавар нэмэв" }
        ISSUE_NO_GEOMETRY { en: "No geometry: in the list, not on the map", mn: "Байршилгүй: жагсаалтад бий, зурагт алга" }
        ISSUE_EMPTY_GEOMETRY { en: "Empty geometry: in the list, not on the map", mn: "Хоосон байршил: жагсаалтад бий, зурагт алга" }
        ISSUE_UNCLOSED { en: "A ring was not closed", mn: "Тойрог битүү биш байв" }
        ISSUE_DEGENERATE { en: "A ring or line has too few positions", mn: "Тойрог эсвэл шугамын цэг дутуу" }
        ISSUE_MERGED { en: "A collection of geometries was merged", mn: "Геометрийн цуглуулгыг нэгтгэв" }
        ISSUE_SWAPPED { en: "Latitude and longitude were swapped", mn: "Өргөрөг уртрагийн байр солигдсон байв" }
        ISSUE_OUT_OF_RANGE { en: "Coordinates are not on the earth: in the list, not on the map", mn: "Солбицол дэлхий дээр байхгүй: жагсаалтад бий, зурагт алга" }
        ISSUE_CONVERTED { en: "Web Mercator metres were converted to degrees", mn: "Web Mercator метрийг градус болгов" }
        ISSUE_PROJECTED { en: "Another coordinate system: in the list, not on the map. Export the file in WGS 84 (EPSG:4326)", mn: "Өөр солбицлын систем: жагсаалтад бий, зурагт алга. Файлыг WGS 84 (EPSG:4326)-ээр гаргана уу" }
        REPAIRED { en: "repaired", mn: "засав" }
        SKIPPED { en: "left out", mn: "орхив" }
        NOTED { en: "noted", mn: "тэмдэглэв" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn fills_by_number_and_reads_values_only_once() {
        assert_eq!(fill("{1} газраас {0}", &["38", "152"]), "152 газраас 38");
        assert_eq!(fill("{0}!", &["{1}"]), "{1}!");
        assert_eq!(fill("{7} {", &["x"]), " {");
    }

    #[test]
    fn every_language_has_the_same_holes() {
        let holes = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(n, _)| n.to_owned()).collect()
        };
        for (name, message) in messages::EVERY {
            assert!(!message.en.is_empty() && !message.mn.is_empty(), "{name}");
            assert_eq!(holes(message.en), holes(message.mn), "{name}");
            assert!(message.mn.chars().any(|c| ('А'..='ӿ').contains(&c)) || message.mn.starts_with('{'), "{name}");
        }
    }
}
