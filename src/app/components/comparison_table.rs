use yew::prelude::*;

use crate::app::Guide;
use crate::content::ComparisonRow;
use crate::engine::{Outcome, Recommendation, Treatment};

/// Massage and physical therapy side by side, with the visitor's case marked in words.
pub fn comparison_table(guide: Guide, case: Option<&Recommendation<'static>>) -> Html {
    let content = guide.content();
    let words = &content.messages;
    let header = |name: &'static str, treatment| {
        html! {
            <th scope="col" role="columnheader">{ name }{ mark(guide, case, treatment) }</th>
        }
    };
    html! {
        <section class="mpt-compare" id="mpt-compare" tabindex="-1">
            <h2>{ &words.compare_title }</h2>
            // In a narrow column the table is laid out as cards, which drops its roles unless they are said.
            <table class="mpt-table" role="table">
                <caption class="mpt-table__caption">{ &words.compare_intro }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{ &words.row_header }</th>
                        { header(&words.massage, Treatment::Massage) }
                        { header(&words.physical_therapy, Treatment::PhysicalTherapy) }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for content.comparison.rows.iter().map(|r| row(guide, r, case)) }
                </tbody>
            </table>
        </section>
    }
}

fn row(guide: Guide, row: &'static ComparisonRow, case: Option<&Recommendation<'static>>) -> Html {
    let words = &guide.content().messages;
    let cell = |name: &'static str, text: &'static str, treatment| {
        html! {
            <td role="cell" data-treatment={name}>
                { text }
                if row.shows_case { { answers_for(guide, case, treatment) } }
            </td>
        }
    };
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">{ &row.title }</th>
            { cell(&words.massage, &row.massage, Treatment::Massage) }
            { cell(&words.physical_therapy, &row.physical_therapy, Treatment::PhysicalTherapy) }
        </tr>
    }
}

/// The visitor's own answers that speak for a treatment.
fn answers_for(guide: Guide, case: Option<&Recommendation<'static>>, treatment: Treatment) -> Html {
    let Some(case) = case else { return Html::default() };
    let mut answers: Vec<&str> = Vec::new();
    for (_, reason) in case.evidence.iter().filter(|(toward, _)| *toward == treatment) {
        let answer = reason.option.text.as_str();
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    if answers.is_empty() {
        return Html::default();
    }
    html! {
        <div class="mpt-table__case">
            <strong>{ &guide.content().messages.your_case }</strong>
            <ul>{ for answers.into_iter().map(|answer| html! { <li>{ answer.to_string() }</li> }) }</ul>
        </div>
    }
}

fn mark(guide: Guide, case: Option<&Recommendation>, treatment: Treatment) -> Html {
    let words = &guide.content().messages;
    let outcome = case.map(|case| case.outcome);
    let text = match (outcome, treatment) {
        (Some(Outcome::Both), _)
        | (Some(Outcome::Massage), Treatment::Massage)
        | (Some(Outcome::PhysicalTherapy), Treatment::PhysicalTherapy) => &words.fits_you,
        (Some(Outcome::SeekCareFirst), _) => &words.not_yet,
        _ => return Html::default(),
    };
    let not_yet = (outcome == Some(Outcome::SeekCareFirst)).then_some("mpt-table__mark--not-yet");
    html! { <span class={classes!("mpt-table__mark", not_yet)}>{ text }</span> }
}
