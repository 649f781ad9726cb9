/** Returns x / (1 + e^−x): SiLU, also called Swish, the gate of SwiGLU (Shazeer, 2020). */
export const silu = (x: number): number => x / (1 + Math.exp(-x));
