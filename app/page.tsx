import Link from 'next/link';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import { OnThisDevice } from '@/components/offline/OnThisDevice';
import { ForgetProgress } from '@/components/progress/ForgetProgress';
import { ReadSoFar } from '@/components/progress/ReadSoFar';
import { HomeFigure } from '@/components/site/HomeFigure';
import { ModelPath } from '@/components/site/ModelPath';
import { cells, glossaryPage, lab, myths, readyChapters } from '@/content/chapters';
import { homeFigure } from '@/content/home-figure';
import { path, repeated } from '@/content/path';
import styles from './page.module.css';

/** What is about the model as a whole: it follows the path. */
const tools = [lab, cells, myths, glossaryPage].map((tool) => ({ ...tool, advanced: undefined }));
const after = [...readyChapters.filter(({ opens }) => !opens), ...tools];

export default function Contents() {
  const [first] = readyChapters;
  return (
    <div className={classNames(styles.page, 'page-grid')}>
      <h1 className={classNames(styles.title, 'wide')}>Inside GPT-2</h1>
      <HomeFigure {...homeFigure} />
      <div className={classNames(styles.intro, 'wide')}>
        <p className={styles.lead}>
          GPT-2 does one thing: it reads a text and says, for every token it knows, how likely that
          token is to come next. This notebook opens it part by part, on your own sentences. A very
          small GPT-2 called storybook, trained for this notebook, answers at once; GPT-2 itself is
          a click and a download away.
        </p>
        {first ? (
          <p className={styles.start}>
            <Link
              className={classNames(buttonStyles.button, buttonStyles.primary)}
              href={`/${first.slug}`}
            >
              Start with {first.title}
            </Link>{' '}
            <Link
              className={classNames(buttonStyles.button)}
              href={`/${lab.slug}`}
              prefetch={false}
            >
              Write with it
            </Link>
            <span>It runs on your own machine. Nothing that you write leaves it.</span>
          </p>
        ) : null}
      </div>
      <section className={classNames(styles.path, 'wide')} aria-labelledby="path-title">
        <h2 id="path-title">From text to the next token</h2>
        <ModelPath repeated={repeated} stops={path} />
        <ul className={styles.after}>
          {after.map(({ slug, title, question, advanced }) => (
            <li key={slug}>
              <h3>
                <Link href={`/${slug}`} prefetch={false}>
                  {title}
                </Link>
                {advanced ? <span className={styles.advanced}>advanced</span> : null}
                <ReadSoFar chapter={slug} />
              </h3>
              <p>{question}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className={classNames(styles.device, 'wide needs-script')} aria-labelledby="device">
        <h2 id="device">Without a network</h2>
        <OnThisDevice />
      </section>
      <section className={classNames(styles.device, 'wide needs-script')} aria-labelledby="read">
        <h2 id="read">What you have read</h2>
        <ForgetProgress />
      </section>
    </div>
  );
}
