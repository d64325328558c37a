/** What the tests' pretend browser lacks: sizes for virtual rows, and the list of fonts that growing text boxes listen to. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1000 });
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

// The machine that runs them is slow and shared.
configure({ asyncUtilTimeout: 8000 });

afterEach(() => cleanup());
