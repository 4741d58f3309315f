//! What the engine decides by.

use super::{Pack, Packed, Packing, choices, fields};
use crate::engine::{
    AnswerOption, Call, Clause, Condition, Contraindication, Decision, Evidence, Fit, Item,
    ItemIndex, Level, MassageStatus, OptionSet, OutOfScope, PerTechnique, Protocol, Questionnaire,
    RedFlag, Service, Technique, Treatment, Urgency,
};

fields! {
    Protocol {
        version, reviewed, questionnaire, out_of_scope, red_flags, contraindications, evidence, decision, styles,
        services
    }
    Questionnaire { items }
    Item { link_id, text, hint, repeats, options, enable_when, changeable, always_matters, looked_at_by }
    AnswerOption { code, text, hint, exclusive, not_sure }
    Condition { any }
    Clause { item, options }
    RedFlag { id, when, urgency, reason, call, page, sources }
    Call { label, url }
    Contraindication { id, when, level, techniques, precaution, sources }
    OutOfScope { id, when, reason, sources }
    Evidence { id, when, toward, weight, reason, sources }
    Decision { massage_at, physical_therapy_at, tie_break }
    Fit { when, weight }
}

choices! {
    Urgency [DoctorSoon, SameDay, EmergencyNow]
    Level [Adapt, Local, Clear, No]
    MassageStatus [Ok, Adapt, AskDoctor, NotNow]
    Technique [Swedish, DeepTissue, HotStones, Cupping, Infrared]
    Treatment [Massage, PhysicalTherapy]
}

impl Pack for ItemIndex {
    fn pack(&self, to: &mut Packing) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Packed) -> Self {
        Self(from.read())
    }
}

impl Pack for OptionSet {
    fn pack(&self, to: &mut Packing) {
        self.bits().pack(to);
    }

    fn unpack(from: &mut Packed) -> Self {
        Self::from_bits(from.read())
    }
}

impl Pack for PerTechnique {
    fn pack(&self, to: &mut Packing) {
        Technique::ALL.into_iter().for_each(|one| self.get(one).pack(to));
    }

    fn unpack(from: &mut Packed) -> Self {
        Technique::ALL.into_iter().fold(Self::default(), |all, one| all.with(one, from.read()))
    }
}

/// The price and the length are the owner's to say.
impl Pack for Service {
    fn pack(&self, to: &mut Packing) {
        let Self {
            id,
            name,
            description,
            booking_url,
            technique,
            add_ons,
            offered_up_to,
            fits,
            ..
        } = self;
        [id, name, description, booking_url].into_iter().for_each(|text| text.pack(to));
        technique.pack(to);
        add_ons.pack(to);
        offered_up_to.pack(to);
        fits.pack(to);
    }

    fn unpack(from: &mut Packed) -> Self {
        Self {
            id: from.read(),
            name: from.read(),
            description: from.read(),
            price: None,
            length: None,
            booking_url: from.read(),
            technique: from.read(),
            add_ons: from.read(),
            offered_up_to: from.read(),
            fits: from.read(),
        }
    }
}
