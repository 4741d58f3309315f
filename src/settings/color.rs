//! A brand color that can be read: darker where a light page needs it, lighter where a dark one does.
//!
//! Contrast is that of WCAG 2.2, worked out without `powf`, which would cost a kilobyte.

use std::fmt;

/// A color as screens mix it: red, green and blue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rgb(pub [u8; 3]);

/// The brand on one page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    /// For text, borders and buttons: 4.5:1 or more against all that it stands on, and under the text of buttons.
    pub accent: Rgb,
    /// A breath of it, for what is picked.
    pub tint: Rgb,
}

/// What a page is made of, as tokens.css has it.
#[derive(Debug)]
pub struct Page {
    pub page: Rgb,
    pub warm: Rgb,
    /// Toward which a color gets more contrast.
    end: Rgb,
    /// How much of the accent is in the tint, in percent.
    tinted: u32,
}

/// As WCAG asks of text.
const LEGIBLE: f64 = 4.5;

pub const LIGHT: Page = Page {
    page: Rgb([0xfc, 0xf8, 0xf2]),
    warm: Rgb([0xf6, 0xe8, 0xd7]),
    end: Rgb([0, 0, 0]),
    tinted: 10,
};

pub const DARK: Page = Page {
    page: Rgb([0x1b, 0x18, 0x16]),
    warm: Rgb([0x37, 0x2c, 0x21]),
    end: Rgb([255, 255, 255]),
    tinted: 15,
};

impl Page {
    /// The shade of a brand color that is nearest to it and can be read on this page.
    pub fn shade(&self, brand: Rgb) -> Shade {
        let shade = |percent| {
            let accent = brand.toward(self.end, percent);
            Shade { accent, tint: self.page.toward(accent, self.tinted) }
        };
        let legible = |it: &Shade| {
            [self.warm, it.tint].iter().all(|ground| it.accent.contrast(*ground) >= LEGIBLE)
        };
        (0..100).map(shade).find(legible).unwrap_or_else(|| shade(100))
    }
}

impl Rgb {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let number = digits.chars().try_fold(0, |n, digit| Some(n * 16 + digit.to_digit(16)?))?;
        let [_, red, green, blue] = u32::to_be_bytes(number);
        Some(Self([red, green, blue]))
    }

    /// How easily one is told from the other: 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > other { one / other } else { other / one }
    }

    /// A mix with so many percent of another color.
    fn toward(self, other: Self, percent: u32) -> Self {
        let mix = |i: usize| {
            (u32::from(self.0[i]) * (100 - percent) + u32::from(other.0[i]) * percent) / 100
        };
        Self([0, 1, 2].map(|i| mix(i) as u8))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.iter().flat_map(|part| [part / 16, part % 16]);
        let digits = digits.filter_map(|digit| char::from_digit(digit.into(), 16));
        f.write_str(&['#'].into_iter().chain(digits).collect::<String>())
    }
}

/// How much light a part of a color is, 0 to 1.
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.04045 {
        return part / 12.92;
    }
    let root = (part + 0.055) / 1.055;
    let square = root * root;
    // To the power of 2.4.
    square * fifth_root(square)
}

/// By Newton's method, for 0.005 to 1.
fn fifth_root(number: f64) -> f64 {
    (0..20).fold(1.0, |root: f64, _| (4.0 * root + number / (root * root * root * root)) / 5.0)
}
