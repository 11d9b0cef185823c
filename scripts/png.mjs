// Writes PNG files: whole colour, or a palette of at most 256, which makes a picture of text a third as large.
import { deflateSync } from 'node:zlib';

/** An 8-bit RGBA PNG of these pixels. */
export function rgbaPng(width, height, pixels) {
  return png(width, height, { colourType: 6, channels: 4 }, pixels);
}

/** The same picture, opaque, in its 256 commonest colours; rarer ones, as at the edges of letters, become the nearest of them. */
export function palettePng(width, height, pixels) {
  const count = new Map();
  const colourAt = (i) => (pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2];
  for (let i = 0; i < pixels.length; i += 4) count.set(colourAt(i), (count.get(colourAt(i)) ?? 0) + 1);
  const palette = [...count.entries()]
    .sort((a, b) => b[1] - a[1])
    .map(([colour]) => colour)
    .slice(0, 256);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of count.keys()) if (!indexOf.has(colour)) indexOf.set(colour, nearest(colour, palette));
  const indices = Buffer.alloc(width * height);
  for (let i = 0; i < indices.length; i++) indices[i] = indexOf.get(colourAt(i * 4));
  const bytes = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return png(width, height, { colourType: 3, channels: 1, extra: [chunk('PLTE', bytes)] }, indices);
}

function nearest(colour, palette) {
  const away = (other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let index = 1; index < palette.length; index++) if (away(palette[index]) < away(palette[best])) best = index;
  return best;
}

function png(width, height, { colourType, channels, extra = [] }, pixels) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, row) => [
    Buffer.from([0]),
    pixels.subarray(row * width * channels, (row + 1) * width * channels),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
