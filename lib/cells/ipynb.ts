import { codeCell, jupyterNotebook, markdownCell } from './jupyter';
import type { CodeCell, Notebook } from './notebook';
import type { Output } from './outputs';

/** The code of a cell in Python: it computes the same on the same model. */
export interface PythonTwin {
  readonly code: string;
  readonly python: string;
}

/** What comes before the Python of a cell or a figure: the libraries and the model. */
export const PYTHON_SETUP = `# pip install torch transformers
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

# A folder with config.json, tokenizer.json, tokenizer_config.json and model.safetensors,
# or a name on the Hugging Face hub, as 'openai-community/gpt2'.
MODEL = 'storybook'

tokenizer = AutoTokenizer.from_pretrained(MODEL)
model = AutoModelForCausalLM.from_pretrained(
    MODEL, dtype=torch.float32, attn_implementation='eager'
).eval()
_ = torch.set_grad_enabled(False)`;

/**
 * Returns a notebook for Jupyter, nbformat 4.5: each cell’s TypeScript and what it showed as text, and
 * below it the same in Python where there is a twin.
 *
 * @param folder the address that the model's files are under
 */
export function writeIpynb(
  { cells }: Notebook,
  twins: readonly PythonTwin[],
  folder: string,
): string {
  const twinOf = ({ code }: CodeCell) => twins.find((twin) => twin.code === code)?.python;
  const about = `# Cells of Inside GPT-2\n\nThe model’s files are at <${folder}>: put them into a folder “storybook” beside this notebook. Each cell is given as the page ran it, in TypeScript, with what it showed.`;
  const written = cells.filter(({ code }) => code.trim() !== '');
  const inPython = written.some(twinOf);
  return jupyterNotebook([
    markdownCell('about', about),
    ...(inPython ? [codeCell('setup', PYTHON_SETUP)] : []),
    ...written.flatMap((cell) => {
      const twin = twinOf(cell);
      const id = `cell-${cell.id}`;
      return [markdownCell(id, inWords(cell)), ...(twin ? [codeCell(`${id}-python`, twin)] : [])];
    }),
  ]);
}

/** Returns a cell's code, and what it showed if it showed it with that code, as Markdown. */
export function inWords({ code, result }: Pick<CodeCell, 'code' | 'result'>): string {
  const parts = [fenced('ts', code)];
  if (result?.code === code) {
    const shown = result.outputs.map(outputText);
    if (result.error) shown.push(result.error.message);
    parts.push(`By ${result.model}:`, fenced('text', shown.join('\n\n')));
  }
  return parts.join('\n\n');
}

/** A fence longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns an output as lines of text. */
function outputText(output: Output): string {
  switch (output.kind) {
    case 'text':
      return output.text;
    case 'number':
      return [output.label, output.value].filter((part) => part !== '').join(' ');
    case 'tokens':
      return output.tokens.map(({ label, id }) => `${label} (${id})`).join('  ');
    case 'table':
      return [output.columns, ...output.rows].map((row) => row.join('\t')).join('\n');
    case 'distribution':
      return [
        ...output.candidates.map(({ label, probability }) => `${label}\t${digits(probability)}`),
        `${output.restCount} other tokens\t${digits(output.rest)}`,
      ].join('\n');
    case 'bars':
      return [
        output.unit,
        ...output.values.map((value, i) => `${output.labels[i] ?? i}\t${digits(value)}`),
      ].join('\n');
    case 'vector':
      return `${output.label} [${rowText(output.values)}]`.trim();
    case 'matrix':
      return rowsText(output.values, output.columns, output.label);
    case 'attention':
      return rowsText(output.weights, output.tokens.length, output.label);
  }
}

/** More rows and columns than this are left out. */
const MOST = 24;
const digits = (value: number) => String(Number(value.toPrecision(4)));
const rowText = (row: Float32Array) =>
  Array.from(row.subarray(0, MOST), digits).join(', ') + (row.length > MOST ? ', …' : '');

function rowsText(values: Float32Array, columns: number, label: string): string {
  const rows = Array.from({ length: Math.min(MOST, values.length / columns) }, (_, i) =>
    rowText(values.subarray(i * columns, (i + 1) * columns)),
  );
  return [label, ...rows, ...(values.length / columns > MOST ? ['…'] : [])].join('\n');
}
