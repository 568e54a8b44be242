"""Korean."""

TEXTS: dict[str, str] = {
    "error.internal": "서버 내부 오류가 발생했습니다. 잠시 후 다시 시도해주세요.",
    "error.not_found": "요청한 항목을 찾을 수 없습니다.",
    "error.permission_denied": "이 작업을 할 권한이 없습니다.",
    "error.conflict": "지금 상태에서는 할 수 없는 작업입니다.",
    "error.invalid": "요청 내용이 올바르지 않습니다.",
}
