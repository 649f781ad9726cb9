import type { DecodeLoop } from '@/lib/generation/decode-loop';
import { formatPercent } from '@/lib/text/format-probability';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** Of a long text, only its end is shown. */
const SHOWN = 24;

/** The decode loop as three stations, and the way back from the last to the first. */
export function LoopStations({
  loop,
  prompt,
  vocabulary,
}: {
  readonly loop: DecodeLoop;
  readonly prompt: readonly Token[];
  readonly vocabulary: Vocabulary;
}) {
  const { station, answer, written } = loop;
  const on = (name: string) => ({ 'data-on': station === name || undefined });
  const known = answer && station !== 'text';
  const most = Math.max(0.05, ...(answer?.candidates ?? []).map((one) => one.modelProbability));
  const chosen = answer && vocabulary.token(answer.chosen.id);
  return (
    <div className="loop">
      <div className="loop-station" {...on('text')}>
        <p className="loop-name">1 · the text</p>
        <p className="loop-text">
          <bdi>
            {prompt.length > SHOWN ? '… ' : ''}
            {textOf(prompt.slice(-SHOWN))}
            <mark>{textOf(written.map((id) => vocabulary.token(id)))}</mark>
          </bdi>
        </p>
      </div>
      <span className="loop-arrow" aria-hidden="true">
        →
      </span>
      <div className="loop-station" {...on('answer')}>
        <p className="loop-name">2 · the model’s answer</p>
        {known ? (
          <ul className="loop-bars" aria-label="The likeliest continuations">
            {namedOf(answer).map((candidate) => (
              <li
                key={candidate.id}
                data-on={(station === 'choice' && candidate.id === answer.chosen.id) || undefined}
              >
                <bdi>{tokenLabel(vocabulary.token(candidate.id))}</bdi>
                <span
                  className="loop-bar"
                  style={{ width: `${((candidate.modelProbability / most) * 100).toFixed(1)}%` }}
                />
                <span>{formatPercent(candidate.modelProbability)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="loop-waiting">{answer ? 'ready' : 'reads …'}</p>
        )}
      </div>
      <span className="loop-arrow" aria-hidden="true">
        →
      </span>
      <div className="loop-station" {...on('choice')}>
        <p className="loop-name">3 · the choice</p>
        {station === 'choice' && chosen ? (
          <p>
            <bdi className="token" translate="no">
              {tokenLabel(chosen)}
            </bdi>
          </p>
        ) : (
          <p className="loop-waiting">open</p>
        )}
      </div>
      <p className="loop-back" {...on('choice')}>
        ↑ it joins the text, and the longer text is read
      </p>
    </div>
  );
}

/** The likeliest, and the chosen one where it is not among them. */
function namedOf({ candidates, chosen }: NonNullable<DecodeLoop['answer']>) {
  return candidates.some(({ id }) => id === chosen.id) ? candidates : [...candidates, chosen];
}
