//! What the picture of the body is made of, drawn by hand.

/// The item whose options are regions of the body.
pub const ITEM: &str = "pain_area";

/// The options that are no one place: picked, they tint the whole body.
pub const NO_PLACE: &[&str] = &["all_over"];

/// An option's place on the body.
#[derive(Debug)]
pub struct Region {
    /// The option's code.
    pub code: &'static str,
    /// Its right half from the front and from behind, as SVG paths around x = 0; empty where it is not seen.
    /// A half that meets its mirror image goes a little over the middle and is left open there, so that no
    /// line runs through.
    pub views: [&'static str; 2],
    /// Where its tick stands; mirrored, too, unless in the middle.
    pub tick: (i32, i32),
}

/// Every region, from head to foot.
pub static REGIONS: &[Region] = &[
    Region { code: "head", views: [FACE, HEAD], tick: (0, 18) },
    both(
        "neck",
        "M-.5 35.5C3 35.5 6 34.5 8 32.5V38C8 42 11 44.5 16.5 46.5 13 50 6 51.5-.5 51.5",
        (0, 43),
    ),
    both(
        "shoulder",
        "M18.5 47C28 49 36.5 52.5 37.5 64L38 71.5H29C28.5 63 24 56.5 15.5 51.5Q17.5 49.5 18.5 47Z",
        (29, 58),
    ),
    both(
        "arm",
        "M29.2 74H38.2C39 83 42.5 90 43.5 100 44.2 107 43.5 113 44.5 120 46 127 45.5 134 42 136 38.5 137.5 37 132 37 127S37.5 119 37 115C36 106 33.2 100 32.2 92 31.5 86 30 80 29.2 74Z",
        (37, 100),
    ),
    Region { code: "chest_belly", views: [CHEST_BELLY, ""], tick: (0, 80) },
    Region { code: "upper_back", views: ["", UPPER_BACK], tick: (0, 69) },
    Region { code: "low_back", views: ["", LOW_BACK], tick: (0, 97) },
    both("hip", "M-.5 110H25.3C27.5 115 28.5 119.5 28.7 125 20 130.5 9 131.5-.5 131.5", (0, 120)),
    both(
        "leg",
        "M28.6 128C28.3 139 24.5 149 23.3 158.5H8.3C7.3 150 4 141.5 2.5 134 12 134 21 132.5 28.6 128ZM22.8 179C24.5 188 21.5 197 19.5 205H11.5C10.5 197 7 188 8.6 179Z",
        (15, 145),
    ),
    both("knee", "M23 161Q22.3 169 22.6 176.5H8.8Q9 169 8.6 161Z", (16, 169)),
    both(
        "foot",
        "M19.3 207.5C20 211 25 213 25 216.5 25 218.5 23 219 20 219H12.5C10.5 219 10.3 217 10.7 214L11.5 207.5Z",
        (16, 214),
    ),
];

/// A region that looks the same from the front and from behind.
const fn both(code: &'static str, half: &'static str, tick: (i32, i32)) -> Region {
    Region { code, views: [half, half], tick }
}

const HEAD: &str = "M-.5 2C8 2 12.5 8 12.5 16S8 33-.5 33";
const FACE: &str = "M-.5 2C8 2 12.5 8 12.5 16S8 33-.5 33M5 15V17M-.5 25Q2.5 25 4 23.5";
const CHEST_BELLY: &str =
    "M-.5 54Q8 54 13.5 52.5C22.5 58 26.5 64 26.5 73 26 84 23 90 23 97Q23 101 24.5 107.5H-.5";
const UPPER_BACK: &str =
    "M-.5 54Q8 54 13.5 52.5C22.5 58 26.5 64 26.5 73Q26.5 77.5 24.9 84.5H-.5M0 58V81";
const LOW_BACK: &str = "M-.5 87H24.3Q23 92 23 97 23 101 24.5 107.5H-.5M0 90V104";
