/** Four short steps that say what the window does; can be skipped at any time and found again in Ctrl+K and in Pengaturan. */
import { Button, Group, Modal, Stack, Stepper, Text } from '@mantine/core';
import { IconClipboardList, IconFileCertificate, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { m } from '../lang';
import { store } from '../parts/store';

const opened = store(false);

export const startTour = (): void => opened.set(true);

const steps = [
  { icon: IconUsers, title: m.frame_tour_1_title, text: m.frame_tour_1_text },
  { icon: IconClipboardList, title: m.frame_tour_2_title, text: m.frame_tour_2_text },
  { icon: IconUsersGroup, title: m.frame_tour_3_title, text: m.frame_tour_3_text },
  { icon: IconFileCertificate, title: m.frame_tour_4_title, text: m.frame_tour_4_text },
] as const;

export function Tour() {
  const open = opened.use();
  const [at, setAt] = useState(0);
  const step = steps[at] ?? steps[0];
  const close = () => {
    opened.set(false);
    setAt(0);
  };
  return (
    <Modal opened={open} onClose={close} size="lg" title={<Text fw={650}>{m.frame_tour_title()}</Text>} closeButtonProps={{ 'aria-label': m.common_close() }}>
      <Stepper active={at} onStepClick={setAt} size="xs" iconSize={30} mb="md">
        {steps.map(({ icon: Glyph, title }, index) => (
          <Stepper.Step key={index} icon={<Glyph size={16} />} completedIcon={<Glyph size={16} />} aria-label={title()} />
        ))}
      </Stepper>
      <Stack gap={4} mih={120}>
        <Text fw={650} size="lg">
          {step.title()}
        </Text>
        <Text>{step.text()}</Text>
      </Stack>
      <Group justify="space-between" mt="md">
        <Button variant="subtle" onClick={close}>
          {m.frame_tour_skip()}
        </Button>
        <Group gap="xs">
          <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
            {m.common_back()}
          </Button>
          {at < steps.length - 1 ? <Button onClick={() => setAt(at + 1)}>{m.common_next()}</Button> : <Button onClick={close}>{m.frame_tour_done()}</Button>}
        </Group>
      </Group>
    </Modal>
  );
}
