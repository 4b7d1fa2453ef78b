//! Level 10: the one stateful type.
