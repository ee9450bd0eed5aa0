//! Tests of the library and of the window without a display.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "what fails here is to fail the test, and tests make files of their own"
)]

#[cfg(feature = "gui")]
mod accessible;
mod broken;
mod broken_tracker;
#[cfg(feature = "gui")]
mod camera;
#[cfg(feature = "gui")]
mod changed;
mod cli;
#[cfg(feature = "gui")]
mod composing;
mod data;
#[cfg(feature = "gui")]
mod dialogs;
mod disk;
mod export;
#[cfg(feature = "gui")]
mod export_menu;
#[cfg(feature = "gui")]
mod faults;
#[cfg(feature = "gui")]
mod giving;
mod import;
#[cfg(feature = "gui")]
mod indexed;
#[cfg(feature = "gui")]
mod journal;
mod large;
mod layers;
mod licences;
mod lineage;
#[cfg(feature = "gui")]
mod merging;
mod mutation;
#[cfg(feature = "gui")]
mod opening;
#[cfg(feature = "gui")]
mod page_overview;
#[cfg(feature = "gui")]
mod page_problems;
#[cfg(feature = "gui")]
mod page_sectors;
#[cfg(feature = "gui")]
mod page_sectors_filters;
#[cfg(feature = "gui")]
mod page_sectors_flows;
#[cfg(feature = "gui")]
mod page_sectors_table;
#[cfg(feature = "gui")]
mod page_sources;
#[cfg(feature = "gui")]
mod page_tracker;
#[cfg(feature = "gui")]
mod page_tracker_claims;
#[cfg(feature = "gui")]
mod page_tracker_figures;
#[cfg(feature = "gui")]
mod page_tracker_first_use;
#[cfg(feature = "gui")]
mod page_tracker_kept;
#[cfg(feature = "gui")]
mod page_tracker_sheets;
#[cfg(feature = "gui")]
mod page_tracker_table;
#[cfg(feature = "gui")]
mod page_trends;
#[cfg(feature = "gui")]
mod page_trends_claims;
#[cfg(feature = "gui")]
mod page_trends_marks;
#[cfg(feature = "gui")]
mod page_trends_picker;
#[cfg(feature = "gui")]
mod page_trends_plot;
#[cfg(feature = "gui")]
mod pages;
#[cfg(feature = "gui")]
mod recovery;
#[cfg(feature = "gui")]
mod saving;
#[cfg(feature = "gui")]
mod sheet;
#[cfg(feature = "gui")]
mod shell;
#[cfg(feature = "gui")]
mod sizes;
#[cfg(feature = "gui")]
mod states;
#[cfg(feature = "gui")]
mod versions;
#[cfg(feature = "gui")]
mod waiting;
#[cfg(feature = "gui")]
mod watch;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod window;
mod words;
