//! What is asked: nobody gets stuck, and stepping back leaves no trace.

use crate::verify::matters::{idle, results};
use crate::verify::{Broken, Checked, Covered, Model};

/// However a visitor answered the items so far, the next one that is asked has an answer to give.
pub fn no_dead_end(model: &Model) -> Checked {
    let mut before = model.answers.everything();
    for ((index, item), with) in model.protocol.questionnaire.indexed().zip(&model.answers.prefixes)
    {
        let can_go_on = with.exists(&model.variables.of(index));
        let stuck = before.and_not(&can_go_on);
        if let Some(values) = stuck.most_negative_valuation() {
            let response = model.variables.response(&model.protocol.questionnaire, &values);
            let what = format!("'{}' is asked but has no answer to give", item.link_id);
            return Err(Broken { response: Some(response), ..Broken::new(what) });
        }
        before = with.clone();
    }
    Ok(model.covers_all())
}

/// What is passed over changes nothing: with every question asked whose condition holds, the visitor
/// is told the same.
pub fn nothing_lost(model: &Model) -> Checked {
    let (asked, decision) = model.with_leftovers();
    let (unabridged, whole) = model.unabridged();
    let told = results(model.protocol, asked, decision);
    let told_whole = results(model.protocol, &unabridged, &whole);
    for (short, long) in told.iter().zip(&told_whole) {
        if let Some((response, _)) = model.smallest_with_leftovers(&short.xor(long)) {
            let what = "a question that matters is passed over".to_string();
            return Err(Broken { response: Some(response), ..Broken::new(what) });
        }
    }
    Ok(Covered::of(&asked.all))
}

/// And nothing more can be passed over: each question that is asked can still change what the visitor
/// is told.
pub fn nothing_idle(model: &Model) -> Checked {
    for (index, item) in model.protocol.questionnaire.indexed() {
        if let Some((response, _)) = model.smallest_with_leftovers(&idle(model, index)) {
            let what = format!("'{}' is asked although it can no longer matter", item.link_id);
            return Err(Broken { response: Some(response), ..Broken::new(what) });
        }
    }
    Ok(model.covers_all())
}

/// No diagram looks at an answer to an item that is not asked, so what is said depends on the answers
/// that count alone: not on the order they were given in, nor on going back and forth.
pub fn no_leftovers(model: &Model) -> Checked {
    let (answers, decision) = model.with_leftovers();
    for ((index, item), asked) in model.protocol.questionnaire.indexed().zip(&answers.asked) {
        let variables = model.variables.of(index);
        let later = answers.asked.iter().skip(usize::from(index.0) + 1);
        for diagram in decision.all().chain(later) {
            let unasked = diagram.and_not(asked);
            let seen = unasked.support_set();
            if let Some(variable) = variables.iter().find(|variable| seen.contains(variable)) {
                let flipped = unasked.var_restrict(*variable, true);
                let differs = flipped.xor(&unasked.var_restrict(*variable, false)).and_not(asked);
                if let Some((response, _)) = model.smallest_with_leftovers(&differs) {
                    let what = format!("an answer to '{}' counts unasked", item.link_id);
                    return Err(Broken { response: Some(response), ..Broken::new(what) });
                }
            }
        }
    }
    Ok(Covered::of(&answers.all))
}
