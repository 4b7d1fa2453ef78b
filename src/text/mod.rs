//! Level 0: what all stages share about text. Byte spans, the offset map (the only place that
//! knows UTF-16 and code points), ids, partial dates, short lists and folding. Knows nothing of documents.

mod date;
mod fold;
mod ids;
mod lists;
mod offset;
mod span;

pub use date::{DateInterval, PartialDate};
pub use fold::{code, fold, is_mark, slug};
pub use ids::{
    ClusterId, DocumentId, EntityId, EventId, GoalId, MentionId, PositionId, QuotationId, RoleId, TimexId, TokenId,
};
pub use lists::Lists;
pub use offset::{CodePointSpan, OffsetMap, Utf16Span};
pub use span::Span;
