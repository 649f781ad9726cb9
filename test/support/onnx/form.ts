import { type Instrumented, instrument } from '@/lib/onnx';
import { D, type Kind, L, manifest, reference } from './reference';
import { type Pass, Runner } from './runner';

/** How far a form may be from its own stock file; int8 activations move with their scale. */
const RESTING = { float32: 1e-5, 'weight-only': 1e-5, float16: 1e-2, dynamic: 5e-2 };

/** A fixture, untouched and opened up, with one pass over the reference's prompt. */
export interface OpenForm {
  readonly kind: Kind;
  /** How far values may be apart that should be the same. */
  readonly tolerance: number;
  /** How far a value may point from PyTorch's; float32 forms are also compared value by value. */
  readonly angle: number;
  readonly opened: Instrumented;
  readonly stock: Runner;
  readonly model: Runner;
  readonly whole: Pass;
}

/** One thing that must hold of a form. */
export interface Check {
  readonly title: string;
  /** @throws Error that says what does not hold */
  readonly run: (form: OpenForm) => void | Promise<void>;
}

/**
 * @param device what the opened file is computed on; the untouched one is computed in WASM
 */
export async function openForm(
  name: string,
  bytes: Uint8Array,
  device: 'wasm' | 'webgpu' = 'wasm',
): Promise<OpenForm> {
  const kind = kindOf(name);
  const opened = instrument(bytes);
  const stock = await Runner.open(bytes);
  const model = await Runner.open(opened, device);
  const whole = await model.run(reference.ids);
  return { kind, tolerance: RESTING[kind], angle: angleOf(name), opened, stock, model, whole };
}

export async function closeForm({ stock, model }: OpenForm): Promise<void> {
  await stock.close();
  await model.close();
}

export function kindOf(form: string): Kind {
  const kind = manifest.forms[form]?.kind;
  if (!kind) throw new Error(`there is no form ${form}`);
  return kind;
}

function angleOf(form: string): number {
  if (/q4|bnb4/.test(form)) return 0.05;
  return { float32: 1e-9, 'weight-only': 1e-3, float16: 1e-5, dynamic: 0.03 }[kindOf(form)];
}

export const ids = reference.ids;
export const T = ids.length;
/** Tokens that come first where a pass is behind a filled cache. */
export const PAST = reference.noMaskBehindCache.past;
export const layers = Array.from({ length: L }, (_, l) => l);
/** Neurons of the tiny model's MLP. */
export const MLP = 2 * D;
