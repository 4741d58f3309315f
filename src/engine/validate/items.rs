//! `questionnaire.toml`: items, their options, and the order in which they are asked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Check, QUESTIONNAIRE};
use crate::engine::def::{ItemDef, OptionDef, QuestionnaireDef};
use crate::engine::{AnswerOption, Condition, Item, OptionSet, ProblemKind, Questionnaire, Text};

impl Check {
    pub fn head(&mut self, def: &QuestionnaireDef) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        let is_version = !def.version.is_empty() && def.version.chars().all(is_plain);
        self.report.add_if(!is_version, QUESTIONNAIRE, "version", ProblemKind::BadVersion);
        self.report.date(QUESTIONNAIRE, "reviewed", "reviewed", &def.reviewed);
    }

    pub fn items(&mut self, defs: &[ItemDef]) -> Questionnaire {
        self.report.add_if(defs.is_empty(), QUESTIONNAIRE, "items", ProblemKind::NoItems);
        if defs.len() > usize::from(u16::MAX) {
            self.report.add(QUESTIONNAIRE, "items", ProblemKind::TooManyItems);
            return Questionnaire::default();
        }
        self.report.ids(QUESTIONNAIRE, defs.iter().map(|def| &def.link_id));
        // Conditions are read against all items, so that one on a later item can be told from one on an
        // item that does not exist.
        let plain = defs.iter().map(|def| self.item(def)).collect();
        self.questionnaire = Questionnaire { items: plain };
        let conditions = defs.iter().map(|def| self.enable_when(def)).collect::<Vec<_>>();
        self.order(&conditions);
        let mut questionnaire = std::mem::take(&mut self.questionnaire);
        for (item, condition) in questionnaire.items.iter_mut().zip(conditions) {
            item.enable_when = condition;
        }
        questionnaire
    }

    fn item(&mut self, def: &ItemDef) -> Item {
        let id = &def.link_id;
        self.report.text(QUESTIONNAIRE, id, "text", &def.text);
        self.report.optional(QUESTIONNAIRE, id, "hint", def.hint.as_ref());
        self.count(def);
        def.options.iter().for_each(|option| self.option(def, option));
        self.distinct(def);
        self.none_and_not_sure(def);
        Item {
            link_id: id.clone().into(),
            text: def.text.clone().into(),
            hint: def.hint.clone().map(Text::from),
            repeats: def.repeats,
            options: def.options.iter().map(AnswerOption::from).collect(),
            enable_when: Condition::always(),
            changeable: def.changeable,
            always_matters: false,
            looked_at_by: Vec::new(),
        }
    }

    fn count(&mut self, def: &ItemDef) {
        let options = def.options.len();
        let id = &def.link_id;
        self.report.add_if(options < 2, QUESTIONNAIRE, id, ProblemKind::TooFewOptions);
        let too_many = options > OptionSet::CAPACITY;
        self.report.add_if(too_many, QUESTIONNAIRE, id, ProblemKind::TooManyOptions);
        let only_exclusive = def.repeats && options > 0 && def.options.iter().all(|o| o.exclusive);
        self.report.add_if(only_exclusive, QUESTIONNAIRE, id, ProblemKind::OnlyExclusive);
    }

    fn option(&mut self, def: &ItemDef, option: &OptionDef) {
        let id = [&def.link_id, ".", &option.code].concat();
        self.report.id(QUESTIONNAIRE, &id, &option.code);
        self.report.text(QUESTIONNAIRE, &id, "text", &option.text);
        self.report.optional(QUESTIONNAIRE, &id, "hint", option.hint.as_ref());

        let stands_alone = option.exclusive || !def.repeats;
        let code = || option.code.clone();
        let mut add = |wrong, kind| self.report.add_if(wrong, QUESTIONNAIRE, &def.link_id, kind);
        let is_needless = option.exclusive && !def.repeats;
        add(is_needless, ProblemKind::ExclusiveSingleChoice { code: code() });
        let is_mixed = option.not_sure && !stands_alone;
        add(is_mixed, ProblemKind::NotSureWithOthers { code: code() });
        let is_unmarked = option.code == "not_sure" && !option.not_sure;
        add(is_unmarked, ProblemKind::NotSureUnmarked);
        add(option.code == "none" && !stands_alone, ProblemKind::NoneUnmarked);
    }

    fn none_and_not_sure(&mut self, def: &ItemDef) {
        let first_two = |is_one: fn(&OptionDef) -> bool| {
            let mut codes = def.options.iter().filter(|o| is_one(o)).map(|o| o.code.clone());
            Some((codes.next()?, codes.next()?))
        };
        let add = |kind| self.report.add(QUESTIONNAIRE, &def.link_id, kind);
        let not_sure = first_two(|option| option.not_sure);
        let none = first_two(|option| option.exclusive && !option.not_sure);
        let not_sure = not_sure.map(|(other, code)| ProblemKind::TwoNotSure { code, other });
        let none = none.filter(|_| def.repeats);
        let none = none.map(|(other, code)| ProblemKind::TwoNone { code, other });
        not_sure.into_iter().chain(none).for_each(add);
    }

    fn distinct(&mut self, def: &ItemDef) {
        let (mut codes, mut texts) = (BTreeSet::new(), BTreeSet::new());
        for option in &def.options {
            let code = || option.code.clone();
            let again = !codes.insert(&option.code);
            let kind = ProblemKind::DuplicateOption { code: code() };
            self.report.add_if(again, QUESTIONNAIRE, &def.link_id, kind);
            let reads_alike = !texts.insert(option.text.to_lowercase());
            let kind = ProblemKind::DuplicateOptionText { code: code() };
            self.report.add_if(reads_alike && !again, QUESTIONNAIRE, &def.link_id, kind);
        }
    }

    fn enable_when(&mut self, def: &ItemDef) -> Condition {
        self.condition(QUESTIONNAIRE, &def.link_id, &def.enable_when)
    }

    /// Items may be asked depending on earlier ones only.
    fn order(&mut self, conditions: &[Condition]) {
        let depends_on: Vec<BTreeSet<usize>> = conditions
            .iter()
            .map(|condition| condition.clauses().map(|clause| usize::from(clause.item.0)).collect())
            .collect();
        for (index, others) in depends_on.iter().enumerate() {
            for other in others.iter().copied().filter(|other| *other >= index) {
                let kind = match way(&depends_on, other, index) {
                    _ if other == index => ProblemKind::DependsOnItself,
                    Some(way) => ProblemKind::Cycle { path: self.path(index, &way) },
                    None => ProblemKind::LaterItem { link_id: self.link_id(other) },
                };
                let id = self.link_id(index);
                self.report.add(QUESTIONNAIRE, &id, kind);
                self.lines
                    .iter_mut()
                    .filter(|line| line.file == QUESTIONNAIRE && line.id == id)
                    .for_each(|line| line.is_sound = false);
            }
        }
    }

    fn path(&self, start: usize, way: &[usize]) -> String {
        let items = std::iter::once(&start).chain(way).map(|index| self.link_id(*index));
        items.collect::<Vec<_>>().join(" -> ")
    }

    fn link_id(&self, index: usize) -> String {
        self.questionnaire.items.get(index).map(|item| item.link_id.to_string()).unwrap_or_default()
    }
}

/// The shortest way from an item to another along what they depend on, both included.
fn way(depends_on: &[BTreeSet<usize>], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::from([(from, from)]);
    let mut queue = VecDeque::from([from]);
    while let Some(item) = queue.pop_front() {
        if item == to {
            let step_back = |at: &usize| came_from.get(at).copied().filter(|before| before != at);
            let mut way: Vec<_> = std::iter::successors(Some(to), step_back).collect();
            way.reverse();
            return Some(way);
        }
        for next in depends_on.get(item).into_iter().flatten() {
            if !came_from.contains_key(next) {
                came_from.insert(*next, item);
                queue.push_back(*next);
            }
        }
    }
    None
}

impl From<&OptionDef> for AnswerOption {
    fn from(def: &OptionDef) -> Self {
        Self {
            code: def.code.clone().into(),
            text: def.text.clone().into(),
            hint: def.hint.clone().map(Text::from),
            exclusive: def.exclusive,
            not_sure: def.not_sure,
        }
    }
}
