//! Reads a QR code as a phone does.

use rqrr::PreparedImage;

/// The text of the one code in a picture, whose pixels are from 0, black, to 255.
pub fn read(
    (width, height): (usize, usize),
    brightness: impl FnMut(usize, usize) -> u8,
) -> Option<String> {
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, brightness);
    let [code] = <[_; 1]>::try_from(picture.detect_grids()).ok()?;
    Some(code.decode().ok()?.1)
}
