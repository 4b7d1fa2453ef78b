//! Level 0: what all stages share about text. Byte spans, the offset map (the only place that
//! knows UTF-16 and code points), ids, partial dates and folding. Knows nothing of documents.

mod date;
mod fold;
mod ids;
mod offset;
mod span;

pub use date::{DateInterval, PartialDate};
pub use fold::{code, fold, is_mark, slug};
pub use ids::{
    ClusterId, DocumentId, EntityId, EventId, GoalId, MentionId, PositionId, QuotationId, RoleId, TimexId, TokenId,
};
pub use offset::{CodePointSpan, OffsetMap, Utf16Span};
pub use span::Span;
