/** The last board, so that one may open a team and come back. A new run replaces it. */
import type { PortfolioResult } from '../backend';
import { officeStore } from '../parts/store';

export const lastBoard = officeStore<PortfolioResult | null>(null);
