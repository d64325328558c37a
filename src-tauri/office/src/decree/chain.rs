//! The first wording of a decree that amends or revokes another (Permendagri 1/2023; UU 12/2011, appendix II, on amendment and revocation).

use super::amend::Team;
use super::draft::{dictum, draft, team_name, title_case};
use super::wire::DecreeForm;
use crate::proposal::Reopened;
use jiff::civil::Date;
use rampak_core::decree::long_date;

/// `PERUBAHAN`, `PERUBAHAN KEDUA` and on, in words as laws count them.
fn nth(earlier: usize) -> String {
    const WORDS: [&str; 9] = ["KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH"];
    match earlier {
        0 => "PERUBAHAN".into(),
        more => WORDS.get(more - 1).map_or_else(|| format!("PERUBAHAN KE-{}", more + 1), |word| format!("PERUBAHAN {word}")),
    }
}

/// Names in running text; titles hold commas, so that they part with semicolons.
fn listed(names: &[String]) -> String {
    match names {
        [a, b] => format!("{a} dan {b}"),
        [rest @ .., last] if !rest.is_empty() => format!("{}; dan {last}", rest.join("; ")),
        _ => names.join("; "),
    }
}

/// A sentence's first letter is small within another; an abbreviation keeps its capitals.
fn small_start(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_string(),
    }
}

