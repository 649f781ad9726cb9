const SLOPE = Math.sqrt(2 / Math.PI);

/**
 * GELU as GPT-2 computes it: the tanh approximation of x Φ(x) (Hendrycks and Gimpel, 2016,
 * arXiv:1606.08415; OpenAI's gpt-2, src/model.py).
 */
export function gelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(SLOPE * (x + 0.044715 * x ** 3)));
}
