'use client';

import { useEffect } from 'react';
import { followTranslator } from './translator';

/** Keeps the page working while the browser translates it. */
export function TranslatorGuard() {
  useEffect(followTranslator, []);
  return null;
}
