# The service with its starter translator: no torch, no compiler, no root. Other models come in by the volume.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt ./
RUN /venv/bin/pip install --requirement requirements.txt
COPY pyproject.toml ./
COPY models ./models
COPY service ./service
# Editable, because the service finds its starter beside its code.
RUN /venv/bin/pip install --no-deps --editable . && /venv/bin/python -m compileall -q models service

FROM python:3.11-slim
RUN useradd --uid 10001 --create-home --home-dir /home/mujaz mujaz \
    && install -d -o mujaz -g mujaz /models
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY gunicorn.conf.py /app/
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MUJAZ_HOST=0.0.0.0 \
    MUJAZ_PORT=8000 \
    MUJAZ_MODELS_DIR=/models
USER mujaz
VOLUME /models
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['MUJAZ_PORT'] + '/readyz', timeout=4)"]
CMD ["mujaz", "serve"]
