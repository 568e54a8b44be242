"""Liveness and version: no store, no identity."""

from __future__ import annotations

from fastapi import APIRouter

from seogi.config import Settings


def health_router(settings: Settings, service: str) -> APIRouter:
    """`GET /api/health` and `GET /api/version` for one function."""
    router = APIRouter(tags=["health"])

    @router.get("/api/health")
    async def health() -> dict[str, str]:
        return {"status": "ok", "service": service}

    @router.get("/api/version")
    async def version() -> dict[str, str]:
        return {"version": settings.version, "stage": settings.stage.value}

    return router
