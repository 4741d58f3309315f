//! A brand color is shown so that everyone can read it, and the owner is told where it had to change.

use std::fs;
use std::path::Path;

use massage_or_pt::settings::color::{DARK, LIGHT, Page, Rgb, Shade};
use proptest::prelude::*;
use serde_json::json;

use crate::support::{read, settings};

fn rgb(hex: &str) -> Rgb {
    Rgb::parse(hex).unwrap_or_else(|| panic!("{hex} is no color"))
}

/// WCAG 2.2 as it is written there, to hold ours against.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let luminance = |color: Rgb| {
        let [red, green, blue] = color.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (one, other) = (luminance(one), luminance(other));
    one.max(other) / one.min(other)
}

/// All that a shade stands on or under: the page, cards, warm and tinted boxes, and the text of buttons.
fn least_contrast(page: &Page, surface: &str, on_accent: &str, shade: Shade) -> f64 {
    [page.page, page.warm, rgb(surface), rgb(on_accent), shade.tint]
        .iter()
        .map(|ground| contrast(shade.accent, *ground))
        .fold(f64::INFINITY, f64::min)
}

#[track_caller]
fn check(brand: Rgb) {
    let light = least_contrast(&LIGHT, "#ffffff", "#ffffff", LIGHT.shade(brand));
    let dark = least_contrast(&DARK, "#26221f", "#1b1816", DARK.shade(brand));
    assert!(light >= 4.5 && dark >= 4.5, "{brand}: {light} on light, {dark} on dark");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_brand_color_can_be_read(parts: [u8; 3]) {
        check(Rgb(parts));
    }

    #[test]
    fn our_contrast_is_that_of_wcag(one: [u8; 3], other: [u8; 3]) {
        let (one, other) = (Rgb(one), Rgb(other));
        let (ours, theirs) = (one.contrast(other), contrast(one, other));
        prop_assert!((ours - theirs).abs() < 1e-9, "{one} and {other}: {ours}, {theirs}");
    }

    #[test]
    fn a_shade_that_can_be_read_stays_as_it_is(parts: [u8; 3]) {
        for page in [LIGHT, DARK] {
            let once = page.shade(Rgb(parts)).accent;
            prop_assert_eq!(page.shade(once).accent, once);
        }
    }
}

#[test]
fn well_known_colors() {
    let table = [
        // As given, on a light page, on a dark page.
        ("#000000", "#000000", "#969696"),
        ("#ffffff", "#686868", "#ffffff"),
        ("#1c5a4e", "#1c5a4e", "#769c94"),
        ("#7a2048", "#7a2048", "#b8889e"),
        ("#ff0000", "#ce0000", "#ff5e5e"),
        ("#ffd400", "#7c6700", "#ffd400"),
        ("#87ceeb", "#486f7e", "#87ceeb"),
    ];
    for (given, light, dark) in table {
        let shown = [LIGHT, DARK].map(|page| page.shade(rgb(given)).accent.to_string());
        assert_eq!(shown, [light, dark], "{given}");
        check(rgb(given));
    }
}

#[test]
fn the_owner_is_told_of_a_color_that_was_changed() {
    let told = |json| read(&json).1;
    assert_eq!(told(json!({ "accent": "#7A2048" })), Vec::<String>::new());
    let faint = "accent: this color would be hard to read, so it is shown as #7c6700; use that one";
    assert_eq!(told(json!({ "accent": "#ffd400" })), [faint]);
    assert_eq!(told(json!({ "accent": "#ffd400", "theme": "dark" })), Vec::<String>::new());
    let dark = "accent: this color would be hard to read, so it is shown as #b8889e; use that one";
    assert_eq!(told(json!({ "accent": "#7a2048", "theme": "dark" })), [dark]);
}

#[test]
fn what_is_no_color_is_told_and_left_out() {
    for text in ["red", "#fff", "7a2048", "#7a20480", "#7a204g", "#+a2048", "#é2048", "rgb(0,0,0)"]
    {
        let (settings, problems) = read(&json!({ "accent": text }));
        let not = "accent: this is not a color; write # and six of 0 to 9 and a to f";
        assert_eq!(problems, [not], "{text}");
        assert_eq!(settings.accent(), None);
    }
    assert_eq!(settings(&json!({ "accent": " #7a2048 " })).accent(), Some(rgb("#7a2048")));
}

fn tokens() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles/tokens.css");
    fs::read_to_string(path).expect("the tokens are there")
}

#[test]
fn the_pages_are_those_of_the_style_sheet() {
    let tokens = tokens();
    let pairs = [("page", LIGHT.page, DARK.page), ("warm", LIGHT.warm, DARK.warm)]
        .map(|(name, light, dark)| format!("--_{name}: light-dark({light}, {dark});"));
    let others =
        ["--_surface: light-dark(#fff, #26221f);", "--_on-accent: light-dark(#fff, #1b1816);"];
    for line in pairs.iter().map(String::as_str).chain(others) {
        assert!(tokens.contains(line), "tokens.css has no {line}");
    }
}

#[test]
fn what_an_owner_may_set_by_css_is_documented_and_little() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/embedding.md")).expect("the page is there");
    let named = |text: &str, start: &str| {
        let mut names: Vec<String> = text
            .lines()
            .filter_map(|line| {
                line.trim().strip_prefix(start)?.split(['`', ':']).next().map(String::from)
            })
            .collect();
        names.sort();
        names
    };
    let set = named(&tokens(), "--mpt-");
    assert_eq!(set, named(&docs, "| `--mpt-"));
    assert!(set.len() <= 12, "{} are too many", set.len());
}
