//! `cargo run -p rampak-press --example specimen -- <folder> [template.docx]`: writes papers to look at, as PDF, DOCX and
//! SVG, and the template that is shipped.

mod decree;

mod minutes;

use decree as specimen;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    std::fs::create_dir_all(&folder)?;
    let template = std::env::args().nth(2).map(std::fs::read).transpose()?;
    let mut sample = decree::agency_decree(9);
    sample.sample = true;
    sample.number = None;
    sample.date = None;
    let decrees = [("bupati-9", decree::decree(9)), ("badan-25", decree::agency_decree(25)), ("contoh", sample), ("besar-200", decree::decree(200))];
    for (name, decree) in decrees {
        let start = Instant::now();
        std::fs::write(folder.join(name).with_extension("pdf"), rampak_press::pdf(&decree)?)?;
        let pdf = start.elapsed();
        let start = Instant::now();
        let pages = rampak_press::pages(&decree)?;
        std::fs::write(folder.join(name).with_extension("svg"), &pages[0])?;
        let svg = start.elapsed();
        let start = Instant::now();
        std::fs::write(folder.join(name).with_extension("docx"), rampak_press::docx(&decree, template.as_deref())?)?;
        println!("{name}: {} pages; pdf {pdf:?}, svg {svg:?}, docx {:?}", pages.len(), start.elapsed());
    }
    let minutes = minutes::minutes(8);
    std::fs::write(folder.join("undian.pdf"), rampak_press::pdf(&minutes)?)?;
    std::fs::write(folder.join("undian.docx"), rampak_press::docx(&minutes, None)?)?;
    std::fs::write(folder.join("template.docx"), rampak_press::template(&decree::decree(1).layout)?)?;
    Ok(())
}
