import { useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useEdited } from '../../ui/useEdited.ts';
import { parsePlan, serialisePlan, type Plan } from './plan.ts';

export interface PlanDraft {
  plan: Plan;
  /** The plan as the server takes it. */
  text: string;
  changed: boolean;
  changePlan: (plan: Plan) => void;
  changeText: (text: string) => void;
  revert: () => void;
}

/**
 * The plan as the person has made it so far; it outlives a reload. The list is kept beside its
 * Markdown, which cannot hold a title that is empty or only half typed.
 */
export function usePlan(topicId: number, original: string): PlanDraft {
  const text = useText();
  const edited = useEdited(`plan.${topicId}`, original);
  const [read, setRead] = useState({ text: edited.text, plan: parsePlan(edited.text) });
  if (read.text !== edited.text) setRead({ text: edited.text, plan: parsePlan(edited.text) });
  const changePlan = (plan: Plan) => {
    const written = serialisePlan(plan, text('plan.untitled'));
    setRead({ text: written, plan });
    edited.change(written);
  };
  return {
    plan: read.plan,
    text: edited.text,
    changed: edited.changed,
    changePlan,
    changeText: edited.change,
    revert: edited.revert,
  };
}
