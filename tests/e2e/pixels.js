// How two pictures, as bytes of PNG files, differ, in words; null where no color is off by more than `tolerance`.
async function differenceOf(one, other, tolerance) {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  if (a.width !== b.width || a.height !== b.height) return `${b.width} x ${b.height}, not ${a.width} x ${a.height}`;
  const off = [];
  for (let i = 0; i < a.data.length; i++) if (Math.abs(a.data[i] - b.data[i]) > tolerance) off.push(Math.floor(i / 4));
  const [first] = off;
  return off.length ? `${off.length} colors, the first at ${first % a.width}, ${Math.floor(first / a.width)}` : null;
}

async function pixelsOf(png) {
  const image = await createImageBitmap(new Blob([new Uint8Array(png)]));
  const { width, height } = image;
  const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  canvas.drawImage(image, 0, 0);
  return canvas.getImageData(0, 0, width, height);
}
