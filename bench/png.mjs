// Makes a screenshot small enough for a README: at most 256 colours, chosen so that the picture's
// own flat colours stay exactly what they are.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function readChunks(png) {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    chunks.push({ name, data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const PREDICTORS = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** The pixels of an 8-bit RGB or RGBA picture as 0xRRGGBB; transparency is left out. */
function readPixels(png) {
  const chunks = readChunks(png);
  const header = chunks.find(({ name }) => name === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const depth = header[9] === 6 ? 4 : 3;
  const body = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  const raw = inflateSync(Buffer.concat(body));
  const stride = width * depth;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    const predict = PREDICTORS[raw[from]];
    const line = raw.subarray(from + 1, from + 1 + stride);
    for (let x = 0; x < stride; x += 1) {
      const left = x < depth ? 0 : line[x - depth];
      const corner = x < depth ? 0 : above[x - depth];
      line[x] += predict(left, above[x], corner);
    }
    for (let x = 0; x < width; x += 1) {
      const at = x * depth;
      pixels[y * width + x] = (line[at] << 16) | (line[at + 1] << 8) | line[at + 2];
    }
    above = line;
  }
  return { width, height, pixels };
}

const SHIFTS = [16, 8, 0];
const channel = (colour, shift) => (colour >> shift) & 255;

function widestChannel(colours) {
  const widths = SHIFTS.map((shift) => {
    const values = colours.map(({ colour }) => channel(colour, shift));
    return (
      values.reduce((a, b) => Math.max(a, b), 0) - values.reduce((a, b) => Math.min(a, b), 255)
    );
  });
  const width = Math.max(...widths);
  return { shift: SHIFTS[widths.indexOf(width)], width };
}

/** A box of colours, with how much there is to gain by cutting it in two. */
function toBox(colours) {
  const { shift, width } = widestChannel(colours);
  const pixels = colours.reduce((sum, { count }) => sum + count, 0);
  return { colours, shift, gain: colours.length < 2 ? 0 : width * Math.sqrt(pixels) };
}

function cut({ colours, shift }) {
  const sorted = colours.toSorted((a, b) => channel(a.colour, shift) - channel(b.colour, shift));
  const weigh = ({ count }) => Math.sqrt(count);
  const half = sorted.reduce((sum, each) => sum + weigh(each), 0) / 2;
  let sum = 0;
  const at = sorted.findIndex((each) => (sum += weigh(each)) >= half) + 1;
  const middle = Math.min(Math.max(at, 1), sorted.length - 1);
  return [toBox(sorted.slice(0, middle)), toBox(sorted.slice(middle))];
}

function mean(colours) {
  const total = colours.reduce((sum, { count }) => sum + count, 0);
  return SHIFTS.reduce((colour, shift) => {
    const sum = colours.reduce((each, { colour: c, count }) => each + channel(c, shift) * count, 0);
    return colour | (Math.round(sum / total) << shift);
  }, 0);
}

/** The colour that most of a box has stays as it is; a box without such a one gets its mean. */
function standIn(colours) {
  const total = colours.reduce((sum, { count }) => sum + count, 0);
  const top = colours.reduce((best, each) => (each.count > best.count ? each : best));
  return top.count * 2 >= total ? top.colour : mean(colours);
}

/** Median cut: the box with most to gain is cut until there is a box for each place. */
function choosePalette(counts, size) {
  const colours = [...counts].map(([colour, count]) => ({ colour, count }));
  const boxes = [toBox(colours)];
  while (boxes.length < size) {
    const next = boxes.reduce((best, box) => (box.gain > best.gain ? box : best));
    if (next.gain === 0) break;
    boxes.splice(boxes.indexOf(next), 1, ...cut(next));
  }
  return boxes.map((box) => standIn(box.colours));
}

const distance = (a, b) =>
  SHIFTS.reduce((sum, shift) => sum + (channel(a, shift) - channel(b, shift)) ** 2, 0);

function nearest(palette, colour) {
  let best = 0;
  for (let at = 1; at < palette.length; at += 1) {
    if (distance(palette[at], colour) < distance(palette[best], colour)) best = at;
  }
  return best;
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

function writeIndexed({ width, height, pixels }, palette) {
  const indexOf = new Map();
  const raw = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => {
    if (!indexOf.has(colour)) indexOf.set(colour, nearest(palette, colour));
    raw[at + Math.floor(at / width) + 1] = indexOf.get(colour);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(
    palette.flatMap((colour) => SHIFTS.map((shift) => channel(colour, shift))),
  );
  const body = deflateSync(raw, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The same picture in at most 256 colours, without dither. @param {Buffer} png 8-bit, not interlaced */
export function reduceColours(png) {
  const picture = readPixels(png);
  const counts = new Map();
  for (const colour of picture.pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return writeIndexed(picture, choosePalette(counts, 256));
}
