//! What egui is told about the look, so that plain widgets already have it.

use std::collections::BTreeMap;

use egui::epaint::Shadow;
use egui::style::{ScrollAnimation, ScrollStyle, Selection, Spacing, Style, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme, Visuals, vec2};

use super::tokens::Tokens;
use super::{fonts, size};

/// Name of the text style for the one figure of a card.
pub const HEADLINE: &str = "headline";
/// Name of the text style for numbers on axes.
pub const AXIS: &str = "axis";
/// Name of the text style for what explains the text beside it.
pub const SECONDARY: &str = "secondary";
/// Name of the text style for text that stands out among other text.
pub const STRONG: &str = "strong";
/// Name of the text style for labels and figures: a little heavier than text.
pub const MEDIUM: &str = "medium";

/// The text style with one of the names above.
pub fn text_style(name: &'static str) -> TextStyle {
    TextStyle::Name(name.into())
}

/// Fonts and sizes of all text styles.
pub fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let plain = |points: f32| FontId::new(points, FontFamily::Proportional);
    BTreeMap::from([
        (TextStyle::Body, plain(size::TEXT)),
        (TextStyle::Button, plain(size::TEXT)),
        (TextStyle::Small, plain(size::TEXT_SECONDARY)),
        (TextStyle::Heading, fonts::semibold(size::TEXT_HEADING)),
        (TextStyle::Monospace, FontId::new(size::TEXT_SECONDARY, FontFamily::Monospace)),
        (text_style(HEADLINE), fonts::semibold(size::TEXT_HEADLINE)),
        (text_style(AXIS), plain(size::TEXT_AXIS)),
        (text_style(SECONDARY), plain(size::TEXT_SECONDARY)),
        (text_style(STRONG), fonts::semibold(size::TEXT)),
        (text_style(MEDIUM), fonts::medium(size::TEXT)),
    ])
}

impl Tokens {
    /// Makes this the look of everything in `ctx`. The fonts have to be installed separately, once.
    pub fn apply(&self, ctx: &Context) {
        let theme = if self.dark { Theme::Dark } else { Theme::Light };
        ctx.set_style_of(theme, self.style());
        ctx.set_theme(theme);
    }

    /// The whole style for egui.
    pub fn style(&self) -> Style {
        Style {
            text_styles: text_styles(),
            spacing: spacing(),
            visuals: self.visuals(),
            // Nothing moves but progress.
            animation_time: 0.0,
            scroll_animation: ScrollAnimation::none(),
            ..Style::default()
        }
    }

    fn visuals(&self) -> Visuals {
        let base = if self.dark { Visuals::dark() } else { Visuals::light() };
        let shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: self.shadow };
        let hairline = Stroke::new(size::HAIRLINE, self.hairline);
        let mut visuals = Visuals {
            widgets: self.widgets(),
            selection: Selection {
                bg_fill: self.accent_soft,
                // Text that is chosen, and the outline of the field that has the keyboard.
                stroke: Stroke::new(size::FOCUS, self.accent),
            },
            weak_text_color: Some(self.secondary),
            hyperlink_color: self.accent,
            faint_bg_color: self.field,
            extreme_bg_color: self.track,
            text_edit_bg_color: Some(self.field),
            code_bg_color: self.track,
            warn_fg_color: self.caution,
            error_fg_color: self.alarm,
            window_corner_radius: CornerRadius::same(size::CORNER_CARD),
            window_shadow: shadow,
            window_fill: self.card_raised,
            window_stroke: hairline,
            window_highlight_topmost: false,
            menu_corner_radius: CornerRadius::same(size::CORNER_CARD),
            panel_fill: self.page,
            popup_shadow: shadow,
            indent_has_left_vline: false,
            slider_trailing_fill: true,
            // Enough of it stays for disabled text to be read at three to one.
            disabled_alpha: 0.6,
            ..base
        };
        visuals.text_cursor.stroke = Stroke::new(size::FOCUS, self.accent);
        // A blink would wake the program twice a second.
        visuals.text_cursor.blink = false;
        visuals
    }

    fn widgets(&self) -> Widgets {
        let line = |color: Color32| Stroke::new(size::HAIRLINE, color);
        let at_rest = WidgetVisuals {
            bg_fill: self.track,
            weak_bg_fill: self.card,
            bg_stroke: line(self.outline),
            corner_radius: CornerRadius::same(size::CORNER),
            fg_stroke: line(self.text),
            expansion: 0.0,
        };
        let pointed_at = WidgetVisuals { bg_fill: self.accent_soft, weak_bg_fill: self.accent_soft, ..at_rest };
        Widgets {
            noninteractive: WidgetVisuals {
                bg_fill: self.card,
                bg_stroke: line(self.hairline),
                corner_radius: CornerRadius::same(size::CORNER_CARD),
                ..at_rest
            },
            inactive: at_rest,
            hovered: pointed_at,
            // egui shows what has the keyboard as it shows what is pressed.
            active: WidgetVisuals { bg_stroke: Stroke::new(size::FOCUS, self.accent), ..pointed_at },
            open: WidgetVisuals { bg_stroke: line(self.accent), ..pointed_at },
        }
    }
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(8.0, 8.0),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(4),
        button_padding: vec2(10.0, 4.0),
        indent: 16.0,
        interact_size: vec2(40.0, size::CONTROL),
        slider_rail_height: 4.0,
        icon_width: 14.0,
        icon_width_inner: 8.0,
        icon_spacing: 8.0,
        tooltip_width: 360.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            floating_allocated_width: 8.0,
            foreground_color: true,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            dormant_handle_opacity: 0.2,
            active_handle_opacity: 0.3,
            interact_handle_opacity: 0.5,
            ..ScrollStyle::thin()
        },
        ..Spacing::default()
    }
}
