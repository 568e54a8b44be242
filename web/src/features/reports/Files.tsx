import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '../../api/problem.ts';
import type { Artifact } from '../../api/reportTypes.ts';
import { dateTime, fileSize } from '../../i18n/format.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { showToast } from '../../ui/toasts.ts';
import { convertArtifact, downloadUrl, getArtifact, listArtifacts, reportKeys } from './api.ts';

const KINDS = ['hwpx', 'md', 'docx', 'pdf'] as const;
const NAMES: Record<string, string> = { hwpx: 'HWPX', md: 'Markdown', docx: 'DOCX', pdf: 'PDF' };

export function useArtifacts(topicId: number) {
  return useQuery({
    queryKey: reportKeys.within(topicId, 'artifacts'),
    queryFn: () => listArtifacts(topicId),
  });
}

/** The files of every version of a report, the newest first. */
export function Files({ topicId }: { topicId: number }) {
  const text = useText();
  const files = useArtifacts(topicId);
  const versions = byVersion(files.data ?? []);
  return (
    <section aria-labelledby="files-title">
      <h3 id="files-title">{text('report.files')}</h3>
      {files.isPending && <Loading />}
      {files.error && <Trouble error={files.error} onRetry={() => void files.refetch()} />}
      {files.data && versions.length === 0 && <p className="muted">{text('report.noFiles')}</p>}
      <ol className="versions">
        {versions.map(([version, artifacts]) => (
          <Version key={version} topicId={topicId} version={version} artifacts={artifacts} />
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  topicId: number;
  version: number;
  artifacts: Artifact[];
}

function Version({ topicId, version, artifacts }: VersionProps) {
  const text = useText();
  const source = artifacts.find(({ kind }) => kind === 'md');
  return (
    <li className="version">
      <p>
        <strong>{text('report.version', { n: version })}</strong>{' '}
        <span className="muted">{dateTime(artifacts[0]?.created_at ?? '')}</span>
      </p>
      <ul>
        {KINDS.map((kind) => {
          const file = artifacts.find((one) => one.kind === kind);
          if (file) return <FileRow key={kind} file={file} />;
          if (!source) return null;
          return <ConvertRow key={kind} topicId={topicId} source={source} kind={kind} />;
        })}
      </ul>
    </li>
  );
}

function FileRow({ file }: { file: Artifact }) {
  const text = useText();
  const kind = NAMES[file.kind] ?? file.kind;
  const save = useMutation({
    mutationFn: async () => {
      // Asked for by the client first, which renews a session that the download could not.
      await getArtifact(file.id);
      saveAs(downloadUrl(file.id), file.filename);
    },
    onError: (error) => showToast('bad', asProblem(error).message),
  });
  return (
    <li>
      <Button
        small
        disabled={save.isPending}
        aria-label={text('report.downloadOf', { kind, version: file.version })}
        onClick={() => save.mutate()}
      >
        {text('report.download', { kind })}
      </Button>
      <span className="muted">{fileSize(file.file_size)}</span>
    </li>
  );
}

function ConvertRow(props: { topicId: number; source: Artifact; kind: string }) {
  const text = useText();
  const client = useQueryClient();
  const { topicId, source } = props;
  const kind = NAMES[props.kind] ?? props.kind;
  const convert = useMutation({
    mutationFn: () => convertArtifact(source.id, props.kind),
    onSuccess: () => showToast('good', text('report.converted', { kind })),
    onError: (error) => showToast('bad', asProblem(error).message),
    onSettled: () =>
      client.invalidateQueries({ queryKey: reportKeys.within(topicId, 'artifacts') }),
  });
  return (
    <li>
      <Button
        kind="ghost"
        small
        disabled={convert.isPending}
        aria-label={text('report.convertOf', { kind, version: source.version })}
        onClick={() => convert.mutate()}
      >
        {text(convert.isPending ? 'report.converting' : 'report.convert', { kind })}
      </Button>
    </li>
  );
}

function saveAs(href: string, filename: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = filename;
  link.click();
}

function byVersion(files: readonly Artifact[]): [number, Artifact[]][] {
  const versions = new Map<number, Artifact[]>();
  for (const file of files) {
    versions.set(file.version, [...(versions.get(file.version) ?? []), file]);
  }
  return [...versions].toSorted(([a], [b]) => b - a);
}
