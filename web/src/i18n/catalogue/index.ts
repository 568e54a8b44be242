import { auth } from './auth.ts';
import { cases } from './cases.ts';
import { common } from './common.ts';
import { drafts } from './drafts.ts';
import { evidence } from './evidence.ts';
import { jobs } from './jobs.ts';
import { reports } from './reports.ts';

/** One file per area of the product; each holds the same keys in both languages. */
export const catalogues = {
  ko: {
    ...common.ko,
    ...auth.ko,
    ...cases.ko,
    ...evidence.ko,
    ...drafts.ko,
    ...jobs.ko,
    ...reports.ko,
  },
  en: {
    ...common.en,
    ...auth.en,
    ...cases.en,
    ...evidence.en,
    ...drafts.en,
    ...jobs.en,
    ...reports.en,
  },
};

export type TextKey = keyof typeof catalogues.ko & keyof typeof catalogues.en;
