"""Korean."""

TEXTS: dict[str, str] = {
    "error.internal": "서버 내부 오류가 발생했습니다. 잠시 후 다시 시도해주세요.",
    "error.not_found": "요청한 항목을 찾을 수 없습니다.",
    "error.permission_denied": "이 작업을 할 권한이 없습니다.",
    "error.conflict": "지금 상태에서는 할 수 없는 작업입니다.",
    "error.invalid": "요청 내용이 올바르지 않습니다.",
    "error.authentication_required": "인증이 필요합니다.",
    "error.invalid_token": "유효하지 않은 토큰입니다.",
    "error.tenant_mismatch": "이 조직에 접근할 권한이 없습니다.",
    "error.rate_limited": "요청이 너무 많습니다. {seconds}초 후 다시 시도해주세요.",
    "http.not_found": "요청한 경로를 찾을 수 없습니다.",
    "http.method_not_allowed": "이 경로에서 지원하지 않는 메서드입니다.",
    "http.unsupported_media_type": "application/json 형식의 본문만 받습니다.",
    "http.body_too_large": "요청 본문이 너무 큽니다. 최대 {limit}바이트입니다.",
    "http.origin_refused": "허용되지 않은 출처의 요청입니다.",
    "http.cross_site_refused": "다른 사이트에서 보낸 요청은 처리하지 않습니다.",
    "http.edge_required": "이 주소로 직접 요청할 수 없습니다.",
    "http.invalid_request": "요청 내용이 올바르지 않습니다: {fields}",
    "http.invalid_json": "요청 본문이 올바른 JSON이 아닙니다.",
    "http.other": "요청을 처리할 수 없습니다.",
    "http.invalid_idempotency_key": "Idempotency-Key는 1~128자의 출력 가능한 ASCII여야 합니다.",
    "http.invalid_cursor": "cursor 값이 올바르지 않습니다.",
    "error.job_not_found": "작업을 찾을 수 없습니다.",
    "error.job_active": "이미 진행 중인 작업이 있습니다.",
    "error.not_retryable": "실패했거나 취소된 작업만 다시 시도할 수 있습니다.",
    "error.not_ready": "작업이 아직 끝나지 않았습니다.",
    "error.store_busy": "요청이 몰려 처리하지 못했습니다. 잠시 후 다시 시도해주세요.",
    "error.idempotency_mismatch": "같은 Idempotency-Key로 다른 요청을 보냈습니다.",
    "job.deadline_exceeded": "제한 시간 안에 작업을 마치지 못했습니다. 다시 시도해주세요.",
    "job.worker_lost": "작업을 처리하던 서버가 반복해서 중단되었습니다. 다시 시도해주세요.",
    "job.internal_error": "작업 중 내부 오류가 발생했습니다. 다시 시도해주세요.",
    "job.dead_letter": "작업을 시작하지 못했습니다. 다시 시도하거나 관리자에게 문의해주세요.",
    "evidence.error.unreadable": "파일을 읽을 수 없습니다.",
    "evidence.error.empty_file": "파일에 읽을 내용이 없습니다. 올바른 파일인지 확인해주세요.",
    "evidence.error.file_too_large": (
        "파일이 너무 큽니다. 텍스트·CSV는 {text_mb}MB, PDF는 {pdf_mb}MB까지 올릴 수 있습니다."
    ),
    "evidence.error.unsupported_type": (
        "{name} 형식은 지원하지 않습니다. TXT, CSV, PDF 파일을 올려주세요."
    ),
    "evidence.error.encrypted": "암호가 걸린 파일입니다. 암호를 해제한 뒤 다시 올려주세요.",
    "evidence.error.broken_file": (
        "파일이 손상되어 열 수 없습니다. 원본에서 다시 저장해 올려주세요."
    ),
    "evidence.error.no_text_layer": (
        "글자 정보가 없는 PDF(스캔본)입니다. 문자 인식(OCR)을 거친 PDF를 올려주세요."
    ),
    "evidence.error.too_many_pages": (
        "PDF가 {max_pages}쪽을 넘습니다. {max_pages}쪽 이하로 나누어 올려주세요."
    ),
    "evidence.error.timeout": (
        "정해진 시간과 메모리 안에 읽을 수 없는 파일입니다. 새로 저장하거나 나누어 올려주세요."
    ),
    "evidence.error.content_mismatch": (
        "파일의 내용이 확장자와 다릅니다. 원래 형식의 파일을 올려주세요."
    ),
    "evidence.error.unknown_encoding": (
        "글자 인코딩을 알 수 없습니다. UTF-8로 저장해 다시 올려주세요."
    ),
    "accounts.wrong_credentials": "이메일 또는 비밀번호가 올바르지 않습니다.",
    "accounts.refresh_refused": "로그인이 만료되었습니다. 다시 로그인해주세요.",
    "accounts.email_taken": "이미 가입된 이메일입니다.",
    "accounts.terms_not_accepted": "이용약관과 개인정보 처리방침에 동의해주세요.",
    "error.document_too_large": (
        "문서가 너무 커서 이 형식으로 만들 수 없습니다. {format} 형식은 본문 "
        "{limit}자까지 지원합니다."
    ),
    "error.document_too_many_lines": (
        "줄이나 표의 칸이 너무 많습니다. 한 문서는 {limit}줄까지 지원합니다."
    ),
    "error.document_check_failed": "만들어진 문서가 검사를 통과하지 못했습니다. 다시 시도해주세요.",
    "error.template_too_large": "템플릿 파일은 {limit_mb}MB까지 올릴 수 있습니다.",
    "error.not_hwpx": "HWPX 파일이 아닙니다. 한글에서 .hwpx 형식으로 저장한 파일을 올려주세요.",
    "error.template_encrypted": (
        "암호가 걸렸거나 배포용으로 보호된 파일은 템플릿으로 쓸 수 없습니다. "
        "암호를 해제한 뒤 올려주세요."
    ),
    "error.template_bomb": (
        "압축을 풀면 지나치게 커지거나 안전하지 않은 파일이라 템플릿으로 쓸 수 없습니다."
    ),
    "error.template_broken": (
        "템플릿 파일이 손상되었습니다. 한글에서 열어 다시 저장한 뒤 올려주세요."
    ),
    "cases.not_found": "사건을 찾을 수 없습니다.",
    "cases.read_only": "이 케이스를 수정할 권한이 없습니다.",
    "cases.permanent_delete_refused": (
        "영구 삭제는 지원하지 않습니다. 삭제한 사건은 {days}일 동안 복구할 수 있습니다."
    ),
    "cases.unknown_person": "조직에 없는 사용자입니다.",
    "cases.too_many_members": "사건에는 최대 {limit}명까지 참여할 수 있습니다.",
    "cases.last_owner": "사건에는 소유자가 한 명 이상 있어야 합니다.",
    "evidence.not_found": "증거를 찾을 수 없습니다",
    "evidence.changed": "다른 작업이 이 증거를 바꾸고 있습니다. 잠시 후 다시 시도해주세요.",
    "evidence.retry_refused": "증거 재처리를 시도할 수 없습니다",
    "evidence.retry_started": "증거를 다시 처리합니다.",
    "evidence.upload_not_arrived": "업로드된 파일을 찾을 수 없습니다. 파일을 다시 올려주세요.",
    "evidence.error.upload_missing": "올린 파일이 저장소에 없습니다. 다시 올려주세요.",
    "evidence.error.cancelled": "처리가 취소되었습니다. 다시 시도해주세요.",
    "evidence.summary.kakaotalk": (
        "카카오톡 대화 {messages}건 ({first} ~ {last}), 참여자: {speakers}"
    ),
    "evidence.summary.pdf": "PDF {pages}쪽, {characters}자",
    "evidence.summary.text": "텍스트 {lines}줄, {characters}자",
    "evidence.summary.csv": "표 {lines}행",
    "error.draft_evidence_required": "증거를 먼저 업로드해주세요",
    "error.draft_evidence_not_ready": "증거를 아직 읽고 있습니다. 잠시 후 다시 시도해주세요.",
    "error.draft_failed": "{reason}",
    "error.draft_still_writing": (
        "초안을 아직 작성하고 있습니다. 완료되면 작업 목록에서 볼 수 있습니다. ({job_id})"
    ),
    "draft.started": "초안 생성이 시작되었습니다. 잠시 후 결과를 확인해주세요.",
    "draft.cancelled": "초안 생성이 취소되었습니다.",
    "draft.stage.sources": "증거에서 인용할 내용을 찾고 있습니다.",
    "draft.stage.section": "‘{title}’ 부분을 작성하고 있습니다.",
    "draft.stage.verify": "인용이 증거와 일치하는지 확인하고 있습니다.",
    "draft.failure.MODEL_UNAVAILABLE": (
        "초안 작성 모델을 지금 사용할 수 없습니다. 잠시 후 다시 시도해주세요."
    ),
    "draft.failure.MODEL_TIMEOUT": "초안 작성 모델이 제때 응답하지 않았습니다. 다시 시도해주세요.",
    "draft.failure.MODEL_NONSENSE": (
        "초안 작성 모델이 사용할 수 없는 응답을 했습니다. 다시 시도해주세요."
    ),
    "draft.failure.UNGROUNDED_DRAFT": (
        "작성된 내용이 증거로 확인되지 않아 초안을 완성하지 않았습니다. 다시 시도해주세요."
    ),
    "draft.failure.EVIDENCE_CHANGED": (
        "작성하는 동안 사건의 증거가 바뀌었습니다. 초안 생성을 새로 시작해주세요."
    ),
    "plan.size": "- 예상 구성: {count}개 섹션",
    "plan.from_outline": (
        "시간 안에 생각을 마치지 못해 양식의 기본 목차로 만든 계획입니다. 자유롭게 고쳐 주세요."
    ),
    "plan.usual.1": "요약",
    "plan.usual.2": "추진 배경",
    "plan.usual.3": "주요 내용",
    "plan.usual.4": "분석과 시사점",
    "plan.usual.5": "결론 및 향후 계획",
    "plan.usual.description": "{topic}에 관하여 ‘{heading}’에 들어갈 내용을 정리한다.",
    "plan.usual.point.1": "핵심 메시지",
    "plan.usual.point.2": "근거가 되는 사실과 수치",
    "plan.usual.point.3": "결정이 필요한 사항",
    "error.topic_not_found": "토픽을 찾을 수 없습니다.",
    "error.template_not_found": "템플릿을 찾을 수 없습니다.",
    "error.artifact_not_found": "아티팩트를 찾을 수 없습니다.",
    "error.message_not_found": "메시지를 찾을 수 없습니다.",
    "error.section_not_found": "섹션을 찾을 수 없습니다.",
    "error.generation_status_not_found": "No generation status found for topic_id {topic_id}",
    "error.already_generating": "Generation already in progress for this topic",
    "error.artifact_kind": "이 종류의 아티팩트에는 할 수 없는 작업입니다.",
    "plan.default_guide": (
        "당신은 금융 보고서 작성의 전문가입니다. 제목 하나와 요약, "
        "배경, 주요 내용, 결론의 순서로 근거를 밝혀 씁니다."
    ),
    "report.done": "{title} 보고서를 완성했습니다.",
    "report.section_done": "{order}번 섹션을 다시 썼습니다.",
    "report.stage.section": "'{title}' 섹션을 쓰고 있습니다.",
    "report.stage.consistency": "섹션 사이의 중복과 흐름을 다듬고 있습니다.",
    "report.stage.markdown": "보고서를 하나로 묶고 있습니다.",
    "report.stage.hwpx": "한글 문서를 만들고 있습니다.",
    "report.stage.answer": "요청을 살펴보고 있습니다.",
    "report.failure.writer_unavailable": (
        "글을 쓰는 모델을 지금 쓸 수 없습니다. 잠시 후 다시 시도해주세요."
    ),
    "report.failure.writer_timeout": "글을 쓰는 모델이 제때 답하지 않았습니다. 다시 시도해주세요.",
    "report.failure.writer_truncated": "글이 도중에 끊겼습니다. 다시 시도해주세요.",
    "report.failure.topic_gone": "토픽이 삭제되어 작업을 마칠 수 없습니다.",
    "report.failure.section_gone": "다시 쓸 섹션이 보고서에 없습니다.",
    "report.failure.document_timeout": "한글 문서를 제때 만들지 못했습니다. 다시 시도해주세요.",
    "report.failure.document_failed": (
        "한글 문서를 만들지 못했습니다. 템플릿과 내용을 확인해주세요."
    ),
    "error.template_upload_missing": "올린 템플릿 파일을 찾을 수 없습니다. 파일을 다시 올려주세요.",
    "error.template_built_in": "기본 템플릿은 수정하거나 삭제할 수 없습니다.",
    "error.conversion_failed": "파일을 만들지 못했습니다. {reason}",
    "error.still_converting": "파일을 아직 만들고 있습니다. 잠시 후 다시 시도해주세요. ({job_id})",
    "http.invalid_form": "요청 본문이 올바른 multipart/form-data가 아닙니다.",
    "http.file_required": "file 항목에 올릴 파일이 없습니다.",
    "http.field_required": "{field} is required",
    "http.field_too_long": "{field} must be at most {limit} characters",
    "report.started": "Report generation started in background",
    "report.answering": "요청을 처리하고 있습니다.",
    "report.cancelled": "보고서 생성이 취소되었습니다.",
    "report.topic_deleted": "토픽을 삭제했습니다.",
    "report.message_deleted": "메시지를 삭제했습니다.",
    "template.built_in": "기본 보고서",
    "template.untitled": "이름 없는 템플릿",
    "template.deleted": "템플릿을 삭제했습니다.",
    "template.prompt_user": "보고서 주제: {{topic}}",
    "template.part.SUMMARY": "요약",
    "template.part.BACKGROUND": "추진 배경",
    "template.part.MAIN_CONTENT": "주요 내용",
    "template.part.CONCLUSION": "결론 및 향후 계획",
    "template.guide.title": "'{title}' 양식에 맞추어 씁니다.",
    "template.guide.headings": "보고서는 다음 섹션을 이 순서로 갖춥니다.",
    "template.guide.rules": (
        "섹션마다 핵심을 먼저 쓰고 근거를 밝힙니다. "
        "확인되지 않은 사실과 수치는 지어내지 않고 [확인 필요]로 표시합니다."
    ),
    "plan.thought.first": "{topic}: 양식과 주제에서 섹션 {count}개로 첫 목차를 세운다.",
    "plan.thought.critique": "{topic}은(는) {kind}에 해당한다. 목차에 없는 내용: {missing}",
    "plan.thought.revised": "{topic}: 빠진 내용을 채워 섹션 {count}개로 고친다.",
    "plan.thought.stands": "{topic}: 섹션 {count}개의 목차로 확정한다.",
    "report.answer.changed": "요청하신 대로 다음 섹션을 고쳤습니다: {titles}",
    "report.answer.cited": "‘{title}’ 섹션에는 다음과 같이 적혀 있습니다.\n\n{text}",
    "report.answer.nothing": (
        "보고서에서 질문과 관련된 내용을 찾지 못했습니다. 섹션 이름을 넣어 다시 물어봐 주세요."
    ),
    "report.answer.no_report": "아직 작성된 보고서가 없습니다. 보고서를 먼저 생성해주세요.",
}
