"""English."""

TEXTS: dict[str, str] = {
    "error.internal": "Something went wrong on our side. Please try again in a moment.",
    "error.not_found": "The requested item was not found.",
    "error.permission_denied": "You are not allowed to do this.",
    "error.conflict": "This cannot be done in the present state.",
    "error.invalid": "The request is not valid.",
    "error.authentication_required": "Please sign in.",
    "error.invalid_token": "The token is not valid.",
    "error.tenant_mismatch": "You have no access to this organisation.",
    "error.rate_limited": "Too many requests. Please try again in {seconds} seconds.",
    "http.not_found": "There is nothing at this path.",
    "http.method_not_allowed": "This path does not support the method.",
    "http.unsupported_media_type": "Only application/json bodies are accepted.",
    "http.body_too_large": "The request body is too large; the limit is {limit} bytes.",
    "http.origin_refused": "Requests from this origin are not accepted.",
    "http.cross_site_refused": "Requests sent by another site are not accepted.",
    "http.edge_required": "This address cannot be called directly.",
    "http.invalid_request": "The request is not valid: {fields}",
    "http.invalid_json": "The request body is not valid JSON.",
    "http.other": "The request cannot be processed.",
    "http.invalid_idempotency_key": "Idempotency-Key must be 1 to 128 printable ASCII characters.",
    "http.invalid_cursor": "The cursor is not valid.",
    "error.job_not_found": "The job was not found.",
    "error.job_active": "A job is already in progress.",
    "error.not_retryable": "Only a failed or cancelled job can be retried.",
    "error.not_ready": "The job has not finished yet.",
    "error.store_busy": "Too many changes at once. Please try again in a moment.",
    "error.idempotency_mismatch": "This Idempotency-Key was used with a different request.",
    "job.deadline_exceeded": "The work did not finish in time. Please try again.",
    "job.worker_lost": "The server working on this stopped again and again. Please try again.",
    "job.internal_error": "The work met an internal error. Please try again.",
    "job.dead_letter": "The work could not be started. Try again or contact an administrator.",
    "evidence.error.unreadable": "The file cannot be read.",
    "evidence.error.empty_file": (
        "There is nothing to read in this file. Please check that it is the right one."
    ),
    "evidence.error.file_too_large": (
        "The file is too large: at most {text_mb} MB for text and CSV, {pdf_mb} MB for PDF."
    ),
    "evidence.error.unsupported_type": (
        "Files of type {name} are not supported. Please upload TXT, CSV or PDF."
    ),
    "evidence.error.encrypted": (
        "The file is protected by a password. Please remove it and upload the file again."
    ),
    "evidence.error.broken_file": (
        "The file is damaged and cannot be opened. Please save the original again."
    ),
    "evidence.error.no_text_layer": (
        "This PDF is a scan without text. Please upload one with recognised text (OCR)."
    ),
    "evidence.error.too_many_pages": "The PDF has more than {max_pages} pages. Please split it.",
    "evidence.error.timeout": (
        "The file needs more time or memory than is allowed. Please save it anew or split it."
    ),
    "evidence.error.content_mismatch": (
        "The content is not what the file's name says. Please upload the original."
    ),
    "evidence.error.unknown_encoding": (
        "The text encoding is unknown. Please save the file as UTF-8."
    ),
    "accounts.wrong_credentials": "The e-mail address or the password is not right.",
    "accounts.refresh_refused": "Your session has ended. Please sign in again.",
    "accounts.email_taken": "This e-mail address is already registered.",
    "accounts.terms_not_accepted": "Please accept the terms and the privacy policy.",
    "error.document_too_large": (
        "The document is too large for this format: {format} takes up to {limit} characters."
    ),
    "error.document_too_many_lines": (
        "Too many lines or table cells: a document may have {limit} lines."
    ),
    "error.document_check_failed": (
        "The finished document did not pass its check. Please try again."
    ),
    "error.template_too_large": "A template may be up to {limit_mb} MB.",
    "error.not_hwpx": "This is not an HWPX file. Please upload a file saved as .hwpx.",
    "error.template_encrypted": (
        "A file locked by a password or by DRM cannot be a template. Please unlock it first."
    ),
    "error.template_bomb": (
        "This file unpacks to too much or is unsafe, so it cannot be a template."
    ),
    "error.template_broken": (
        "The template is damaged. Please open it in Hangul, save it again and upload that."
    ),
    "cases.not_found": "The case was not found.",
    "cases.read_only": "You are not allowed to change this case.",
    "cases.permanent_delete_refused": (
        "Cases are not destroyed on request; a deleted case can be restored for {days} days."
    ),
    "cases.unknown_person": "This person is not in the organisation.",
    "cases.too_many_members": "A case has room for {limit} people.",
    "cases.last_owner": "A case needs at least one owner.",
    "evidence.not_found": "The evidence was not found.",
    "evidence.changed": "Somebody else is changing this evidence. Please try again in a moment.",
    "evidence.retry_refused": "This evidence cannot be processed again.",
    "evidence.retry_started": "The evidence is being processed again.",
    "evidence.upload_not_arrived": "The uploaded file was not found. Please upload it again.",
    "evidence.error.upload_missing": (
        "The uploaded file is not in the store. Please upload it again."
    ),
    "evidence.error.cancelled": "The processing was cancelled. Please try again.",
    "evidence.summary.kakaotalk": (
        "KakaoTalk chat, {messages} messages ({first} to {last}) by {speakers}"
    ),
    "evidence.summary.pdf": "PDF, {pages} pages, {characters} characters",
    "evidence.summary.text": "Text, {lines} lines, {characters} characters",
    "evidence.summary.csv": "Table, {lines} rows",
    "error.draft_evidence_required": "Please upload evidence first.",
    "error.draft_evidence_not_ready": (
        "The evidence is still being read. Please try again in a moment."
    ),
    "error.draft_failed": "{reason}",
    "error.draft_still_writing": (
        "The draft is still being written. You will find it in your jobs. ({job_id})"
    ),
    "draft.started": "The draft has been started. Please check the result in a moment.",
    "draft.cancelled": "The draft was cancelled.",
    "draft.stage.sources": "Finding what to cite in the evidence.",
    "draft.stage.section": "Writing the section ‘{title}’.",
    "draft.stage.verify": "Checking the citations against the evidence.",
    "draft.failure.MODEL_UNAVAILABLE": (
        "The writer is not available now. Please try again in a moment."
    ),
    "draft.failure.MODEL_TIMEOUT": "The writer did not answer in time. Please try again.",
    "draft.failure.MODEL_NONSENSE": "The writer gave an unusable answer. Please try again.",
    "draft.failure.UNGROUNDED_DRAFT": (
        "What was written could not be confirmed by the evidence, so no draft was made. "
        "Please try again."
    ),
    "draft.failure.EVIDENCE_CHANGED": (
        "The evidence of the case changed meanwhile. Please start a new draft."
    ),
    "plan.size": "- Expected: {count} sections",
    "plan.from_outline": (
        "Thinking did not end in time; this plan is the template's own outline. Edit it freely."
    ),
    "plan.usual.1": "Summary",
    "plan.usual.2": "Background",
    "plan.usual.3": "Main content",
    "plan.usual.4": "Analysis and implications",
    "plan.usual.5": "Conclusion and next steps",
    "plan.usual.description": "Sets out what belongs to ‘{heading}’ of {topic}.",
    "plan.usual.point.1": "Core message",
    "plan.usual.point.2": "Supporting facts and figures",
    "plan.usual.point.3": "Decisions needed",
    "error.topic_not_found": "The topic was not found.",
    "error.template_not_found": "The template was not found.",
    "error.artifact_not_found": "The artifact was not found.",
    "error.message_not_found": "The message was not found.",
    "error.section_not_found": "The section was not found.",
    "error.generation_status_not_found": "No generation status found for topic_id {topic_id}",
    "error.already_generating": "Generation already in progress for this topic",
    "error.artifact_kind": "This is not possible for an artifact of this kind.",
    "plan.default_guide": (
        "You are an expert in writing financial reports. One title, then summary, "
        "background, main content and conclusion, each with its grounds."
    ),
    "report.done": "The report '{title}' is complete.",
    "report.section_done": "Section {order} was written again.",
    "report.stage.section": "Writing the section '{title}'.",
    "report.stage.consistency": "Removing repetitions between sections.",
    "report.stage.markdown": "Putting the report together.",
    "report.stage.hwpx": "Making the HWPX document.",
    "report.stage.answer": "Looking into your request.",
    "report.failure.writer_unavailable": (
        "The writing model is not available right now. Please try again shortly."
    ),
    "report.failure.writer_timeout": "The writing model did not answer in time. Please try again.",
    "report.failure.writer_truncated": "The text broke off. Please try again.",
    "report.failure.topic_gone": "The topic was deleted, so the work cannot be finished.",
    "report.failure.section_gone": "The report has no such section.",
    "report.failure.document_timeout": "The HWPX document was not made in time. Please try again.",
    "report.failure.document_failed": (
        "The HWPX document could not be made. Check the template and the content."
    ),
    "error.template_upload_missing": "The uploaded template was not found. Please upload it again.",
    "error.template_built_in": "The built-in template cannot be changed or deleted.",
    "error.conversion_failed": "The file could not be made. {reason}",
    "error.still_converting": (
        "The file is still being made. Please try again in a moment. ({job_id})"
    ),
    "http.invalid_form": "The request body is not valid multipart/form-data.",
    "http.file_required": "There is no file to upload in the field named file.",
    "http.field_required": "{field} is required",
    "http.field_too_long": "{field} must be at most {limit} characters",
    "report.started": "Report generation started in background",
    "report.answering": "Your request is being worked on.",
    "report.cancelled": "The report was cancelled.",
    "report.topic_deleted": "The topic was deleted.",
    "report.message_deleted": "The message was deleted.",
    "template.built_in": "Standard report",
    "template.untitled": "Untitled template",
    "template.deleted": "The template was deleted.",
    "template.prompt_user": "Topic of the report: {{topic}}",
    "template.part.SUMMARY": "Summary",
    "template.part.BACKGROUND": "Background",
    "template.part.MAIN_CONTENT": "Main content",
    "template.part.CONCLUSION": "Conclusion and next steps",
    "template.guide.title": "Write to fit the template '{title}'.",
    "template.guide.headings": "The report has these sections in this order.",
    "template.guide.rules": (
        "Open each section with its point and give the grounds. Never invent "
        "facts or figures: mark what is not known with [to be verified]."
    ),
    "plan.thought.first": (
        "{topic}: a first outline of {count} sections from the template and the topic."
    ),
    "plan.thought.critique": "{topic} is a {kind}. Missing in the outline: {missing}",
    "plan.thought.revised": "{topic}: revised to {count} sections with what was missing.",
    "plan.thought.stands": "{topic}: the outline of {count} sections stands.",
    "report.answer.changed": "As you asked, these sections were changed: {titles}",
    "report.answer.cited": "The section ‘{title}’ says:\n\n{text}",
    "report.answer.nothing": "Nothing in the report fits the question. Please name a section.",
    "report.answer.no_report": "There is no report yet. Please generate one first.",
}
