"""English."""

TEXTS: dict[str, str] = {
    "error.internal": "Something went wrong on our side. Please try again in a moment.",
    "error.not_found": "The requested item was not found.",
    "error.permission_denied": "You are not allowed to do this.",
    "error.conflict": "This cannot be done in the present state.",
    "error.invalid": "The request is not valid.",
}
