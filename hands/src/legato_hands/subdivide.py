"""Make a coarse mesh smooth: one round of Loop subdivision, for anything its vertices carry."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix

from legato_hands.makehuman import Ints


def loop(faces: Ints, count: int) -> tuple[csr_matrix, Ints]:
    """Return what each new vertex takes from the old ones, and the new faces.

    The first `count` new vertices are the old ones, moved a little.
    """
    corners = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    edges, which, times = np.unique(corners, axis=0, return_inverse=True, return_counts=True)
    which = which.reshape(3, -1).T  # For each face: edges 01, 12, 20.
    rows, columns, values = [], [], []

    def add(row: Ints, column: Ints, value: float | np.ndarray) -> None:
        rows.append(row)
        columns.append(column)
        values.append(np.broadcast_to(value, row.shape))

    inner = times == 2
    middle = count + np.arange(len(edges))
    for k in range(2):
        add(middle, edges[:, k], np.where(inner, 3 / 8, 1 / 2))
    opposite = faces[:, [2, 0, 1]]
    for k in range(3):
        on = inner[which[:, k]]
        add(middle[which[on, k]], opposite[on, k], 1 / 8)

    rim = np.zeros(count, bool)
    rim[edges[~inner].ravel()] = True
    degree = np.bincount(edges.ravel(), minlength=count)
    pull = np.where(degree == 3, 3 / 16, 3 / (8 * np.maximum(degree, 1)))
    old = np.arange(count)
    add(old, old, np.where(rim, 3 / 4, 1 - degree * pull))
    for a, b in ((0, 1), (1, 0)):
        one, other = edges[:, a], edges[:, b]
        add(one[~inner], other[~inner], 1 / 8)
        soft = ~rim[one]
        add(one[soft], other[soft], pull[one[soft]])
    matrix = coo_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(count + len(edges), count)
    ).tocsr()
    m = which + count
    made = [
        np.c_[faces[:, 0], m[:, 0], m[:, 2]],
        np.c_[faces[:, 1], m[:, 1], m[:, 0]],
        m,
        np.c_[faces[:, 2], m[:, 2], m[:, 1]],
    ]
    return matrix, np.stack(made, axis=1).reshape(-1, 3)
