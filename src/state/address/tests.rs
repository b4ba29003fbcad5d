//! The address codec: round trips of random views, and what broken addresses give.

use super::*;
use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    "[ -~а-яөүё°]{1,12}"
}

fn filter() -> impl Strategy<Value = Filter> {
    let number = || proptest::option::of((-3000..3000_i32).prop_map(f64::from));
    prop_oneof![
        btree_set(text(), 1..4).prop_map(|values| Filter::AnyOf(values.into_iter().collect())),
        (number(), number(), any::<bool>()).prop_map(|(from, to, with_unknown)| Filter::Range {
            from,
            to,
            with_unknown
        }),
    ]
}

prop_compose! {
    fn position()(lat in -8_500_000..8_500_000_i32, lng in -18_000_000..18_000_000_i32, zoom in 1100..2400_i32) -> MapPosition {
        MapPosition {
            center: LngLat::new(f64::from(lng) / 1e5, f64::from(lat) / 1e5),
            zoom: f64::from(zoom) / 100.0,
        }
    }
}

/// A polygon about a position, anywhere but across 180°.
fn corners() -> impl Strategy<Value = Vec<LngLat>> {
    let part = |most: i32| -most..most;
    let about = (part(8_000_000), part(17_000_000));
    (about, proptest::collection::vec((part(500_000), part(900_000)), 3..=MAX_CORNERS)).prop_map(
        |((lat, lng), ways)| {
            let degrees = |a: i32, b: i32| f64::from(a + b) / 1e5;
            ways.into_iter().map(|(north, east)| LngLat::new(degrees(lng, east), degrees(lat, north))).collect()
        },
    )
}

prop_compose! {
    fn view()(
        data in prop_oneof![
            Just(DataChoice::default()),
            "[a-z0-9_-]{1,9}".prop_map(DataChoice::Atlas),
            text().prop_map(DataChoice::File),
        ],
        position in proptest::option::of(position()),
        layers_off in btree_set(text(), 0..3).prop_map(|ids| ids.into_iter().collect()),
        filters in btree_map("[a-z_.,!?]{1,8}", (filter(), any::<bool>()), 0..4),
        name in text(),
        area in prop_oneof![Just(Vec::new()), corners()],
        near in proptest::option::of((position(), 1..100_000_u32, proptest::option::of(text()))),
        selected in proptest::option::of(("[a-z]{1,6}", text())),
        sort in prop_oneof![Just(Sort::Name), Just(Sort::Distance), Just(Sort::District)],
        locale in proptest::option::of(prop_oneof![Just(Locale::En), Just(Locale::Mn)]),
        theme in prop_oneof![Just(ThemeChoice::Auto), Just(ThemeChoice::Light), Just(ThemeChoice::Dark), Just(ThemeChoice::Contrast)],
        analysis in proptest::option::of(text()),
        is_embedded in any::<bool>(),
        parts in prop_oneof![Just(Parts::Both), Just(Parts::Map), Just(Parts::List)],
        (panel, hidden, host, is_traditional) in (
            proptest::option::of(proptest::sample::select(Tab::ALL.to_vec())),
            btree_set(proptest::sample::select(CONTROLS.to_vec()), 0..3),
            prop_oneof![Just(String::new()), text()],
            any::<bool>(),
        ),
    ) -> ViewState {
        ViewState {
            locked: filters.iter().filter(|(_, (_, is_locked))| *is_locked).map(|(facet, _)| facet.clone()).collect(),
            filters: filters.into_iter().map(|(facet, (filter, _))| (facet, filter)).collect(),
            data, position, layers_off, text: name.trim().to_owned(),
            near: near.map(|(at, radius, place)| Near { center: at.center, radius_m: f64::from(radius), place }),
            selected: selected.map(|(layer, id)| Selected { layer, id }),
            area,
            hidden: hidden.into_iter().map(str::to_owned).collect(),
            analysis, sort, locale, is_traditional, theme, is_embedded, parts, panel, host,
        }
    }
}

proptest! {
    #[test]
    fn every_view_comes_back(view in view()) {
        let query = write_address(&view);
        prop_assert!(query.is_ascii());
        let read = read_address(&query);
        prop_assert_eq!(read.problems, vec![]);
        prop_assert_eq!(read.view, view);
    }

    #[test]
    fn nothing_makes_it_panic(query in "\\PC{0,80}") {
        let read = read_address(&query);
        let again = read_address(&write_address(&read.view));
        prop_assert_eq!(again.problems, vec![]);
    }
}

#[test]
fn the_default_view_is_short() {
    assert_eq!(write_address(&ViewState::default()), "?v=1");
    assert_eq!(read_address(""), Address::default());
    assert_eq!(read_address("?utm_source=mail&fbclid=x"), Address::default());
}

#[test]
fn the_script_of_the_map_s_names_is_cyrillic_unless_it_is_said() {
    let address = read_address("?script=mong&lang=mn");
    assert!(address.view.is_traditional && address.problems.is_empty());
    assert_eq!(write_address(&address.view), "?v=1&lang=mn&script=mong");
    assert_eq!(read_address("?script=cyrl"), Address::default());
    assert_eq!(read_address("?script=phag").problems, [AddressProblem::Parameter("script".to_owned())]);
    assert!(!is_foreign("script=mong"));
}

