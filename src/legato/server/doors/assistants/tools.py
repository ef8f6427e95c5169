"""The tools of an assistant, as the Model Context Protocol gives them over standard input and output."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from django.db import close_old_connections
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from legato import __version__
from legato.server.doors.assistants.answers import AskedWrongError, Assistance, Told
from legato.server.wire.language import say


def assistant_server(assistance: Assistance) -> MCPServer[Any]:
    """Return what speaks with an assistant."""
    server: MCPServer[Any] = MCPServer(
        name="legato", version=__version__, instructions=say("assistant-instructions"), log_level="ERROR"
    )
    # Described for the assistant, and looked at by ourselves: what is wrong is said in a sentence of ours.
    check_in = Annotated[Any, _argument("string", "assistant-argument-check-in")]
    minutes = Annotated[Any, _argument("integer", "assistant-argument-minutes")]

    async def begin_check_in(minutes: Any = None) -> str:
        return await _ask(partial(assistance.begin, minutes))

    begin_check_in.__annotations__ = {"minutes": minutes, "return": str}
    server.tool(description=say("assistant-tool-begin"), structured_output=False)(begin_check_in)

    for name, code, answer in (
        ("questions_still_to_ask", "assistant-tool-questions", assistance.questions),
        ("screen", "assistant-tool-screen", assistance.screen),
        ("plan", "assistant-tool-plan", assistance.plan),
        ("explain", "assistant-tool-explain", assistance.explain),
        ("open_session", "assistant-tool-open", assistance.open_session),
    ):
        tool = _about_a_check_in(answer)
        tool.__annotations__ = {"check_in": check_in, "return": str}
        server.tool(name=name, description=say(code), structured_output=False)(tool)
    return server


def _argument(kind: str, code: str) -> Any:
    return Field(description=say(code), json_schema_extra={"type": kind})


def _about_a_check_in(answer: Callable[[object], Told]) -> Callable[..., Any]:
    async def tool(check_in: Any = None) -> str:
        return await _ask(partial(answer, check_in))

    return tool


_ONE_AT_A_TIME = CapacityLimiter(1)


async def _ask(question: Callable[[], Told]) -> str:
    """Answer outside the loop that reads and writes, because records wait for a disk; one after the other."""
    return json.dumps(await to_thread.run_sync(_answer, question, limiter=_ONE_AT_A_TIME), ensure_ascii=False, indent=1)


def _answer(question: Callable[[], Told]) -> Told:
    close_old_connections()
    try:
        return question()
    except AskedWrongError as wrong:
        raise ToolError(str(wrong)) from None
    finally:
        close_old_connections()
