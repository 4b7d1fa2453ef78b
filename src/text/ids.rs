//! Ids: a `u32` newtype for each kind of record, an index into the vector that holds it.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the record at `index`.
            pub fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// Where the record stands in its vector.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A document of a corpus.
    DocumentId,
    /// A token of a document.
    TokenId,
    /// A mention of a document: a name, a common noun phrase or a pronoun.
    MentionId,
    /// A time expression of a document.
    TimexId,
    /// A quotation of a document.
    QuotationId,
    /// An event of a document.
    EventId,
    /// A position of a document.
    PositionId,
    /// A goal of a document.
    GoalId,
    /// A role of a document.
    RoleId,
    /// An entity of a corpus.
    EntityId,
    /// A cluster of events of a corpus.
    ClusterId,
}
