//! The app: what it holds, and how eframe drives it. `logic` works, `ui` draws.

mod available;
mod commands;
mod composing;
mod dialogs;
mod drops;
mod following;
mod frame;
mod fuzzy;
mod giving;
mod help;
mod logic;
mod menu;
mod merge;
mod messages;
mod opening;
mod palette;
mod places;
mod preferences;
mod recent;
mod recovery;
mod settings;
mod start;
mod tour;
mod unsaved;
mod versions;
mod watch;

use super::context::{Queue, ViewCtx};
use super::desk::Desk;
use super::keeper::{Keeper, Keeping};
use super::pages::{Page, Pages};
use super::session::Session;
use super::theme::{Tokens, fonts};
use crate::figure::Language;
use crate::locale::shell as text;
use dialogs::Dialog;
use jiff::civil::Date;
use messages::{Messages, Toast};
use palette::Palette;
use places::Places;
use recent::Recent;
use settings::{Memories, Settings};
use std::path::PathBuf;
use std::time::Duration;

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
    /// Black on white, as strong as it gets.
    HighContrast,
}

/// What to start with; everything that is not the app's own to know.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data set; the shipped one if none is named.
    pub data: Option<PathBuf>,
    /// The tracker; the template if none is named.
    pub tracker: Option<PathBuf>,
    /// The language; that of last time if none is named, and at first that of the system.
    pub language: Option<Language>,
    /// The language of the system.
    pub system_language: Language,
    /// The theme; that of last time if none is named.
    pub theme: Option<ThemeChoice>,
    /// The page to show first; that of last time if none is named.
    pub page: Option<Page>,
    /// The present day, in the user's time zone.
    pub today: Date,
    /// Whether the system's file dialogs can be used.
    pub native_dialogs: bool,
    /// Where work that is not saved, and former versions, are kept.
    pub keeping: Keeping,
    /// How long a frame may wait for a small file rather than show that it is on its way.
    pub patience: Duration,
    /// Where the settings of last time were put because they could not be read.
    pub set_aside: Option<PathBuf>,
}

/// The whole app.
#[derive(Debug)]
pub struct App {
    session: Session,
    desk: Desk,
    keeper: Keeper,
    pages: Pages,
    page: Page,
    language: Language,
    theme: ThemeChoice,
    tokens: Tokens,
    as_known_on: Option<Date>,
    today: Date,
    native_dialogs: bool,
    queue: Queue,
    /// What is being read.
    opening: opening::Opening,
    /// What is put together for the clipboard or a file.
    giving: giving::Giving,
    /// How many data sets there have been in this run.
    generations: u64,
    dialog: Option<Dialog>,
    keyboard: frame::Keyboard,
    picking: Option<dialogs::Picking>,
    palette: Palette,
    known_on_field: super::widgets::DateField,
    toasts: Vec<Toast>,
    messages: Messages,
    places: Places,
    recent: Recent,
    /// Whether the three sentences to begin with are shown.
    tour: bool,
    drops: drops::Drops,
    /// Quitting was asked for and nothing stands against it any more.
    quitting: bool,
    title: String,
    memories: Memories,
    /// Looks after the files that are open.
    watching: watch::Watching,
}

