use crate::Ended;
use crate::args::Brief;
use crate::print::Printer;
use rampak_office::brief::wire::BriefForm;
use rampak_office::{Office, Progress, Result};

pub fn run(office: &Office, verb: &Brief, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Brief::Import { paths } => crate::roster::report(&office.brief_import(paths, progress)?.value, printer),
        Brief::List => {
            let list = office.brief_list()?;
            let all: Vec<_> = list
                .iter()
                .map(|b| serde_json::json!({ "brief": b.id, "code": b.code, "title": b.title, "seats": b.seats, "host": b.host, "start": b.start, "end": b.end, "state": b.state, "proposals": b.proposals }))
                .collect();
            printer.answer(&all, |p| list.iter().for_each(|b| p.say(&format!("{:<6} {}  {:>3}  {}", b.code, b.id, b.seats, b.title))));
        }
        Brief::Show { brief } => printer.json(&office.brief_get(brief)?),
        Brief::Set { brief, growth, duty } => {
            let form = office.brief_get(brief)?;
            let mut next = BriefForm { growth: growth.unwrap_or(form.growth), ..form };
            next.seats.iter_mut().for_each(|seat| seat.duty_allowed = duty.unwrap_or(seat.duty_allowed));
            let saved = office.brief_save(&next)?.value;
            let told = [growth.map(|on| if on { "cli_growth_on" } else { "cli_growth_off" }), duty.map(|on| if on { "cli_duty_on" } else { "cli_duty_off" })];
            printer.answer(&saved, |p| told.into_iter().flatten().for_each(|key| p.line(key, &[])));
        }
        Brief::Clone { brief } => {
            let id = office.brief_get(brief)?.id.unwrap_or_default();
            let copy = office.brief_clone(&id)?.value;
            printer.answer(&serde_json::json!({ "brief": copy }), |p| p.say(&copy));
        }
        Brief::Delete { brief } => {
            let id = office.brief_get(brief)?.id.unwrap_or_default();
            office.brief_delete(&id)?;
            printer.answer(&serde_json::json!({ "deleted": id }), |p| p.line("cli_deleted", &[]));
        }
        Brief::Count { brief } => {
            let form = office.brief_get(brief)?;
            let counts = office.brief_count(&form)?;
            printer.answer(&counts, |p| {
                for count in &counts {
                    let role = form.seats.get(count.seat as usize).map_or("", |seat| &seat.role);
                    p.line("cli_seat_count", &[("seat", role), ("people", &p.number(f64::from(count.people), 0)), ("agencies", &count.agencies.to_string())]);
                }
            });
        }
    }
    Ok(Ended::Valid)
}
