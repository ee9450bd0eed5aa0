//! Programmes as dated claims: model, reading, editing, pace, and saves that keep comments.
