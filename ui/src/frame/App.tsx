/** The providers, and the choice between first start and the frame. */
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { office } from '../backend';
import { setLanguage, useLanguage, type Language } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { StartPage } from '../home/StartPage';
import { resolver, theme } from '../theme';
import { Frame } from './Frame';
import { queryClient, useRead } from './reads';

const schemes = localStorageColorSchemeManager({ key: 'rampak-scheme' });

/** Everything a page or a test needs around it. */
export function Providers({ children }: { readonly children: React.ReactNode }) {
  const language = useLanguage();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} colorSchemeManager={schemes} defaultColorScheme="light">
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          {children}
          <Notifications position="bottom-right" limit={4} />
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

export function App() {
  return (
    <Providers>
      <Door />
    </Providers>
  );
}

const asLanguage = (word: string): Language => (word === 'en' ? 'en' : 'id');

function Door() {
  const info = useRead(['office', 'info'], () => office.officeInfo(), { keep: true });
  const settings = useRead(['settings'], () => office.settingsGet(), { keep: true });
  const spoken = settings.data?.language;
  useEffect(() => {
    if (spoken !== undefined) setLanguage(asLanguage(spoken));
  }, [spoken]);

  if (info.data === undefined) {
    return info.isError ? <ErrorState problem={info.error} onRetry={() => void info.refetch()} /> : <LoadingSkeleton kind="cards" />;
  }
  return info.data.empty ? <StartPage office={info.data} /> : <Frame office={info.data} />;
}
