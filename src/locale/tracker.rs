//! Texts of the tracker page.

use super::Language;
use crate::tracker::{EditError, Label};

/// The name of a step: "set issued on 28 March".
pub fn label(label: &Label, _language: Language) -> String {
    format!("{label:?}")
}

/// Why an edit was refused.
pub fn edit_error(error: &EditError, _language: Language) -> String {
    format!("{error:?}")
}
