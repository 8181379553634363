"""The fallback server process, on transformers' own: ``python -m atelier.engine.transformers_server LAUNCH``."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from ..models.specimen import QUIET
from ..ports import HOST
from .launch import Launch
from .lifeline import NOT_IMPORTABLE, end_with_parent


def serve(launch: Launch) -> None:
    """Answer on the launch's port until the process ends.

    transformers' server insists on its own model name, refuses fields it does not know and lists the models of
    a download cache; the layer put in front of it makes it answer as the other engine does.
    """
    from starlette.requests import Request
    from starlette.responses import JSONResponse
    from transformers.cli.serve import Serve
    from transformers.cli.serving.chat_completion import TransformersCompletionCreateParamsStreaming

    known_fields = TransformersCompletionCreateParamsStreaming.__mutable_keys__  # type: ignore[attr-defined]
    folder = Path(launch.path)

    async def models(scope: Any, receive: Any, send: Any) -> None:
        listed = {"id": launch.model, "object": "model", "created": 0, "owned_by": "transformers"}
        await JSONResponse({"object": "list", "data": [listed]})(scope, receive, send)

    async def adapted(scope: Any, receive: Any) -> Any:
        sent = await Request(scope, receive).body()
        try:
            fields = json.loads(sent)
            kept = {name: value for name, value in fields.items() if name in known_fields}
            sent = json.dumps(kept | {"model": folder.name}).encode()
        except (ValueError, AttributeError):
            pass  # Not a request at all: the server says so better than this layer could.

        once = iter([{"type": "http.request", "body": sent, "more_body": False}])

        async def body_then_rest() -> Any:
            # After the body comes what tells a client that hung up from one that waits.
            return next(once, None) or await receive()

        return body_then_rest

    class OneModel(Serve):
        def start_server(self) -> None:
            inner: Any = self.server.config.app

            async def layer(scope: Any, receive: Any, send: Any) -> None:
                if scope["type"] == "http" and scope["path"] == "/v1/models":
                    await models(scope, receive, send)
                elif scope["type"] == "http" and scope["method"] == "POST":
                    await inner(scope, await adapted(scope, receive), send)
                else:
                    await inner(scope, receive, send)

            for loaded in self._model_manager.loaded_models.values():
                # Otherwise temperature and seed of a request are ignored.
                loaded.model.generation_config.do_sample = True
            self.server.config.app = layer
            self.server.run()

    # By its bare name: transformers reads an @ or a colon of a full path as part of a repository's name.
    os.chdir(folder.parent)
    OneModel(force_model=folder.name, host=HOST, port=launch.port, device="cpu", non_blocking=True)


def main() -> None:
    """Serve until the process that started this one closes the pipe or dies."""
    launch = Launch.from_json(sys.argv[1])
    os.environ.update(QUIET | {"OMP_NUM_THREADS": str(launch.settings.threads)})
    end_with_parent()
    try:
        serve(launch)
    except ImportError as error:
        sys.stderr.write(f"transformers' server does not load: {error}\n")
        sys.exit(NOT_IMPORTABLE)


if __name__ == "__main__":
    main()
