//! The words of the pages.

use super::{Pack, Packed, Packing, fields};
use crate::content::{
    Comparison, ComparisonRow, Content, Language, Learn, LearnBlock, LearnSection, Messages,
    OutcomePage, Outcomes, PlanStep, Source, SourceLink, Spa,
};

fields! {
    Content { protocol, spa, outcomes, comparison, learn, messages, language, sources }
    Spa { name, website }
    Language { code, direction, note }
    Source { id, links }
    SourceLink { name, url }
    Outcomes {
        massage, massage_after_ok, physical_therapy, both, emergency_now, same_day, doctor_soon, hold, out_of_scope,
        special
    }
    OutcomePage {
        name, title, lead, steps_title, steps, call, plan, check_after_weeks, worse, sources
    }
    PlanStep { when, text }
    Comparison { rows }
    ComparisonRow { id, title, massage, physical_therapy, shows_case }
    Learn { sections }
    LearnSection { id, title, sources, blocks }
    LearnBlock { heading, text, list }
    Messages {
        title, intro, how_long, not_a_diagnosis, privacy, privacy_local, privacy_off, privacy_kiosk,
        stale, stale_link, emergency, compare_instead, continue_button, back,
        progress, error_title, error_pick_one, error_pick_some, error_pick_some_or_none, body_front,
        body_back, body_hint, why_title, emergency_prefix, urgent_prefix, soon_prefix,
        strength_clear, strength_moderate, strength_close, service_title, service_at, add_ons,
        technique_hot_stones, technique_cupping, technique_infrared, book, ask_first_title,
        ask_first, book_after_ok, link_blocked, opens_new_tab, qr_scan, still_there, seconds_left,
        go_on, no_service, ask_us, find_pt, precautions_title, precautions_later_title,
        after_massage, plan_title, plan_note, worse_title, runner_up_title, runner_up_next,
        after_check_title, runner_up_after_check, changes_title, change_to, answers_title,
        answers_deciding, answers_other, change_answer, start_again, clear_answers, sources,
        product_rule, content_version, take_title, take_for, print, copy, share, share_note, remind,
        save_record, copied, copy_yourself, your_link, received, reminded, made_on, date, months,
        reminder_title, reminder_text, compare_title, compare_intro, massage, physical_therapy, row_header,
        fits_you, not_yet, your_case, learn_title, broken, settings_title
    }
}
