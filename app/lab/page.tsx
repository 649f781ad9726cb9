import { classNames } from '@/components/controls/classNames';
import { Lab } from '@/components/lab/Lab';
import { lab } from '@/content/chapters';
import Notes from '@/content/notes/lab.mdx';
import { pageMetadata } from '../page-metadata';
import openingStyles from '../short-opening.module.css';
import styles from './page.module.css';

const { title, question } = lab;

export const metadata = pageMetadata(lab);

export default function LabPage() {
  return (
    <article className={classNames(styles.lab, 'page-grid')}>
      <header className={classNames(openingStyles.opening, styles.opening, 'wide')}>
        <h1>{title}</h1>
        <p>{question}</p>
      </header>
      <Lab />
      <Notes />
    </article>
  );
}
