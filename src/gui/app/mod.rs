//! The app: what it holds, and how eframe drives it. `logic` works, `ui` draws.

mod commands;
mod dialogs;
mod frame;
mod logic;
mod menu;
mod palette;
mod settings;

use super::context::{Queue, ViewCtx};
use super::desk::Desk;
use super::pages::{Page, Pages};
use super::session::Session;
use super::tasks::Load;
use super::theme::{Tokens, fonts};
use crate::figure::Language;
use dialogs::Dialog;
use jiff::civil::Date;
use palette::Palette;
use settings::{Memories, Settings};
use std::path::PathBuf;

/// Which theme is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// That of the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What to start with; everything that is not the app's own to know.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data set; the shipped one if none is named.
    pub data: Option<PathBuf>,
    /// The tracker; the template if none is named.
    pub tracker: Option<PathBuf>,
    /// The language; that of last time if none is named.
    pub language: Option<Language>,
    /// The theme; that of last time if none is named.
    pub theme: Option<ThemeChoice>,
    /// The page to show first; that of last time if none is named.
    pub page: Option<Page>,
    /// The present day, in the user's time zone.
    pub today: Date,
    /// Whether the system's file dialogs can be used.
    pub native_dialogs: bool,
}

/// A message at the foot of the window that goes away by itself.
#[derive(Clone, Debug)]
struct Toast {
    text: String,
    bad: bool,
    /// When it goes, in the time of egui's input.
    until: f64,
}

/// The whole app.
#[derive(Debug)]
pub struct App {
    session: Session,
    desk: Desk,
    pages: Pages,
    page: Page,
    language: Language,
    theme: ThemeChoice,
    tokens: Tokens,
    as_known_on: Option<Date>,
    today: Date,
    native_dialogs: bool,
    queue: Queue,
    load: Option<Load>,
    /// How many data sets there have been in this run.
    generations: u64,
    dialog: Option<Dialog>,
    picking: Option<dialogs::Picking>,
    palette: Palette,
    known_on_field: super::widgets::DateField,
    toasts: Vec<Toast>,
    /// Quitting was asked for and nothing stands against it any more.
    quitting: bool,
    title: String,
    memories: Memories,
}

impl App {
    /// The app, on the data that the options name.
    pub fn new(ctx: &egui::Context, storage: Option<&dyn eframe::Storage>, options: Options) -> Self {
        fonts::install(ctx);
        let settings: Settings = storage.and_then(|it| eframe::get_value(it, settings::KEY)).unwrap_or_default();
        let remembered = settings.chinese.map(|it| if it { Language::Chinese } else { Language::English });
        let theme = options.theme.unwrap_or(settings.theme);
        let mut app = Self {
            session: match &options.data {
                None => Session::shipped(1),
                Some(path) => Session::awaited(path.clone()),
            },
            desk: Desk::template(),
            pages: Pages::default(),
            page: options.page.unwrap_or(settings.page),
            language: options.language.or(remembered).unwrap_or_default(),
            theme,
            tokens: Tokens::light(),
            as_known_on: None,
            today: options.today,
            native_dialogs: options.native_dialogs,
            queue: Queue::default(),
            load: None,
            generations: 1,
            dialog: None,
            picking: None,
            palette: Palette::default(),
            known_on_field: super::widgets::DateField::default(),
            toasts: Vec::new(),
            quitting: false,
            title: String::new(),
            memories: settings.memories,
        };
        app.apply_theme(ctx);
        if app.session.generation != 0 {
            app.recall();
        }
        if let Some(path) = options.tracker {
            app.open_tracker(ctx, &path);
        }
        if let Some(path) = options.data {
            app.open_data(ctx, path);
        }
        app
    }

    /// What pages see.
    fn view(&self) -> ViewCtx<'_> {
        ViewCtx {
            store: &self.session.store,
            session: &self.session,
            desk: &self.desk,
            language: self.language,
            tokens: &self.tokens,
            as_known_on: self.as_known_on,
            today: self.today,
            commands: &self.queue,
        }
    }

    fn apply_theme(&mut self, ctx: &egui::Context) {
        let system = ctx.system_theme().unwrap_or(egui::Theme::Light);
        let wanted = match self.theme {
            ThemeChoice::System => system,
            ThemeChoice::Light => egui::Theme::Light,
            ThemeChoice::Dark => egui::Theme::Dark,
        };
        self.tokens = Tokens::of(wanted);
        self.tokens.apply(ctx);
    }

    /// The tracker, for tests.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// What went wrong last and is still told at the foot of the window.
    pub fn failure(&self) -> Option<&str> {
        self.toasts.iter().rev().find(|it| it.bad).map(|it| it.text.as_str())
    }

    /// Whether a data set is being loaded.
    pub fn is_loading(&self) -> bool {
        self.load.is_some()
    }

    /// Whether a page is still working out what it shows.
    pub fn is_working(&self) -> bool {
        self.pages.sectors.is_working()
    }

    /// Takes what threads have ready, without drawing.
    pub fn work_once(&mut self, ctx: &egui::Context) {
        self.work(ctx);
    }

    /// The colour behind everything.
    pub fn clear(&self) -> egui::Color32 {
        self.tokens.page
    }

    /// Draws the whole window: what eframe calls, and what pictures without a window call, too.
    pub fn draw(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.work(&ctx);
        self.frame(ui);
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.work(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, settings::KEY, &self.settings());
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.tokens.page.to_normalized_gamma_f32()
    }
}
