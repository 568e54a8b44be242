import type { ReactNode } from 'react';
import type { Job } from './api/types.ts';
import { legal } from './features/cases/product.tsx';
import { reports } from './features/reports/product.tsx';
import type { TextKey } from './i18n/catalogue/index.ts';

/** One product of the app: an entry of the main menu, its screens, and its kinds of jobs. */
export interface Product {
  /** First part of its addresses, as `/cases`. */
  path: string;
  nav: TextKey;
  routes: { path: string; render: (params: Record<string, string>) => ReactNode }[];
  jobs: JobFace[];
}

/** How the list of jobs names a kind, and where it leads. */
export interface JobFace {
  /** Kinds of jobs whose name begins so. */
  kind: string;
  name: TextKey;
  link: (job: Job) => string | null;
  /** What the job is about, in words. */
  about?: (job: Job) => ReactNode;
}

/** The order of the main menu. A new product is a folder with its `product.tsx`, named here. */
export const products: Product[] = [legal, reports];

export function jobFace(job: Job): JobFace {
  const faces = products.flatMap((product) => product.jobs);
  return faces.find(({ kind }) => job.kind.startsWith(kind)) ?? OTHER;
}

const OTHER: JobFace = { kind: '', name: 'jobs.kind.other', link: () => null };
