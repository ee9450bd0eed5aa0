//! What a sheet is made of: series as they are drawn, and the words for all that stands around them.

use super::Sign;
use crate::chart::trend::{Entry, Join, Plane};
use crate::figure::{Language, Range, Style, Unit};

/// A plot over time with its words. It owns all of it, so that it can be drawn on another thread.
#[derive(Clone, Debug)]
pub struct Plot {
    /// What it is called.
    pub title: String,
    /// What is shown and as of when: lines below the title.
    pub told: Vec<String>,
    /// One for each axis of values.
    pub panels: Vec<Panel>,
    /// The days that all of them show.
    pub days: (f64, f64),
    /// What happened in these days.
    pub events: Vec<Event>,
    /// What one has to know to read it: how "about" is taken, what could not be drawn.
    pub notes: Vec<String>,
    /// Where it all comes from, and who drew it; each may be cut to a line or two.
    pub sources: Vec<String>,
    /// How wide "about" is taken, as a share of the figure.
    pub tolerance: f64,
    /// The words of the language.
    pub words: Words,
}

/// Series that share an axis.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it shows; left out on a sheet with one panel.
    pub title: String,
    /// The values that the axis shows.
    pub values: (f64, f64),
    /// The values between which it has ticks.
    pub ticked: (f64, f64),
    /// What the values count in.
    pub unit: Unit,
    /// The name of a unit of its own.
    pub unit_name: String,
    /// Whether values stand by their magnitude.
    pub log: bool,
    /// What is aimed at, and what stands at its line.
    pub goal: Option<(f64, String)>,
    /// The series.
    pub curves: Vec<Curve>,
    /// Bounds that follow from statements.
    pub implied: Vec<ImpliedBound>,
}

/// A series.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Its name in the legend.
    pub name: String,
    /// Its latest figure, in short.
    pub latest: String,
    /// The number of its colour.
    pub slot: usize,
    /// The letter of its colour, so that nothing is told by colour alone.
    pub letter: char,
    /// The natural range of its values.
    pub range: Range,
    /// Its claims, in the order of their days.
    pub entries: Vec<Entry>,
    /// What is joined.
    pub joins: Vec<Join>,
    /// Each claim in words; empty where there are too many.
    pub said: Vec<String>,
}

/// A bound that follows from a statement.
#[derive(Clone, Debug)]
pub struct ImpliedBound {
    /// The bound.
    pub entry: Entry,
    /// The natural range of the series.
    pub range: Range,
    /// What stands beside it.
    pub label: String,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// The day.
    pub day: f64,
    /// What, with its date.
    pub label: String,
}

/// The words that a layout needs.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// Days that are worth a line on an axis of that width, with what stands at them.
    pub days: fn(Language, Plane, f32) -> Vec<(f64, String)>,
    /// A value on the axis; the topmost has the unit.
    pub value: fn(Style<'_>, f64, bool) -> String,
    /// The name of a mark.
    pub sign: fn(Sign, Language) -> &'static str,
    /// Events for whose names the plot had no room.
    pub also_marked: fn(&[&str], Language) -> String,
    /// Series for whose names there was no room.
    pub more: fn(usize, Language) -> String,
}
