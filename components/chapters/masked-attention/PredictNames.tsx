import { Predict } from '@/components/prose/Predict';
import { AttentionFact as Fact } from './AttentionFact';
import { REPEATED } from './repeated';

const { before, cue, word } = REPEATED.names.request;
const name = word.trim();

/** An exercise: can a model go on with a name that it has never met? */
export function PredictNames() {
  return (
    <Predict
      id="invented-names"
      question={
        <p>
          “{before}
          {cue}”: two names that storybook never met in a story. Can it go on?
        </p>
      }
      options={[
        {
          value: 'no',
          label: 'No: it can only use words that it has learned',
          belief: 'programmed',
        },
        { value: 'yes', label: `Yes: ${name}` },
        { value: 'search', label: 'Only if it looks the names up', belief: 'browses' },
      ]}
      expected="yes"
      answer={`It can go on with ${name}.`}
      hint="Does an induction head need to know what a word means?"
    >
      {name} begins with the token <Fact of="namesToken" />. After the last sentence alone it has{' '}
      <Fact of="namesAlone" />, after the whole text <Fact of="namesRepeated" />. The heads match
      tokens and copy them; what they mean plays no part.
    </Predict>
  );
}
