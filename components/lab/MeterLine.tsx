'use client';

import { idsOf, readFrom, type TextState } from '@/lib/writer/text-state';
import styles from './MeterLine.module.css';

/** How full the context and the cache are, and how fast the tokens come. */
export function MeterLine({ text }: { readonly text: TextState }) {
  const { model, meter, pace } = text;
  if (!model) return null;
  const { context } = model.info.shape;
  const read = idsOf(text).length - readFrom(text);
  const each = meter && meter.passes === 1 ? meter.milliseconds : undefined;
  return (
    <dl className={styles.meter}>
      <div>
        <dt>Context</dt>
        <dd>
          {read.toLocaleString('en')} of {context.toLocaleString('en')}
          <meter
            aria-label="Context in use"
            min={0}
            max={context}
            value={Math.min(read, context)}
          />
        </dd>
      </div>
      {meter && (
        <div>
          <dt>Cache</dt>
          <dd>
            {(meter.cacheBytes / 1e6).toFixed(1)} of {Math.round(meter.cacheLimit / 1e6)} MB
          </dd>
        </div>
      )}
      {pace !== undefined && (
        <div>
          <dt>Speed</dt>
          <dd>
            {pace.toFixed(pace < 10 ? 1 : 0)} tokens a second
            {each !== undefined && `, the model ${Math.round(each)} ms each`}
          </dd>
        </div>
      )}
    </dl>
  );
}
