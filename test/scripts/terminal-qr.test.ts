import { stripVTControlCharacters } from 'node:util';
import { generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { terminalQr } from '@/scripts/server/terminal-qr.mjs';

test('a QR code in a terminal has the modules of the code, and a light edge', () => {
  const text = 'http://192.168.1.20:3000';
  const code = generate(text);
  const rows = terminalQr(text)
    .split('\n')
    .flatMap((line) => {
      const letters = [...stripVTControlCharacters(line)];
      return ['▀█', '▄█'].map((dark) => letters.map((letter) => dark.includes(letter)));
    });
  const edge = 2;
  expect(rows[0]).toHaveLength(code.size + 2 * edge);
  for (let y = -edge; y < code.size + edge; y++) {
    for (let x = -edge; x < code.size + edge; x++) {
      expect(rows[y + edge]?.[x + edge], `${x}, ${y}`).toBe(code.get(x, y));
    }
  }
});
