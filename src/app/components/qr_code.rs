use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

use super::address;
use crate::app::Guide;
use crate::engine::is_allowed_url;

/// The light modules around a code, without which phones do not find it.
const QUIET_ZONE: i32 = 4;

/// A link that visitors open on their own phone, by a QR code or as it is written; nothing where it is of a kind that
/// must not be opened.
pub fn qr_code(guide: Guide, url: &str, text: &str) -> Html {
    if !is_allowed_url(url) {
        return Html::default();
    }
    html! {
        <div class="mpt-qr">
            <p class="mpt-qr__title">{ text.to_string() }</p>
            // A link of more than 2,331 bytes has none: those of settings are shorter, but for what stands for their placeholders.
            if let Some(code) = encoded(url) {
                <p id="mpt-qr-scan">{ &guide.content().messages.qr_scan }</p>
                { picture(&code) }
            }
            <p class="mpt-qr__address">{ address(url).to_string() }</p>
        </div>
    }
}

/// Always with the same mask: the best one of eight is little easier to read, and what looks for it is a kilobyte.
fn encoded(url: &str) -> Option<QrCode> {
    let segments = [QrSegment::make_bytes(url.as_bytes())];
    let (least, most) = (Version::MIN, Version::MAX);
    let mask = Some(Mask::new(0));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, mask, true).ok()
}

fn picture(code: &QrCode) -> Html {
    let side = code.size() + 2 * QUIET_ZONE;
    let view_box = format!("{} {} {side} {side}", -QUIET_ZONE, -QUIET_ZONE);
    html! {
        <svg class="mpt-qr__code" viewBox={view_box} role="img" aria-labelledby="mpt-qr-scan">
            <path d={outline(code)} />
        </svg>
    }
}

/// The dark modules, each a square of 1.
fn outline(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    path
}
