//! The names that scripts read are those that serde writes and the content files use.

use serde::Serialize;
use serde_json::json;

use crate::engine::{MassageStatus, Outcome, Strength, Technique, Urgency};

fn check<T: Copy + Serialize>(values: &[T], code: fn(T) -> &'static str) {
    for value in values {
        assert_eq!(json!(value), json!(code(*value)));
    }
}

#[test]
fn codes_are_what_serde_writes() {
    use {MassageStatus as M, Outcome as O, Strength as S, Technique as T, Urgency as U};
    check(&[O::Massage, O::PhysicalTherapy, O::Both, O::SeekCareFirst], Outcome::code);
    check(&[U::DoctorSoon, U::SameDay, U::EmergencyNow], Urgency::code);
    check(&[M::Ok, M::Adapt, M::AskDoctor, M::NotNow], MassageStatus::code);
    check(&[S::Close, S::Moderate, S::Clear], Strength::code);
    check(&[T::Swedish, T::DeepTissue, T::HotStones, T::Cupping, T::Infrared], Technique::code);
}
