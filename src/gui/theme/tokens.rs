//! The colours of the themes, by what they are for.

use std::sync::OnceLock;

use egui::{Color32, Theme, Visuals};
use serde::{Deserialize, Deserializer, de};

pub(super) const LIGHT: &str = include_str!("../../../assets/theme/light.ron");
pub(super) const HIGH_CONTRAST: &str = include_str!("../../../assets/theme/high-contrast.ron");
pub(super) const DARK: &str = include_str!("../../../assets/theme/dark.ron");

/// Every colour the program uses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Whether this is the dark theme.
    pub dark: bool,

    /// The ground that cards lie on.
    #[serde(deserialize_with = "color")]
    pub page: Color32,
    /// Cards, one step lighter than the page.
    #[serde(deserialize_with = "color")]
    pub card: Color32,
    /// Popups, menus and windows.
    #[serde(deserialize_with = "color")]
    pub card_raised: Color32,
    /// Where one types.
    #[serde(deserialize_with = "color")]
    pub field: Color32,
    /// What a bar fills.
    #[serde(deserialize_with = "color")]
    pub track: Color32,
    /// Lines around cards and between rows.
    #[serde(deserialize_with = "color")]
    pub hairline: Color32,
    /// Lines around what can be clicked or typed into.
    #[serde(deserialize_with = "color")]
    pub outline: Color32,
    /// The shadow under popups.
    #[serde(deserialize_with = "color")]
    pub shadow: Color32,

    /// Text.
    #[serde(deserialize_with = "color")]
    pub text: Color32,
    /// Text that explains other text.
    #[serde(deserialize_with = "color")]
    pub secondary: Color32,
    /// What is disabled, and the numbers on axes; three to one at least, so not for sentences.
    #[serde(deserialize_with = "color")]
    pub faint: Color32,

    /// What can be followed or is chosen.
    #[serde(deserialize_with = "color")]
    pub accent: Color32,
    /// Behind what is chosen or pointed at.
    #[serde(deserialize_with = "color")]
    pub accent_soft: Color32,
    /// Text on the accent itself.
    #[serde(deserialize_with = "color")]
    pub on_accent: Color32,
    /// What is uncertain or at risk.
    #[serde(deserialize_with = "color")]
    pub caution: Color32,
    /// Behind text of that colour.
    #[serde(deserialize_with = "color")]
    pub caution_soft: Color32,
    /// What contradicts, is behind or failed.
    #[serde(deserialize_with = "color")]
    pub alarm: Color32,
    /// Behind text of that colour.
    #[serde(deserialize_with = "color")]
    pub alarm_soft: Color32,
    /// What goes as planned.
    #[serde(deserialize_with = "color")]
    pub good: Color32,
    /// Behind text of that colour.
    #[serde(deserialize_with = "color")]
    pub good_soft: Color32,
    /// What no source states but follows from what they do.
    #[serde(deserialize_with = "color")]
    pub derived: Color32,
    /// Behind text of that colour.
    #[serde(deserialize_with = "color")]
    pub derived_soft: Color32,

    /// Lines of a plot's grid.
    #[serde(deserialize_with = "color")]
    pub grid: Color32,
    /// Behind a row that is chosen.
    #[serde(deserialize_with = "color")]
    pub selection: Color32,

    /// Lines of a plot in the order they are added; [`Self::series_color`] starts again at the end.
    #[serde(deserialize_with = "colors")]
    pub series: Vec<Color32>,
}

impl Tokens {
    /// The light theme.
    pub fn light() -> Self {
        static TOKENS: OnceLock<Tokens> = OnceLock::new();
        TOKENS.get_or_init(|| Self::parse(LIGHT).unwrap_or_else(|_| Self::fallback(false))).clone()
    }

    /// The dark theme.
    pub fn dark() -> Self {
        static TOKENS: OnceLock<Tokens> = OnceLock::new();
        TOKENS.get_or_init(|| Self::parse(DARK).unwrap_or_else(|_| Self::fallback(true))).clone()
    }

    /// The theme with the strongest contrast.
    pub fn high_contrast() -> Self {
        static TOKENS: OnceLock<Tokens> = OnceLock::new();
        TOKENS.get_or_init(|| Self::parse(HIGH_CONTRAST).unwrap_or_else(|_| Self::fallback(false))).clone()
    }

    /// The theme of that brightness.
    pub fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::light(),
            Theme::Dark => Self::dark(),
        }
    }

    /// The colour of the series with this number, from 0.
    pub fn series_color(&self, index: usize) -> Color32 {
        let count = self.series.len().max(1);
        self.series.get(index % count).copied().unwrap_or(self.accent)
    }

    pub(super) fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// Colours of egui's own theme. A test proves that both embedded files are read, so these are never seen; they
    /// are here because a program should not stop over its colours.
    pub(super) fn fallback(dark: bool) -> Self {
        let visuals = if dark { Visuals::dark() } else { Visuals::light() };
        let widgets = &visuals.widgets;
        let (ground, chosen) = (visuals.panel_fill, visuals.selection.bg_fill);
        let (text, line) = (widgets.active.fg_stroke.color, widgets.noninteractive.bg_stroke.color);
        Self {
            dark,
            page: ground,
            card: visuals.extreme_bg_color,
            card_raised: visuals.window_fill,
            field: visuals.extreme_bg_color,
            track: widgets.inactive.bg_fill,
            hairline: line,
            outline: line,
            shadow: visuals.popup_shadow.color,
            text,
            secondary: widgets.noninteractive.fg_stroke.color,
            faint: widgets.noninteractive.fg_stroke.color,
            accent: visuals.selection.stroke.color,
            accent_soft: chosen,
            on_accent: ground,
            caution: visuals.warn_fg_color,
            caution_soft: ground,
            alarm: visuals.error_fg_color,
            alarm_soft: ground,
            good: text,
            good_soft: ground,
            derived: text,
            derived_soft: ground,
            grid: line,
            selection: chosen,
            series: vec![visuals.hyperlink_color, visuals.warn_fg_color, visuals.error_fg_color, text],
        }
    }
}

/// A colour as it is written in a theme file.
struct Written(Color32);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mistake = || de::Error::custom(format!("{text:?} is not a colour: write \"#RRGGBB\" or \"#RRGGBBAA\""));
        read_color(&text).map(Self).ok_or_else(mistake)
    }
}

fn read_color(text: &str) -> Option<Color32> {
    let digits = text.strip_prefix('#')?;
    if !matches!(digits.len(), 6 | 8) || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    let opaque = if digits.len() == 6 { number << 8 | 0xFF } else { number };
    let [r, g, b, a] = opaque.to_be_bytes();
    Some(Color32::from_rgba_unmultiplied(r, g, b, a))
}

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    Written::deserialize(deserializer).map(|written| written.0)
}

fn colors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Color32>, D::Error> {
    Vec::<Written>::deserialize(deserializer).map(|all| all.into_iter().map(|written| written.0).collect())
}
