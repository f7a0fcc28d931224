// Pictures of screens in little: what is kept of an approved one, and how another is held against it.
//
// Of a shot we keep the mean colour of every square of 16 by 16 CSS pixels, in sixteen steps each for red, green and
// blue. A square is off by as much as its colour lies outside the step; a shot differs when the squares of a piece of
// 3 by 2 are off by more than 5 of 255 on average. So a word of six letters, a sign or a chip that is gone or cut, a
// card that moved by half a line, and another colour are found; other smoothing of letters and a shift by a pixel are
// not. One approved picture serves for every scale of the device.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { PNG } from 'pngjs';

const cell = 16; // CSS pixels
const step = 16; // of 256 colours
const limit = 5;
const piece = { wide: 3, high: 2 };

export const pictureOf = (bytes) => PNG.sync.read(bytes);

// What a picture, taken at a scale of the device, is in little: { columns, rows, colours }, three bytes for each square.
export function inLittle({ width, height, data }, scale) {
  const size = cell * scale;
  const columns = Math.ceil(width / size), rows = Math.ceil(height / size);
  const sums = new Float64Array(columns * rows * 3), counts = new Float64Array(columns * rows);
  for (let y = 0, at = 0; y < height; ++y) {
    const row = Math.floor(y / size) * columns;
    for (let x = 0; x < width; ++x, at += 4) {
      const square = row + Math.floor(x / size);
      sums[3 * square] += data[at];
      sums[3 * square + 1] += data[at + 1];
      sums[3 * square + 2] += data[at + 2];
      counts[square] += 1;
    }
  }
  const colours = new Uint8Array(columns * rows * 3);
  for (let i = 0; i < colours.length; ++i) colours[i] = Math.round(sums[i] / counts[Math.floor(i / 3)]);
  return { columns, rows, colours };
}

// As text: "86x57 " and the steps of green, of red less green and of blue less green, packed.
export function written({ columns, rows, colours }) {
  const squares = columns * rows;
  const planes = new Uint8Array(3 * squares);
  const at = (i, c) => Math.floor(colours[3 * i + c] / step);
  for (let i = 0; i < squares; ++i) {
    planes[i] = at(i, 1);
    planes[squares + i] = at(i, 0) - at(i, 1);
    planes[2 * squares + i] = at(i, 2) - at(i, 1);
  }
  const packed = brotliCompressSync(planes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return `${columns}x${rows} ${packed.toString('base64')}`;
}

// The colours are the lower ends of the steps.
export function read(text) {
  const [, columns, rows, packed] = /^(\d+)x(\d+) (.*)$/.exec(text);
  const planes = brotliDecompressSync(Buffer.from(packed, 'base64'));
  const squares = columns * rows;
  const colours = new Uint8Array(squares * 3);
  for (let i = 0; i < squares; ++i)
    for (const [c, plane] of [[1, null], [0, 1], [2, 2]]) colours[3 * i + c] = step * ((planes[i] + (plane === null ? 0 : planes[plane * squares + i])) & 255);
  return { columns: Number(columns), rows: Number(rows), colours };
}

// Where a shot differs from an approved one, as read: { x, y, by } of the worst square in CSS pixels, or null.
export function difference(approved, shot) {
  if (approved.columns !== shot.columns || approved.rows !== shot.rows) return { x: 0, y: 0, by: 255, size: `${shot.columns}x${shot.rows}, approved ${approved.columns}x${approved.rows}` };
  const { columns, rows } = shot;
  const off = (x, y) => {
    let sum = 0;
    for (let c = 0; c < 3; ++c) {
      const [low, is] = [approved.colours[3 * (y * columns + x) + c], shot.colours[3 * (y * columns + x) + c]];
      sum += Math.max(low - is, is - (low + step - 1), 0);
    }
    return sum / 3;
  };
  let worst = null;
  for (let y = 0; y + piece.high <= rows; ++y)
    for (let x = 0; x + piece.wide <= columns; ++x) {
      let by = 0;
      for (let i = 0; i < piece.wide * piece.high; ++i) by += off(x + (i % piece.wide), y + Math.floor(i / piece.wide)) / (piece.wide * piece.high);
      if (by > limit && by > (worst?.by ?? 0)) worst = { x: x * cell, y: y * cell, by: Math.round(by) };
    }
  return worst;
}

// The approved shots of a file: name to text. One line each, so that a change shows which.
export class Approved {
  #file;
  #shots;

  constructor(file) {
    this.#file = file;
    this.#shots = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  }

  names() { return Object.keys(this.#shots); }
  get(name) { return Object.hasOwn(this.#shots, name) ? read(this.#shots[name]) : null; }
  set(name, little) { this.#shots[name] = written(little); }

  save() {
    mkdirSync(path.dirname(this.#file), { recursive: true });
    const sorted = Object.fromEntries(Object.entries(this.#shots).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(this.#file, `${JSON.stringify(sorted, null, 1)}\n`);
  }
}