impl App {
    /// The app, on the data that the options name.
    pub fn new(ctx: &egui::Context, storage: Option<&dyn eframe::Storage>, options: Options) -> Self {
        fonts::install(ctx);
        ctx.add_plugin(composing::Composing::default());
        ctx.add_plugin(following::Following::default());
        let settings: Settings = storage.and_then(|it| eframe::get_value(it, settings::KEY)).unwrap_or_default();
        let remembered = settings.chinese.map(|it| if it { Language::Chinese } else { Language::English });
        let theme = options.theme.unwrap_or(settings.theme);
        let mut app = Self {
            session: Session::awaited(PathBuf::new()),
            desk: Desk::template(),
            keeper: {
                let wake = ctx.clone();
                Keeper::new(options.keeping, move || wake.request_repaint())
            },
            pages: Pages::default(),
            page: options.page.unwrap_or(settings.page),
            language: options.language.or(remembered).unwrap_or(options.system_language),
            theme,
            tokens: Tokens::light(),
            as_known_on: None,
            today: options.today,
            native_dialogs: options.native_dialogs,
            queue: Queue::default(),
            opening: opening::Opening::new(options.patience),
            giving: giving::Giving::default(),
            generations: 1,
            dialog: None,
            keyboard: frame::Keyboard::default(),
            picking: None,
            palette: Palette::default(),
            known_on_field: super::widgets::DateField::default(),
            toasts: Vec::new(),
            messages: Messages::default(),
            places: Places::default(),
            recent: settings.recent.clone(),
            tour: storage.is_some() && !settings.toured,
            drops: drops::Drops::default(),
            quitting: false,
            title: String::new(),
            memories: settings.memories.clone(),
            watching: watch::Watching::default(),
        };
        app.pages.tracker.set_entered_by(settings.entered_by.clone());
        app.apply_theme(ctx);
        app.open_first(ctx, options.data, options.tracker, &settings);
        if let Some(path) = options.set_aside {
            let path = path.display().to_string();
            app.toast_bad(ctx, text::with_path(text::SET_ASIDE.get(app.language), &path, app.language));
        }
        if app.dialog.is_none() && !app.opening.awaits_tracker() {
            app.offer_recovery(None);
        }
        app
    }

    /// What pages see.
    fn view(&self) -> ViewCtx<'_> {
        let Self { session, desk, tokens, queue, language, as_known_on, today, .. } = self;
        ViewCtx::new(session, desk, tokens, queue, *language, *as_known_on, *today)
    }

    /// The pages, and what they see.
    fn pages(&mut self) -> (&mut Pages, ViewCtx<'_>) {
        let Self { pages, session, desk, tokens, queue, language, as_known_on, today, .. } = self;
        (pages, ViewCtx::new(session, desk, tokens, queue, *language, *as_known_on, *today))
    }

    fn apply_theme(&mut self, ctx: &egui::Context) {
        self.tokens = match self.theme {
            ThemeChoice::System => Tokens::of(ctx.system_theme().unwrap_or(egui::Theme::Light)),
            ThemeChoice::Light => Tokens::light(),
            ThemeChoice::Dark => Tokens::dark(),
            ThemeChoice::HighContrast => Tokens::high_contrast(),
        };
        self.tokens.apply(ctx);
    }

    /// The data set that is open.
    pub fn store(&self) -> &crate::store::Store {
        &self.session.store
    }

    /// How many errors are in the data set and the tracker that are open.
    pub fn errors(&self) -> usize {
        let problems = self.session.problems.iter().chain(self.desk.problems.iter());
        let errors = problems.filter(|it| it.fault.severity() == crate::syntax::Severity::Error).count();
        errors + self.session.dropped + self.desk.dropped
    }

    /// Shows only what was known on a day, and on Trends these series, where any are named.
    pub fn choose(&mut self, series: &[crate::dataset::SeriesId], as_known_on: Option<Date>) {
        self.as_known_on = as_known_on;
        if !series.is_empty() {
            self.pages.trends.choose(series);
        }
    }

    /// The plot of Trends as it is exported; none where nothing can be drawn.
    pub fn plot(&mut self) -> Option<crate::chart::sheet::Plot> {
        let (pages, cx) = self.pages();
        pages.trends.plot(&cx)
    }

    /// The colours in force.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// The tracker, for tests.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Whether a data set or a tracker is being loaded.
    pub fn is_loading(&self) -> bool {
        self.opening.is_busy()
    }

    /// How far what is being loaded is, from 0 to 1; of two files the one that is less far.
    pub fn progress(&self) -> Option<f32> {
        self.opening.progress()
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
