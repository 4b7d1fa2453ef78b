//! Level 7: what is asked. The filters and the query syntax tree with its parser and printer;
//! evaluation over an index; snippets; facet counts. The page uses only the syntax.
