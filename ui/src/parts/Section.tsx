/**
 * A titled block of a page or panel, a list of facts, and a large number with its words.
 *
 *   <Section title={…} aside={<Button/>}>…</Section>   <Facts items={[[label, value], …]} />   <Figure value="312" label="…" />
 */
import type { ReactNode } from 'react';
import classes from './Section.module.css';

interface SectionProps {
  readonly title: string;
  readonly text?: string;
  readonly aside?: ReactNode;
  /** A card with its own ground, or plain within a panel. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, text, aside, plain = false, children }: SectionProps) {
  const Title = plain ? 'h3' : 'h2';
  return (
    <section className={classes.section} data-plain={plain || undefined}>
      <header className={classes.head}>
        <div className={classes.words}>
          <Title className={classes.title}>{title}</Title>
          {text && <p className={classes.text}>{text}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  );
}

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Figure({ value, label, tone }: { readonly value: string; readonly label: string; readonly tone?: 'attention' }) {
  return (
    <div className={classes.figure} data-tone={tone}>
      <span className={classes.value}>{value}</span>
      <span className={classes.label}>{label}</span>
    </div>
  );
}
