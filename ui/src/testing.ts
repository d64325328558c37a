/** What the tests' pretend browser lacks: sizes for virtual rows, and the media and resize questions that Mantine asks. */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1000 });

afterEach(() => cleanup());
