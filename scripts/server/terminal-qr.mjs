import { generate } from 'lean-qr';

/** Light modules round a code, without which cameras do not find it. */
const QUIET = 2;

/** A module above another, by whether each is dark. */
const HALVES = [
  [' ', '▄'],
  ['▀', '█'],
];

/**
 * A QR code for a terminal, dark on white whatever its colours are: two rows of modules a line.
 *
 * @param {string} text
 */
export function terminalQr(text) {
  const code = generate(text);
  const lines = [];
  for (let y = -QUIET; y < code.size + QUIET; y += 2) {
    let line = '';
    for (let x = -QUIET; x < code.size + QUIET; x++) {
      line += HALVES[Number(code.get(x, y))]?.[Number(code.get(x, y + 1))];
    }
    lines.push(`\x1b[30;107m${line}\x1b[0m`);
  }
  return lines.join('\n');
}
