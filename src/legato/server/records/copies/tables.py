"""The tables as they stand in a database: by which migrations they were made, and what they look like after those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from legato.server.records.copies.kinds import ROOMS


@dataclass(frozen=True)
class Tables:
    """The tables after some migrations."""

    schema: Mapping[str, str]
    """The last migration of each app of ours, as `{"people": "0002_order_is_written_down"}`."""
    models: Apps
    """The models as they were then."""


def tables_of(connection: Any) -> Tables:
    """Return the tables as they are in a database; what it is behind with is not done for that."""
    loader = MigrationLoader(connection)
    done = set(loader.applied_migrations)
    return _tables(loader, {app: name for app in _ours() if (name := _last(loader, app, done))})


def tables_after(connection: Any, schema: Mapping[str, str]) -> Tables | None:
    """Return what the tables look like after a schema; `None` when this version does not know all of it."""
    loader = MigrationLoader(connection)
    known = all(app in _ours() and (app, name) in loader.graph.nodes for app, name in schema.items())
    return _tables(loader, schema) if known and schema else None


def bring_to(connection: Any, schema: Mapping[str, str] | None = None) -> None:
    """Migrate a database to a schema; to that of today when none is given."""
    executor = MigrationExecutor(connection)
    leaves = [node for node in executor.loader.graph.leaf_nodes() if node[0] in _ours()]
    executor.migrate(leaves if schema is None else list(schema.items()))


def _tables(loader: MigrationLoader, schema: Mapping[str, str]) -> Tables:
    return Tables(dict(schema), loader.project_state(list(schema.items())).apps)


def _last(loader: MigrationLoader, app: str, done: set[tuple[str, str]]) -> str | None:
    """Return the last of an app's migrations that was done, in the order in which they stand on each other."""
    leaves = loader.graph.leaf_nodes(app)
    plan = [node for leaf in leaves for node in loader.graph.forwards_plan(leaf) if node[0] == app and node in done]
    return plan[-1][1] if plan else None


def _ours() -> frozenset[str]:
    return frozenset(config.label for config in apps.get_app_configs() if config.name.startswith(ROOMS))
