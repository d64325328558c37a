/** Forms a team for a saved need: the order of what counts, the work itself, and what to do when it is impossible. */
import { Accordion, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type BriefForm, type CriterionOrder, type FormationResult, type RelaxationText } from '../backend';
import { seatsToFill } from '../brief/lib';
import { criterionText } from '../brief/words';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { SidePanel } from '../frame/SidePanel';
import { runWork, useWork } from '../frame/work';
import { formatNumber, m, say } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { tell } from '../parts/toast';
import { CriterionCards } from './CriterionCards';
import classes from './formation.module.css';
import { Impossible } from './Impossible';
import { extrasOf, officeOrder, optionsOf, presetOf, presetOrder, percentOf, presetsOf, sameOrder, type Preset } from './lib';
import { Running } from './Running';

interface Props {
  readonly form: BriefForm;
  /** Saves the loosened need; null when that failed. */
  readonly onRelax: (next: BriefForm) => Promise<BriefForm | null>;
  readonly onClose: () => void;
}

export function FormationPanel({ form, onRelax, onClose }: Props) {
  const settings = useRead(['settings'], () => office.settingsGet());
  const tolerance = settings.data?.fit_tolerance ?? 3;
  const extras = extrasOf(form);
  const standard = officeOrder(tolerance, extras);
  const [own, setOwn] = useState<CriterionOrder[] | null>(null);
  const order = own ?? standard;
  const preset = presetOf(order, tolerance, extras);
  const [seed, setSeed] = useState('');
  const [result, setResult] = useState<FormationResult | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const work = useWork('formation');
  const id = form.id ?? '';

  const start = async () => {
    setResult(null);
    setProblem(null);
    try {
      const done = await runWork({ kind: 'formation', title: m.formation_running({ title: form.title }), run: (watcher) => office.formationPropose(id, optionsOf(order, standard, seed), watcher) });
      if (!done) tell(m.formation_cancelled(), { tone: 'attention' });
      else if (done.proposal === null) setResult(done);
      else go('proposal', done.proposal);
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  const relax = async (change: Pick<RelaxationText, 'form'>) => {
    const saved = await onRelax({ ...change.form, id: form.id, version: form.version });
    if (saved) await start();
  };

  return (
    <SidePanel
      title={m.formation_title()}
      subtitle={m.formation_subtitle({ seats: formatNumber(seatsToFill(form)) })}
      onClose={onClose}
      wide
      foot={
        work ? undefined : (
          <>
            <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => void start()} data-testid="formation-start">
              {result ? m.formation_again() : m.brief_form_team()}
            </Button>
            {!sameOrder(order, standard) && (
              <Button variant="subtle" leftSection={<IconRotate size={16} />} onClick={() => setOwn(null)}>
                {m.formation_reset_order()}
              </Button>
            )}
          </>
        )
      }
    >
      {work ? (
        <Running work={work} />
      ) : (
        <>
          {problem !== null && <ErrorState inline problem={problem} onRetry={() => void start()} title={m.formation_failed()} />}
          {result && <Impossible result={result} onRelax={relax} />}
          <h3 className={classes.heading}>{m.formation_order_title()}</h3>
          <p className={classes.soft}>{m.formation_order_help()}</p>
          <SegmentedControl
            fullWidth
            aria-label={m.formation_presets()}
            value={preset ?? ''}
            data={presetsOf(tolerance, extras).map((value) => ({ value, label: <span data-testid={`preset-${value}`}>{say(`formation_preset_${value}`)}</span> }))}
            onChange={(value) => setOwn(presetOrder(value as Preset, tolerance, extras))}
          />
          <p className={classes.preset}>{preset === null ? m.formation_preset_own() : say(`formation_preset_help_${preset}`, { percent: formatNumber(percentOf(order.find((row) => row.criterion === 'fit')?.tolerance ?? 0)) })}</p>
          <CriterionCards order={order} onChange={setOwn} optional={extras.filter((extra) => extra === 'cost' || order.some((row) => row.criterion === 'cost'))} />
          {extras
            .filter((extra) => !order.some((row) => row.criterion === extra))
            .map((extra) => (
              <Button key={extra} mt="xs" size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setOwn([{ criterion: extra, tolerance: 0 }, ...order])} data-testid={`criterion-add-${extra}`}>
                {m.formation_add_criterion({ name: criterionText(extra) })}
              </Button>
            ))}
          <Accordion variant="default" mt="md" chevronPosition="left">
            <Accordion.Item value="more">
              <Accordion.Control>{m.formation_experiment()}</Accordion.Control>
              <Accordion.Panel>
                <TextInput label={m.formation_seed()} description={m.formation_seed_help()} value={seed} inputMode="numeric" error={seed.trim() !== '' && !/^\d{1,20}$/.test(seed.trim()) ? m.formation_seed_digits() : undefined} onChange={(event) => setSeed(event.currentTarget.value)} />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </>
      )}
    </SidePanel>
  );
}
