use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::api::fhir;
use crate::app::Guide;
use crate::app::take_along::{Reminder, summary, write_link};
use crate::browser::{address, clock, device};
use crate::content::{Day, fill};
use crate::engine::Response;

#[derive(Clone, PartialEq, Properties)]
pub struct TakeAlongProps {
    pub guide: Guide,
    /// A complete one.
    pub response: Response,
    /// When it was given.
    pub day: Option<Day>,
    /// When the outcome says to check whether it is better, if it does.
    pub check_after_weeks: Option<u8>,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Print,
    Copy,
    Share,
    Remind,
    Record,
}

/// What became of the last press.
#[derive(Clone, Default, PartialEq)]
enum Taken {
    #[default]
    Nothing,
    Copied,
    /// The day that is in it, since a browser may have refused to save it.
    Reminder(String),
    /// For the visitor to copy.
    Text(String),
    Link {
        link: String,
        copied: bool,
    },
}

/// Ways to keep the outcome or show it to somebody. Nothing leaves the page before one is pressed.
#[component]
pub fn TakeAlong(props: &TakeAlongProps) -> Html {
    let words = &props.guide.content().messages;
    let taken = use_state(Taken::default);
    let button = |(way, text): (Way, String)| {
        let (props, taken) = (props.clone(), taken.setter());
        let onclick = Callback::from(move |event: MouseEvent| {
            if way == Way::Print {
                event.target_dyn_into::<Element>().and_then(|button| device::print(&button));
                return;
            }
            // What is said again is heard again.
            taken.set(Taken::Nothing);
            let (props, taken) = (props.clone(), taken.clone());
            spawn_local(async move { taken.set(take(way, &props).await.unwrap_or_default()) });
        });
        html! { <button class="mpt-button mpt-button--quiet" type="button" {onclick}>{ text }</button> }
    };
    let mut ways = vec![(Way::Print, words.print.clone()), (Way::Copy, words.copy.clone())];
    let can_share = address::shareable().is_some();
    if can_share {
        ways.push((Way::Share, words.share.clone()));
    }
    if let Some(weeks) = props.check_after_weeks {
        ways.push((Way::Remind, in_weeks(&words.remind, weeks)));
    }
    ways.push((Way::Record, words.save_record.clone()));
    html! {
        <section class="mpt-section mpt-take">
            <h2>{ &words.take_title }</h2>
            <p class="mpt-hint">{ &words.take_for }</p>
            if can_share { <p class="mpt-hint">{ &words.share_note }</p> }
            <div class="mpt-take__ways">{ for ways.into_iter().map(button) }</div>
            <div role="status">{ said(props.guide, &taken) }</div>
        </section>
    }
}

fn said(guide: Guide, taken: &Taken) -> Html {
    let words = &guide.content().messages;
    let (label, copied, text) = match taken {
        Taken::Nothing => return Html::default(),
        Taken::Copied => return html! { <p>{ &words.copied }</p> },
        Taken::Reminder(day) => return html! { <p>{ fill(&words.reminded, &[("date", day)]) }</p> },
        Taken::Text(text) => (&words.copy_yourself, false, text),
        Taken::Link { link, copied } => (&words.your_link, *copied, link),
    };
    html! {
        <>
            if copied { <p>{ &words.copied }</p> }
            <label class="mpt-take__text">
                { label }
                <textarea readonly=true rows="4" value={text.clone()} />
            </label>
        </>
    }
}

async fn take(way: Way, props: &TakeAlongProps) -> Option<Taken> {
    let guide = props.guide;
    let content = guide.content();
    let day = props.day.or_else(clock::today)?;
    match way {
        Way::Print => None,
        Way::Copy => {
            let date = day.in_words(&content.messages);
            let text = summary(guide, &props.response, &date)?;
            let copied = device::copy(&text).await.is_some();
            Some(if copied { Taken::Copied } else { Taken::Text(text) })
        }
        Way::Share => {
            let link =
                write_link(&address::shareable()?, &content.protocol, &props.response, Some(day));
            if device::share(&content.messages.title, &link).await.is_some() {
                return None;
            }
            let copied = device::copy(&link).await.is_some();
            Some(Taken::Link { link, copied })
        }
        Way::Remind => {
            let weeks = props.check_after_weeks?;
            // From now on, since a day that has gone by would remind nobody.
            let check = clock::after(clock::today()?, weeks);
            let reminder = Reminder {
                day: &check.digits(),
                made: &clock::moment()?,
                title: &in_weeks(&content.messages.reminder_title, weeks),
                text: &content.messages.reminder_text,
            };
            device::save("massage-or-pt.ics", "text/calendar", &reminder.ics())?;
            Some(Taken::Reminder(check.in_words(&content.messages)))
        }
        Way::Record => {
            let record = fhir::questionnaire_response(content, &props.response, &day.iso());
            device::save("massage-or-pt.fhir.json", "application/fhir+json", &record);
            None
        }
    }
}

fn in_weeks(message: &str, weeks: u8) -> String {
    fill(message, &[("weeks", &weeks.to_string())])
}
