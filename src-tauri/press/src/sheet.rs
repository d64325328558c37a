//! Measures of the printed sheet, shared by both renderers so that their pages look alike.

use rampak_core::decree::{Layout, Paper};

/// Widths of the columns of the annex on 16 cm; scaled to the width there is.
const ANNEX: [f64; 6] = [1.05, 4.2, 2.3, 3.1, 2.95, 2.4];

/// The same of the team in the minutes of a lottery.
const TEAM: [f64; 6] = [1.05, 4.2, 3.35, 3.15, 2.4, 1.85];

/// Everything in centimetres, except the type size in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    /// Top, right, bottom, left.
    pub margins: [f64; 4],
    /// Points.
    pub font: f64,
    /// Points; the annex is set smaller, the heads of its columns smaller still.
    pub small: f64,
    pub heads: f64,
    /// The label column of Menimbang, then the colon and the letter.
    pub label: f64,
    pub colon: f64,
    pub letter: f64,
    /// The line a witness signs on.
    pub sign: f64,
    /// From the left margin to the signature, and to the heading of the annex.
    pub signature: f64,
    pub heading: f64,
    /// NOMOR and TENTANG in that heading.
    pub heading_label: f64,
    pub annex: [f64; 6],
    pub team: [f64; 6],
    pub emblem: f64,
}

impl Sheet {
    /// Keeps what is printable of a layout: settings come from people, and a margin wider than the paper prints nothing.
    /// Below the text there are always 2 cm for the footer of an electronic signature.
    pub fn of(layout: &Layout) -> Sheet {
        let (width, height) = match layout.paper {
            Paper::A4 => (21.0, 29.7),
            Paper::F4 => (21.5, 33.0),
        };
        let [top, right, bottom, left] = layout.margins;
        let margins = [within(top, 1.5, 6.0, 2.0), within(right, 0.5, 5.0, 2.0), within(bottom, 2.0, 6.0, 2.5), within(left, 0.5, 5.0, 3.0)];
        let font = within(layout.font_size, 9.0, 14.0, 12.0);
        let scale = font / 12.0;
        let text = width - margins[1] - margins[3];
        Sheet {
            width,
            height,
            margins,
            font,
            small: font - 2.0,
            heads: font - 3.5,
            label: 3.5 * scale,
            colon: 0.5 * scale,
            letter: 0.9 * scale,
            sign: text * 0.36,
            signature: text * 0.45,
            heading: text * 0.38,
            heading_label: 2.3 * scale,
            annex: ANNEX.map(|column| column / 16.0 * text),
            team: TEAM.map(|column| column / 16.0 * text),
            emblem: 2.2,
        }
    }

    /// Width of the text.
    pub fn text(&self) -> f64 {
        self.width - self.margins[1] - self.margins[3]
    }
}

fn within(value: f64, low: f64, high: f64, usual: f64) -> f64 {
    if value.is_finite() { value.clamp(low, high) } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_always_has_room_for_text_and_footer() {
        let sheet = Sheet::of(&Layout { paper: Paper::A4, font_size: f64::NAN, margins: [0.0, 90.0, 0.0, f64::INFINITY] });
        assert_eq!((sheet.font, sheet.margins), (12.0, [1.5, 5.0, 2.0, 3.0]));
        assert!(sheet.text() > 10.0);
        let f4 = Sheet::of(&Layout { paper: Paper::F4, font_size: 12.0, margins: [2.0, 2.0, 2.5, 3.0] });
        assert_eq!((f4.width, f4.height, f4.text()), (21.5, 33.0, 16.5));
    }
}
