//! The parts of the pages: each knows its props and nothing else.

mod answer_options;
mod ask_us;
mod back_link;
mod booking_link;
mod care_card;
mod changes;
mod comparison_table;
mod error_summary;
mod learn;
mod outside_link;
mod plan;
mod precautions;
mod progress;
mod reasons;
mod service_card;
mod settings_notice;
mod source_links;
mod summary_list;

pub use answer_options::{AnswerOptions, option_id};
pub use ask_us::ask_us;
pub use back_link::BackLink;
pub use booking_link::BookingLink;
pub use care_card::{CareCard, PageRef};
pub use changes::Changes;
pub use comparison_table::ComparisonTable;
pub use error_summary::ErrorSummary;
pub use learn::Learn;
pub use outside_link::outside_link;
pub use plan::Plan;
pub use precautions::Precautions;
pub use progress::Progress;
pub use reasons::Reasons;
pub use service_card::ServiceCard;
pub use settings_notice::settings_notice;
pub use source_links::SourceLinks;
pub use summary_list::SummaryList;
