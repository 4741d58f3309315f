//! Conditions with what their groups have in common said once.

use massage_or_pt::engine::{Clause, Condition};

/// A condition taken apart, so that a person can read it: the same as its groups, which are any of all.
#[derive(Clone, Debug, PartialEq)]
pub enum Factored {
    Clause(Clause),
    All(Vec<Factored>),
    Any(Vec<Factored>),
}

/// Takes a condition apart. One that always holds is all of nothing.
pub fn factor(condition: &Condition) -> Factored {
    if condition.is_always() {
        return Factored::All(Vec::new());
    }
    factor_groups(&condition.any)
}

fn factor_groups(groups: &[Vec<Clause>]) -> Factored {
    let [first, rest @ ..] = groups else { return Factored::Any(Vec::new()) };
    if rest.is_empty() {
        return all(first.iter().copied().map(Factored::Clause).collect());
    }
    let shared: Vec<_> =
        first.iter().copied().filter(|c| rest.iter().all(|group| group.contains(c))).collect();
    if shared.is_empty() {
        return any(split(groups));
    }
    let rest: Vec<_> = groups.iter().map(|group| without(group, &shared)).collect();
    let mut parts: Vec<_> = shared.into_iter().map(Factored::Clause).collect();
    // A group that is met by what all share leaves nothing more to ask for.
    if !rest.iter().any(Vec::is_empty) {
        match factor_groups(&rest) {
            Factored::All(more) => parts.extend(more),
            more => parts.push(more),
        }
    }
    all(parts)
}

/// Groups that share no clause: by the clause that most of them have, and alike remainders merged.
fn split(groups: &[Vec<Clause>]) -> Vec<Factored> {
    let mut left = groups.to_vec();
    let mut parts: Vec<(Factored, Option<Factored>)> = Vec::new();
    while let Some(clause) = most_common(&left) {
        let (with, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|g| g.contains(&clause));
        left = others;
        let remainders: Vec<_> = with.iter().map(|group| without(group, &[clause])).collect();
        let remainder = (!remainders.iter().any(Vec::is_empty)).then(|| factor_groups(&remainders));
        let part = Factored::Clause(clause);
        match parts.iter_mut().find(|(_, other)| *other == remainder) {
            Some((Factored::Any(same), _)) => same.push(part),
            Some((same, _)) => *same = Factored::Any(vec![same.clone(), part]),
            None => parts.push((part, remainder)),
        }
    }
    let parts = parts.into_iter().map(|(part, remainder)| match remainder {
        None => part,
        Some(Factored::All(more)) => all(std::iter::once(part).chain(more).collect()),
        Some(more) => Factored::All(vec![part, more]),
    });
    parts.collect()
}

/// The first of those that most groups have.
fn most_common(groups: &[Vec<Clause>]) -> Option<Clause> {
    let times = |clause: &Clause| groups.iter().filter(|group| group.contains(clause)).count();
    groups.iter().flatten().rev().copied().max_by_key(times)
}

fn without(group: &[Clause], clauses: &[Clause]) -> Vec<Clause> {
    group.iter().copied().filter(|clause| !clauses.contains(clause)).collect()
}

fn all(mut parts: Vec<Factored>) -> Factored {
    if parts.len() == 1 { parts.remove(0) } else { Factored::All(parts) }
}

fn any(mut parts: Vec<Factored>) -> Factored {
    if parts.len() == 1 { parts.remove(0) } else { Factored::Any(parts) }
}

#[cfg(test)]
mod tests {
    use massage_or_pt::content::unpack;
    use massage_or_pt::engine::{ItemIndex, OptionSet};

    use super::*;

    fn clause(item: u16, option: usize) -> Clause {
        Clause { item: ItemIndex(item), options: OptionSet::one(option) }
    }

    /// Each letter is a clause, each word a group.
    fn condition(groups: &str) -> Condition {
        let clause = |letter: char| clause(letter as u16 - 'a' as u16, 0);
        Condition {
            any: groups.split(' ').map(|group| group.chars().map(clause).collect()).collect(),
        }
    }

    fn said(factored: &Factored) -> String {
        let parts =
            |parts: &[Factored], sign| parts.iter().map(said).collect::<Vec<_>>().join(sign);
        match factored {
            Factored::Clause(clause) => char::from(b'a' + clause.item.0 as u8).to_string(),
            Factored::All(all) => parts(all, ""),
            Factored::Any(any) => format!("({})", parts(any, "+")),
        }
    }

    #[test]
    fn what_groups_share_is_said_once() {
        for (groups, expected) in [
            ("a", "a"),
            ("ab", "ab"),
            ("a b", "(a+b)"),
            ("ab ac", "a(b+c)"),
            ("ac ad bc bd", "(a+b)(c+d)"),
            ("xac xad xbc xbd", "x(a+b)(c+d)"),
            ("xa xb ya yb z", "((x+y)(a+b)+z)"),
            ("ab a", "a"),
            ("a ab c", "(a+c)"),
        ] {
            assert_eq!(said(&factor(&condition(groups))), expected, "{groups}");
        }
    }

    fn holds(factored: &Factored, picked: &impl Fn(ItemIndex) -> OptionSet) -> bool {
        match factored {
            Factored::Clause(clause) => {
                !picked(clause.item).intersection(clause.options).is_empty()
            }
            Factored::All(parts) => parts.iter().all(|part| holds(part, picked)),
            Factored::Any(parts) => parts.iter().any(|part| holds(part, picked)),
        }
    }

    #[test]
    fn every_condition_of_the_guide_still_means_the_same() {
        let protocol = unpack().protocol;
        let flags = protocol.red_flags.iter().map(|rule| &rule.when);
        let cautions = protocol.contraindications.iter().map(|rule| &rule.when);
        let evidence = protocol.evidence.iter().map(|rule| &rule.when);
        let asked = protocol.questionnaire.items.iter().map(|item| &item.enable_when);
        for condition in flags.chain(cautions).chain(evidence).chain(asked) {
            let factored = factor(condition);
            let mut clauses: Vec<_> = condition.clauses().copied().collect();
            clauses.dedup();
            clauses.sort_by_key(|clause| clause.item);
            clauses.dedup();
            // Every way in which the clauses can hold or not.
            for bits in 0_u32..1 << clauses.len() {
                let picked = |item: ItemIndex| {
                    let held = clauses.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
                    held.filter(|(_, clause)| clause.item == item)
                        .flat_map(|(_, clause)| clause.options.iter())
                        .fold(OptionSet::EMPTY, OptionSet::with)
                };
                assert_eq!(holds(&factored, &picked), condition.holds(picked));
            }
        }
    }
}
