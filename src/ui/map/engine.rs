//! The map's engine room: one frame at a time, only when something changed, from the state of that moment.

use super::MapSignals;
use super::basemap;
use super::bound::Bound;
use super::compose::{self, Look};
use super::ground::Grounds;
use super::overlay::Laid;
use super::pen;
use super::stack::Stacks;
use crate::atlas::{Atlas, Role};
use crate::geo::{LngLatBounds, World, WorldBounds, lng_lat_from_world, world_from_lng_lat};
use crate::map::{Camera, CameraLimits, Controller, Insets, Placer, Screen, SymbolSet, View, Viewport, fit, scale_bar};
use crate::platform;
use crate::render::{LabelPainter, Painter};
use crate::state::{Action, MapPosition, Selected};
use crate::ui::catalog::Places;
use crate::ui::context::{Context, Flight, SheetHeight};
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{HtmlCanvasElement, HtmlElement};

/// Free space around what is fitted, in CSS px.
const MARGIN_PX: f64 = 28.0;
/// The widest scale bar, in CSS px.
const SCALE_PX: f64 = 110.0;
/// How long the map rests before its position goes into the address.
const REST_MS: i32 = 250;
/// Nearest zoom that fitting a box goes to.
const FIT_ZOOM: f64 = 16.0;

/// The family of the map's letters: the page's.
pub(in crate::ui) const FAMILY: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"Noto Sans Mongolian\", \
    sans-serif";

/// Everything the map keeps between frames.
pub(super) struct Engine {
    pub(super) context: Context,
    pub(super) signals: MapSignals,
    pub(super) controller: Controller,
    frame: HtmlElement,
    pub(super) painter: Option<Painter>,
    pub(super) labels: Option<LabelPainter>,
    pub(super) placer: Placer,
    pub(super) grounds: Grounds,
    /// What an analysis draws.
    pub(super) laid: Option<Laid>,
    /// What bounds the places.
    bound: Bound,
    pub(super) symbols: SymbolSet,
    pub(super) stacks: Stacks,
    /// Groups on the screen, by their place in the list, and where they are drawn.
    pub(super) groups: Vec<(usize, Screen)>,
    pub(super) look: Look,
    pub(super) selected_row: Option<usize>,
    pub(super) hovered_row: Option<usize>,
    /// Rows of the places nearest to the crosshair, while the map is used by keys.
    pub(super) near: Vec<usize>,
    /// Set when keys or buttons moved the map and it is not yet said where it is.
    pub(super) is_moved_by_keys: bool,
    /// The domain of each place, by its first letter; kept with the places it was made of.
    pub(super) domains: Option<(Arc<Places>, Vec<u8>)>,
    atlas: Option<Arc<Atlas>>,
    is_framed: bool,
    is_asked: bool,
    /// Counts losses of the graphics card, so that each is waited for by itself.
    pub(super) losses: u32,
    /// Counts rests, so that only the last one is written.
    rests: u32,
    written: Option<MapPosition>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("camera", &self.controller.camera()).finish_non_exhaustive()
    }
}

impl Engine {
    /// Takes over the two canvases. Where the browser gives no context to draw with, it says so and draws nothing.
    pub(super) fn new(
        context: Context,
        signals: MapSignals,
        frame: HtmlElement,
        shapes: HtmlCanvasElement,
        labels: HtmlCanvasElement,
    ) -> Self {
        let viewport = Viewport::new(1.0, 1.0, 1.0);
        let camera = Camera::new(World::new(0.5, 0.5), 1.0);
        let painter = Painter::new(shapes).ok();
        let is_plain = matches!(painter, Some(Painter::Canvas(_)));
        signals.is_blind.set(painter.is_none());
        let mut controller = Controller::new(camera, viewport, CameraLimits::default());
        controller.set_reduced_motion(platform::media_matches("(prefers-reduced-motion: reduce)"));
        let mut engine = Self {
            context,
            signals,
            controller,
            frame,
            painter,
            labels: LabelPainter::new(labels, FAMILY, is_plain).ok(),
            placer: Placer::new(),
            grounds: Grounds::default(),
            laid: None,
            bound: Bound::default(),
            symbols: SymbolSet::default(),
            stacks: Stacks::default(),
            groups: Vec::new(),
            look: Look::default(),
            selected_row: None,
            hovered_row: None,
            near: Vec::new(),
            is_moved_by_keys: false,
            domains: None,
            atlas: None,
            is_framed: false,
            is_asked: false,
            losses: 0,
            rests: 0,
            written: None,
        };
        engine.measure();
        engine
    }

