import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { translate } from '../../i18n/language.ts';
import { showToast } from '../../ui/toasts.ts';
import { askForUpload, completeUpload, evidenceKeys, putFile } from './api.ts';
import { UploadQueue, type UploadPorts } from './uploadQueue.ts';

/** The upload queue of one case; warns before the page is left with files on their way. */
export function useUploads(caseId: string) {
  const client = useQueryClient();
  const [queue] = useState(
    () =>
      new UploadQueue(
        portsOf(caseId),
        () => void client.invalidateQueries({ queryKey: evidenceKeys.list(caseId) }),
      ),
  );
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const { busy } = queue;
  useEffect(() => {
    if (busy) return;
    const count = queue.clearDone();
    if (count > 0) showToast('good', translate('upload.doneAll', { count }));
  }, [busy, queue]);
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
  return { queue, uploads };
}

function portsOf(caseId: string): UploadPorts {
  return {
    ask: (file, type) =>
      askForUpload({ case_id: caseId, filename: file.name, content_type: type }),
    put: (ticket, file, type, onPercent, signal) =>
      putFile(ticket.upload_url, file, type, onPercent, signal),
    complete: (ticket, file) =>
      completeUpload({
        case_id: caseId,
        evidence_temp_id: ticket.evidence_temp_id,
        s3_key: ticket.s3_key,
        file_size: file.size,
      }),
  };
}
