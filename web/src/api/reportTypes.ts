/** Shapes of the reports' API, inside its envelope, by the names this app uses for them. */
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];

export type TopicStatus = Schemas['TopicStatus'];
export type Topic = Schemas['TopicView'];
export type TopicPage = Schemas['TopicsView'];
export type PlanAnswer = Schemas['PlanView'];
export type PlannedSection = Pick<Schemas['PlanSectionView'], 'order' | 'title'>;
export type GenerationStarted = Schemas['seogi__features__reports__routes__shapes__TicketView'];
export type GenerationStatus = Schemas['seogi__features__reports__routes__shapes__StatusView'];
/** A written section; `content` is Markdown below the section's own heading. */
export type ReportSection = Schemas['SectionView'];
/** What the topic has come to: the plan last accepted, and what of it is written. */
export type Report = Schemas['ReportView'];
export type TopicMessage = Schemas['MessageView'];
export type Artifact = Schemas['ArtifactView'];
export type ReportTemplate = Schemas['TemplateView'];
export type UploadLink = Schemas['UploadLinkView'];