/// A subject in capitals as it stands in running text; small words stay small.
fn running(subject: &str) -> String {
    const SMALL: [&str; 14] = ["Dan", "Di", "Ke", "Dari", "Untuk", "Yang", "Pada", "Atas", "Tentang", "Dengan", "Oleh", "Bagi", "Dalam", "Serta"];
    let word = |word: &str| if SMALL.contains(&word) { word.to_lowercase() } else { word.to_string() };
    title_case(subject).split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// How the founding decree is named in running text, with its issuer as `Bupati Karawang`.
struct Cited {
    /// `Keputusan Bupati Karawang Nomor 1/UJI`
    short: String,
    /// ... `tentang Pembentukan Tim ...`
    whole: String,
    /// `Pembentukan Tim ...`
    about: String,
    /// In capitals.
    capital: String,
}

fn cited(team: &Team, name: &str) -> Cited {
    let form = &team.root.form;
    let short = format!("Keputusan {} Nomor {}", title_case(&form.issuer), form.number);
    let capital = format!("KEPUTUSAN {} NOMOR {} TENTANG {}", form.issuer, form.number, form.subject);
    // as first worded the name is known in its own letters; the office may have worded it otherwise
    let first = format!("Pembentukan {name}");
    let about = if form.subject == first.to_uppercase() { first } else { running(&form.subject) };
    Cited { whole: format!("{short} tentang {about}"), about, short, capital }
}

/// What a decree in force is cited with, once others changed it.
fn amended(team: &Team, issuer: &str) -> String {
    let numbers: Vec<&str> = team.amendments.iter().filter_map(|link| link.number.as_deref()).collect();
    match numbers.as_slice() {
        [] => String::new(),
        [one] => format!(" sebagaimana telah diubah dengan Keputusan {issuer} Nomor {one}"),
        [.., last] => format!(" sebagaimana telah beberapa kali diubah, terakhir dengan Keputusan {issuer} Nomor {last}"),
    }
}

fn dated(team: &Team) -> String {
    team.root.form.date.parse().map_or_else(|_| team.root.form.date.clone(), long_date)
}

/// The decree that changes who serves; its annex lists everyone, as the new one replaces the old.
pub fn amendment(now: &Reopened, team: &Team, host: &str, before: &[(usize, usize)]) -> DecreeForm {
    let base = draft(now, &now.world.settings, host);
    let (name, instance) = (team_name(&now.instance.brief.title), &now.instance);
    let from = instance.brief.term.start;
    let cited = cited(team, &name);
    let issuer = title_case(&base.issuer);
    let subject = format!("{} ATAS {}", nth(team.amendments.len()), cited.capital);
    let titled = format!("{} atas {}", title_case(&nth(team.amendments.len())), cited.whole);
    let who = |person: usize| now.world.people[person].name.clone();
    let role = |seat: usize| super::draft::role(&instance.brief.seats[seat].role);
    let leaves: Vec<_> = before.iter().filter(|(_, person)| now.team.iter().all(|(_, other)| other != person)).collect();
    let mut enters: Vec<_> = now.team.iter().filter(|(_, person)| before.iter().all(|(_, other)| other != person)).collect();
    let mut changes: Vec<String> = Vec::new();
    for (seat, person) in &leaves {
        let successor = enters.iter().position(|(other, _)| other == seat).map(|at| enters.remove(at));
        changes.push(match successor {
            Some((_, next)) => format!("{} sebagai {} digantikan oleh {}", who(*person), role(*seat), who(*next)),
            None => format!("{} sebagai {} diberhentikan dari keanggotaan", who(*person), role(*seat)),
        });
    }
    changes.extend(enters.iter().map(|(seat, person)| format!("{} ditetapkan sebagai {}", who(*person), role(*seat))));
    let moved = now.team.iter().filter(|(seat, person)| before.iter().any(|(old, other)| other == person && old != seat));
    changes.extend(moved.map(|(seat, person)| format!("{} selanjutnya bertugas sebagai {}", who(*person), role(*seat))));
    let last = changes.len().saturating_sub(1);
    let ends = |at: usize| {
        if at == last {
            "."
        } else if at + 1 == last {
            "; dan"
        } else {
            ";"
        }
    };
    let items: Vec<String> =
        changes.iter().enumerate().map(|(at, text)| format!("{}{}", if at == last { text.trim_end_matches('.') } else { text }, ends(at))).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    let out: Vec<String> = leaves.iter().map(|(_, person)| who(*person)).collect();
    let because = if out.is_empty() {
        format!("bahwa untuk kelancaran tugas {name} yang dibentuk dengan {}, susunan keanggotaannya perlu disesuaikan;", cited.short)
    } else {
        format!(
            "bahwa {} tidak dapat melanjutkan tugas sebagai anggota {name} yang dibentuk dengan {}, sehingga susunan keanggotaannya perlu disesuaikan;",
            listed(&out),
            cited.short
        )
    };
    DecreeForm {
        enacting: format!("KEPUTUSAN {} TENTANG {subject}.", base.issuer),
        subject,
        considering: vec![
            because,
            format!("bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan {issuer} tentang {titled};"),
        ],
        noting: vec![format!("{} tanggal {} tentang {}{}.", cited.short, dated(team), cited.about, amended(team, &issuer))],
        dictums: vec![
            dictum(
                format!(
                    "Mengubah Lampiran {}{}, sehingga susunan keanggotaan {name} menjadi sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
                    cited.whole,
                    amended(team, &issuer)
                ),
                &[],
            ),
            dictum(
                format!(
                    "Perubahan susunan keanggotaan sebagaimana dimaksud dalam Diktum KESATU terhitung mulai tanggal {}, dengan ketentuan:",
                    long_date(from)
                ),
                &items,
            ),
            dictum(format!("Ketentuan lain dalam {} sepanjang tidak diubah dengan Keputusan ini dinyatakan tetap berlaku.", cited.short), &[]),
            dictum("Keputusan ini mulai berlaku pada tanggal ditetapkan.".into(), &[]),
        ],
        ..base
    }
}

/// The decree that ends a team early. It has no annex.
pub fn revocation(now: &Reopened, team: &Team, host: &str, from: Date, reason: &str) -> DecreeForm {
    let base = draft(now, &now.world.settings, host);
    let name = team_name(&now.instance.brief.title);
    let cited = cited(team, &name);
    let issuer = title_case(&base.issuer);
    let subject = format!("PENCABUTAN {}", cited.capital);
    let amended = amended(team, &issuer);
    let reason = small_start(reason.trim_end_matches(['.', ';']));
    let host = if host.is_empty() { "Perangkat Daerah pemrakarsa" } else { host };
    let last_day = from.yesterday().unwrap_or(from);
    DecreeForm {
        enacting: format!("KEPUTUSAN {} TENTANG {subject}.", base.issuer),
        subject,
        considering: vec![
            format!("bahwa tugas {name} diakhiri sebelum masa tugasnya selesai karena {reason};"),
            format!(
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan {issuer} tentang Pencabutan {};",
                cited.whole
            ),
        ],
        noting: vec![format!("{} tanggal {} tentang {}.", cited.short, dated(team), cited.about)],
        dictums: vec![
            dictum(format!("Mencabut dan menyatakan tidak berlaku {}{amended}, terhitung mulai tanggal {}.", cited.whole, long_date(from)), &[]),
            dictum(
                format!(
                    "Dengan dicabutnya Keputusan sebagaimana dimaksud dalam Diktum KESATU, tugas {name} berakhir pada tanggal {}, dan hasil kerja beserta arsipnya diserahkan kepada {host}.",
                    long_date(last_day)
                ),
                &[],
            ),
            dictum("Keputusan ini mulai berlaku pada tanggal ditetapkan.".into(), &[]),
        ],
        annex_title: String::new(),
        members: Vec::new(),
        ..base
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_titles_are_told_apart_and_subjects_run() {
        let names = |list: &[&str]| listed(&list.iter().map(|name| (*name).to_string()).collect::<Vec<_>>());
        assert_eq!(names(&["A, S.E."]), "A, S.E.");
        assert_eq!(names(&["A, S.E.", "B, M.Si."]), "A, S.E. dan B, M.Si.");
        assert_eq!(names(&["A, S.E.", "B", "C"]), "A, S.E.; B; dan C");
        assert_eq!(running("PEMBENTUKAN TIM PENYUSUNAN DAN PENILAIAN"), "Pembentukan Tim Penyusunan dan Penilaian");
    }

    #[test]
    fn amendments_are_counted_in_words() {
        assert_eq!([nth(0), nth(1), nth(9), nth(10)], ["PERUBAHAN", "PERUBAHAN KEDUA", "PERUBAHAN KESEPULUH", "PERUBAHAN KE-11"]);
    }
}
