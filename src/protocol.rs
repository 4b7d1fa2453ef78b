//! Level 9: the only types that cross between page and worker.
