//! Level 8: plain structs ready to draw.
