//! The bundled fonts: TeX Gyre Bonum, which has the widths of Bookman Old Style, and DejaVu Sans for letters it lacks.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

/// Parsed once for the life of the program.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    const FILES: [&[u8]; 5] = [
        include_bytes!("../assets/fonts/texgyrebonum-regular.otf"),
        include_bytes!("../assets/fonts/texgyrebonum-bold.otf"),
        include_bytes!("../assets/fonts/texgyrebonum-italic.otf"),
        include_bytes!("../assets/fonts/texgyrebonum-bolditalic.otf"),
        include_bytes!("../assets/fonts/DejaVuSans.ttf"),
    ];
    let fonts: Vec<Font> = FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

impl Fonts {
    /// Whether one font draws all of these: a letter and the marks upon it are never drawn by two fonts.
    pub fn draw(&self, cluster: &[char]) -> bool {
        self.fonts.iter().any(|font| cluster.iter().all(|c| font.info().coverage.contains(u32::from(*c))))
    }
}