#[test]
fn an_ordinary_view_stays_legible() {
    let address = read_address("?v=1&at=47.91893,106.91758,12.5&f.domain=A,C3&f.founded=1920..1960,?&f.type=?,venue");
    assert_eq!(address.problems, vec![]);
    assert_eq!(
        write_address(&address.view),
        "?v=1&at=47.91893,106.91758,12.5&f.domain=A,C3&f.founded=1920..1960,%3F&f.type=%3F,venue"
    );
    assert!(matches!(address.view.filters.get("type"), Some(Filter::AnyOf(values)) if values.contains(UNKNOWN)));
}

#[test]
fn broken_parts_are_left_out_and_named() {
    let address = read_address("?v=1&at=99,200,3&theme=pink&sel=nothing&q=%zz&near=1,2&atlas=../etc&lang=mn&f.domain=");
    let named: Vec<String> = address
        .problems
        .iter()
        .map(|problem| match problem {
            AddressProblem::Parameter(name) => name.clone(),
            AddressProblem::Newer(_) => "newer".to_owned(),
        })
        .collect();
    assert_eq!(named, ["at", "theme", "sel", "q", "near", "atlas", "f.domain"]);
    assert_eq!(address.view, ViewState { locale: Some(Locale::Mn), ..ViewState::default() });
}

#[test]
fn a_polygon_is_a_list_of_corners() {
    let query = "?v=1&area=47.92,106.9;47.9,106.95;47.91,106.88";
    let address = read_address(query);
    assert_eq!((address.problems.len(), address.view.area.len(), address.view.is_filtered()), (0, 3, true));
    let written = write_address(&address.view);
    assert_eq!(written, "?v=1&area=47.92000,106.90000;47.90000,106.95000;47.91000,106.88000");
    assert_eq!(read_address(&written.replace(';', "%3B")).view, address.view);
    let many = |count| vec!["1,2"; count].join(";");
    let problem = vec![AddressProblem::Parameter("area".to_owned())];
    let across = "0,179;1,-179;2,179";
    for wrong in ["", "1,2;3,4", "1,2;3,4;x", "1,2;3,4;5,6,7", "1,2;3,4;95,6", "1,2;3,4;NaN,1", across, &many(101)] {
        assert_eq!(read_address(&format!("?area={wrong}")).problems, problem, "{wrong}");
    }
    assert_eq!(read_address(&format!("?area={}", many(MAX_CORNERS))).problems, []);
    assert!(!is_foreign("area=1"));
    let mut view = address.view;
    assert_eq!(view.open_filters(), 1);
    view.apply(crate::state::Action::ClearFilters);
    assert_eq!(view, ViewState::default());
}

#[test]
fn an_embed_keeps_its_locks_and_the_full_page_drops_them() {
    let address = read_address("?v=1&lock=domain,mood&embed=1&f.domain=C&ui=map&f.type=venue");
    assert_eq!(address.problems, vec![AddressProblem::Parameter("lock".to_owned())]);
    let view = address.view;
    assert_eq!(write_address(&view), "?v=1&f.domain=C&f.type=venue&embed=1&ui=map&lock=domain");
    assert_eq!(write_address(&view.on_full_page()), "?v=1&f.domain=C&f.type=venue");
    assert_eq!(read_address("?embed=yes&ui=globe&lock=").problems.len(), 2);
    assert!(["embed=1", "ui=map", "lock=a", "f.x=1", "v=1"].iter().all(|pair| !is_foreign(pair)));
    assert!(is_foreign("utm_source=letter") && is_foreign("em=1"));
}

#[test]
fn an_embed_says_what_it_opens_with_and_what_it_leaves_out() {
    let query = "?v=1&embed=1&panel=filters&hide=search,move&host=https://example.org";
    let address = read_address(query);
    assert_eq!(address.problems, vec![]);
    assert_eq!(write_address(&address.view), query.replace("search,move", "move,search"));
    assert_eq!(write_address(&address.view.on_full_page()), "?v=1");
    let address = read_address("?panel=cellar&hide=zoom,credits");
    assert_eq!(address.problems, ["panel", "hide"].map(|name| AddressProblem::Parameter(name.to_owned())));
    assert_eq!(write_address(&address.view), "?v=1&hide=zoom");
    assert!(CONTROLS.is_sorted() && ["panel=x", "hide=x", "host=x"].iter().all(|pair| !is_foreign(pair)));
}

#[test]
fn a_newer_address_is_read_as_far_as_it_goes() {
    let address = read_address("?v=7&q=khan&hologram=on");
    assert_eq!(address.problems, vec![AddressProblem::Newer(7)]);
    assert_eq!(address.view.text, "khan");
}

#[test]
fn an_endless_address_is_refused() {
    assert_eq!(read_address(&"q".repeat(MAX_BYTES + 1)).problems.len(), 1);
}