    /// Asks for one frame; asking again before it comes changes nothing.
    pub(super) fn ask_frame(engine: &Rc<RefCell<Self>>) {
        if std::mem::replace(&mut engine.borrow_mut().is_asked, true) {
            return;
        }
        let again = Rc::clone(engine);
        platform::on_next_frame(move |t_secs| {
            let wants_more = {
                let mut engine = again.borrow_mut();
                engine.is_asked = false;
                engine.draw(t_secs)
            };
            if wants_more {
                Self::ask_frame(&again);
            } else {
                Self::rest(&again);
            }
        });
    }

    /// Reads the frame's size, the pixel ratio, and what of the map the panel covers.
    pub(super) fn measure(&mut self) {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        let (width, height) = (f64::from(self.frame.client_width()), f64::from(self.frame.client_height()));
        let is_phone = platform::media_matches("(max-width: 719.98px)");
        let covered = match self.context.sheet.get_untracked() {
            _ if !is_phone => 0.0,
            SheetHeight::Low if self.context.is_map_alone() => 0.0,
            SheetHeight::Low => 128.0,
            SheetHeight::Middle | SheetHeight::High => 0.5 * height,
        };
        let padding = Insets { bottom: MARGIN_PX + covered, ..Insets::all(MARGIN_PX) };
        let viewport = Viewport::new(width.max(1.0), height.max(1.0), ratio).with_padding(padding);
        if self.controller.view().viewport == viewport {
            return;
        }
        self.controller.set_viewport(viewport);
        if !self.is_framed {
            self.go_home_or_to_view();
        }
        if let Some(painter) = &mut self.painter {
            painter.resize(viewport.width_px, viewport.height_px, ratio);
        }
        if let Some(labels) = &mut self.labels {
            labels.resize(&viewport);
        }
    }

    /// Follows the atlas's limits, and frames its view once.
    fn follow_atlas(&mut self) {
        let atlas = self.context.catalog.with_untracked(|catalog| catalog.atlas.clone());
        let Some(atlas) = atlas else { return };
        if self.atlas.as_ref().is_some_and(|own| Arc::ptr_eq(own, &atlas)) {
            return;
        }
        let whole = WorldBounds { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };
        self.controller.set_limits(CameraLimits {
            min_zoom: atlas.view.min_zoom,
            max_zoom: atlas.view.max_zoom,
            bounds: atlas.view.max_bounds.map_or(whole, |bounds| bounds.to_world()),
        });
        self.atlas = Some(atlas);
        self.go_home_or_to_view();
    }

    fn home(&self) -> Option<Camera> {
        let bounds = self.atlas.as_ref()?.view.bounds.to_world();
        fit(&bounds, &self.controller.view().viewport, FIT_ZOOM)
    }

    fn go_home_or_to_view(&mut self) {
        let position = self.context.view.with_untracked(|view| view.position);
        let camera = match position {
            Some(MapPosition { center, zoom }) => {
                Some(self.controller.view().camera_showing(world_from_lng_lat(center), zoom))
            }
            None => self.home(),
        };
        if let Some(camera) = camera {
            self.controller.jump_to(camera);
            self.is_framed = self.atlas.is_some() && self.controller.view().viewport.width_px > 1.0;
            self.written = Some(self.position());
        }
    }

    /// Goes where a flight leads.
    pub(super) fn fly(&mut self, flight: Flight) {
        self.follow_atlas();
        let now = platform::now_secs();
        let view = self.controller.view();
        let camera = match flight {
            Flight::To { center, min_zoom } => {
                Some(view.camera_showing(world_from_lng_lat(center), self.controller.camera().zoom.max(min_zoom)))
            }
            Flight::Fit(bounds) => fit(&bounds.to_world(), &view.viewport, FIT_ZOOM),
            Flight::Home => self.home(),
            Flight::Jump => return self.go_home_or_to_view(),
        };
        if let Some(camera) = camera {
            self.controller.fly_to(camera, now);
        }
    }

    /// The position that the address says: the middle of the free part.
    fn position(&self) -> MapPosition {
        let view = self.controller.view();
        let center = view.world_from_screen(view.viewport.free_rect().center());
        MapPosition { center: lng_lat_from_world(center), zoom: view.camera.zoom }
    }

    /// The box of degrees that the map shows.
    fn bounds(&self) -> LngLatBounds {
        let shown = self.controller.view().visible_bounds();
        [shown.min, shown.max].into_iter().map(lng_lat_from_world).collect()
    }

