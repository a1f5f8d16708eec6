import type { Severity } from '../protocol';

/** The severities, the gravest first, as people read them. */
export const severityWords: Record<Severity, string> = { error: 'Error', warning: 'Warning', suggestion: 'Suggestion' };
