// Draws the two icons of the Teams app package: a signpost. node scripts/draw-icons.mjs
// color.png: 192 x 192, in colour, filling the square. outline.png: 32 x 32, white lines on nothing, as Teams asks.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rgbaPng } from './png.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'manifests', 'teams');

// The signpost in units of a 192 square: filled, and as lines whose middles lie on the 32 grid (6 units), so that they are sharp.
const POST = [
  [90, 24],
  [102, 24],
  [102, 164],
  [90, 164],
];
const RIGHT = [
  [50, 46],
  [130, 46],
  [150, 62],
  [130, 78],
  [50, 78],
];
const LEFT = [
  [142, 98],
  [62, 98],
  [42, 114],
  [62, 130],
  [142, 130],
];
const GROUND = [
  [62, 158],
  [130, 158],
  [130, 168],
  [62, 168],
];
const onGrid = (points) => points.map(([x, y]) => [x * 6, y * 6]);
const SIGN_LINES = [
  [
    [7, 6],
    [22, 6],
    [26, 9.5],
    [22, 13],
    [7, 13],
  ],
  [
    [25, 16],
    [10, 16],
    [6, 19.5],
    [10, 23],
    [25, 23],
  ],
].map(onGrid);
const POST_LINES = [
  [
    [16, 3],
    [16, 6],
  ],
  [
    [16, 13],
    [16, 16],
  ],
  [
    [16, 23],
    [16, 29],
  ],
  [
    [11, 29],
    [21, 29],
  ],
].map(onGrid);

const TEAL = [11, 83, 97];
const PALE = [154, 212, 214];
const WHITE = [255, 255, 255];

/** True when the point is inside the polygon. */
function inside([x, y], polygon) {
  let odd = false;
  polygon.forEach(([x1, y1], i) => {
    const [x2, y2] = polygon[(i + 1) % polygon.length];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  });
  return odd;
}

/** How far the point is from the polygon's edge. */
function edgeDistance([x, y], polygon) {
  return Math.min(
    ...polygon.map(([x1, y1], i) => {
      const [x2, y2] = polygon[(i + 1) % polygon.length];
      const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
      const t = Math.max(0, Math.min(1, along));
      return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
    }),
  );
}

const covers = (point, polygon, grow = 0) => inside(point, polygon) || edgeDistance(point, polygon) <= grow;

/** The colour at a point of the colour icon: corners rounded by 4, a gap of 4 between the signs and the post. */
function colourAt(point) {
  if (covers(point, RIGHT, 4) || covers(point, LEFT, 4)) return [...WHITE, 255];
  if (covers(point, RIGHT, 8) || covers(point, LEFT, 8)) return [...TEAL, 255];
  if (covers(point, POST, 3) || covers(point, GROUND, 3)) return [...PALE, 255];
  return [...TEAL, 255];
}

/** White lines of two pixels. */
function outlineAt(point) {
  const onLine = [...SIGN_LINES, ...POST_LINES].some((line) => edgeDistance(point, line) <= 6);
  return [...WHITE, onLine ? 255 : 0];
}

/** Pixels by sampling each 8 x 8 times. */
function draw(size, colourOf) {
  const pixels = Buffer.alloc(size * size * 4);
  const unit = 192 / size;
  const samples = 8;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0, 0];
      for (let n = 0; n < samples * samples; n++) {
        const x = (column + ((n % samples) + 0.5) / samples) * unit;
        const y = (row + (Math.floor(n / samples) + 0.5) / samples) * unit;
        const [red, green, blue, alpha] = colourOf([x, y]);
        sum[0] += red * alpha;
        sum[1] += green * alpha;
        sum[2] += blue * alpha;
        sum[3] += alpha;
      }
      const at = (row * size + column) * 4;
      for (let c = 0; c < 3; c++) pixels[at + c] = sum[3] === 0 ? 255 : Math.round(sum[c] / sum[3]);
      pixels[at + 3] = Math.round(sum[3] / (samples * samples));
    }
  }
  return pixels;
}

writeFileSync(join(folder, 'color.png'), rgbaPng(192, 192, draw(192, colourAt)));
writeFileSync(join(folder, 'outline.png'), rgbaPng(32, 32, draw(32, outlineAt)));
