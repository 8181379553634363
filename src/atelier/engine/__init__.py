"""The model server of this machine: one process for all windows, started when first needed."""

from .recording import record_server
from .running import ServerStatus, ensure_running, status, stop

__all__ = ["ServerStatus", "ensure_running", "record_server", "status", "stop"]
