//! The only user of `std::fs`: whole files in, whole files out, and where they stand.
//!
//! Nothing here knows what is in a file. What goes wrong is told in typed errors, one sentence each: what failed,
//! why, what to do. The path is not in them; whoever shows one puts it last.

mod fingerprint;
mod journal;
mod libraries;
mod load;
mod lock;
mod paths;
mod save;
mod stamp;
mod versions;
mod watch;

pub use fingerprint::Fingerprint;
pub use journal::{Filled, Journal, Left, Unsynced, Work};
pub use libraries::{WINDOW_LIBRARIES, missing_window_libraries};
pub use load::{LARGEST, LoadError, Loaded, head, length, load, load_at_most, load_at_most_by};
pub use lock::{Holder, Lock, Locking};
pub use paths::{CONFIG_OVERRIDE, Folders, folders, has_session_bus};
pub use save::{SaveError, exists, same_file, save, save_if, set_aside, sweep};
pub use versions::{KEPT, Version, keep, version_of, versions};
pub use watch::{Noticed, Watch, Watched};

/// Seconds since 1970. What time it is comes from the caller.
pub type Time = i64;
