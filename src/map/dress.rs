//! The host's colours over the usual ones. A colour is taken only where everything that stands on it, or that it stands
//! on, keeps the contrast of WCAG 2.2 AA: 4.5 for letters, 3 for symbols and lines that mean something. Else the usual one
//! stays, and it is said which was refused and why. High contrast is never dressed.

use super::{Color, Palette, Theme};
use crate::atlas::{HOST_COLORS, HostColors, HostTheme};

/// What the page's own colours are called in CSS, as far as a host's change them.
pub const DRESS_NAMES: [&str; 12] = [
    "--surface",
    "--surface-sunk",
    "--surface-hover",
    "--surface-on",
    "--ink",
    "--ink-muted",
    "--hairline",
    "--control",
    "--accent",
    "--accent-ink",
    "--bar",
    "--sea",
];

/// Least contrast of letters.
const LETTERS: f64 = 4.5;
/// Least contrast of symbols.
const SYMBOLS: f64 = 3.0;

/// The page's and the map's colours after the host's.
#[derive(Clone, Debug, PartialEq)]
pub struct Dress {
    /// The map's.
    pub palette: Palette,
    /// The page's, in the order of [`DRESS_NAMES`]; none: as in the style sheet.
    pub page: [Option<Color>; DRESS_NAMES.len()],
    /// What was refused.
    pub refused: Vec<Refused>,
}

/// A colour that cannot be read, and with what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refused {
    /// Its name, of [`HOST_COLORS`].
    pub name: &'static str,
    /// The colour.
    pub color: Color,
    /// What it stands on, or what stands on it.
    pub other: Color,
    /// Their contrast.
    pub contrast: f64,
    /// The least that would do.
    pub least: f64,
}

/// The style sheet's surface, ink, muted ink and accent.
pub(super) const fn page_colors(theme: Theme) -> [Color; 4] {
    match theme {
        Theme::Dark => {
            [Color::hex(0x001a_1d20), Color::hex(0x00ec_e9e3), Color::hex(0x00a9_a59d), Color::hex(0x007c_b8f2)]
        }
        Theme::Light | Theme::Contrast => {
            [Color::hex(0x00ff_ffff), Color::hex(0x0022_211f), Color::hex(0x0063_5e57), Color::hex(0x000b_5cad)]
        }
    }
}

impl Dress {
    /// The colours of a theme, with the host's where they can be read.
    pub fn new(theme: Theme, host: &HostTheme) -> Self {
        let mut dress = Self { palette: *theme.palette(), page: Default::default(), refused: Vec::new() };
        match theme {
            Theme::Light => dress.wear(theme, &host.light),
            Theme::Dark => dress.wear(theme, &host.dark),
            Theme::Contrast => {}
        }
        dress
    }

    fn wear(&mut self, theme: Theme, colors: &HostColors) {
        let [background, text, accent, land, water, sea] = colors.map(|color| color.map(Color::hex));
        let [mut surface, mut ink, mut muted, mut accent_now] = page_colors(theme);
        // A ground that is a little of the ink, as long as the ink can still be read on it.
        let tinted = |surface: Color, ink: Color, share: f64| {
            let ground = surface.mixed(ink, share);
            if ground.contrast(ink) < LETTERS { surface } else { ground }
        };
        let (new_surface, new_ink) = (background.unwrap_or(surface), text.unwrap_or(ink));
        let is_worn = match (background, text) {
            (Some(color), _) => self.is_read(0, color, &[(new_ink, LETTERS)]),
            (None, Some(color)) => self.is_read(1, color, &[(surface, LETTERS)]),
            (None, None) => false,
        };
        if is_worn {
            (surface, ink) = (new_surface, new_ink);
            let rested = ink.mixed(surface, 0.25);
            muted = if rested.contrast(tinted(surface, ink, 0.08)) < LETTERS { ink } else { rested };
        }
        let on = tinted(surface, ink, 0.08);
        let is_accented = accent.is_some_and(|color| self.is_read(2, color, &[(on, LETTERS)]));
        if let Some(color) = accent.filter(|_| is_accented) {
            accent_now = color;
        } else if is_worn && accent_now.contrast(on) < LETTERS {
            accent_now = ink;
        }
        if is_worn || is_accented {
            let (white, black) = (Color::hex(0x00ff_ffff), Color::hex(0));
            let is_dark = accent_now.contrast(white) > accent_now.contrast(black);
            self.page[8] = Some(accent_now);
            self.page[9] = Some(if is_dark { white } else { black });
            self.page[10] = Some(surface.mixed(accent_now, 0.25));
        }
        if is_worn {
            let own = [surface, tinted(surface, ink, 0.04), tinted(surface, ink, 0.06), on, ink, muted];
            let control = surface.mixed(ink, 0.6);
            let control = if control.contrast(surface) < SYMBOLS { ink } else { control };
            let lines = [surface.mixed(ink, 0.15), control];
            for (place, color) in self.page.iter_mut().zip(own.into_iter().chain(lines)) {
                *place = Some(color);
            }
        }
        let palette = self.palette;
        let letters = [palette.ink, palette.ink_faint, palette.ink_cluster].map(|color| (color, LETTERS));
        let signs =
            ["A", "B", "C", "D", "E", "F", "G", "H", ""].map(|code| (palette.domain_style(code).color, SYMBOLS));
        let on_land: Vec<(Color, f64)> =
            letters.into_iter().chain(signs).chain([(palette.accent, SYMBOLS), (muted, LETTERS)]).collect();
        if let Some(color) = land.filter(|&color| self.is_read(3, color, &on_land)) {
            (self.palette.land, self.palette.halo) = (color, color);
            self.palette.land_foreign = color.mixed(palette.ink, 0.05);
        }
        if let Some(color) = water.filter(|&color| self.is_read(4, color, &[(palette.ink_water, LETTERS)])) {
            (self.palette.water, self.palette.shore) = (color, color.mixed(palette.ink_water, 0.3));
        }
        if let Some(color) = sea.filter(|&color| self.is_read(5, color, &[(muted, LETTERS)])) {
            self.palette.sea = color;
            self.page[11] = Some(color);
        }
    }

