# Legato in a container: docs/hosting.md says how to use it, and `scripts/container_root.py` runs these very
# commands where there is no container engine.

# What needs tools is made here, and nothing of it but the finished environment goes on.
FROM debian:trixie-slim AS build
# Debian's own updates are wanted, so their versions are not pinned.
# hadolint global ignore=DL3008,DL3059
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates python3 python3-venv
WORKDIR /build
RUN python3 -m venv tools && tools/bin/pip install --no-cache-dir --disable-pip-version-check uv==0.12.0
COPY . source
# Node, which builds the player, comes from PyPI and npm's packages by their lock.
RUN tools/bin/uv build --wheel --out-dir wheel source
RUN tools/bin/uv export --project source --package legato --frozen --quiet --no-dev --no-emit-workspace \
      --extra server --extra sound --extra postgres --extra review --output-file requirements.txt
# pip compiles what it installs, so that a root that cannot be written to starts as quickly.
RUN python3 -m venv /opt/legato \
 && /opt/legato/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements.txt \
 && /opt/legato/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps wheel/legato-*.whl

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 8765 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin legato \
 && install --directory --owner legato --group legato --mode 0700 /data
COPY --from=build /opt/legato /opt/legato
ENV PATH=/opt/legato/bin:/usr/local/bin:/usr/bin:/bin LEGATO_DATA_DIR=/data PYTHONUNBUFFERED=1
USER 8765:8765
VOLUME ["/data"]
EXPOSE 8765
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s CMD ["legato", "healthcheck"]
CMD ["legato", "serve", "--host", "0.0.0.0"]
