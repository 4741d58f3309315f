//! How serde reads a [`Node`]: what is missing or wrong is reported, and made up.

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use toml::de::DeValue;

use super::fault::Fault;
use super::node::{Node, Place, Value};

/// What a missing text is taken for: not empty and a fair id, so that it is not reported once more.
const MADE_UP: &str = "missing";

impl<'de> Deserializer<'de> for Node<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::custom("a content type has a field of a kind that content files do not have"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = self.written().and_then(DeValue::as_bool);
        visitor.visit_bool(self.or_report(read, "true or false", false))
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_i64(self.or_report(self.integer(), "a whole number", 1))
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = self.integer().and_then(|integer| u8::try_from(integer).ok());
        visitor.visit_u8(self.or_report(read, "a whole number from 0 to 255", 1))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = self.written().and_then(DeValue::as_str);
        visitor.visit_str(self.or_report(read, "text in quotes", MADE_UP))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.written().is_some() { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Some(list) = self.written().and_then(DeValue::as_array) else {
            self.report("a list");
            return visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<Node>()));
        };
        let nodes = (1..).zip(list.iter()).map(|(number, value)| {
            let place = Place { number: Some(number), ..self.place.clone() };
            Node { reader: self.reader, place, value: Value::Written(value) }
        });
        visitor.visit_seq(SeqDeserializer::new(nodes))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let nodes = self.table().map(|table| self.children(table)).unwrap_or_default();
        visitor.visit_map(MapDeserializer::new(nodes.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(table) = self.table() else {
            let made_up = fields.iter().map(|field| (*field, self.child("", field, Value::MadeUp)));
            return visitor.visit_map(MapDeserializer::new(made_up));
        };
        let address = std::ptr::from_ref(table).addr();
        let (mut nodes, unknown): (Vec<_>, Vec<_>) =
            self.children(table).into_iter().partition(|(key, _)| fields.contains(key));
        unknown.iter().for_each(|(_, node)| node.report_unknown(fields));
        let row = self.own_id(table);
        let missing =
            fields.iter().filter(|field| self.reader.missing.contains(&(address, **field)));
        nodes.extend(missing.map(|field| (*field, self.child(&row, field, Value::Missing))));
        let read = visitor.visit_map(MapDeserializer::new(nodes.into_iter()));
        read.map_err(|fault| fault.of(address))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let written = self.written().and_then(DeValue::as_str);
        let known = written.and_then(|word| variants.iter().find(|known| **known == word));
        let wanted = ["one of ", &variants.join(", ")].concat();
        let first = variants.first().copied().unwrap_or_default();
        let variant: StrDeserializer<Fault> =
            self.or_report(known.copied(), &wanted, first).into_deserializer();
        visitor.visit_enum(variant)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct identifier
    }
}

impl<'de> IntoDeserializer<'de, Fault> for Node<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
