import type { Page } from 'playwright-core';

/** Arguments of a Chromium that computes WebGPU in software. */
export const SOFTWARE_CARD = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** Why a test of WebGPU is left out. */
export const NO_CARD = 'This Chromium offers no WebGPU adapter, not even one in software.';

/** @param page at a secure address */
export function hasAdapter(page: Page): Promise<boolean> {
  return page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
}