    /// Draws one frame; says whether the next is wanted at once.
    fn draw(&mut self, t_secs: f64) -> bool {
        self.follow_atlas();
        let is_moving = self.controller.tick(t_secs);
        let view = self.controller.view();
        let context = self.context;
        let theme = context.theme.get_untracked();
        let palette = &context.dress.with_untracked(|dress| dress.palette);
        let catalog = context.catalog.get_untracked();
        let shown = context.shown.get_untracked();
        self.grounds.follow(&catalog);
        let answer = context.analyses.answer.get_untracked();
        if !Laid::is_of(self.laid.as_ref(), answer.as_ref()) {
            self.laid = answer.map(|answer| Laid::new(answer, &self.grounds));
        }
        self.follow_places(catalog.places());
        self.look_at_state();
        self.symbols = self.make_symbols(&view, shown.as_deref(), palette);
        self.stack_symbols(&view, shown.as_ref());
        self.groups = self.find_groups(&view);
        self.find_near();
        let over = self.laid.as_ref().map(|laid| laid.items(theme)).unwrap_or_default();
        context.view.with_untracked(|view| self.bound.follow(view));
        let bound = self.bound.items(palette);
        let mut scene = compose::scene(view, palette, &self.grounds, self.look, (over, bound, &self.symbols));
        scene.items.extend(self.fan_items(&view, palette));
        if self.atlas.as_ref().is_some_and(|atlas| atlas.basemap.is_some()) {
            basemap::tell_camera(&view, palette, theme);
        }
        if let Some(painter) = &mut self.painter {
            // What a lost card leaves undrawn is drawn when it is back, or without it.
            let _ = painter.draw(&scene);
        }
        if let Some(labels) = &mut self.labels {
            labels.set_family(&(context.font.get_untracked() + FAMILY));
        }
        self.write_names(&catalog, &view, palette, context.locale.get_untracked());
        self.tell(&view);
        self.mark(catalog.is_settled());
        is_moving
    }

    /// Takes from the state which layers are on and what is selected and hovered.
    fn look_at_state(&mut self) {
        let context = self.context;
        let selected = context.view.with_untracked(|view| view.selected.clone());
        let hovered = context.hovered.get_untracked();
        let row_in = |role: Role, feature: &Option<Selected>| {
            let feature = feature.as_ref()?;
            let layer = &self.grounds.of(role)?.layer;
            (layer.config.id == feature.layer).then(|| layer.dataset.row_of_id(&feature.id)).flatten()
        };
        let is_on = |role: Role| untrack(|| context.is_layer_on(role));
        self.look = Look {
            has_districts: is_on(Role::Districts),
            has_clusters: is_on(Role::Clusters),
            has_tiles: context.has_tiles.get_untracked(),
            district: row_in(Role::Districts, &selected),
            cluster: row_in(Role::Clusters, &selected),
        };
        let has_places = is_on(Role::Places);
        self.selected_row = row_in(Role::Places, &selected).filter(|_| has_places);
        self.hovered_row = row_in(Role::Places, &hovered).filter(|_| has_places);
    }

    fn tell(&self, view: &View) {
        let bar = scale_bar(view.center_lat(), view.camera.px_per_world(), SCALE_PX);
        if self.signals.scale.get_untracked() != bar {
            self.signals.scale.set(bar);
        }
        if self.signals.is_drawing.get_untracked() {
            pen::tell_camera(view);
        }
    }

    /// Marks what strangers measure by, after the frame is drawn; with `bench` in the address the card is waited for.
    fn mark(&self, is_settled: bool) {
        let asked = self.context.filter_asked.get_untracked();
        if asked.is_some() || is_settled {
            let waits = platform::current_query().contains("bench");
            if let Some(painter) = self.painter.as_ref().filter(|_| waits) {
                let _pixel = painter.read_pixel(1.0, 1.0, 1.0);
            }
        }
        if let Some(asked) = asked {
            platform::measure_since("atlas:filter", asked);
            self.context.filter_asked.set(None);
        }
        platform::mark("atlas:interactive");
        if is_settled {
            platform::mark("atlas:drawn");
        }
    }

    /// Some time after the last frame the position goes into the address, and the list learns the new centre.
    fn rest(engine: &Rc<RefCell<Self>>) {
        let turn = {
            let mut engine = engine.borrow_mut();
            engine.rests = engine.rests.wrapping_add(1);
            engine.rests
        };
        let later = Rc::clone(engine);
        platform::after_ms(REST_MS, move || {
            let (context, position, bounds, is_new) = {
                let mut engine = later.borrow_mut();
                let is_last = engine.rests == turn && !engine.controller.is_animating() && engine.is_framed;
                if !is_last {
                    return;
                }
                let position = engine.position();
                let is_new = engine.written != Some(position);
                engine.written = Some(position);
                engine.say_what_is_seen();
                (engine.context, position, engine.bounds(), is_new)
            };
            if context.map_bounds.get_untracked() != Some(bounds) {
                context.map_bounds.set(Some(bounds));
            }
            if context.map_center.get_untracked() != Some(position.center) {
                context.map_center.set(Some(position.center));
            }
            if is_new {
                context.act(Action::Move(position));
            }
        });
    }
}