    /// Says whether a colour can be read with all others; remembers the worst if not.
    fn is_read(&mut self, place: usize, color: Color, others: &[(Color, f64)]) -> bool {
        let lack = |&(other, least): &(Color, f64)| color.contrast(other) / least;
        let worst = others.iter().min_by(|a, b| lack(a).total_cmp(&lack(b)));
        let Some(&(other, least)) = worst.filter(|pair| lack(pair) < 1.0) else { return true };
        let contrast = color.contrast(other);
        self.refused.push(Refused { name: HOST_COLORS[place], color, other, contrast, least });
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(light: [Option<u32>; 6]) -> HostTheme {
        HostTheme { light, ..HostTheme::default() }
    }

    #[test]
    fn without_a_host_everything_stays() {
        for theme in [Theme::Light, Theme::Dark, Theme::Contrast] {
            let dress = Dress::new(theme, &HostTheme::default());
            assert_eq!((dress.palette, dress.page, dress.refused.len()), (*theme.palette(), Default::default(), 0));
        }
    }

    #[test]
    fn the_style_sheet_has_the_same_colours() {
        let sheet = include_str!("../../public/style/token.css");
        let (day, night) = sheet.split_once("[data-theme=\"dark\"]").unwrap();
        for (part, theme) in [(day, Theme::Light), (night, Theme::Dark)] {
            for (name, color) in ["surface", "ink", "ink-muted", "accent"].iter().zip(page_colors(theme)) {
                assert!(part.contains(&format!("  --{name}: {};", color.css())), "{theme:?} {name}");
            }
        }
        for name in DRESS_NAMES {
            assert!(day.contains(&format!("  {name}: #")), "{name}");
        }
    }

    #[test]
    fn the_usual_colours_would_be_taken_from_a_host_too() {
        for theme in [Theme::Light, Theme::Dark] {
            let ([surface, ink, _, accent], palette) = (page_colors(theme), theme.palette());
            let rgb = |c: Color| Some(u32::from_be_bytes([0, c.r, c.g, c.b]));
            let own = [surface, ink, accent, palette.land, palette.water, palette.sea].map(rgb);
            let host = HostTheme { light: own, dark: own, ..HostTheme::default() };
            assert_eq!(Dress::new(theme, &host).refused, []);
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_and_the_rest_is_worn() {
        let yellow = Some(0x00ff_cc00);
        let dress = Dress::new(Theme::Light, &host([None, None, yellow, Some(0x00ff_ffff), None, None]));
        let [refused] = dress.refused[..] else { panic!("{:?}", dress.refused) };
        assert_eq!((refused.name, refused.least), ("accent", 4.5));
        assert!(refused.contrast < 1.6);
        assert_eq!((dress.page[8], dress.palette.land), (None, Color::hex(0x00ff_ffff)));
        // The same yellow is a fine accent on black.
        let night = [Some(0), Some(0x00ff_ffff), yellow, None, None, None];
        let dress = Dress::new(Theme::Light, &host(night));
        assert_eq!((dress.page[0], dress.page[8]), (Some(Color::hex(0)), Some(Color::hex(0x00ff_cc00))));
        assert_eq!(dress.page[9], Some(Color::hex(0)));
        // A middle grey carries neither black nor white letters well, nor the symbols.
        let grey = Dress::new(Theme::Light, &host([Some(0x0080_8080), None, None, Some(0x0080_8080), None, None]));
        assert_eq!(grey.refused.iter().map(|refused| refused.name).collect::<Vec<_>>(), ["background", "land"]);
        assert_eq!(Dress::new(Theme::Contrast, &host(night)).page, [None; DRESS_NAMES.len()]);
    }

    #[test]
    fn whatever_is_worn_can_be_read() {
        let mut random = 7_u32;
        let mut next = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some(random >> 8)
        };
        for _ in 0..3_000 {
            let colors = [next(), next(), next(), None, None, None];
            let page = Dress::new(Theme::Light, &host(colors)).page;
            let [surface, sunk, hover, on, ink, muted, _, control, accent, accent_ink, ..] = page;
            if let (Some(surface), Some(on), Some(ink), Some(muted)) = (surface, on, ink, muted) {
                for ground in [surface, sunk.unwrap(), hover.unwrap(), on] {
                    assert!(ink.contrast(ground) >= 4.4 && muted.contrast(ground) >= 4.4, "{colors:x?}");
                }
                assert!(control.unwrap().contrast(surface) >= 3.0);
            }
            if let (Some(accent), Some(accent_ink)) = (accent, accent_ink) {
                assert!(accent.contrast(accent_ink) >= 4.5);
                assert!(accent.contrast(on.unwrap_or(Color::hex(0x00ff_ffff))) >= 4.4, "{colors:x?}");
            }
        }
    }
}
