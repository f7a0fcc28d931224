// Pictures of screens in little: what is kept of an approved one, and how another is held against it.
//
// Of a shot we keep the mean colour of every square of 16 by 16 CSS pixels, 5 bits for each of red, green and blue.
// A shot differs when a piece of 3 by 2 of them does: when, over such a piece, colours are off by more than 8 of 255
// on average. So a word of six letters, a sign or a chip that is gone or cut, a card that moved by half a line, and
// another colour are found; other smoothing of letters and a shift by a pixel are not. One approved picture serves
// for every scale of the device.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { PNG } from 'pngjs';

const cell = 16; // CSS pixels
const bits = 3;  // of 8 that are left away
const limit = 8;
const piece = { wide: 3, high: 2 };

// What a PNG, taken at a scale of the device, is in little: { columns, rows, colours }, three bytes for each square.
export function inLittle(bytes, scale) {
  const { width, height, data } = PNG.sync.read(bytes);
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
  for (let i = 0; i < colours.length; ++i) colours[i] = Math.round(sums[i] / counts[Math.floor(i / 3)]) & (255 << bits);
  return { columns, rows, colours };
}

// As text: "86x57 " and the planes of the colours, each the difference from the square on the left, deflated.
export function written({ columns, rows, colours }) {
  const planes = new Uint8Array(colours.length);
  const squares = columns * rows;
  for (let i = 0; i < squares; ++i)
    for (let c = 0; c < 3; ++c) {
      const value = (k) => colours[3 * k + c] - (c === 1 ? 0 : colours[3 * k + 1]);
      planes[c * squares + i] = ((value(i) - (i % columns === 0 ? 0 : value(i - 1))) >> bits) & 255;
    }
  return `${columns}x${rows} ${deflateRawSync(planes, { level: 9 }).toString('base64')}`;
}

export function read(text) {
  const [, columns, rows, packed] = /^(\d+)x(\d+) (.*)$/.exec(text);
  const planes = inflateRawSync(Buffer.from(packed, 'base64'));
  const squares = columns * rows;
  const colours = new Uint8Array(squares * 3);
  const left = [0, 0, 0];
  for (let i = 0; i < squares; ++i) {
    if (i % columns === 0) left.fill(0);
    for (const c of [1, 0, 2]) {
      left[c] = (left[c] + (planes[c * squares + i] << bits)) & 255;
      colours[3 * i + c] = (left[c] + (c === 1 ? 0 : left[1])) & 255;
    }
  }
  return { columns: Number(columns), rows: Number(rows), colours };
}

// Where a shot differs from the approved one: { x, y, by } of the worst square in CSS pixels, or null.
export function difference(approved, shot) {
  if (approved.columns !== shot.columns || approved.rows !== shot.rows) return { x: 0, y: 0, by: 255, size: `${shot.columns}x${shot.rows}, approved ${approved.columns}x${approved.rows}` };
  const { columns, rows } = shot;
  const off = (x, y) => {
    let sum = 0;
    for (let c = 0; c < 3; ++c) sum += Math.abs(approved.colours[3 * (y * columns + x) + c] - shot.colours[3 * (y * columns + x) + c]);
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
