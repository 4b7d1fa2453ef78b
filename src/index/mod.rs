//! Level 6: built from `&Corpus`, immutable: postings of words, facets, time line, graph.
